package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.SparkSettings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.planner.analyse.ExpressionAnalyser;
import io.firesteel.planner.syntax.PartitionValue;
import io.firesteel.planner.syntax.Span;
import io.firesteel.storage.catalog.CatalogTable;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.table.PartitionPath;
import io.firesteel.storage.table.TablePartitions;
import io.firesteel.storage.table.TablePartitions.Partition;
import io.firesteel.storage.write.PartitionText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** PARTITION clauses of a statement against the partitions of its table. */
record PartitionSpecs(CatalogTable table, Span statement, CommandContext context) {

  /**
   * A clause's values as texts by column, the columns named as the table names them; null for NULL.
   */
  Map<String, String> values(List<PartitionValue> clause) {
    Relations relations = new Relations(context);
    List<String> unknown = new ArrayList<>();
    Map<String, String> values = new HashMap<>();
    for (PartitionValue each : clause) {
      Optional<String> column =
          table.partitionColumns().stream()
              .filter(p -> relations.same(p, each.column()))
              .findFirst();
      if (column.isEmpty()) {
        unknown.add(TypeNames.quote(each.column()));
      } else if (each.value().isPresent()) {
        values.put(column.get(), text(column.get(), each));
      }
    }
    if (!unknown.isEmpty()) {
      throw notFound(String.join(", ", unknown), table.name().quoted());
    }
    return values;
  }

  private String text(String column, PartitionValue value) {
    SqlType type =
        table.columns().stream()
            .filter(c -> c.name().equalsIgnoreCase(column))
            .findFirst()
            .map(Column::type)
            .orElse(SqlType.STRING);
    try {
      Object cast =
          ExpressionAnalyser.evaluateAs(type, value.value().get(), context.statement().analysis());
      String text =
          PartitionText.of(cast, type, context.session().settings().get(SparkSettings.TIME_ZONE));
      return text != null && type instanceof SqlType.CharType c ? padded(text, c.length()) : text;
    } catch (SqlException e) {
      throw e.at(context.place(statement));
    }
  }

  private static String padded(String text, int length) {
    int missing = length - text.codePointCount(0, text.length());
    return missing > 0 ? text + " ".repeat(missing) : text;
  }

  /** The path of a clause that must name all partition columns. */
  String path(List<PartitionValue> clause) {
    Map<String, String> values = values(clause);
    if (values.size() != table.partitionColumns().size()) {
      String given = String.join(", ", clause.stream().map(PartitionValue::column).toList());
      String columns = String.join(", ", table.partitionColumns());
      throw SqlException.of(
              "_LEGACY_ERROR_TEMP_1232",
              "The partition names the columns ("
                  + given
                  + "), but the table is partitioned by ("
                  + columns
                  + ").")
          .with("specKeys", given)
          .with("partitionColumnNames", columns)
          .with("tableName", table.name().quoted());
    }
    List<String> texts = new ArrayList<>();
    for (String column : table.partitionColumns()) {
      String text = values.get(column);
      if (text != null && text.isEmpty()) {
        throw SqlException.of("_LEGACY_ERROR_TEMP_1076", "A partition value cannot be empty.")
            .with("details", "The value of " + column + " is the empty string");
      }
      texts.add(text);
    }
    return PartitionPath.path(table.partitionColumns(), texts);
  }

  /** The partitions of the table, also those without files. */
  List<Partition> all() {
    return new TablePartitions(context.services().files()).list(table);
  }

  /** The partitions that a clause with some or all columns means. */
  List<Partition> matching(List<PartitionValue> clause) {
    Map<String, String> wanted = values(clause);
    return all().stream().filter(p -> matches(p, wanted)).toList();
  }

  private boolean matches(Partition partition, Map<String, String> wanted) {
    for (int i = 0; i < table.partitionColumns().size(); i++) {
      String column = table.partitionColumns().get(i);
      if (wanted.containsKey(column)
          && !java.util.Objects.equals(wanted.get(column), partition.values().get(i))) {
        return false;
      }
    }
    return true;
  }

  Optional<Partition> find(String path) {
    return all().stream().filter(p -> p.path().equals(path)).findFirst();
  }

  /** The partition that a clause with all columns means. */
  Partition require(List<PartitionValue> clause) {
    String path = path(clause);
    return find(path).orElseThrow(() -> notFound(clause));
  }

  SqlException notFound(List<PartitionValue> clause) {
    return notFound(shown(clause), shortName());
  }

  private static SqlException notFound(String partitions, String tableName) {
    return SqlException.of(
            "PARTITIONS_NOT_FOUND",
            "The table " + tableName + " has no partition " + partitions + ".")
        .with("partitionList", partitions)
        .with("tableName", tableName);
  }

  SqlException exists(List<PartitionValue> clause) {
    return SqlException.of(
            "PARTITIONS_ALREADY_EXIST",
            "The table " + shortName() + " already has the partition " + shown(clause) + ".")
        .with("partitionList", shown(clause))
        .with("tableName", shortName());
  }

  private String shortName() {
    return TypeNames.quote(List.of(table.name().database(), table.name().table()));
  }

  /** {@code PARTITION (`a` = 1, `b` = x)}, columns in the table's order. */
  private String shown(List<PartitionValue> clause) {
    Map<String, String> values = values(clause);
    List<String> all = new ArrayList<>();
    for (String column : table.partitionColumns()) {
      if (values.containsKey(column)) {
        all.add(TypeNames.quote(column) + " = " + values.get(column));
      }
    }
    return "PARTITION (" + String.join(", ", all) + ")";
  }

  /** Refuses a table without partition columns. */
  void requirePartitioned(String action) {
    if (table.partitionColumns().isEmpty()) {
      throw SqlException.of(
              "_LEGACY_ERROR_TEMP_1251",
              action + " needs a partitioned table; " + table.name().table() + " is not.")
          .with("action", action)
          .with("tableName", table.name().table());
    }
  }
}
