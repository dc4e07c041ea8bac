package io.firesteel.planner.parse;

import io.firesteel.core.error.ErrorCode;
import io.firesteel.core.error.SqlException;
import io.firesteel.core.error.SqlPlace;
import io.firesteel.planner.syntax.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** The text a tree is built from: spans, fragments and errors at a place. */
final class TreeSource {
  private final String sql;
  private final ParseOptions options;
  private final int[] questionMarks;
  private final List<BoundText.Marker> markers = new ArrayList<>();

  TreeSource(String sql, ParseOptions options, SqlToken[] tokens) {
    this.sql = sql;
    this.options = options;
    this.questionMarks =
        Arrays.stream(tokens)
            .filter(t -> t.getType() == SqlGrammar.QUESTION)
            .mapToInt(SqlToken::getStartIndex)
            .toArray();
  }

  /** Notes a parameter marker; no name is a {@code ?}. */
  void mark(String name, Span span) {
    markers.add(new BoundText.Marker(Optional.ofNullable(name), span));
  }

  /** The parameter markers in the order in which they were built. */
  List<BoundText.Marker> markers() {
    return markers;
  }

  ParseOptions options() {
    return options;
  }

  /** Which of the text's {@code ?} markers stands at an offset, from 0. */
  int questionIndex(int offset) {
    return Arrays.binarySearch(questionMarks, offset);
  }

  Span span(ParserRuleContext ctx) {
    return span(ctx.getStart(), ctx.getStop());
  }

  /** The span of a context, which may be empty: then it stops before it starts. */
  Span span(Token start, Token stop) {
    int from = start.getStartIndex();
    return new Span(
        from, stop == null || stop.getStopIndex() < from ? from - 1 : stop.getStopIndex());
  }

  Span span(Token token) {
    return new Span(token.getStartIndex(), token.getStopIndex());
  }

  String text(ParserRuleContext ctx) {
    return span(ctx).of(sql);
  }

  String text(Span span) {
    return span.of(sql);
  }

  /** The text from a token's start to another's stop. */
  String text(Token start, Token stop) {
    return span(start, stop).of(sql);
  }

  SqlPlace place(Span span) {
    return new SqlPlace(sql, span.start(), span.stop());
  }

  SqlException error(String condition, String sentence, Span where) {
    return SqlException.of(condition, sentence).at(place(where));
  }

  /** A syntax error that shows only while the tree is built. */
  SqlException syntaxError(Token token, String hint) {
    return SyntaxErrors.error(sql, token, hint);
  }

  /**
   * A statement that reads well but makes no sense; Spark has no condition with a name for these.
   */
  SqlException misuse(String sentence, ParserRuleContext ctx) {
    return SqlException.of(ErrorCode.PARSE_SYNTAX_ERROR, sentence)
        .with("error", "'" + ctx.getStart().getText() + "'")
        .with("hint", "")
        .at(place(span(ctx)));
  }
}
