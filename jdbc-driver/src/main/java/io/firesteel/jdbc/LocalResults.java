package io.firesteel.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Result sets from rows that are in memory: the constant answers of DatabaseMetaData, arrays. */
final class LocalResults {
  private LocalResults() {}

  /**
   * @param rows values as {@link Column#getObject} would give them: String, Integer, Short,
   *     Boolean...
   */
  static ResultSet of(List<String> names, List<SqlType> types, List<Object[]> rows)
      throws SQLException {
    return new FiresteelResultSet(
        null, infos(names, types), source(types, rows), new Zones(java.time.ZoneOffset.UTC), 0);
  }

  static List<Reply.ColumnInfo> infos(List<String> names, List<SqlType> types) {
    List<Reply.ColumnInfo> infos = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      infos.add(new Reply.ColumnInfo(names.get(i), true, types.get(i)));
    }
    return infos;
  }

  static FrameSource source(List<SqlType> types, List<Object[]> rows) {
    Column[] columns = new Column[types.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = new Column(types.get(i), new Objects(types.get(i), rows, i));
    }
    Frame frame = new Frame(rows.size(), columns, null);
    return new FrameSource() {
      private boolean given;

      @Override
      public Frame next() {
        boolean first = !given;
        given = true;
        return first ? frame : null;
      }

      @Override
      public void close() {}
    };
  }

  /** A column of objects. */
  static final class Objects extends Values {
    private final SqlType type;
    private final List<Object[]> rows;
    private final int column;

    Objects(SqlType type, List<Object[]> rows, int column) {
      this.type = type;
      this.rows = rows;
      this.column = column;
    }

    Object get(int row) {
      return rows.get(row)[column];
    }

    @Override
    boolean isNull(int row) {
      return get(row) == null;
    }

    @Override
    long getLong(int row) {
      Object value = get(row);
      return value instanceof Boolean ? ((Boolean) value ? 1 : 0) : ((Number) value).longValue();
    }

    @Override
    double getDouble(int row) {
      return ((Number) get(row)).doubleValue();
    }

    @Override
    BigInteger getUnscaled(int row) {
      return ((BigDecimal) get(row)).setScale(type.second).unscaledValue();
    }

    @Override
    String getText(int row) {
      return (String) get(row);
    }

    @Override
    byte[] getBytes(int row) {
      return (byte[]) get(row);
    }
  }
}
