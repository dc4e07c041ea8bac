package io.firesteel.jdbc;

import java.sql.Struct;
import java.util.Arrays;
import java.util.Map;

/** A value of STRUCT: its fields' objects in order. */
final class SqlStruct implements Struct {
  private final SqlType type;
  private final Object[] attributes;
  private final String text;

  SqlStruct(Column column, int index, Zones zones) {
    type = column.type;
    attributes = column.struct(index, zones);
    text = column.text(index, zones);
  }

  /** A struct made by a client, for a parameter. */
  SqlStruct(SqlType type, Object[] attributes) {
    this.type = type;
    this.attributes = attributes.clone();
    this.text = Arrays.toString(attributes);
  }

  SqlType type() {
    return type;
  }

  @Override
  public String getSQLTypeName() {
    return type.name();
  }

  @Override
  public Object[] getAttributes() {
    return attributes.clone();
  }

  @Override
  public Object[] getAttributes(Map<String, Class<?>> map) {
    return getAttributes();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SqlStruct
        && Arrays.deepEquals(attributes, ((SqlStruct) other).attributes);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(attributes);
  }

  /** As Spark's cast to STRING shows it. */
  @Override
  public String toString() {
    return text;
  }
}
