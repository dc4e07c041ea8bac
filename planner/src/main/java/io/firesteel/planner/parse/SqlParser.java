package io.firesteel.planner.parse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.error.SqlPlace;
import io.firesteel.core.type.SqlType;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.Span;
import io.firesteel.planner.syntax.Statement;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Parses SQL texts to syntax trees.
 *
 * <p>All methods throw {@link SqlException} for what is wrong with the text: PARSE_SYNTAX_ERROR,
 * PARSE_EMPTY_STATEMENT, FAILED_TO_PARSE_TOO_COMPLEX, and the conditions of what is checked while
 * the tree is built.
 */
public final class SqlParser {
  /** Parentheses, brackets, CASE and blocks nest this deep at most. */
  public static final int MAX_DEPTH = 1000;

  /** Up to here the caller's stack is enough. */
  private static final int SHALLOW = 100;

  private static final long DEEP_STACK_BYTES = 256L << 20;

  private SqlParser() {}

  /** A single statement, perhaps with semicolons behind it. */
  public static Statement parseStatement(String sql, ParseOptions options) {
    return parse(
        sql, options, SqlGrammar::singleStatement, (trees, ctx) -> trees.statements.single(ctx));
  }

  /** The parameter markers of a statement in the order of its text. */
  static List<BoundText.Marker> markers(String sql, ParseOptions options) {
    return parse(
        sql,
        options,
        SqlGrammar::singleStatement,
        (trees, ctx) -> {
          trees.statements.single(ctx);
          return trees.source.markers();
        });
  }

  /**
   * The places of the statements of a text, which are parted by semicolons. They are not parsed;
   * empty ones are left out.
   */
  public static List<Span> splitScript(String sql, ParseOptions options) {
    return ScriptSplitter.split(sql, options);
  }

  /** A single expression, perhaps with an alias. */
  public static Expression parseExpression(String sql, ParseOptions options) {
    return parse(
        sql,
        options,
        SqlGrammar::singleExpression,
        (trees, ctx) -> trees.expressions.named(ctx.namedExpression()));
  }

  /** A type, for example {@code array<int>}. */
  public static SqlType parseDataType(String sql) {
    return parse(
        sql,
        ParseOptions.DEFAULTS,
        SqlGrammar::singleDataType,
        (trees, ctx) -> trees.types.type(ctx.dataType()));
  }

  /** Columns with their types, for example {@code a INT NOT NULL, b STRING}. */
  public static List<SqlType.Field> parseTableSchema(String sql) {
    return parse(
        sql,
        ParseOptions.DEFAULTS,
        SqlGrammar::singleTableSchema,
        (trees, ctx) ->
            trees.parts.columns(ctx.columnTypeList()).stream()
                .map(c -> new SqlType.Field(c.name(), c.type(), c.nullable()))
                .toList());
  }

  /** The parts of a dotted name. */
  public static List<String> parseName(String sql, ParseOptions options) {
    return parse(
        sql,
        options,
        SqlGrammar::singleName,
        (trees, ctx) -> trees.names.parts(ctx.qualifiedName()));
  }

  private static <C extends ParserRuleContext, T> T parse(
      String sql,
      ParseOptions options,
      Function<SqlGrammar, C> rule,
      BiFunction<TreeBuilder, C, T> build) {
    SqlLexer lexer = new SqlLexer(sql, options);
    SqlToken[] tokens = lexer.tokens();
    checkEmpty(sql, tokens);
    if (lexer.depth() > MAX_DEPTH) {
      throw tooComplex(sql, "It nests more than " + MAX_DEPTH + " levels deep.");
    }
    try {
      return lexer.depth() <= SHALLOW
          ? parse(sql, options, tokens, rule, build)
          : DeepStack.call(DEEP_STACK_BYTES, () -> parse(sql, options, tokens, rule, build));
    } catch (StackOverflowError e) {
      throw tooComplex(sql, "It nests too deep.");
    }
  }

  private static <C extends ParserRuleContext, T> T parse(
      String sql,
      ParseOptions options,
      SqlToken[] tokens,
      Function<SqlGrammar, C> rule,
      BiFunction<TreeBuilder, C, T> build) {
    TokenArray stream = new TokenArray(sql, tokens);
    SqlGrammar grammar = new SqlGrammar(stream);
    grammar.removeErrorListeners();
    TreeBuilder trees = new TreeBuilder(new TreeSource(sql, options, tokens));
    grammar.expressionSink = trees::accept;
    // The fast prediction first. It is right about nearly all texts, and never wrong where it
    // succeeds.
    grammar.setErrorHandler(new BailErrorStrategy());
    grammar.getInterpreter().setPredictionMode(PredictionMode.SLL);
    C tree;
    try {
      tree = rule.apply(grammar);
    } catch (ParseCancellationException e) {
      stream.seek(0);
      grammar.reset();
      trees = new TreeBuilder(new TreeSource(sql, options, tokens));
      grammar.expressionSink = trees::accept;
      grammar.setErrorHandler(new SyntaxErrors(sql));
      grammar.getInterpreter().setPredictionMode(PredictionMode.LL);
      tree = rule.apply(grammar);
    }
    trees.check();
    return build.apply(trees, tree);
  }

  private static void checkEmpty(String sql, SqlToken[] tokens) {
    for (SqlToken token : tokens) {
      if (token.getType() != SqlGrammar.SEMICOLON && token.getType() != SqlToken.EOF) {
        return;
      }
    }
    throw SqlException.of("PARSE_EMPTY_STATEMENT", "There is no statement in the text.")
        .at(new SqlPlace(sql, 0, Math.max(0, sql.length() - 1)));
  }

  private static SqlException tooComplex(String sql, String reason) {
    return SqlException.of("FAILED_TO_PARSE_TOO_COMPLEX", "The statement is too complex. " + reason)
        .at(new SqlPlace(sql, 0, 0));
  }
}
