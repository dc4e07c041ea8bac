package io.firesteel.engine.function.string;

import io.firesteel.core.error.SqlException;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * A number format of to_char and to_number: digits 9 and 0, one point, commas, a dollar sign, and a
 * sign as S or MI at an end or PR at the end.
 *
 * @see <a href="https://spark.apache.org/docs/latest/sql-ref-number-pattern.html">Spark: number
 *     patterns</a>
 */
final class NumberFormat {
  private final String text;
  private final String whole;
  private final String fraction;
  private final boolean point;
  private final boolean dollar;

  /** S, M (for MI), P (for PR) or blank. */
  private final char sign;

  private final boolean signFirst;

  private NumberFormat(String format) {
    text = format;
    String rest = format.toUpperCase(Locale.ROOT).replace('D', '.').replace('G', ',');
    if (rest.isEmpty()) {
      throw invalid("EMPTY", "is empty").with("format", "''");
    }
    char kind = ' ';
    boolean first = false;
    for (String word : new String[] {"S", "MI", "PR"}) {
      if (kind == ' ' && !word.equals("PR") && rest.startsWith(word)) {
        kind = word.charAt(0);
        first = true;
        rest = rest.substring(word.length());
      } else if (kind == ' ' && rest.endsWith(word)) {
        kind = word.charAt(0);
        rest = rest.substring(0, rest.length() - word.length());
      }
    }
    sign = kind;
    signFirst = first;
    dollar = rest.startsWith("$");
    rest = dollar ? rest.substring(1) : rest;
    for (char c : rest.toCharArray()) {
      if ("09.,".indexOf(c) < 0) {
        throw invalid("UNEXPECTED_TOKEN", "has an unexpected " + c)
            .with("token", "character '" + c + "'")
            .with("format", "'" + format.toUpperCase(Locale.ROOT) + "'");
      }
    }
    int at = rest.indexOf('.');
    point = at >= 0;
    whole = point ? rest.substring(0, at) : rest;
    fraction = point ? rest.substring(at + 1) : "";
    if (fraction.indexOf('.') >= 0) {
      throw invalid("WRONG_NUM_TOKEN", "has more than one point")
          .with("token", ". or D")
          .with("format", "'" + format + "'");
    }
    if (fraction.indexOf(',') >= 0) {
      throw invalid("THOUSANDS_SEPS_MUST_BEFORE_DEC", "has a comma behind the point")
          .with("format", "'" + format + "'");
    }
    if (whole.contains(",,") || whole.startsWith(",") || whole.endsWith(",")) {
      throw invalid("CONT_THOUSANDS_SEPS", "has commas without digits between")
          .with("format", "'" + format + "'");
    }
    if (digits() + fraction.length() == 0) {
      throw invalid("WRONG_NUM_DIGIT", "has no digits").with("format", "'" + format + "'");
    }
  }

  /**
   * Reads a format.
   *
   * @throws SqlException INVALID_FORMAT.* if it is none
   */
  static NumberFormat parse(String format) {
    return new NumberFormat(format);
  }

  private SqlException invalid(String condition, String what) {
    return SqlException.of(
        "INVALID_FORMAT." + condition, "The number format '" + text + "' " + what + ".");
  }

  /** Digits before the point. */
  int digits() {
    return (int) whole.chars().filter(c -> c != ',').count();
  }

  /** Digits behind the point. */
  int scale() {
    return fraction.length();
  }

  /** The number as text; # for each digit if it has too many. */
  String format(BigDecimal number) {
    boolean negative = number.signum() < 0;
    BigDecimal value = number.abs().stripTrailingZeros();
    String[] parts = (value.scale() < 0 ? value.setScale(0) : value).toPlainString().split("\\.");
    String integer = parts[0].equals("0") ? "" : parts[0];
    String decimals = parts.length > 1 ? parts[1] : "";
    if (integer.length() > digits() || decimals.length() > scale()) {
      String hashes = (whole + (point ? "." : "") + fraction).replaceAll("[09]", "#");
      return (dollar ? "$" : "") + hashes;
    }
    StringBuilder body = new StringBuilder(dollar ? "$" : "");
    int missing = digits() - integer.length();
    boolean filling = false;
    boolean started = false;
    int place = 0;
    for (char c : whole.toCharArray()) {
      if (c == ',') {
        body.append(started ? ',' : ' ');
        continue;
      }
      filling |= c == '0';
      boolean last = place == digits() - 1;
      if (place >= missing) {
        body.append(integer.charAt(place - missing));
        started = true;
      } else if (filling || last && point) {
        body.append('0');
        started = true;
      } else {
        body.append(' ');
      }
      place++;
    }
    if (point) {
      body.append('.').append(decimals).append("0".repeat(scale() - decimals.length()));
    }
    return signed(body.toString(), negative);
  }

  private String signed(String body, boolean negative) {
    int blanks = 0;
    while (blanks < body.length() && body.charAt(blanks) == ' ') {
      blanks++;
    }
    String before = body.substring(0, blanks);
    String rest = body.substring(blanks);
    switch (sign) {
      case 'S':
        String plus = negative ? "-" : "+";
        return signFirst ? before + plus + rest : body + plus;
      case 'M':
        String minus = negative ? "-" : " ";
        return signFirst ? before + minus + rest : body + minus;
      case 'P':
        return negative ? before + "<" + rest + ">" : body + "  ";
      default:
        return body;
    }
  }

  /** The number that a text stands for, or null if it does not fit the format. */
  BigDecimal read(String input) {
    String rest = input.trim();
    boolean negative = false;
    if (sign == 'P' && rest.startsWith("<") && rest.endsWith(">")) {
      negative = true;
      rest = rest.substring(1, rest.length() - 1);
    } else if (sign == 'S' || sign == 'M') {
      int at = signFirst ? 0 : rest.length() - 1;
      char c = rest.isEmpty() ? ' ' : rest.charAt(at);
      if (c == '-' || c == '+' && sign == 'S') {
        negative = c == '-';
        rest = signFirst ? rest.substring(1) : rest.substring(0, at);
      }
    }
    if (dollar != rest.startsWith("$")) {
      return null;
    }
    rest = dollar ? rest.substring(1) : rest;
    int at = rest.indexOf('.');
    String integer = at < 0 ? rest : rest.substring(0, at);
    String decimals = at < 0 ? "" : rest.substring(at + 1);
    if (at >= 0 && !point
        || decimals.length() > scale()
        || !decimals.matches("[0-9]*")
        || !fits(integer)
        || integer.isEmpty() && decimals.isEmpty()) {
      return null;
    }
    BigDecimal value =
        new BigDecimal("0" + integer.replace(",", "") + (decimals.isEmpty() ? "" : "." + decimals))
            .setScale(scale());
    return negative ? value.negate() : value;
  }

  /** Whether digits and commas stand where the format has them, seen from the right. */
  private boolean fits(String integer) {
    if (whole.startsWith("0") && integer.length() != whole.length()
        || integer.length() > whole.length()) {
      return false;
    }
    int shift = whole.length() - integer.length();
    for (int i = 0; i < integer.length(); i++) {
      boolean comma = whole.charAt(i + shift) == ',';
      if (comma != (integer.charAt(i) == ',') || !comma && !Character.isDigit(integer.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
