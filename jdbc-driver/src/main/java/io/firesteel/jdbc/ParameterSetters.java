package io.firesteel.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import org.apache.calcite.avatica.Meta;

/** The many setters of parameters, which all end in one. */
abstract class ParameterSetters extends FiresteelStatement implements PreparedStatement {

  ParameterSetters(FiresteelConnection connection, Meta.StatementHandle handle) {
    super(connection, handle);
  }

  /** Sets a parameter to the value of a Java object. */
  abstract void set(int index, Object value) throws SQLException;

  private static InputStream limited(InputStream x, long length) {
    return new LimitedStream(x, length);
  }

  private static String cut(String text, long length) {
    return text.length() > length ? text.substring(0, (int) length) : text;
  }

  private static String asciiText(InputStream x) throws SQLException {
    return new String(ParameterValue.read(x), StandardCharsets.US_ASCII);
  }

  private static String utf8Text(InputStream x) throws SQLException {
    return new String(ParameterValue.read(x), StandardCharsets.UTF_8);
  }

  @Override
  public void setBoolean(int index, boolean x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setByte(int index, byte x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setShort(int index, short x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setInt(int index, int x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setLong(int index, long x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setFloat(int index, float x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setDouble(int index, double x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setBigDecimal(int index, BigDecimal x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setString(int index, String x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setBytes(int index, byte[] x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setDate(int index, Date x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setTime(int index, Time x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setRef(int index, Ref x) throws SQLException {
    throw SqlErrors.unsupported("setRef");
  }

  @Override
  public void setBlob(int index, Blob x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setClob(int index, Clob x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setArray(int index, Array x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setNString(int index, String x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setNClob(int index, NClob x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setRowId(int index, RowId x) throws SQLException {
    throw SqlErrors.unsupported("setRowId");
  }

  @Override
  public void setSQLXML(int index, SQLXML x) throws SQLException {
    throw SqlErrors.unsupported("setSQLXML");
  }

  @Override
  public void setURL(int index, URL x) throws SQLException {
    set(index, x == null ? null : x.toString());
  }

  @Override
  public void setAsciiStream(int index, InputStream x) throws SQLException {
    set(index, x == null ? null : asciiText(x));
  }

  @Override
  public void setAsciiStream(int index, InputStream x, int length) throws SQLException {
    set(index, x == null ? null : asciiText(limited(x, length)));
  }

  @Override
  public void setAsciiStream(int index, InputStream x, long length) throws SQLException {
    set(index, x == null ? null : asciiText(limited(x, length)));
  }

  @Override
  public void setBinaryStream(int index, InputStream x) throws SQLException {
    set(index, x == null ? null : ParameterValue.read(x));
  }

  @Override
  public void setBinaryStream(int index, InputStream x, int length) throws SQLException {
    set(index, x == null ? null : ParameterValue.read(limited(x, length)));
  }

  @Override
  public void setBinaryStream(int index, InputStream x, long length) throws SQLException {
    set(index, x == null ? null : ParameterValue.read(limited(x, length)));
  }

  @Override
  @Deprecated
  public void setUnicodeStream(int index, InputStream x, int length) throws SQLException {
    set(index, x == null ? null : utf8Text(limited(x, length)));
  }

  @Override
  public void setCharacterStream(int index, Reader x) throws SQLException {
    set(index, x == null ? null : ParameterValue.read(x));
  }

  @Override
  public void setCharacterStream(int index, Reader x, long length) throws SQLException {
    set(index, x == null ? null : cut(ParameterValue.read(x), length));
  }

  @Override
  public void setCharacterStream(int index, Reader x, int length) throws SQLException {
    set(index, x == null ? null : cut(ParameterValue.read(x), length));
  }

  @Override
  public void setNCharacterStream(int index, Reader x) throws SQLException {
    set(index, x == null ? null : ParameterValue.read(x));
  }

  @Override
  public void setNCharacterStream(int index, Reader x, long length) throws SQLException {
    set(index, x == null ? null : cut(ParameterValue.read(x), length));
  }

  @Override
  public void setClob(int index, Reader x) throws SQLException {
    set(index, x == null ? null : ParameterValue.read(x));
  }

  @Override
  public void setClob(int index, Reader x, long length) throws SQLException {
    set(index, x == null ? null : cut(ParameterValue.read(x), length));
  }

  @Override
  public void setNClob(int index, Reader x) throws SQLException {
    set(index, x == null ? null : ParameterValue.read(x));
  }

  @Override
  public void setNClob(int index, Reader x, long length) throws SQLException {
    set(index, x == null ? null : cut(ParameterValue.read(x), length));
  }

  @Override
  public void setBlob(int index, InputStream x) throws SQLException {
    set(index, x == null ? null : ParameterValue.read(x));
  }

  @Override
  public void setBlob(int index, InputStream x, long length) throws SQLException {
    set(index, x == null ? null : ParameterValue.read(limited(x, length)));
  }
}
