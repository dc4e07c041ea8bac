package io.firesteel.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;

/** The columns of a result. */
final class FiresteelResultSetMetaData implements ResultSetMetaData {
  private final List<Reply.ColumnInfo> columns;

  FiresteelResultSetMetaData(List<Reply.ColumnInfo> columns) {
    this.columns = columns;
  }

  private Reply.ColumnInfo column(int index) throws SQLException {
    if (index < 1 || index > columns.size()) {
      throw SqlErrors.of(
          "The result has columns 1 to " + columns.size() + ", not " + index + ".", "07009");
    }
    return columns.get(index - 1);
  }

  private SqlType type(int index) throws SQLException {
    return column(index).type;
  }

  @Override
  public int getColumnCount() {
    return columns.size();
  }

  @Override
  public boolean isAutoIncrement(int index) throws SQLException {
    column(index);
    return false;
  }

  @Override
  public boolean isCaseSensitive(int index) throws SQLException {
    return type(index).isText();
  }

  @Override
  public boolean isSearchable(int index) throws SQLException {
    column(index);
    return true;
  }

  @Override
  public boolean isCurrency(int index) throws SQLException {
    column(index);
    return false;
  }

  @Override
  public int isNullable(int index) throws SQLException {
    return column(index).nullable ? columnNullable : columnNoNulls;
  }

  @Override
  public boolean isSigned(int index) throws SQLException {
    return type(index).isNumber();
  }

  @Override
  public int getColumnDisplaySize(int index) throws SQLException {
    return type(index).displaySize();
  }

  @Override
  public String getColumnLabel(int index) throws SQLException {
    return column(index).name;
  }

  @Override
  public String getColumnName(int index) throws SQLException {
    return column(index).name;
  }

  @Override
  public String getSchemaName(int index) throws SQLException {
    column(index);
    return "";
  }

  @Override
  public int getPrecision(int index) throws SQLException {
    return type(index).precision();
  }

  @Override
  public int getScale(int index) throws SQLException {
    return type(index).scale();
  }

  @Override
  public String getTableName(int index) throws SQLException {
    column(index);
    return "";
  }

  @Override
  public String getCatalogName(int index) throws SQLException {
    column(index);
    return "";
  }

  @Override
  public int getColumnType(int index) throws SQLException {
    return type(index).kind.jdbcType;
  }

  @Override
  public String getColumnTypeName(int index) throws SQLException {
    return type(index).name();
  }

  @Override
  public boolean isReadOnly(int index) throws SQLException {
    column(index);
    return true;
  }

  @Override
  public boolean isWritable(int index) throws SQLException {
    column(index);
    return false;
  }

  @Override
  public boolean isDefinitelyWritable(int index) throws SQLException {
    column(index);
    return false;
  }

  @Override
  public String getColumnClassName(int index) throws SQLException {
    return type(index).kind.className;
  }

  @Override
  public <T> T unwrap(Class<T> iface) throws SQLException {
    if (iface.isInstance(this)) {
      return iface.cast(this);
    }
    throw SqlErrors.argument("This is no " + iface.getName() + ".");
  }

  @Override
  public boolean isWrapperFor(Class<?> iface) {
    return iface.isInstance(this);
  }
}
