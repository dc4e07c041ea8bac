package io.firesteel.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.Map;

/** A column of a frame with its type: one row's value as Java objects and primitives. */
final class Column {
  final SqlType type;
  private final Values values;

  /** The values themselves where rows share them. */
  private final Values leaf;

  private final boolean shared;

  /** Set if the values are objects already. */
  private final LocalResults.Objects local;

  /** Immutable objects of a dictionary's entries, made once. */
  private final Object[] cache;

  Column(SqlType type, Values values) {
    this.type = type;
    this.values = values;
    Values inner = values;
    Object[] objects = null;
    if (values instanceof Values.Dictionary) {
      inner = ((Values.Dictionary) values).entries;
      objects = cacheable(type) ? new Object[((Values.Dictionary) values).size] : null;
    } else if (values instanceof Values.Constant) {
      inner = ((Values.Constant) values).value;
      objects = cacheable(type) ? new Object[1] : null;
    }
    leaf = inner;
    shared = inner != values;
    local = values instanceof LocalResults.Objects ? (LocalResults.Objects) values : null;
    cache = objects;
  }

  private static boolean cacheable(SqlType type) {
    switch (type.kind) {
      case BOOLEAN:
      case TINYINT:
      case SMALLINT:
      case INT:
      case BIGINT:
      case FLOAT:
      case DOUBLE:
      case DECIMAL:
      case STRING:
      case CHAR:
      case VARCHAR:
      case TIME:
      case YEAR_MONTH_INTERVAL:
      case DAY_TIME_INTERVAL:
        return true;
      default:
        return false;
    }
  }

  boolean isNull(int row) {
    return values.isNull(row) || shared && leaf.isNull(values.index(row));
  }

  private int at(int row) {
    return shared ? values.index(row) : row;
  }

  /** The object of {@link SqlType.Kind#className}, null for NULL. */
  Object getObject(int row, Zones zones) {
    if (values.isNull(row)) {
      return null;
    }
    if (!shared) {
      return make(row, zones);
    }
    int index = values.index(row);
    if (cache == null) {
      return leaf.isNull(index) ? null : make(index, zones);
    }
    Object object = cache[index];
    if (object == null && !leaf.isNull(index)) {
      object = make(index, zones);
      cache[index] = object;
    }
    return object;
  }

  private Object make(int i, Zones zones) {
    if (local != null) {
      return local.get(i);
    }
    switch (type.kind) {
      case VOID:
        return null;
      case BOOLEAN:
        return leaf.getLong(i) != 0;
      case TINYINT:
        return (byte) leaf.getLong(i);
      case SMALLINT:
        return (short) leaf.getLong(i);
      case INT:
        return (int) leaf.getLong(i);
      case BIGINT:
        return leaf.getLong(i);
      case FLOAT:
        return (float) leaf.getDouble(i);
      case DOUBLE:
        return leaf.getDouble(i);
      case DECIMAL:
        return decimal(i);
      case STRING:
      case CHAR:
      case VARCHAR:
        return leaf.getText(i);
      case BINARY:
        return leaf.getBytes(i);
      case DATE:
        return zones.date(leaf.getLong(i));
      case TIMESTAMP:
        return zones.instant(leaf.getLong(i));
      case TIMESTAMP_NTZ:
        return zones.wallClock(leaf.getLong(i));
      case TIME:
        return LocalTime.ofNanoOfDay(leaf.getLong(i));
      case YEAR_MONTH_INTERVAL:
        return Period.ofMonths((int) leaf.getLong(i)).normalized();
      case DAY_TIME_INTERVAL:
        return duration(leaf.getLong(i));
      case CALENDAR_INTERVAL:
      case VARIANT:
        return text(i, zones);
      case ARRAY:
        return new SqlArray(this, i, zones);
      case MAP:
        return map(i, zones);
      case STRUCT:
        return new SqlStruct(this, i, zones);
    }
    throw new AssertionError(type);
  }

  static Duration duration(long micros) {
    return Duration.ofSeconds(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
  }

  private BigDecimal decimal(int i) {
    return leaf.isLong()
        ? BigDecimal.valueOf(leaf.getLong(i), type.second)
        : new BigDecimal(leaf.getUnscaled(i), type.second);
  }

  /** The number behind any type that is a plain long: integers, dates, times, timestamps. */
  long rawLong(int row) {
    return leaf.getLong(at(row));
  }

  byte[] rawBytes(int row) {
    return leaf.getBytes(at(row));
  }

  Object[] list(int index, Zones zones) {
    Values.Lists lists = (Values.Lists) leaf;
    int from = lists.from(index);
    Object[] all = new Object[lists.to(index) - from];
    for (int k = 0; k < all.length; k++) {
      all[k] = lists.elements.getObject(from + k, zones);
    }
    return all;
  }

  Object[] struct(int index, Zones zones) {
    Column[] fields = ((Values.Structs) leaf).fields;
    Object[] all = new Object[fields.length];
    for (int k = 0; k < all.length; k++) {
      all[k] = fields[k].getObject(index, zones);
    }
    return all;
  }

  private Map<Object, Object> map(int index, Zones zones) {
    Values.Maps maps = (Values.Maps) leaf;
    Map<Object, Object> all = new LinkedHashMap<>();
    for (int k = maps.from(index); k < maps.to(index); k++) {
      all.put(maps.keys.getObject(k, zones), maps.values.getObject(k, zones));
    }
    return all;
  }

  /** As Spark's cast to STRING shows it; null for NULL. */
  String getString(int row, Zones zones) {
    if (isNull(row)) {
      return null;
    }
    if (type.isText()) {
      return (String) getObject(row, zones);
    }
    return local != null ? local.get(row).toString() : text(at(row), zones);
  }

  /** The text of a value that is not null, by its index in the leaf. */
  String text(int i, Zones zones) {
    switch (type.kind) {
      case BOOLEAN:
        return leaf.getLong(i) != 0 ? "true" : "false";
      case TINYINT:
      case SMALLINT:
      case INT:
      case BIGINT:
        return Long.toString(leaf.getLong(i));
      case FLOAT:
        return Float.toString((float) leaf.getDouble(i));
      case DOUBLE:
        return Double.toString(leaf.getDouble(i));
      case DECIMAL:
        return decimal(i).toPlainString();
      case STRING:
      case CHAR:
      case VARCHAR:
        return leaf.getText(i);
      case BINARY:
        return binaryText(leaf.getBytes(i));
      case DATE:
        return TextFormat.date(leaf.getLong(i));
      case TIMESTAMP:
        return TextFormat.timestamp(leaf.getLong(i), zones.session());
      case TIMESTAMP_NTZ:
        return TextFormat.timestampNtz(leaf.getLong(i));
      case TIME:
        return TextFormat.time(leaf.getLong(i));
      case YEAR_MONTH_INTERVAL:
        return TextFormat.yearMonth(type, leaf.getLong(i));
      case DAY_TIME_INTERVAL:
        return TextFormat.dayTime(type, leaf.getLong(i));
      case CALENDAR_INTERVAL:
        Column[] parts = ((Values.Structs) leaf).fields;
        return TextFormat.calendarInterval(
            parts[0].rawLong(i), parts[1].rawLong(i), parts[2].rawLong(i));
      case VARIANT:
        Column[] binaries = ((Values.Structs) leaf).fields;
        return VariantText.json(binaries[0].rawBytes(i), binaries[1].rawBytes(i), zones.session());
      case ARRAY:
      case MAP:
      case STRUCT:
        return nestedText(i, zones);
      default:
        return "NULL";
    }
  }

  private String nestedText(int i, Zones zones) {
    StringBuilder out = new StringBuilder();
    if (type.kind == SqlType.Kind.ARRAY) {
      Values.Lists lists = (Values.Lists) leaf;
      out.append('[');
      for (int k = lists.from(i); k < lists.to(i); k++) {
        out.append(k == lists.from(i) ? "" : ", ").append(lists.elements.getString(k, zones));
      }
      return out.append(']').toString();
    }
    out.append('{');
    if (type.kind == SqlType.Kind.MAP) {
      Values.Maps maps = (Values.Maps) leaf;
      for (int k = maps.from(i); k < maps.to(i); k++) {
        out.append(k == maps.from(i) ? "" : ", ").append(maps.keys.getString(k, zones));
        out.append(" -> ").append(maps.values.getString(k, zones));
      }
    } else {
      Column[] fields = ((Values.Structs) leaf).fields;
      for (int k = 0; k < fields.length; k++) {
        out.append(k == 0 ? "" : ", ").append(fields[k].getString(i, zones));
      }
    }
    return out.append('}').toString();
  }

  /** UTF-8 if it is, otherwise hexadecimal digits. */
  private static String binaryText(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      StringBuilder out = new StringBuilder(bytes.length * 2);
      for (byte b : bytes) {
        out.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
      }
      return out.toString().toUpperCase(java.util.Locale.ROOT);
    }
  }

  /** A whole number within [min, max]; fractions are cut off. The row is not null. */
  long getLong(int row, long min, long max, String target) throws SQLException {
    long value;
    switch (type.kind) {
      case TINYINT:
      case SMALLINT:
      case INT:
      case BIGINT:
      case BOOLEAN:
        value = rawLong(row);
        break;
      default:
        BigDecimal exact = getDecimal(row, target);
        BigInteger whole = exact.setScale(0, RoundingMode.DOWN).toBigInteger();
        if (whole.bitLength() > 63) {
          throw SqlErrors.outOfRange(exact, target);
        }
        value = whole.longValue();
    }
    if (value < min || value > max) {
      throw SqlErrors.outOfRange(value, target);
    }
    return value;
  }

  double getDouble(int row, String target) throws SQLException {
    switch (type.kind) {
      case FLOAT:
      case DOUBLE:
        return leaf.getDouble(at(row));
      case TINYINT:
      case SMALLINT:
      case INT:
      case BIGINT:
      case BOOLEAN:
        return rawLong(row);
      case DECIMAL:
        return decimal(at(row)).doubleValue();
      default:
        if (!type.isText()) {
          throw SqlErrors.conversion(type, target);
        }
        String text = leaf.getText(at(row)).trim();
        try {
          return Double.parseDouble(text);
        } catch (NumberFormatException e) {
          throw SqlErrors.badText(text, "a number");
        }
    }
  }

  BigDecimal getDecimal(int row, String target) throws SQLException {
    switch (type.kind) {
      case DECIMAL:
        return decimal(at(row));
      case TINYINT:
      case SMALLINT:
      case INT:
      case BIGINT:
      case BOOLEAN:
        return BigDecimal.valueOf(rawLong(row));
      case FLOAT:
      case DOUBLE:
        double value = leaf.getDouble(at(row));
        if (Double.isNaN(value) || Double.isInfinite(value)) {
          throw SqlErrors.outOfRange(value, target);
        }
        return type.kind == SqlType.Kind.FLOAT
            ? new BigDecimal(Float.toString((float) value))
            : BigDecimal.valueOf(value);
      default:
        if (!type.isText()) {
          throw SqlErrors.conversion(type, target);
        }
        String text = leaf.getText(at(row)).trim();
        try {
          return new BigDecimal(text);
        } catch (NumberFormatException e) {
          throw SqlErrors.badText(text, "a number");
        }
    }
  }

  boolean getBoolean(int row) throws SQLException {
    if (type.kind == SqlType.Kind.BOOLEAN) {
      return rawLong(row) != 0;
    }
    if (type.kind == SqlType.Kind.FLOAT || type.kind == SqlType.Kind.DOUBLE) {
      return getDouble(row, "BOOLEAN") != 0;
    }
    if (type.isNumber()) {
      return getDecimal(row, "BOOLEAN").signum() != 0;
    }
    if (!type.isText()) {
      throw SqlErrors.conversion(type, "BOOLEAN");
    }
    String text = leaf.getText(at(row)).trim();
    switch (text.toLowerCase(java.util.Locale.ROOT)) {
      case "true":
      case "t":
      case "yes":
      case "y":
      case "1":
        return true;
      case "false":
      case "f":
      case "no":
      case "n":
      case "0":
        return false;
      default:
        throw SqlErrors.badText(text, "a boolean");
    }
  }
}
