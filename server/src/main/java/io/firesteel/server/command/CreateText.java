package io.firesteel.server.command;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.storage.catalog.Bucketing;
import io.firesteel.storage.catalog.CatalogObject;
import io.firesteel.storage.catalog.CatalogTable;
import io.firesteel.storage.catalog.CatalogView;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.catalog.TableKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The statements that would make tables and views again, as SHOW CREATE TABLE shows them. */
final class CreateText {
  private static final String LIST = ",\n  ";

  private CreateText() {}

  static String of(CatalogObject object, List<Column> columns) {
    return object instanceof CatalogTable table
        ? table(table, columns)
        : view((CatalogView) object);
  }

  private static String table(CatalogTable table, List<Column> columns) {
    StringBuilder text = new StringBuilder("CREATE TABLE ");
    text.append(name(List.of(table.name().catalog(), table.name().database())))
        .append('.')
        .append(TypeNames.quoteIfNeeded(table.name().table()));
    List<String> lines = new ArrayList<>();
    for (Column column : columns) {
      lines.add(
          TypeNames.quoteIfNeeded(column.name())
              + " "
              + type(column.type())
              + column.defaultSql().map(d -> " DEFAULT " + d).orElse("")
              + comment(column));
    }
    text.append(" (\n  ").append(String.join(LIST, lines)).append(")\n");
    text.append("USING ").append(table.writtenProvider()).append('\n');
    properties(text, "OPTIONS", table.options());
    if (!table.partitionColumns().isEmpty()) {
      text.append("PARTITIONED BY (").append(names(table.partitionColumns())).append(")\n");
    }
    table.details().buckets().ifPresent(b -> buckets(text, b));
    if (table.kind() == TableKind.EXTERNAL) {
      text.append("LOCATION ").append(literal(table.location())).append('\n');
    }
    table.comment().ifPresent(c -> text.append("COMMENT ").append(literal(c)).append('\n'));
    table
        .details()
        .collation()
        .ifPresent(c -> text.append("DEFAULT COLLATION ").append(c).append('\n'));
    properties(text, "TBLPROPERTIES", table.properties());
    return text.toString();
  }

  private static void buckets(StringBuilder text, Bucketing buckets) {
    text.append("CLUSTERED BY (").append(names(buckets.columns())).append(")\n");
    if (!buckets.sortColumns().isEmpty()) {
      text.append("SORTED BY (").append(names(buckets.sortColumns())).append(")\n");
    }
    text.append("INTO ").append(buckets.count()).append(" BUCKETS\n");
  }

  private static String view(CatalogView view) {
    StringBuilder text = new StringBuilder("CREATE VIEW ");
    text.append(name(List.of(view.name().database(), view.name().table())));
    List<String> lines =
        view.columns().stream().map(c -> TypeNames.quoteIfNeeded(c.name()) + comment(c)).toList();
    text.append(" (\n  ").append(String.join(LIST, lines)).append(")\n");
    view.comment().ifPresent(c -> text.append("COMMENT ").append(literal(c)).append('\n'));
    view.collation().ifPresent(c -> text.append("DEFAULT COLLATION ").append(c).append('\n'));
    properties(text, "TBLPROPERTIES", view.properties());
    text.append("WITH SCHEMA ").append(view.schemaBinding()).append('\n');
    return text.append("AS ").append(view.sql()).append('\n').toString();
  }

  private static String name(List<String> parts) {
    return String.join(".", parts.stream().map(TypeNames::quoteIfNeeded).toList());
  }

  private static String names(List<String> columns) {
    return String.join(", ", columns.stream().map(TypeNames::quoteIfNeeded).toList());
  }

  private static String comment(Column column) {
    return column.comment().map(c -> " COMMENT " + literal(c)).orElse("");
  }

  private static void properties(StringBuilder text, String clause, Map<String, String> all) {
    if (!all.isEmpty()) {
      List<String> lines = new ArrayList<>();
      PropertyNames.redacted(all).forEach((k, v) -> lines.add(literal(k) + " = " + literal(v)));
      lines.sort(null);
      text.append(clause).append(" (\n  ").append(String.join(LIST, lines)).append(")\n");
    }
  }

  /** A string literal. */
  static String literal(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /** The type with the collation of each string, as DDL writes it. */
  static String type(SqlType type) {
    if (type instanceof SqlType.StringType s) {
      return "STRING COLLATE " + s.collation();
    }
    if (type instanceof SqlType.CharType || type instanceof SqlType.VarcharType) {
      return type.sqlName() + " COLLATE UTF8_BINARY";
    }
    if (type instanceof SqlType.ArrayType a) {
      return "ARRAY<" + type(a.element()) + ">";
    }
    if (type instanceof SqlType.MapType m) {
      return "MAP<" + type(m.key()) + ", " + type(m.value()) + ">";
    }
    if (type instanceof SqlType.StructType s) {
      List<String> fields =
          s.fields().stream()
              .map(
                  f ->
                      TypeNames.quoteIfNeeded(f.name())
                          + ": "
                          + type(f.type())
                          + (f.nullable() ? "" : " NOT NULL"))
              .toList();
      return "STRUCT<" + String.join(", ", fields) + ">";
    }
    return type.sqlName();
  }
}
