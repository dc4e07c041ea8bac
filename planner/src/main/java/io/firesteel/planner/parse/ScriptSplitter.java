package io.firesteel.planner.parse;

import io.firesteel.core.error.SqlException;
import io.firesteel.planner.syntax.Span;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text into its statements at the semicolons that end one. */
final class ScriptSplitter {
  private ScriptSplitter() {}

  /**
   * The places of the statements, without their semicolons; empty ones are left out. Semicolons
   * inside literals, comments and {@code BEGIN ... END} blocks do not count.
   *
   * @throws SqlException UNCLOSED_BRACKETED_COMMENT
   */
  static List<Span> split(String sql, ParseOptions options) {
    SqlToken[] tokens = new SqlLexer(sql, options).tokens();
    List<Span> statements = new ArrayList<>();
    int first = 0;
    while (tokens[first].getType() != SqlToken.EOF) {
      int end = endOfStatement(tokens, first);
      if (end > first) {
        statements.add(new Span(tokens[first].getStartIndex(), tokens[end - 1].getStopIndex()));
      }
      first = tokens[end].getType() == SqlToken.EOF ? end : end + 1;
    }
    return statements;
  }

  private static int endOfStatement(SqlToken[] tokens, int first) {
    boolean script = tokens[first].getType() == SqlGrammar.BEGIN;
    int blocks = 0;
    for (int i = first; ; i++) {
      switch (tokens[i].getType()) {
        case SqlToken.EOF:
          return i;
        case SqlGrammar.SEMICOLON:
          if (blocks <= 0) {
            return i;
          }
          break;
        case SqlGrammar.BEGIN:
        case SqlGrammar.CASE:
        case SqlGrammar.SEARCHED_CASE:
          blocks += script && before(tokens, i) != SqlGrammar.END ? 1 : 0;
          break;
        case SqlGrammar.IF:
        case SqlGrammar.WHILE:
        case SqlGrammar.REPEAT:
        case SqlGrammar.LOOP:
        case SqlGrammar.FOR:
          blocks += script && opens(tokens, i) ? 1 : 0;
          break;
        case SqlGrammar.END:
          blocks -= script ? 1 : 0;
          break;
        default:
      }
    }
  }

  private static int before(SqlToken[] tokens, int i) {
    return i == 0 ? SqlToken.EOF : tokens[i - 1].getType();
  }

  /** Whether a word that may be a function or a part of a clause begins a statement here. */
  private static boolean opens(SqlToken[] tokens, int i) {
    switch (before(tokens, i)) {
      case SqlGrammar.SEMICOLON:
      case SqlGrammar.BEGIN:
      case SqlGrammar.THEN:
      case SqlGrammar.ELSE:
      case SqlGrammar.DO:
      case SqlGrammar.LOOP:
      case SqlGrammar.REPEAT:
      case SqlGrammar.COLON:
        return tokens[i + 1].getType() != SqlGrammar.LPAREN
            || tokens[i].getType() != SqlGrammar.REPEAT;
      default:
        return false;
    }
  }
}
