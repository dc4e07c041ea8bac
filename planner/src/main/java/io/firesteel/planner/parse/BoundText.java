package io.firesteel.planner.parse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.error.SqlPlace;
import io.firesteel.planner.syntax.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A statement's text with SQL in place of its parameter markers, and the way back to the places of
 * the original. Values are put into the text rather than the tree, so that markers work wherever a
 * literal may stand, and views and defaults keep a text without markers.
 */
public final class BoundText {
  /**
   * A parameter marker.
   *
   * @param name of {@code :name}; empty for {@code ?}
   */
  public record Marker(Optional<String> name, Span span) {}

  private static final int ANY = -1;

  private record Piece(Span original, int start, int stop) {}

  private final String original;
  private final String text;
  private final List<Piece> pieces;

  private BoundText(String original, String text, List<Piece> pieces) {
    this.original = original;
    this.text = text;
    this.pieces = pieces;
  }

  /**
   * The markers of a statement in the order of its text.
   *
   * @throws SqlException PARSE_SYNTAX_ERROR and others
   */
  public static List<Marker> markers(String sql, ParseOptions options) {
    List<Marker> found = new ArrayList<>();
    try {
      found.addAll(SqlParser.markers(sql, options));
      tokens(sql, options, SqlGrammar.INTERVAL).stream()
          .filter(m -> found.stream().noneMatch(f -> f.span().equals(m.span())))
          .forEach(found::add);
    } catch (SqlException e) {
      // A marker may stand where the grammar wants a literal: only its token tells.
      found.addAll(tokens(sql, options, ANY));
      if (found.isEmpty()) {
        throw e;
      }
    }
    found.sort(Comparator.comparingInt(m -> m.span().start()));
    return found;
  }

  /** The markers that their tokens tell, behind tokens of one type or of any. */
  private static List<Marker> tokens(String sql, ParseOptions options, int behind) {
    SqlToken[] tokens = new SqlLexer(sql, options).tokens();
    List<Marker> found = new ArrayList<>();
    for (int i = 0; i + 1 < tokens.length; i++) {
      int start = tokens[i].getStartIndex();
      if (behind != ANY && (i == 0 || tokens[i - 1].getType() != behind)) {
        continue;
      }
      if (tokens[i].getType() == SqlGrammar.QUESTION) {
        found.add(new Marker(Optional.empty(), new Span(start, start)));
      } else if (tokens[i].getType() == SqlGrammar.COLON
          && tokens[i + 1].getStartIndex() == start + 1
          && Character.isLetter(sql.charAt(start + 1))
          && !endsOperand(tokens, i - 1)) {
        found.add(
            new Marker(
                Optional.of(tokens[i + 1].getText()),
                new Span(start, tokens[i + 1].getStopIndex())));
      }
    }
    return found;
  }

  /** Behind an operand a colon reads a field of a variant. */
  private static boolean endsOperand(SqlToken[] tokens, int i) {
    if (i < 0) {
      return false;
    }
    int type = tokens[i].getType();
    return type == SqlGrammar.PLAIN_NAME
        || type == SqlGrammar.QUOTED_NAME
        || type == SqlGrammar.RPAREN
        || type == SqlGrammar.RBRACKET;
  }

  /** The text with each marker replaced by what the function gives for it. */
  public static BoundText bind(String sql, List<Marker> markers, Function<Marker, String> values) {
    StringBuilder text = new StringBuilder();
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    for (Marker marker : markers) {
      text.append(sql, from, marker.span().start());
      String value = values.apply(marker);
      // A minus before a negative number would begin a comment.
      boolean guard =
          value.startsWith("-") && text.length() > 0 && text.charAt(text.length() - 1) == '-';
      int start = text.length();
      text.append(guard ? "(" + value + ")" : value);
      pieces.add(new Piece(marker.span(), start, text.length() - 1));
      from = marker.span().stop() + 1;
    }
    text.append(sql, from, sql.length());
    return new BoundText(sql, text.toString(), pieces);
  }

  public String text() {
    return text;
  }

  /** The error with its place in the original text, if its place is in this one. */
  public SqlException restore(SqlException e) {
    SqlPlace place = e.place();
    return place == null || pieces.isEmpty() || !place.sql().equals(text)
        ? e
        : e.movedTo(new SqlPlace(original, start(place.start()), stop(place.stop())));
  }

  private int start(int offset) {
    int shift = 0;
    for (Piece piece : pieces) {
      if (offset < piece.start()) {
        break;
      }
      if (offset <= piece.stop()) {
        return piece.original().start();
      }
      shift = piece.original().stop() - piece.stop();
    }
    return offset + shift;
  }

  private int stop(int offset) {
    int shift = 0;
    for (Piece piece : pieces) {
      if (offset < piece.start()) {
        break;
      }
      if (offset <= piece.stop()) {
        return piece.original().stop();
      }
      shift = piece.original().stop() - piece.stop();
    }
    return offset + shift;
  }
}
