package io.firesteel.planner.parse;

/** What a string literal stands for. */
final class StringText {
  private StringText() {}

  /**
   * The value of a literal given with its quotes and, for a raw one, its {@code r}.
   *
   * @param plainBackslash whether a backslash is an ordinary character in all literals
   */
  static String value(String literal, boolean plainBackslash) {
    char first = literal.charAt(0);
    if (first == 'r' || first == 'R') {
      return literal.substring(2, literal.length() - 1);
    }
    String body = literal.substring(1, literal.length() - 1);
    boolean doubled = body.indexOf(first) >= 0;
    boolean escapes = !plainBackslash && body.indexOf('\\') >= 0;
    if (!doubled && !escapes) {
      return body;
    }
    StringBuilder out = new StringBuilder(body.length());
    int i = 0;
    while (i < body.length()) {
      char c = body.charAt(i);
      if (c == first && i + 1 < body.length() && body.charAt(i + 1) == first) {
        out.append(c);
        i += 2;
      } else if (c == '\\' && escapes && i + 1 < body.length()) {
        i = escape(body, i + 1, out);
      } else {
        out.append(c);
        i++;
      }
    }
    return out.toString();
  }

  /**
   * Appends what the escape at {@code i} (after the backslash) stands for; returns where it ends.
   */
  private static int escape(String s, int i, StringBuilder out) {
    char c = s.charAt(i);
    if (c == 'u' && isNumber(s, i + 1, 4, 16)) {
      out.append((char) Integer.parseInt(s, i + 1, i + 5, 16));
      return i + 5;
    }
    if (c == 'U' && isNumber(s, i + 1, 8, 16)) {
      long codePoint = Long.parseLong(s, i + 1, i + 9, 16);
      if (codePoint <= Character.MAX_CODE_POINT) {
        out.appendCodePoint((int) codePoint);
      } else {
        out.append('?');
      }
      return i + 9;
    }
    if ((c == '0' || c == '1') && isNumber(s, i, 3, 8)) {
      out.append((char) Integer.parseInt(s, i, i + 3, 8));
      return i + 3;
    }
    switch (c) {
      case '0':
        out.append('\0');
        break;
      case 'b':
        out.append('\b');
        break;
      case 'n':
        out.append('\n');
        break;
      case 'r':
        out.append('\r');
        break;
      case 't':
        out.append('\t');
        break;
      case 'Z':
        out.append('\u001a');
        break;
      case '%':
      case '_':
        // Kept for LIKE, where the backslash has a meaning of its own.
        out.append('\\').append(c);
        break;
      default:
        out.append(c);
    }
    return i + 1;
  }

  private static boolean isNumber(String s, int from, int length, int radix) {
    if (from + length > s.length()) {
      return false;
    }
    for (int i = from; i < from + length; i++) {
      if (s.charAt(i) > 127 || Character.digit(s.charAt(i), radix) < 0) {
        return false;
      }
    }
    return true;
  }
}
