package io.firesteel.storage.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** Names of partition directories, {@code column=value}, with Hive's escapes. */
public final class PartitionPath {
  /** The value that stands for NULL. */
  public static final String NULL_VALUE = "__HIVE_DEFAULT_PARTITION__";

  private static final BitSet ESCAPED = new BitSet(128);

  static {
    ESCAPED.set(1, 0x20);
    ESCAPED.set(0x7F);
    "\"#%'*/:=?\\{[]^".chars().forEach(ESCAPED::set);
  }

  private PartitionPath() {}

  /** {@code column=value}, escaped; null and the empty string are {@link #NULL_VALUE}. */
  public static String segment(String column, String value) {
    return escape(column) + "=" + (value == null || value.isEmpty() ? NULL_VALUE : escape(value));
  }

  /** The path of a partition: the segments of its columns, outermost first, parted by slashes. */
  public static String path(List<String> columns, List<String> values) {
    List<String> segments = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      segments.add(segment(columns.get(i), values.get(i)));
    }
    return String.join("/", segments);
  }

  /** The values of a path's segments, outermost first; null for {@link #NULL_VALUE}. */
  public static List<String> values(String path) {
    List<String> values = new ArrayList<>();
    for (String segment : path.split("/")) {
      String value = segment.substring(segment.indexOf('=') + 1);
      values.add(value.equals(NULL_VALUE) ? null : unescape(value));
    }
    return values;
  }

  /** The text with {@code %XX} for characters that paths do not take. */
  public static String escape(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 128 && ESCAPED.get(c)) {
        if (out == null) {
          out = new StringBuilder(text.length() + 8).append(text, 0, i);
        }
        out.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
      } else if (out != null) {
        out.append(c);
      }
    }
    return out == null ? text : out.toString();
  }

  /**
   * The text with {@code %XX} decoded to one character each, as Hive and Spark read it (also where
   * another engine meant bytes of UTF-8). What is no escape stays.
   */
  public static String unescape(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      int code = code(text, i);
      if (code < 0) {
        out.append(text.charAt(i++));
      } else {
        out.append((char) code);
        i += 3;
      }
    }
    return out.toString();
  }

  /** The character of the escape at a position, or -1 if there is none. */
  private static int code(String text, int at) {
    if (text.charAt(at) != '%' || at + 2 >= text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(at + 1), 16);
    int low = Character.digit(text.charAt(at + 2), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
