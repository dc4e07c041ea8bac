package io.firesteel.server.query;

import java.util.Locale;

/**
 * A name pattern of DatabaseMetaData: {@code %} and {@code _} are wildcards, a backslash takes a
 * wildcard's meaning away. Compared without regard to case, as Spark's names are.
 */
public final class LikePattern {
  public static final LikePattern ANY = new LikePattern("%");

  private final int[] tokens;
  private final String literal;

  private static final int ANY_RUN = -1;
  private static final int ANY_ONE = -2;

  private LikePattern(String pattern) {
    int[] out = new int[pattern.length()];
    int n = 0;
    boolean wild = false;
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length()) {
        c = pattern.charAt(++i);
      } else if (c == '%' || c == '_') {
        wild = true;
        out[n++] = c == '%' ? ANY_RUN : ANY_ONE;
        continue;
      }
      plain.append(c);
      out[n++] = Character.toLowerCase(Character.toUpperCase(c));
    }
    tokens = java.util.Arrays.copyOf(out, n);
    literal = wild ? null : plain.toString();
  }

  /** Null matches everything. */
  public static LikePattern of(String pattern) {
    return pattern == null || pattern.equals("%") ? ANY : new LikePattern(pattern);
  }

  /** Matches this name only; null matches everything. */
  public static LikePattern exactly(String name) {
    return name == null
        ? ANY
        : new LikePattern(name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"));
  }

  public boolean matchesAll() {
    return tokens.length == 1 && tokens[0] == ANY_RUN;
  }

  /** The one name that matches, in lower case, or null if there are wildcards. */
  public String literal() {
    return literal == null ? null : literal.toLowerCase(Locale.ROOT);
  }

  public boolean matches(String name) {
    int t = 0;
    int i = 0;
    int retryToken = -1;
    int retryAt = 0;
    while (i < name.length()) {
      if (t < tokens.length && tokens[t] == ANY_RUN) {
        retryToken = ++t;
        retryAt = i;
      } else if (t < tokens.length
          && (tokens[t] == ANY_ONE
              || tokens[t] == Character.toLowerCase(Character.toUpperCase(name.charAt(i))))) {
        t++;
        i++;
      } else if (retryToken >= 0) {
        t = retryToken;
        i = ++retryAt;
      } else {
        return false;
      }
    }
    while (t < tokens.length && tokens[t] == ANY_RUN) {
      t++;
    }
    return t == tokens.length;
  }
}
