package io.firesteel.server.command;

import static io.firesteel.server.command.CommandContext.column;
import static io.firesteel.server.command.CommandContext.text;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.planner.analyse.ViewDefinition;
import io.firesteel.planner.syntax.DescribeTable;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.storage.catalog.CatalogObject;
import io.firesteel.storage.catalog.CatalogTable;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.table.TablePartitions.Partition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** DESCRIBE of a table, view, partition or column. */
public final class TableDescription {
  static final List<OutputColumn> COLUMN_ROWS =
      List.of(
          column("col_name", SqlType.STRING),
          column("data_type", SqlType.STRING),
          new OutputColumn("comment", SqlType.STRING, true));
  private static final List<OutputColumn> INFO_ROWS =
      List.of(column("info_name", SqlType.STRING), column("info_value", SqlType.STRING));

  private final DescribeTable statement;
  private final CommandContext context;
  private final Relations relations;
  private final List<List<Object>> rows = new ArrayList<>();

  private TableDescription(DescribeTable statement, CommandContext context) {
    this.statement = statement;
    this.context = context;
    this.relations = new Relations(context);
  }

  public static Command of(DescribeTable statement, CommandContext context) {
    if (statement.json()) {
      return new ShowRows(
          List.of(column("json_metadata", SqlType.STRING)),
          () -> List.of(List.of(text(new JsonDescription(statement, context).text()))));
    }
    return new ShowRows(
        statement.column().isPresent() ? INFO_ROWS : COLUMN_ROWS,
        () -> {
          TableDescription description = new TableDescription(statement, context);
          if (statement.column().isPresent()) {
            description.columnInfo();
          } else {
            description.table();
          }
          return description.rows;
        });
  }

  private void table() {
    Optional<ViewDefinition> temporary = relations.temporary(statement.name());
    if (temporary.isPresent()) {
      refusePartition("TEMPORARY VIEW");
      columns(temporary.get().columns());
      return;
    }
    CatalogObject object = relations.object(statement.name());
    List<Column> columns = relations.columns(object);
    Optional<Partition> partition = Optional.empty();
    if (!(object instanceof CatalogTable)) {
      refusePartition("VIEW");
    } else if (!statement.partition().isEmpty()) {
      partition = Optional.of(partition((CatalogTable) object));
    }
    columns(columns);
    if (object instanceof CatalogTable table && !table.partitionColumns().isEmpty()) {
      row("# Partition Information", "", "");
      row("# col_name", "data_type", "comment");
      columns(columns.subList(columns.size() - table.partitionColumns().size(), columns.size()));
    }
    if (statement.extended()) {
      Details details = new Details(context);
      row("", "", "");
      if (partition.isPresent()) {
        CatalogTable table = (CatalogTable) object;
        row("# Detailed Partition Information", "", "");
        pairs(details.of(table, partition.get()));
        row("", "", "");
        row("# Storage Information", "", "");
        pairs(details.storage(table));
      } else {
        row("# Detailed Table Information", "", "");
        pairs(details.of(object));
      }
    }
    defaults(columns);
  }

  private void refusePartition(String kind) {
    if (!statement.partition().isEmpty()) {
      List<String> parts = context.parts(statement.name());
      String quoted = TypeNames.quote(parts.get(parts.size() - 1));
      throw SqlException.of(
              "FORBIDDEN_OPERATION", "A view has no partitions to describe: " + quoted + ".")
          .with("statement", "DESC PARTITION")
          .with("objectType", kind)
          .with("objectName", quoted);
    }
  }

  private Partition partition(CatalogTable table) {
    PartitionSpecs specs = new PartitionSpecs(table, statement.span(), context);
    specs.requirePartitioned("DESC PARTITION");
    return specs.require(statement.partition());
  }

  private void columns(List<Column> columns) {
    for (Column c : columns) {
      row(c.name(), c.type().simpleName(), c.comment().orElse(null));
    }
  }

  private void pairs(Map<String, String> pairs) {
    pairs.forEach((name, value) -> row(name, value, ""));
  }

  private void defaults(List<Column> columns) {
    if (columns.stream().anyMatch(c -> c.defaultSql().isPresent())) {
      row("", "", "");
      row("# Column Default Values", "", "");
      for (Column c : columns) {
        c.defaultSql().ifPresent(d -> row(c.name(), c.type().simpleName(), d));
      }
    }
  }

  private void row(String name, String type, String comment) {
    rows.add(Arrays.asList(text(name), text(type), text(comment)));
  }

  private void columnInfo() {
    if (!statement.partition().isEmpty()) {
      throw SqlException.of(
              "UNSUPPORTED_FEATURE.DESC_TABLE_COLUMN_PARTITION",
              "DESCRIBE tells of a column or of a partition, not of both.")
          .at(context.place(statement.span()));
    }
    List<String> parts = statement.column().get().parts();
    Column column = described(parts);
    if (parts.size() > 1) {
      throw nested(column, parts);
    }
    info("col_name", column.name());
    info("data_type", column.type().simpleName());
    info("comment", column.comment().orElse("NULL"));
    if (statement.extended()) {
      Optional<CatalogObject> object =
          relations.temporary(statement.name()).isPresent()
              ? Optional.empty()
              : Optional.of(relations.object(statement.name()));
      Details.columnStatistics(
              object
                  .filter(o -> o instanceof CatalogTable)
                  .flatMap(o -> ((CatalogTable) o).details().statistics())
                  .map(s -> s.columns().get(column.name()))
                  .orElse(null))
          .forEach(this::info);
      column.defaultSql().ifPresent(d -> info("default", d));
    }
  }

  private Column described(List<String> parts) {
    for (Column c : relations.columns(statement.name())) {
      if (relations.same(c.name(), parts.get(0))) {
        return c;
      }
    }
    String quoted = TypeNames.quote(parts);
    throw SqlException.of("COLUMN_NOT_FOUND", "There is no column " + quoted + ".")
        .with("colName", quoted)
        .with("caseSensitiveConfig", "\"spark.sql.caseSensitive\"");
  }

  private SqlException nested(Column column, List<String> parts) {
    if (column.type() instanceof SqlType.StructType
        || column.type() instanceof SqlType.MapType
        || column.type() instanceof SqlType.ArrayType) {
      return SqlException.of(
              "_LEGACY_ERROR_TEMP_1060", "DESCRIBE tells of columns, not of fields in them.")
          .with("command", "DESC TABLE COLUMN")
          .with("column", String.join(".", parts));
    }
    return SqlException.of(
            "INVALID_EXTRACT_BASE_FIELD_TYPE",
            "The column " + column.name() + " has no fields, since it is no struct.")
        .with("base", "\"" + column.name() + "\"")
        .with("other", "\"" + column.type().sqlName() + "\"")
        .at(context.place(statement.span()));
  }

  private void info(String name, String value) {
    rows.add(List.of(text(name), text(value)));
  }
}
