package io.firesteel.engine.function.operator;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.BytesVector;
import java.util.Locale;

/** Orders of strings other than that of their bytes. */
public final class Collations {
  private Collations() {}

  /** The order of a collation; names that are not known compare as their plainest relative does. */
  static RowComparator comparator(String collation) {
    String name = collation.toUpperCase(Locale.ROOT);
    boolean ignoreCase = name.contains("LCASE") || name.contains("_CI");
    boolean trim = name.endsWith("_RTRIM");
    return (a, i, b, j) ->
        key(((BytesVector) a).getString(i), ignoreCase, trim)
            .compareTo(key(((BytesVector) b).getString(j), ignoreCase, trim));
  }

  /** The collation of a type of text that does not compare bytes, else null. */
  public static String of(SqlType type) {
    return type instanceof SqlType.StringType text && !text.isBinary() ? text.collation() : null;
  }

  /** Bytes that are equal where the collation says that the strings are, and in its order. */
  public static byte[] sortKey(String collation, String text) {
    String name = collation.toUpperCase(Locale.ROOT);
    boolean ignoreCase = name.contains("LCASE") || name.contains("_CI");
    return key(text, ignoreCase, name.endsWith("_RTRIM"))
        .text()
        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static Key key(String text, boolean ignoreCase, boolean trim) {
    String key = ignoreCase ? text.toLowerCase(Locale.ROOT) : text;
    int end = key.length();
    while (trim && end > 0 && key.charAt(end - 1) == ' ') {
      end--;
    }
    return new Key(key.substring(0, end));
  }

  /** Orders by code points, as UTF-8 bytes do. */
  private record Key(String text) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int common = Math.min(text.length(), other.text.length());
      for (int i = 0; i < common; i++) {
        char x = text.charAt(i);
        char y = other.text.charAt(i);
        if (x != y) {
          return Character.isSurrogate(x) != Character.isSurrogate(y)
              ? Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y))
              : Character.compare(x, y);
        }
      }
      return Integer.compare(text.length(), other.text.length());
    }
  }
}
