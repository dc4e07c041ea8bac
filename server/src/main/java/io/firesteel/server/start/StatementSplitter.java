package io.firesteel.server.start;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a script at its semicolons, except those inside literals, quoted names, comments and the
 * BEGIN ... END of a SQL script.
 */
final class StatementSplitter {
  private final String text;
  private final List<String> statements = new ArrayList<>();
  private int at;
  private int start;
  private int blocks;
  private boolean content;
  private boolean first = true;

  private StatementSplitter(String text) {
    this.text = text;
  }

  static List<String> split(String text) {
    StatementSplitter splitter = new StatementSplitter(text);
    splitter.run();
    return splitter.statements;
  }

  private void run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (text.startsWith("--", at)) {
        skipTo("\n", 0);
      } else if (text.startsWith("/*", at)) {
        at += 2;
        skipTo("*/", 2);
      } else if (c == '\'' || c == '"' || c == '`') {
        content = true;
        first = false;
        quoted(c);
      } else if (c == ';' && blocks == 0) {
        cut();
      } else if (Character.isLetter(c)) {
        word();
      } else {
        content |= !Character.isWhitespace(c);
        at++;
      }
    }
    cut();
  }

  private void skipTo(String end, int beyond) {
    int found = text.indexOf(end, at);
    at = found < 0 ? text.length() : found + beyond;
  }

  private void quoted(char quote) {
    at++;
    while (at < text.length() && text.charAt(at) != quote) {
      at += text.charAt(at) == '\\' && quote != '`' ? 2 : 1;
    }
    at = Math.min(text.length(), at + 1);
  }

  private void word() {
    int from = at;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    String word = text.substring(from, at).toUpperCase(java.util.Locale.ROOT);
    content = true;
    // Only a statement that starts with BEGIN is a script; CASE, IF and loops nest inside it.
    if (first && word.equals("BEGIN")) {
      blocks = 1;
    } else if (blocks > 0) {
      switch (word) {
        case "BEGIN":
        case "CASE":
        case "LOOP":
        case "REPEAT":
        case "WHILE":
        case "FOR":
        case "IF":
          blocks += previousWordIs("END", from) || word.equals("IF") && isFunction() ? 0 : 1;
          break;
        case "END":
          blocks--;
          break;
        default:
          break;
      }
    }
    first = false;
  }

  private boolean isFunction() {
    int i = at;
    while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i < text.length() && text.charAt(i) == '(';
  }

  private boolean previousWordIs(String word, int before) {
    String head = text.substring(start, before).stripTrailing();
    return head.length() >= word.length()
        && head.regionMatches(true, head.length() - word.length(), word, 0, word.length());
  }

  private void cut() {
    if (content) {
      statements.add(text.substring(start, at).strip());
    }
    at = Math.min(text.length(), at + 1);
    start = at;
    content = false;
    first = true;
    blocks = 0;
  }
}
