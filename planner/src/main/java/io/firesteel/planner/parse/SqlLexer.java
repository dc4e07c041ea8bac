package io.firesteel.planner.parse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.error.SqlPlace;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Cuts a SQL text into tokens. Written by hand: it is several times faster than a generated one,
 * needs no warm-up, and counts on its way how deep the text nests.
 */
final class SqlLexer {
  /** A bar before one of these words is a pipe sign, not an operator on bits. */
  private static final BitSet PIPE_STEPS =
      types(
          "SELECT EXTEND SET DROP AS WHERE AGGREGATE PIVOT UNPIVOT TABLESAMPLE JOIN INNER CROSS LEFT"
              + " RIGHT FULL SEMI ANTI NATURAL LATERAL UNION EXCEPT MINUS INTERSECT ORDER SORT CLUSTER"
              + " DISTRIBUTE WINDOW LIMIT OFFSET");

  /** After these, CASE WHEN is a column and its alias; token types plus one, since EOF is -1. */
  private static final BitSet ENDS_OF_ITEMS = new BitSet();

  static {
    ENDS_OF_ITEMS.set(SqlToken.EOF + 1);
    ENDS_OF_ITEMS.set(SqlGrammar.COMMA + 1);
    ENDS_OF_ITEMS.set(SqlGrammar.RPAREN + 1);
    ENDS_OF_ITEMS.set(SqlGrammar.SEMICOLON + 1);
    ENDS_OF_ITEMS.set(SqlGrammar.FROM + 1);
  }

  private final String sql;
  private final ParseOptions options;
  private SqlToken[] tokens;
  private int count;
  private int at;
  private int depth;
  private int maxDepth;

  /** Open angle brackets of type arguments: while there are any, a {@code >} stands alone. */
  private int typeDepth;

  private int firstCase = Integer.MAX_VALUE - 2;

  SqlLexer(String sql, ParseOptions options) {
    this.sql = sql;
    this.options = options;
    this.tokens = new SqlToken[Math.max(16, sql.length() / 5)];
  }

  private void markSearchedCases() {
    for (int i = firstCase; i + 2 < count; i++) {
      if (tokens[i].getType() == SqlGrammar.CASE
          && tokens[i + 1].getType() == SqlGrammar.WHEN
          && !ENDS_OF_ITEMS.get(tokens[i + 2].getType() + 1)) {
        SqlToken word = tokens[i];
        tokens[i] =
            new SqlToken(
                sql, SqlGrammar.SEARCHED_CASE, word.getStartIndex(), word.getStopIndex(), i);
      }
    }
  }

  private static BitSet types(String words) {
    BitSet types = new BitSet();
    for (String word : words.split(" ")) {
      types.set(KeywordTable.type(word, 0, word.length()));
    }
    return types;
  }

  /**
   * All tokens, EOF last.
   *
   * @throws SqlException UNCLOSED_BRACKETED_COMMENT
   */
  SqlToken[] tokens() {
    while (skipBlanks()) {
      next();
    }
    add(SqlToken.EOF, sql.length(), sql.length() - 1);
    markSearchedCases();
    return Arrays.copyOf(tokens, count);
  }

  /**
   * The deepest nesting of parentheses, brackets, CASE and blocks; valid after {@link #tokens()}.
   */
  int depth() {
    return maxDepth;
  }

  private boolean skipBlanks() {
    int n = sql.length();
    while (at < n) {
      char c = sql.charAt(at);
      if (c <= ' ' || isUnicodeBlank(c)) {
        at++;
      } else if (c == '-' && peek(1) == '-') {
        skipLineComment();
      } else if (c == '/' && peek(1) == '*' && peek(2) != '+') {
        skipBracketedComment();
      } else {
        return true;
      }
    }
    return false;
  }

  private static boolean isUnicodeBlank(char c) {
    return c >= 0x7f
        && (c == '\u00a0' || c == '\ufeff' || Character.isSpaceChar(c) || c == '\u0085');
  }

  private void skipLineComment() {
    int n = sql.length();
    for (at += 2; at < n; at++) {
      char c = sql.charAt(at);
      if (c == '\\' && peek(1) == '\n') {
        at++;
      } else if (c == '\n' || c == '\r') {
        return;
      }
    }
  }

  private void skipBracketedComment() {
    int start = at;
    int level = 0;
    int n = sql.length();
    while (at < n) {
      char c = sql.charAt(at);
      if (c == '/' && peek(1) == '*') {
        level++;
        at += 2;
      } else if (c == '*' && peek(1) == '/') {
        level--;
        at += 2;
        if (level == 0) {
          return;
        }
      } else {
        at++;
      }
    }
    throw SqlException.of("UNCLOSED_BRACKETED_COMMENT", "A comment /* has no closing */.")
        .at(new SqlPlace(sql, start, sql.length() - 1));
  }

  private int peek(int ahead) {
    return at + ahead < sql.length() ? sql.charAt(at + ahead) : -1;
  }

  private void next() {
    char c = sql.charAt(at);
    if (isDigit(c) || (c == '.' && isDigit(peek(1)) && number(at))) {
      if (c != '.') {
        numberOrName();
      }
      return;
    }
    if (isNamePart(c)) {
      word();
      return;
    }
    switch (c) {
      case '\'':
        quoted(c, SqlGrammar.STRING_TEXT, true);
        break;
      case '"':
        quoted(
            c,
            options.doubleQuotedIdentifiers() ? SqlGrammar.QUOTED_NAME : SqlGrammar.STRING_TEXT,
            !options.doubleQuotedIdentifiers());
        break;
      case '`':
        quoted(c, SqlGrammar.QUOTED_NAME, false);
        break;
      case '$':
        dollarText();
        break;
      default:
        operator(c);
    }
  }

  private void add(int type, int start, int stop) {
    if (count == tokens.length) {
      tokens = Arrays.copyOf(tokens, count * 2);
    }
    tokens[count] = new SqlToken(sql, type, start, stop, count);
    count++;
  }

  private void emit(int type, int length) {
    add(type, at, at + length - 1);
    at += length;
  }

  // A quote inside is doubled, or, in strings, escaped by a backslash.
  private void quoted(char quote, int type, boolean backslash) {
    int n = sql.length();
    int i = at + 1;
    while (i < n) {
      char c = sql.charAt(i);
      if (c == '\\' && backslash) {
        i += 2;
      } else if (c == quote) {
        if (i + 1 < n && sql.charAt(i + 1) == quote) {
          i += 2;
        } else {
          emit(type, i + 1 - at);
          return;
        }
      } else {
        i++;
      }
    }
    emit(SqlGrammar.UNRECOGNIZED, 1);
  }

  private void dollarText() {
    int end = peek(1) == '$' ? sql.indexOf("$$", at + 2) : -1;
    if (end < 0) {
      emit(SqlGrammar.UNRECOGNIZED, 1);
    } else {
      emit(SqlGrammar.DOLLAR_TEXT, end + 2 - at);
    }
  }

  private void word() {
    int n = sql.length();
    int end = at + 1;
    while (end < n && isNamePart(sql.charAt(end))) {
      end++;
    }
    char first = sql.charAt(at);
    if (end - at == 1 && (first == 'r' || first == 'R') && end < n && rawString(end)) {
      return;
    }
    if (end + 2 < n && sql.startsWith("://", end) && isUrl(at, end)) {
      end += 3;
      while (end < n && isUrlPart(sql.charAt(end))) {
        end++;
      }
      emit(SqlGrammar.PLAIN_NAME, end - at);
      return;
    }
    int type = KeywordTable.type(sql, at, end);
    switch (type) {
      case SqlGrammar.CASE:
        firstCase = Math.min(firstCase, count);
        deeper();
        break;
      case SqlGrammar.BEGIN:
        deeper();
        break;
      case SqlGrammar.END:
        depth = Math.max(0, depth - 1);
        break;
      default:
    }
    if (count > 0 && tokens[count - 1].getType() == SqlGrammar.BAR && PIPE_STEPS.get(type)) {
      SqlToken bar = tokens[--count];
      add(SqlGrammar.PIPE_SIGN, bar.getStartIndex(), bar.getStopIndex());
    }
    emit(type, end - at);
  }

  private boolean isUrl(int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Character.isLetter(sql.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean rawString(int quoteAt) {
    char quote = sql.charAt(quoteAt);
    if (quote != '\'' && (quote != '"' || options.doubleQuotedIdentifiers())) {
      return false;
    }
    int end = sql.indexOf(quote, quoteAt + 1);
    if (end < 0) {
      return false;
    }
    emit(SqlGrammar.STRING_TEXT, end + 1 - at);
    return true;
  }

  // A digit may begin a number or a name such as 1a; the longer one wins.
  private void numberOrName() {
    int n = sql.length();
    int nameEnd = at;
    while (nameEnd < n && isNamePart(sql.charAt(nameEnd))) {
      nameEnd++;
    }
    int start = at;
    if (!number(start)) {
      throw new IllegalStateException("no number at a digit");
    }
    if (nameEnd > at) {
      count--;
      at = start;
      emit(SqlGrammar.PLAIN_NAME, nameEnd - start);
    }
  }

  /** Reads the longest number at {@code start}; false if a dot begins none. */
  private boolean number(int start) {
    int digits = skipDigits(start);
    int end = digits;
    int type = SqlGrammar.INTEGER_VALUE;
    int suffix = suffix(digits, true);
    boolean fraction = false;
    if (suffix > 0) {
      end = digits + suffix;
      type = SqlGrammar.SUFFIXED_VALUE;
    }
    int dotted = digits < sql.length() && sql.charAt(digits) == '.' ? skipDigits(digits + 1) : -1;
    if (dotted > 0 && (digits > start || dotted > digits + 1)) {
      int exponent = exponent(dotted);
      int stop = exponent > 0 ? exponent : dotted;
      int fractionSuffix = suffix(stop, false);
      if (fractionSuffix > 0 && !isNamePartAt(stop + fractionSuffix)) {
        end = stop + fractionSuffix;
        type = SqlGrammar.SUFFIXED_VALUE;
        fraction = true;
      } else if (!isNamePartAt(stop)) {
        end = stop;
        type = exponent > 0 ? SqlGrammar.EXPONENT_VALUE : SqlGrammar.DECIMAL_VALUE;
        fraction = true;
      }
    }
    if (!fraction) {
      int exponent = exponent(digits);
      if (exponent > 0) {
        int exponentSuffix = suffix(exponent, false);
        end = exponent + exponentSuffix;
        type = exponentSuffix > 0 ? SqlGrammar.SUFFIXED_VALUE : SqlGrammar.EXPONENT_VALUE;
      }
    }
    if (end == start) {
      return false;
    }
    at = start;
    emit(type, end - start);
    return true;
  }

  private int skipDigits(int from) {
    int i = from;
    while (i < sql.length() && isDigit(sql.charAt(i))) {
      i++;
    }
    return i;
  }

  /** The end of an exponent that begins at {@code from}, or 0. */
  private int exponent(int from) {
    if (from >= sql.length() || (sql.charAt(from) | 32) != 'e') {
      return 0;
    }
    int i = from + 1;
    if (i < sql.length() && (sql.charAt(i) == '+' || sql.charAt(i) == '-')) {
      i++;
    }
    int end = skipDigits(i);
    return end > i ? end : 0;
  }

  /** The length of a type suffix at {@code from}: L, S, Y for integers, and F, D, BD. */
  private int suffix(int from, boolean integer) {
    if (from >= sql.length()) {
      return 0;
    }
    switch (sql.charAt(from) | 32) {
      case 'l':
      case 's':
      case 'y':
        return integer ? 1 : 0;
      case 'f':
      case 'd':
        return 1;
      case 'b':
        return from + 1 < sql.length() && (sql.charAt(from + 1) | 32) == 'd' ? 2 : 0;
      default:
        return 0;
    }
  }

  private boolean isNamePartAt(int i) {
    return i < sql.length() && isNamePart(sql.charAt(i));
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  // Letters beyond ASCII make a name too, which is then refused with a message of its own.
  private static boolean isNamePart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || isDigit(c)
        || (c > 127 && (Character.isLetter(c) || Character.isSurrogate(c)));
  }

  private static boolean isUrlPart(char c) {
    return isNamePart(c) || "/-.?=&#%".indexOf(c) >= 0;
  }

  private void deeper() {
    depth++;
    maxDepth = Math.max(maxDepth, depth);
  }

  private void operator(char c) {
    switch (c) {
      case '(':
        deeper();
        emit(SqlGrammar.LPAREN, 1);
        break;
      case '[':
        deeper();
        emit(SqlGrammar.LBRACKET, 1);
        break;
      case ')':
        depth = Math.max(0, depth - 1);
        emit(SqlGrammar.RPAREN, 1);
        break;
      case ']':
        depth = Math.max(0, depth - 1);
        emit(SqlGrammar.RBRACKET, 1);
        break;
      case ',':
        emit(SqlGrammar.COMMA, 1);
        break;
      case '.':
        emit(SqlGrammar.DOT, 1);
        break;
      case ';':
        emit(SqlGrammar.SEMICOLON, 1);
        break;
      case '+':
        emit(SqlGrammar.PLUS, 1);
        break;
      case '%':
        emit(SqlGrammar.MOD_SIGN, 1);
        break;
      case '~':
        emit(SqlGrammar.TILDE, 1);
        break;
      case '&':
        emit(SqlGrammar.AMPERSAND, 1);
        break;
      case '^':
        emit(SqlGrammar.CARET, 1);
        break;
      case '?':
        emit(SqlGrammar.QUESTION, 1);
        break;
      case ':':
        choose(':', SqlGrammar.DOUBLE_COLON, SqlGrammar.COLON);
        break;
      case '-':
        choose('>', SqlGrammar.ARROW, SqlGrammar.DASH);
        break;
      case '*':
        choose('/', SqlGrammar.HINT_END, SqlGrammar.STAR);
        break;
      case '/':
        if (peek(1) == '*') {
          emit(SqlGrammar.HINT_START, 3);
        } else {
          emit(SqlGrammar.SLASH, 1);
        }
        break;
      case '|':
        if (peek(1) == '|') {
          emit(SqlGrammar.CONCAT, 2);
        } else {
          choose('>', SqlGrammar.PIPE_SIGN, SqlGrammar.BAR);
        }
        break;
      case '=':
        if (peek(1) == '=') {
          emit(SqlGrammar.EQ, 2);
        } else {
          choose('>', SqlGrammar.FAT_ARROW, SqlGrammar.EQ);
        }
        break;
      case '!':
        if (peek(1) == '=') {
          emit(SqlGrammar.NOT_EQ, 2);
        } else if (peek(1) == '>') {
          emit(SqlGrammar.LTE, 2);
        } else {
          choose('<', SqlGrammar.GTE, SqlGrammar.BANG);
        }
        break;
      case '<':
        less();
        break;
      case '>':
        greater();
        break;
      default:
        emit(SqlGrammar.UNRECOGNIZED, 1);
    }
  }

  private void choose(char second, int both, int one) {
    if (peek(1) == second) {
      emit(both, 2);
    } else {
      emit(one, 1);
    }
  }

  private void less() {
    int second = peek(1);
    if (second == '=' && peek(2) == '>') {
      emit(SqlGrammar.NULL_SAFE_EQ, 3);
    } else if (second == '=') {
      emit(SqlGrammar.LTE, 2);
    } else if (second == '>') {
      emit(SqlGrammar.NOT_EQ, 2);
    } else if (second == '<') {
      emit(SqlGrammar.SHIFT_LEFT, 2);
    } else {
      int before = count == 0 ? 0 : tokens[count - 1].getType();
      if (before == SqlGrammar.ARRAY || before == SqlGrammar.MAP || before == SqlGrammar.STRUCT) {
        typeDepth++;
        deeper();
      }
      emit(SqlGrammar.LT, 1);
    }
  }

  private void greater() {
    if (typeDepth > 0) {
      typeDepth--;
      depth = Math.max(0, depth - 1);
      emit(SqlGrammar.GT, 1);
    } else if (peek(1) == '=') {
      emit(SqlGrammar.GTE, 2);
    } else if (peek(1) == '>' && peek(2) == '>') {
      emit(SqlGrammar.SHIFT_RIGHT_UNSIGNED, 3);
    } else {
      choose('>', SqlGrammar.SHIFT_RIGHT, SqlGrammar.GT);
    }
  }
}
