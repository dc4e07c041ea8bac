package io.firesteel.core.type;

import java.util.List;
import java.util.regex.Pattern;

/** How names are written inside type names and messages. */
public final class TypeNames {
  private static final Pattern PLAIN = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  private TypeNames() {}

  static String interval(List<String> units, int start, int end) {
    return start == end
        ? "interval " + units.get(start)
        : "interval " + units.get(start) + " to " + units.get(end);
  }

  /** A field name as {@link SqlType#simpleName()} shows it: raw, as Spark does. */
  static String field(String name) {
    return name;
  }

  /** The name itself if it needs no quotes as an identifier, in backticks otherwise. */
  public static String quoteIfNeeded(String name) {
    return PLAIN.matcher(name).matches() ? name : quote(name);
  }

  /** The name in backticks, backticks inside doubled. */
  public static String quote(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /** The parts of a multi-part name, each in backticks, joined by dots. */
  public static String quote(List<String> parts) {
    return String.join(".", parts.stream().map(TypeNames::quote).toList());
  }
}
