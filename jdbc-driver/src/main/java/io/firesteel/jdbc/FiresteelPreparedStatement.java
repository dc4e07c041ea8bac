package io.firesteel.jdbc;

import java.sql.BatchUpdateException;
import java.sql.Date;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import org.apache.calcite.avatica.Meta;

/** A statement with parameters, prepared on the server. */
final class FiresteelPreparedStatement extends ParameterSetters implements ParameterMetaData {
  private final String sql;
  private final List<SqlType> expected;
  private final List<Reply.ColumnInfo> columns;
  private final ParameterValue[] values;
  private final List<ParameterValue[]> batch = new ArrayList<>();

  FiresteelPreparedStatement(
      FiresteelConnection connection, Meta.StatementHandle handle, String sql, Reply prepared) {
    super(connection, handle);
    this.sql = sql;
    this.expected = prepared.parameterTypes == null ? List.of() : prepared.parameterTypes;
    this.columns = prepared.columns == null ? List.of() : prepared.columns;
    this.values = new ParameterValue[expected.size()];
  }

  private int check(int index) throws SQLException {
    open();
    if (index < 1 || index > values.length) {
      throw SqlErrors.of(
          values.length == 0
              ? "The statement has no parameters."
              : "The statement has parameters 1 to " + values.length + ", not " + index + ".",
          "07009");
    }
    return index - 1;
  }

  @Override
  void set(int index, Object value) throws SQLException {
    int i = check(index);
    if (value instanceof Timestamp && expects(i, SqlType.Kind.TIMESTAMP_NTZ)) {
      values[i] = ParameterValue.wallClock(((Timestamp) value).toLocalDateTime());
    } else {
      values[i] = ParameterValue.of(value);
    }
  }

  private boolean expects(int i, SqlType.Kind kind) {
    return expected.get(i).kind == kind;
  }

  @Override
  public void setNull(int index, int jdbcType) throws SQLException {
    values[check(index)] = ParameterValue.ofNull(jdbcType);
  }

  @Override
  public void setNull(int index, int jdbcType, String typeName) throws SQLException {
    setNull(index, jdbcType);
  }

  @Override
  public void setObject(int index, Object x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setObject(int index, Object x, int jdbcType) throws SQLException {
    setObject(index, x, jdbcType, -1);
  }

  @Override
  public void setObject(int index, Object x, int jdbcType, int scale) throws SQLException {
    int i = check(index);
    if (x instanceof Timestamp) {
      set(index, x);
    } else {
      values[i] = ParameterValue.of(x, jdbcType, scale);
    }
  }

  @Override
  public void setObject(int index, Object x, SQLType type) throws SQLException {
    setObject(index, x, type.getVendorTypeNumber());
  }

  @Override
  public void setObject(int index, Object x, SQLType type, int scale) throws SQLException {
    setObject(index, x, type.getVendorTypeNumber(), scale);
  }

  @Override
  public void setTimestamp(int index, Timestamp x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setTimestamp(int index, Timestamp x, Calendar calendar) throws SQLException {
    int i = check(index);
    if (x != null && calendar != null && expects(i, SqlType.Kind.TIMESTAMP_NTZ)) {
      values[i] = ParameterValue.wallClock(Zones.shown(x, calendar));
    } else {
      set(index, x);
    }
  }

  @Override
  public void setDate(int index, Date x, Calendar calendar) throws SQLException {
    set(index, x == null ? null : Zones.shown(x, calendar));
  }

  @Override
  public void setTime(int index, Time x, Calendar calendar) throws SQLException {
    set(index, x == null ? null : Zones.shown(x, calendar));
  }

  @Override
  public void clearParameters() throws SQLException {
    open();
    Arrays.fill(values, null);
  }

  private void write(MessageWriter out, ParameterValue[] row) throws SQLException {
    int begun = out.begin(Tag.PARAMETERS);
    out.writeInt(row.length);
    for (int i = 0; i < row.length; i++) {
      if (row[i] == null) {
        throw SqlErrors.of("Parameter " + (i + 1) + " has no value.", "07002");
      }
      row[i].write(out);
    }
    out.end(begun);
  }

  @Override
  public boolean execute() throws SQLException {
    open();
    closeResult();
    updateCount = -1;
    MessageWriter request = execution.begin(this, maxRowCount);
    request.end(request.begin(Tag.PREPARED));
    request.section(Tag.SQL, sql);
    if (values.length > 0) {
      write(request, values);
    }
    take(execution.send(request));
    return openResultSet != null;
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    if (!execute()) {
      throw SqlErrors.of("The statement gives no rows; use execute or executeUpdate.", "07005");
    }
    return openResultSet;
  }

  @Override
  public int executeUpdate() throws SQLException {
    return (int) Math.min(executeLargeUpdate(), Integer.MAX_VALUE);
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    if (execute()) {
      closeResult();
      throw SqlErrors.of("The statement gives rows; use executeQuery.", "07005");
    }
    return updateCount;
  }

  @Override
  public boolean execute(String text) throws SQLException {
    throw notHere();
  }

  @Override
  public ResultSet executeQuery(String text) throws SQLException {
    throw notHere();
  }

  @Override
  public long executeLargeUpdate(String text) throws SQLException {
    throw notHere();
  }

  @Override
  public void addBatch(String text) throws SQLException {
    throw notHere();
  }

  private static SQLException notHere() {
    return SqlErrors.of("A prepared statement has its text already.", "HY010");
  }

  @Override
  public void addBatch() throws SQLException {
    open();
    batch.add(values.clone());
  }

  @Override
  public void clearBatch() throws SQLException {
    open();
    batch.clear();
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    open();
    List<ParameterValue[]> rows = new ArrayList<>(batch);
    batch.clear();
    try {
      if (rows.size() < 2) {
        return rows.isEmpty() ? new long[0] : new long[] {single(rows.get(0))};
      }
      closeResult();
      MessageWriter request = execution.begin(this, 0);
      request.end(request.begin(Tag.PREPARED));
      request.section(Tag.SQL, sql);
      for (ParameterValue[] row : rows) {
        write(request, row);
      }
      long[] counts = new long[rows.size()];
      int n = 0;
      try (ResultSet result = execution.resultSet(this, execution.send(request))) {
        while (result != null && n < counts.length && result.next()) {
          counts[n++] = result.getLong(1);
        }
      }
      return counts;
    } catch (SQLException e) {
      throw new BatchUpdateException(
          e.getMessage(), e.getSQLState(), e.getErrorCode(), new long[0], e);
    }
  }

  private long single(ParameterValue[] row) throws SQLException {
    System.arraycopy(row, 0, values, 0, row.length);
    return executeLargeUpdate();
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    open();
    return columns.isEmpty() ? null : new FiresteelResultSetMetaData(columns);
  }

  @Override
  public ParameterMetaData getParameterMetaData() throws SQLException {
    open();
    return this;
  }

  @Override
  public void close() throws SQLException {
    boolean first = !closed;
    super.close();
    if (first) {
      owner.closeOnServer(handle.id);
    }
  }

  // ParameterMetaData.

  private SqlType type(int index) throws SQLException {
    int i = check(index);
    SqlType known = expected.get(i);
    return known.kind == SqlType.Kind.VOID ? SqlType.string() : known;
  }

  @Override
  public int getParameterCount() {
    return values.length;
  }

  @Override
  public int isNullable(int index) throws SQLException {
    check(index);
    return parameterNullableUnknown;
  }

  @Override
  public boolean isSigned(int index) throws SQLException {
    return type(index).isNumber();
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
  public int getParameterType(int index) throws SQLException {
    return type(index).kind.jdbcType;
  }

  @Override
  public String getParameterTypeName(int index) throws SQLException {
    return type(index).name();
  }

  @Override
  public String getParameterClassName(int index) throws SQLException {
    return type(index).kind.className;
  }

  @Override
  public int getParameterMode(int index) throws SQLException {
    check(index);
    return parameterModeIn;
  }
}
