package io.firesteel.planner.parse;

import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;

/** A token stream over an array that ends with the EOF token. */
final class TokenArray implements TokenStream {
  private final String sql;
  private final SqlToken[] tokens;
  private int position;

  TokenArray(String sql, SqlToken[] tokens) {
    this.sql = sql;
    this.tokens = tokens;
  }

  @Override
  public SqlToken LT(int k) {
    int at = k > 0 ? position + k - 1 : position + k;
    return at < 0 ? null : tokens[Math.min(at, tokens.length - 1)];
  }

  @Override
  public int LA(int k) {
    return LT(k).getType();
  }

  @Override
  public void consume() {
    if (position < tokens.length - 1) {
      position++;
    } else {
      throw new IllegalStateException("cannot consume EOF");
    }
  }

  @Override
  public int index() {
    return position;
  }

  @Override
  public void seek(int index) {
    position = Math.min(index, tokens.length - 1);
  }

  @Override
  public int mark() {
    return 0;
  }

  @Override
  public void release(int marker) {}

  @Override
  public int size() {
    return tokens.length;
  }

  @Override
  public Token get(int index) {
    return tokens[index];
  }

  @Override
  public String getSourceName() {
    return "sql";
  }

  @Override
  public TokenSource getTokenSource() {
    return null;
  }

  @Override
  public String getText(Interval interval) {
    if (interval.a > interval.b || interval.a >= tokens.length) {
      return "";
    }
    int last = Math.min(interval.b, tokens.length - 1);
    return sql.substring(tokens[interval.a].getStartIndex(), tokens[last].getStopIndex() + 1);
  }

  @Override
  public String getText() {
    return sql;
  }

  @Override
  public String getText(RuleContext context) {
    return getText(context.getSourceInterval());
  }

  @Override
  public String getText(Token start, Token stop) {
    return sql.substring(start.getStartIndex(), stop.getStopIndex() + 1);
  }
}
