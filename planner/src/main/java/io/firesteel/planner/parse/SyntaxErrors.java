package io.firesteel.planner.parse;

import io.firesteel.core.error.ErrorCode;
import io.firesteel.core.error.SqlException;
import io.firesteel.core.error.SqlPlace;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.FailedPredicateException;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNState;

/**
 * Turns the first syntax error into PARSE_SYNTAX_ERROR, with the token and a hint where there is
 * one.
 */
final class SyntaxErrors extends DefaultErrorStrategy {
  private final String sql;

  SyntaxErrors(String sql) {
    this.sql = sql;
  }

  /** Only loops look for a token too many; elsewhere decisions and matches find what is wrong. */
  @Override
  public void sync(Parser parser) {
    int state = parser.getInterpreter().atn.states.get(parser.getState()).getStateType();
    if (state != ATNState.BLOCK_START) {
      super.sync(parser);
    }
  }

  @Override
  protected void reportNoViableAlternative(Parser parser, NoViableAltException e) {
    throw error(e.getOffendingToken(), "");
  }

  @Override
  protected void reportInputMismatch(Parser parser, InputMismatchException e) {
    throw error(e.getOffendingToken(), "");
  }

  @Override
  protected void reportFailedPredicate(Parser parser, FailedPredicateException e) {
    throw error(e.getOffendingToken(), "");
  }

  @Override
  protected void reportUnwantedToken(Parser parser) {
    Token token = parser.getCurrentToken();
    throw error(token, ": extra input " + shown(token));
  }

  @Override
  protected void reportMissingToken(Parser parser) {
    int missing = getExpectedTokens(parser).getMinElement();
    throw error(parser.getCurrentToken(), ": missing " + SymbolNames.of(missing));
  }

  private static String shown(Token token) {
    return token.getType() == Token.EOF ? "end of input" : "'" + token.getText() + "'";
  }

  private SqlException error(Token token, String hint) {
    return error(sql, token, hint);
  }

  static SqlException error(String sql, Token token, String hint) {
    boolean end = token.getType() == Token.EOF;
    int start = end ? sql.length() : token.getStartIndex();
    String sentence =
        end
            ? "The statement is not complete: it ends where more is expected."
            : "The statement cannot be understood at or near " + shown(token) + hint + ".";
    return SqlException.of(ErrorCode.PARSE_SYNTAX_ERROR, sentence)
        .with("error", shown(token))
        .with("hint", hint)
        .at(new SqlPlace(sql, start, end ? start : token.getStopIndex()));
  }
}
