package io.firesteel.storage.table;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Partition columns from the names of directories. A directory's columns are the {@code name=value}
 * segments at its end, up to the first other segment or the base path. All directories must agree
 * on the names; directories without any are not part of a partitioned table.
 */
final class PartitionDiscovery {
  private final PartitionTypes types;
  private final boolean caseSensitive;

  PartitionDiscovery(PartitionTypes types, boolean caseSensitive) {
    this.types = types;
    this.caseSensitive = caseSensitive;
  }

  /**
   * What was found.
   *
   * @param columns names and types, outermost first; empty if there are no partitions
   * @param values the values of each directory that is a partition
   */
  record Partitions(List<SqlType.Field> columns, Map<String, List<Object>> values) {
    static final Partitions NONE = new Partitions(List.of(), Map.of());
  }

  /** Names and raw texts of one directory. */
  private record Spec(List<String> names, List<String> texts, String base) {}

  /**
   * Finds the partitions.
   *
   * @param directories those with files in them, in order, each with the base path it is below
   * @param declared types by name that hold instead of inferred ones
   * @throws SqlException CONFLICTING_DIRECTORY_STRUCTURES, CONFLICTING_PARTITION_COLUMN_NAMES,
   *     COLUMN_ALREADY_EXISTS, EMPTY_PARTITION_COLUMN_NAME, EMPTY_PARTITION_COLUMN_VALUE,
   *     INVALID_PARTITION_VALUE
   */
  Partitions find(Map<String, String> directories, Collection<SqlType.Field> declared) {
    Map<String, Spec> specs = new LinkedHashMap<>();
    directories.forEach(
        (directory, base) -> {
          Spec spec = parse(directory, base);
          if (spec != null) {
            specs.put(directory, spec);
          }
        });
    if (specs.isEmpty()) {
      return Partitions.NONE;
    }
    checkBases(specs, directories);
    checkNames(specs);
    List<String> names = specs.values().iterator().next().names();
    checkDuplicates(names);
    List<SqlType.Field> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      columns.add(column(names.get(i), i, specs, declared));
    }
    Map<String, List<Object>> values = new LinkedHashMap<>();
    specs.forEach((directory, spec) -> values.put(directory, values(spec, columns)));
    return new Partitions(columns, values);
  }

  private List<Object> values(Spec spec, List<SqlType.Field> columns) {
    List<Object> values = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      SqlType.Field column = columns.get(i);
      values.add(types.value(spec.texts().get(i), column.type(), column.name()));
    }
    return values;
  }

  private SqlType.Field column(
      String name, int position, Map<String, Spec> specs, Collection<SqlType.Field> declared) {
    for (SqlType.Field field : declared) {
      if (same(field.name(), name)) {
        return new SqlType.Field(field.name(), field.type(), true);
      }
    }
    SqlType type = SqlType.VOID;
    Set<String> seen = new HashSet<>();
    for (Spec spec : specs.values()) {
      String text = spec.texts().get(position);
      if (seen.add(text)) {
        type = PartitionTypes.wider(type, types.infer(text));
      }
    }
    return new SqlType.Field(name, type, true);
  }

  private Spec parse(String directory, String base) {
    Deque<String> names = new ArrayDeque<>();
    Deque<String> texts = new ArrayDeque<>();
    String at = directory;
    while (at.length() > base.length()) {
      int slash = at.lastIndexOf('/');
      String segment = at.substring(slash + 1);
      int equals = segment.indexOf('=');
      if (equals >= 0) {
        checkSegment(segment, equals);
        names.addFirst(PartitionPath.unescape(segment.substring(0, equals)));
        texts.addFirst(segment.substring(equals + 1));
      } else if (!names.isEmpty()) {
        break;
      }
      at = at.substring(0, Math.max(slash, 0));
    }
    return names.isEmpty() ? null : new Spec(List.copyOf(names), List.copyOf(texts), at);
  }

  private static void checkSegment(String segment, int equals) {
    if (equals == 0) {
      throw SqlException.of(
              "EMPTY_PARTITION_COLUMN_NAME",
              "The directory " + segment + " names no partition column before its '='.")
          .with("columnSpec", segment);
    }
    if (equals == segment.length() - 1) {
      throw SqlException.of(
              "EMPTY_PARTITION_COLUMN_VALUE",
              "The directory " + segment + " has no partition value after its '='.")
          .with("columnSpec", segment);
    }
  }

  /** Below one root, partitions must begin in one directory. */
  private static void checkBases(Map<String, Spec> specs, Map<String, String> directories) {
    Map<String, String> baseOfRoot = new LinkedHashMap<>();
    specs.forEach(
        (directory, spec) -> {
          String root = directories.get(directory);
          String first = baseOfRoot.putIfAbsent(root, spec.base());
          if (first != null && !first.equals(spec.base())) {
            throw SqlException.of(
                    "CONFLICTING_DIRECTORY_STRUCTURES",
                    "The partition directories do not all begin in one place: some are below "
                        + first
                        + ", others below "
                        + spec.base()
                        + ". Read them apart, or set the option basePath.")
                .with("discoveredBasePaths", "\n\t" + first + "\n\t" + spec.base() + "\n");
          }
        });
  }

  private void checkNames(Map<String, Spec> specs) {
    Map<List<String>, String> examples = new LinkedHashMap<>();
    specs.forEach(
        (directory, spec) ->
            examples.putIfAbsent(
                caseSensitive
                    ? spec.names()
                    : spec.names().stream().map(n -> n.toLowerCase(Locale.ROOT)).toList(),
                directory));
    if (examples.size() > 1) {
      throw conflict(
          examples.keySet().stream().map(names -> String.join(", ", names)).toList(),
          List.copyOf(examples.values()));
    }
  }

  static SqlException conflict(List<String> lists, List<String> directories) {
    StringBuilder distinct = new StringBuilder();
    for (int i = 0; i < lists.size(); i++) {
      distinct
          .append("\n\tPartition column name list #")
          .append(i)
          .append(": ")
          .append(lists.get(i));
    }
    return SqlException.of(
            "CONFLICTING_PARTITION_COLUMN_NAMES",
            "The directories do not agree on the partition columns: "
                + String.join(" against ", lists)
                + ", for example in "
                + String.join(" and ", directories)
                + ". Files of a partitioned table live in directories of the innermost level only.")
        .with("distinctPartColLists", distinct + "\n")
        .with("suspiciousPaths", "\n\t" + String.join("\n\t", new TreeSet<>(directories)));
  }

  private void checkDuplicates(List<String> names) {
    Set<String> seen = new LinkedHashSet<>();
    for (String name : names) {
      if (!seen.add(caseSensitive ? name : name.toLowerCase(Locale.ROOT))) {
        throw duplicateColumn(name);
      }
    }
  }

  static SqlException duplicateColumn(String name) {
    String quoted = "`" + name.toLowerCase(Locale.ROOT) + "`";
    return SqlException.of("COLUMN_ALREADY_EXISTS", "The column " + quoted + " is there twice.")
        .with("columnName", quoted);
  }

  private boolean same(String a, String b) {
    return caseSensitive ? a.equals(b) : a.equalsIgnoreCase(b);
  }
}
