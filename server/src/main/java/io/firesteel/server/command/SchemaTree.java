package io.firesteel.server.command;

import io.firesteel.core.type.SqlType;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.catalog.SchemaJson;
import java.util.List;

/** Columns as the tree that SHOW TABLE EXTENDED shows. */
final class SchemaTree {
  private final StringBuilder text = new StringBuilder("root\n");

  private SchemaTree() {}

  static String of(List<Column> columns) {
    SchemaTree tree = new SchemaTree();
    for (Column column : columns) {
      tree.add(" |-- ", column.name(), column.type(), "(nullable = " + column.nullable() + ")");
    }
    return tree.text.toString();
  }

  private void add(String prefix, String name, SqlType type, String note) {
    text.append(prefix).append(name).append(": ").append(name(type));
    text.append(note.isEmpty() ? "" : " ").append(note).append('\n');
    String below = prefix.substring(0, prefix.length() - 3) + "    |-- ";
    if (type instanceof SqlType.StructType struct) {
      for (SqlType.Field f : struct.fields()) {
        add(below, f.name(), f.type(), "(nullable = " + f.nullable() + ")");
      }
    } else if (type instanceof SqlType.ArrayType array) {
      add(below, "element", array.element(), "(containsNull = " + array.containsNull() + ")");
    } else if (type instanceof SqlType.MapType map) {
      add(below, "key", map.key(), "");
      add(below, "value", map.value(), "(valueContainsNull = " + map.valueContainsNull() + ")");
    }
  }

  private static String name(SqlType type) {
    return switch (type.kind()) {
      case ARRAY -> "array";
      case MAP -> "map";
      case STRUCT -> "struct";
      case CHAR, VARCHAR -> "string";
      case STRING -> type.simpleName();
      default -> SchemaJson.writeType(type).replace("\"", "");
    };
  }
}
