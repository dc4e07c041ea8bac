package io.firesteel.jdbc;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A value of ARRAY. Its elements are copied out, so it outlives its result set. */
final class SqlArray implements Array {
  private final SqlType element;
  private final Object[] elements;
  private final String text;

  SqlArray(Column column, int index, Zones zones) {
    element = column.type.children.get(0);
    elements = column.list(index, zones);
    text = column.text(index, zones);
  }

  /** An array made by a client, for a parameter. */
  SqlArray(SqlType element, Object[] elements) {
    this.element = element;
    this.elements = elements.clone();
    this.text = Arrays.toString(elements);
  }

  SqlType element() {
    return element;
  }

  @Override
  public String getBaseTypeName() {
    return element.name();
  }

  @Override
  public int getBaseType() {
    return element.kind.jdbcType;
  }

  @Override
  public Object getArray() {
    return elements.clone();
  }

  @Override
  public Object getArray(Map<String, Class<?>> map) {
    return getArray();
  }

  @Override
  public Object getArray(long index, int count) throws SQLException {
    if (index < 1 || count < 0 || index - 1 + count > elements.length) {
      throw SqlErrors.argument("The array has no elements " + index + " and " + count + " more.");
    }
    return Arrays.copyOfRange(elements, (int) index - 1, (int) index - 1 + count);
  }

  @Override
  public Object getArray(long index, int count, Map<String, Class<?>> map) throws SQLException {
    return getArray(index, count);
  }

  @Override
  public ResultSet getResultSet() throws SQLException {
    return getResultSet(1, elements.length);
  }

  @Override
  public ResultSet getResultSet(Map<String, Class<?>> map) throws SQLException {
    return getResultSet();
  }

  @Override
  public ResultSet getResultSet(long index, int count) throws SQLException {
    Object[] part = (Object[]) getArray(index, count);
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < part.length; i++) {
      rows.add(new Object[] {(int) index + i, part[i]});
    }
    return LocalResults.of(
        List.of("INDEX", "VALUE"), List.of(SqlType.of(SqlType.Kind.INT), element), rows);
  }

  @Override
  public ResultSet getResultSet(long index, int count, Map<String, Class<?>> map)
      throws SQLException {
    return getResultSet(index, count);
  }

  @Override
  public void free() {}

  @Override
  public boolean equals(Object other) {
    return other instanceof SqlArray && Arrays.deepEquals(elements, ((SqlArray) other).elements);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(elements);
  }

  /** As Spark's cast to STRING shows it. */
  @Override
  public String toString() {
    return text;
  }
}
