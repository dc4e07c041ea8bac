package io.firesteel.server.command;

import io.firesteel.core.type.SqlType;
import io.firesteel.planner.syntax.ColumnDefinition;
import io.firesteel.storage.catalog.Column;
import java.util.Optional;
import java.util.regex.Pattern;

/** DEFAULT COLLATION: what STRING means in columns that say no collation themselves. */
final class DefaultCollation {
  private static final Pattern WRITTEN = Pattern.compile("\\bcollate\\b", Pattern.CASE_INSENSITIVE);

  private DefaultCollation() {}

  /** A new column of a table with that collation. */
  static Column column(
      ColumnDefinition definition, Optional<String> collation, CommandContext context) {
    Column column = CreateTableCommand.column(definition, context);
    boolean written = WRITTEN.matcher(definition.span().of(context.statement().sql())).find();
    return collation.isEmpty() || written
        ? column
        : column.withType(collated(column.type(), collation.get()));
  }

  private static SqlType collated(SqlType type, String collation) {
    if (type instanceof SqlType.StringType) {
      return new SqlType.StringType(collation);
    }
    if (type instanceof SqlType.ArrayType a) {
      return SqlType.array(collated(a.element(), collation), a.containsNull());
    }
    if (type instanceof SqlType.MapType m) {
      return new SqlType.MapType(
          collated(m.key(), collation), collated(m.value(), collation), m.valueContainsNull());
    }
    if (type instanceof SqlType.StructType s) {
      return SqlType.struct(
          s.fields().stream()
              .map(f -> new SqlType.Field(f.name(), collated(f.type(), collation), f.nullable()))
              .toList());
    }
    return type;
  }
}
