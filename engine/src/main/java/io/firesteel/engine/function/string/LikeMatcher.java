package io.firesteel.engine.function.string;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.function.lift.Loops;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A compiled LIKE pattern. Patterns whose only wildcard is {@code %} become comparisons of a
 * prefix, a suffix and searches for what stands between; {@code _} needs the general matcher.
 */
final class LikeMatcher implements Loops.BytesPredicate {
  private static final int ANY_CHARACTER = -1;
  private static final int ANY_TEXT = -2;

  private final int[] tokens;

  /** The literals between the {@code %}, or null if there is a {@code _}. */
  private final BytesSearch[] parts;

  private LikeMatcher(int[] tokens, BytesSearch[] parts) {
    this.tokens = tokens;
    this.parts = parts;
  }

  /**
   * Compiles a pattern.
   *
   * @throws SqlException INVALID_FORMAT.ESC_AT_THE_END or ESC_IN_THE_MIDDLE
   */
  static LikeMatcher compile(String pattern, char escape) {
    List<Integer> tokens = new ArrayList<>();
    List<BytesSearch> parts = new ArrayList<>();
    ByteArrayOutputStream literal = new ByteArrayOutputStream();
    boolean simple = true;
    for (int i = 0; i < pattern.length(); ) {
      int c = pattern.codePointAt(i);
      i += Character.charCount(c);
      if (c == escape) {
        if (i == pattern.length()) {
          throw invalid("ESC_AT_THE_END", "ends with the escape character", pattern, c);
        }
        c = pattern.codePointAt(i);
        i += Character.charCount(c);
        if (c != '_' && c != '%' && c != escape) {
          throw invalid(
              "ESC_IN_THE_MIDDLE", "escapes a character that needs no escape", pattern, c);
        }
      } else if (c == '_') {
        tokens.add(ANY_CHARACTER);
        simple = false;
        continue;
      } else if (c == '%') {
        tokens.add(ANY_TEXT);
        parts.add(new BytesSearch(literal.toByteArray()));
        literal.reset();
        continue;
      }
      for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
        tokens.add(b & 0xFF);
        literal.write(b);
      }
    }
    parts.add(new BytesSearch(literal.toByteArray()));
    return new LikeMatcher(
        tokens.stream().mapToInt(t -> t).toArray(),
        simple ? parts.toArray(new BytesSearch[0]) : null);
  }

  private static SqlException invalid(String condition, String what, String pattern, int c) {
    return SqlException.of(
            "INVALID_FORMAT." + condition, "The LIKE pattern '" + pattern + "' " + what + ".")
        .with("format", "'" + pattern + "'")
        .with("char", "'" + Character.toString(c) + "'");
  }

  boolean test(ByteSlice s) {
    return test(s.base(), s.offset(), s.length());
  }

  @Override
  public boolean test(byte[] base, int offset, int length) {
    return parts == null
        ? general(base, offset, offset + length)
        : inParts(base, offset, offset + length);
  }

  private boolean inParts(byte[] base, int offset, int limit) {
    BytesSearch prefix = parts[0];
    int n = parts.length;
    if (n == 1) {
      return limit - offset == prefix.length() && prefix.isAt(base, offset);
    }
    BytesSearch suffix = parts[n - 1];
    int from = offset + prefix.length();
    int end = limit - suffix.length();
    if (from > end || !prefix.isAt(base, offset) || !suffix.isAt(base, end)) {
      return false;
    }
    for (int i = 1; i < n - 1; i++) {
      int at = parts[i].find(base, from, end);
      if (at < 0) {
        return false;
      }
      from = at + parts[i].length();
    }
    return true;
  }

  // Greedy: on a mismatch the last % takes one character more, and nothing before it is retried.
  private boolean general(byte[] base, int offset, int end) {
    int t = 0;
    int i = offset;
    int starToken = -1;
    int starAt = 0;
    while (i < end) {
      int token = t < tokens.length ? tokens[t] : Integer.MIN_VALUE;
      if (token == ANY_TEXT) {
        starToken = t++;
        starAt = i;
      } else if (token == ANY_CHARACTER) {
        i += Utf8.width(base[i]);
        t++;
      } else if (token == (base[i] & 0xFF)) {
        i++;
        t++;
      } else if (starToken >= 0) {
        starAt += Utf8.width(base[starAt]);
        i = starAt;
        t = starToken + 1;
      } else {
        return false;
      }
    }
    while (t < tokens.length && tokens[t] == ANY_TEXT) {
      t++;
    }
    return i == end && t == tokens.length;
  }
}
