package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.planner.syntax.AlterProperties;
import io.firesteel.planner.syntax.PropertyOwner;
import io.firesteel.planner.syntax.Span;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Properties of tables and databases: those that clauses set, and those that are not shown. */
final class PropertyNames {
  private static final String HIDDEN = "*********(redacted)";
  private static final Pattern SECRET =
      Pattern.compile("secret|password|token|access[.]?key|url", Pattern.CASE_INSENSITIVE);
  private static final Map<String, String> RESERVED =
      Map.of(
          "provider", "please use the USING clause to specify it",
          "location", "please use the LOCATION clause to specify it",
          "owner", "it will be set to the current user",
          "external", "please use CREATE EXTERNAL TABLE");

  private PropertyNames() {}

  static void check(Collection<String> keys, AlterProperties statement, CommandContext context) {
    boolean database = statement.owner() == PropertyOwner.NAMESPACE;
    check(keys, database, statement.span(), context);
  }

  /** Refuses properties that have clauses of their own. */
  static void check(Collection<String> keys, boolean database, Span span, CommandContext context) {
    List<String> reserved =
        database ? List.of("location", "owner") : List.copyOf(RESERVED.keySet());
    for (String key : keys) {
      if (reserved.contains(key)) {
        throw SqlException.of(
                "UNSUPPORTED_FEATURE."
                    + (database ? "SET_NAMESPACE_PROPERTY" : "SET_TABLE_PROPERTY"),
                "The property " + key + " cannot be set; a clause of its own sets it.")
            .with("property", key)
            .with("msg", RESERVED.get(key))
            .at(context.place(span));
      }
    }
  }

  /** The same map with secrets hidden. */
  static Map<String, String> redacted(Map<String, String> properties) {
    Map<String, String> shown = new LinkedHashMap<>();
    properties.forEach((k, v) -> shown.put(k, SECRET.matcher(k).find() ? HIDDEN : v));
    return shown;
  }

  /** {@code [a=1, b=2]}, secrets hidden. */
  static String text(Map<String, String> properties) {
    return redacted(properties).entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .toList()
        .toString();
  }
}
