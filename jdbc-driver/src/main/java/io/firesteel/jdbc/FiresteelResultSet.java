package io.firesteel.jdbc;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.rowset.serial.SerialBlob;
import javax.sql.rowset.serial.SerialClob;

/**
 * A result: rows forward, frame by frame. Values are read out of the frame when they are asked for,
 * and never refer to it afterwards.
 */
final class FiresteelResultSet extends LabelledResultSet {
  private final FiresteelStatement owner;
  private final List<Reply.ColumnInfo> infos;
  private final FrameSource source;
  private final Zones zones;
  private final ValueConversion conversion;
  private Map<String, Integer> indexByLabel;
  private Frame frame;
  private int position = -1;
  private long rowNumber;
  private boolean ended;
  private boolean wasNull;
  private volatile boolean finished;
  private int hint;

  FiresteelResultSet(
      FiresteelStatement owner,
      List<Reply.ColumnInfo> infos,
      FrameSource source,
      Zones zones,
      int fetchSize)
      throws SQLException {
    super(owner, new FiresteelResultSetMetaData(infos));
    this.owner = owner;
    this.infos = infos;
    this.source = source;
    this.zones = zones;
    this.conversion = new ValueConversion(zones);
    this.hint = fetchSize;
  }

  private void open() throws SQLException {
    if (finished) {
      throw SqlErrors.closed("The result set");
    }
  }

  @Override
  protected void checkOpen() throws SQLException {
    open();
  }

  @Override
  public boolean next() throws SQLException {
    open();
    Frame current = frame;
    if (current != null && ++position < current.rows) {
      rowNumber++;
      return true;
    }
    return nextFrame();
  }

  private boolean nextFrame() throws SQLException {
    if (ended) {
      return false;
    }
    frame = null;
    do {
      frame = source.next();
    } while (frame != null && frame.rows == 0);
    position = 0;
    if (frame == null) {
      ended = true;
      return false;
    }
    rowNumber++;
    return true;
  }

  /** The column if the current row has a value in it; null, and wasNull, if it is NULL. */
  private Column column(int index) throws SQLException {
    Column column = any(index);
    wasNull = column.isNull(position);
    return wasNull ? null : column;
  }

  private Column any(int index) throws SQLException {
    Frame current = frame;
    if (current == null || finished) {
      open();
      throw SqlErrors.of("There is no current row: call next() first.", "24000");
    }
    if (index < 1 || index > current.columns.length) {
      throw SqlErrors.of(
          "The result has columns 1 to " + infos.size() + ", not " + index + ".", "07009");
    }
    return current.columns[index - 1];
  }

  @Override
  public int findColumn(String label) throws SQLException {
    open();
    if (indexByLabel == null) {
      indexByLabel = new HashMap<>();
      for (int i = infos.size(); i > 0; i--) {
        indexByLabel.put(infos.get(i - 1).name.toLowerCase(Locale.ROOT), i);
      }
    }
    Integer index = label == null ? null : indexByLabel.get(label.toLowerCase(Locale.ROOT));
    if (index == null) {
      throw SqlErrors.of("The result has no column '" + label + "'.", "42703");
    }
    return index;
  }

  @Override
  public boolean wasNull() throws SQLException {
    open();
    return wasNull;
  }

  @Override
  public Object getObject(int index) throws SQLException {
    Object value = any(index).getObject(position, zones);
    wasNull = value == null;
    return value;
  }

  @Override
  public Object getObject(int index, Map<String, Class<?>> map) throws SQLException {
    return getObject(index);
  }

  @Override
  public <T> T getObject(int index, Class<T> type) throws SQLException {
    Column column = column(index);
    return column == null ? null : conversion.convert(column, position, type);
  }

  @Override
  public String getString(int index) throws SQLException {
    String text = any(index).getString(position, zones);
    wasNull = text == null;
    return text;
  }

  @Override
  public String getNString(int index) throws SQLException {
    return getString(index);
  }

  @Override
  public boolean getBoolean(int index) throws SQLException {
    Column column = column(index);
    return column != null && column.getBoolean(position);
  }

  @Override
  public byte getByte(int index) throws SQLException {
    Column column = column(index);
    return column == null
        ? 0
        : (byte) column.getLong(position, Byte.MIN_VALUE, Byte.MAX_VALUE, "byte");
  }

  @Override
  public short getShort(int index) throws SQLException {
    Column column = column(index);
    return column == null
        ? 0
        : (short) column.getLong(position, Short.MIN_VALUE, Short.MAX_VALUE, "short");
  }

  @Override
  public int getInt(int index) throws SQLException {
    Column column = column(index);
    return column == null
        ? 0
        : (int) column.getLong(position, Integer.MIN_VALUE, Integer.MAX_VALUE, "int");
  }

  @Override
  public long getLong(int index) throws SQLException {
    Column column = column(index);
    return column == null ? 0 : column.getLong(position, Long.MIN_VALUE, Long.MAX_VALUE, "long");
  }

  @Override
  public float getFloat(int index) throws SQLException {
    Column column = column(index);
    return column == null ? 0 : (float) column.getDouble(position, "float");
  }

  @Override
  public double getDouble(int index) throws SQLException {
    Column column = column(index);
    return column == null ? 0 : column.getDouble(position, "double");
  }

  @Override
  public BigDecimal getBigDecimal(int index) throws SQLException {
    Column column = column(index);
    return column == null ? null : column.getDecimal(position, "BigDecimal");
  }

  @Override
  @Deprecated
  public BigDecimal getBigDecimal(int index, int scale) throws SQLException {
    BigDecimal value = getBigDecimal(index);
    return value == null ? null : value.setScale(scale, RoundingMode.HALF_UP);
  }

  @Override
  public byte[] getBytes(int index) throws SQLException {
    Column column = column(index);
    return column == null ? null : conversion.bytes(column, position);
  }

  @Override
  public Date getDate(int index) throws SQLException {
    Column column = column(index);
    return column == null ? null : conversion.date(column, position, null);
  }

  @Override
  public Date getDate(int index, Calendar calendar) throws SQLException {
    Column column = column(index);
    return column == null ? null : conversion.date(column, position, calendar);
  }

  @Override
  public Time getTime(int index) throws SQLException {
    Column column = column(index);
    return column == null ? null : conversion.time(column, position, null);
  }

  @Override
  public Time getTime(int index, Calendar calendar) throws SQLException {
    Column column = column(index);
    return column == null ? null : conversion.time(column, position, calendar);
  }

  @Override
  public Timestamp getTimestamp(int index) throws SQLException {
    Column column = column(index);
    return column == null ? null : conversion.timestamp(column, position, null);
  }

  @Override
  public Timestamp getTimestamp(int index, Calendar calendar) throws SQLException {
    Column column = column(index);
    return column == null ? null : conversion.timestamp(column, position, calendar);
  }

  @Override
  public Array getArray(int index) throws SQLException {
    return cast(index, Array.class);
  }

  private <T> T cast(int index, Class<T> type) throws SQLException {
    Object value = getObject(index);
    if (value != null && !type.isInstance(value)) {
      throw SqlErrors.conversion(any(index).type, type.getSimpleName());
    }
    return type.cast(value);
  }

  @Override
  public InputStream getAsciiStream(int index) throws SQLException {
    String text = getString(index);
    return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  @Deprecated
  public InputStream getUnicodeStream(int index) throws SQLException {
    String text = getString(index);
    return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public InputStream getBinaryStream(int index) throws SQLException {
    byte[] bytes = getBytes(index);
    return bytes == null ? null : new ByteArrayInputStream(bytes);
  }

  @Override
  public Reader getCharacterStream(int index) throws SQLException {
    String text = getString(index);
    return text == null ? null : new StringReader(text);
  }

  @Override
  public Reader getNCharacterStream(int index) throws SQLException {
    return getCharacterStream(index);
  }

  @Override
  public Blob getBlob(int index) throws SQLException {
    byte[] bytes = getBytes(index);
    return bytes == null ? null : new SerialBlob(bytes);
  }

  @Override
  public Clob getClob(int index) throws SQLException {
    String text = getString(index);
    return text == null ? null : new SerialClob(text.toCharArray());
  }

  @Override
  public URL getURL(int index) throws SQLException {
    String text = getString(index);
    try {
      return text == null ? null : new URL(text);
    } catch (MalformedURLException e) {
      throw SqlErrors.badText(text, "a URL");
    }
  }

  @Override
  public boolean isBeforeFirst() throws SQLException {
    open();
    return rowNumber == 0 && !ended;
  }

  @Override
  public boolean isFirst() throws SQLException {
    open();
    return rowNumber == 1 && !ended;
  }

  @Override
  public boolean isAfterLast() throws SQLException {
    open();
    return ended && rowNumber > 0;
  }

  @Override
  public boolean isLast() throws SQLException {
    throw SqlErrors.unsupported("isLast on a forward result");
  }

  @Override
  public int getRow() throws SQLException {
    open();
    return ended ? 0 : (int) Math.min(rowNumber, Integer.MAX_VALUE);
  }

  @Override
  public int getType() throws SQLException {
    open();
    return ResultSet.TYPE_FORWARD_ONLY;
  }

  @Override
  public int getConcurrency() throws SQLException {
    open();
    return ResultSet.CONCUR_READ_ONLY;
  }

  @Override
  public int getHoldability() throws SQLException {
    open();
    return ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  public int getFetchDirection() throws SQLException {
    open();
    return ResultSet.FETCH_FORWARD;
  }

  @Override
  public void setFetchDirection(int direction) throws SQLException {
    open();
    if (direction != ResultSet.FETCH_FORWARD) {
      throw SqlErrors.unsupported("A fetch direction other than forward");
    }
  }

  @Override
  public int getFetchSize() throws SQLException {
    open();
    return hint;
  }

  @Override
  public void setFetchSize(int rows) throws SQLException {
    open();
    hint = rows;
  }

  @Override
  public SQLWarning getWarnings() throws SQLException {
    open();
    return null;
  }

  @Override
  public void clearWarnings() throws SQLException {
    open();
  }

  @Override
  public FiresteelStatement getStatement() throws SQLException {
    open();
    return owner;
  }

  @Override
  public boolean isClosed() throws SQLException {
    return finished;
  }

  @Override
  public void close() {
    if (!finished) {
      finished = true;
      source.close();
      frame = null;
      super.close();
    }
  }

  @Override
  public String toString() {
    return "Firesteel result of " + infos.size() + " columns";
  }
}
