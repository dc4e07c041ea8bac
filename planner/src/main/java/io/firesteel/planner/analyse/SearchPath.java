package io.firesteel.planner.analyse;

import io.firesteel.core.type.TypeNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where names without a qualifier are looked up, in order.
 *
 * @param entries schemas by their parts; the single part {@code current_schema} is whatever schema
 *     is current when a name is looked up
 */
public record SearchPath(List<List<String>> entries) {
  /** The key under which views and functions keep the path of their creation. */
  public static final String SETTING = "firesteel.searchPath";

  public static final List<String> BUILTIN = List.of("system", "builtin");
  public static final List<String> SESSION = List.of("system", "session");
  public static final List<String> CURRENT = List.of("current_schema");

  /** The path of a session that set none. */
  public static final SearchPath DEFAULT = new SearchPath(List.of(BUILTIN, SESSION, CURRENT));

  public SearchPath {
    entries = List.copyOf(entries);
  }

  /** The schemas, the current one in place of its word. */
  public SearchPath resolve(String catalog, String database) {
    List<List<String>> all = new ArrayList<>();
    for (List<String> entry : entries) {
      all.add(entry.equals(CURRENT) ? List.of(catalog, database) : entry);
    }
    return new SearchPath(all);
  }

  static boolean same(List<String> a, List<String> b) {
    boolean same = a.size() == b.size();
    for (int i = 0; same && i < a.size(); i++) {
      same = a.get(i).equalsIgnoreCase(b.get(i));
    }
    return same;
  }

  boolean has(List<String> schema) {
    return entries.stream().anyMatch(e -> same(e, schema));
  }

  /** As messages show it. */
  String quoted() {
    return "[" + String.join(", ", entries.stream().map(TypeNames::quote).toList()) + "]";
  }

  /** As current_path() shows it. */
  String text() {
    List<String> all = new ArrayList<>();
    for (List<String> entry : entries) {
      all.add(String.join(".", entry.stream().map(TypeNames::quoteIfNeeded).toList()));
    }
    return String.join(",", all);
  }

  /** A text that {@link #of} reads. */
  public String encoded() {
    return String.join("\n", entries.stream().map(e -> String.join("\t", e)).toList());
  }

  static SearchPath of(String encoded) {
    return new SearchPath(
        Arrays.stream(encoded.split("\n")).map(e -> List.of(e.split("\t"))).toList());
  }
}
