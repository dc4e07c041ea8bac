package io.firesteel.planner.parse;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;

/** A token: its kind and its place in the text; nothing is copied. */
final class SqlToken implements Token {
  private final String sql;
  private final int type;
  private final int start;
  private final int stop;
  private final int index;

  SqlToken(String sql, int type, int start, int stop, int index) {
    this.sql = sql;
    this.type = type;
    this.start = start;
    this.stop = stop;
    this.index = index;
  }

  @Override
  public String getText() {
    return type == EOF ? "<EOF>" : sql.substring(start, stop + 1);
  }

  @Override
  public int getType() {
    return type;
  }

  @Override
  public int getStartIndex() {
    return start;
  }

  @Override
  public int getStopIndex() {
    return stop;
  }

  @Override
  public int getTokenIndex() {
    return index;
  }

  @Override
  public int getChannel() {
    return DEFAULT_CHANNEL;
  }

  @Override
  public int getLine() {
    int line = 1;
    for (int i = 0; i < start; i++) {
      if (sql.charAt(i) == '\n') {
        line++;
      }
    }
    return line;
  }

  @Override
  public int getCharPositionInLine() {
    return start == 0 ? 0 : start - 1 - sql.lastIndexOf('\n', start - 1);
  }

  @Override
  public TokenSource getTokenSource() {
    return null;
  }

  @Override
  public CharStream getInputStream() {
    return null;
  }

  @Override
  public String toString() {
    return getText();
  }
}
