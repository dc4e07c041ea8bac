package io.firesteel.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The value of a parameter with the SQL type that a literal of it would have. */
final class ParameterValue {
  static final ParameterValue NULL = new ParameterValue(SqlType.of(SqlType.Kind.VOID), null);

  final SqlType type;
  private final Object value;

  private ParameterValue(SqlType type, Object value) {
    this.type = type;
    this.value = value;
  }

  private static ParameterValue of(SqlType.Kind kind, Object value) {
    return new ParameterValue(SqlType.of(kind), value);
  }

  /** NULL of a type of {@link Types}. */
  static ParameterValue ofNull(int jdbcType) {
    SqlType type = TypeName.ofJdbc(jdbcType);
    return type == null ? NULL : new ParameterValue(type, null);
  }

  /** The value of any Java object that has a SQL counterpart. */
  static ParameterValue of(Object x) throws SQLException {
    if (x == null) {
      return NULL;
    } else if (x instanceof String || x instanceof Character) {
      return new ParameterValue(SqlType.string(), x.toString());
    } else if (x instanceof Integer) {
      return of(SqlType.Kind.INT, x);
    } else if (x instanceof Long) {
      return of(SqlType.Kind.BIGINT, x);
    } else if (x instanceof BigDecimal) {
      return decimal((BigDecimal) x);
    } else if (x instanceof Boolean) {
      return of(SqlType.Kind.BOOLEAN, x);
    } else if (x instanceof Short) {
      return of(SqlType.Kind.SMALLINT, ((Short) x).intValue());
    } else if (x instanceof Byte) {
      return of(SqlType.Kind.TINYINT, ((Byte) x).intValue());
    } else if (x instanceof Double) {
      return of(SqlType.Kind.DOUBLE, x);
    } else if (x instanceof Float) {
      return of(SqlType.Kind.FLOAT, x);
    } else if (x instanceof BigInteger) {
      return decimal(new BigDecimal((BigInteger) x));
    } else if (x instanceof byte[]) {
      return of(SqlType.Kind.BINARY, x);
    } else if (x instanceof UUID) {
      return new ParameterValue(SqlType.string(), x.toString());
    }
    ParameterValue time = datetime(x);
    return time != null ? time : nested(x);
  }

  private static ParameterValue datetime(Object x) {
    if (x instanceof LocalDate) {
      return of(SqlType.Kind.DATE, (int) ((LocalDate) x).toEpochDay());
    } else if (x instanceof Date) {
      return of(SqlType.Kind.DATE, (int) Zones.shown((Date) x, null).toEpochDay());
    } else if (x instanceof Timestamp) {
      return instant(Zones.instantOf((Timestamp) x));
    } else if (x instanceof LocalDateTime) {
      return wallClock((LocalDateTime) x);
    } else if (x instanceof Instant) {
      return instant((Instant) x);
    } else if (x instanceof OffsetDateTime) {
      return instant(((OffsetDateTime) x).toInstant());
    } else if (x instanceof ZonedDateTime) {
      return instant(((ZonedDateTime) x).toInstant());
    } else if (x instanceof LocalTime) {
      return time((LocalTime) x);
    } else if (x instanceof OffsetTime) {
      return time(((OffsetTime) x).toLocalTime());
    } else if (x instanceof Time) {
      return time(Zones.shown((Time) x, null));
    } else if (x instanceof java.util.Date) {
      return instant(((java.util.Date) x).toInstant());
    } else if (x instanceof Period && ((Period) x).getDays() == 0) {
      return new ParameterValue(
          SqlType.of(SqlType.Kind.YEAR_MONTH_INTERVAL, 0, 1), (int) ((Period) x).toTotalMonths());
    } else if (x instanceof Duration) {
      Duration d = (Duration) x;
      return new ParameterValue(
          SqlType.of(SqlType.Kind.DAY_TIME_INTERVAL, 0, 3),
          Math.addExact(Math.multiplyExact(d.getSeconds(), 1_000_000L), d.getNano() / 1000));
    }
    return null;
  }

  private static ParameterValue nested(Object x) throws SQLException {
    if (x instanceof SqlArray) {
      SqlArray array = (SqlArray) x;
      return list(array.element(), (Object[]) array.getArray());
    } else if (x instanceof Array) {
      return list(null, (Object[]) ((Array) x).getArray());
    } else if (x instanceof SqlStruct) {
      SqlStruct struct = (SqlStruct) x;
      return struct(struct.type(), struct.getAttributes());
    } else if (x instanceof Struct) {
      return struct(null, ((Struct) x).getAttributes());
    } else if (x instanceof Object[]) {
      return list(null, (Object[]) x);
    } else if (x instanceof Collection) {
      return list(null, ((Collection<?>) x).toArray());
    } else if (x instanceof Map) {
      return map((Map<?, ?>) x);
    } else if (x instanceof Clob) {
      return new ParameterValue(SqlType.string(), read(((Clob) x).getCharacterStream()));
    } else if (x instanceof Blob) {
      return of(SqlType.Kind.BINARY, read(((Blob) x).getBinaryStream()));
    }
    throw SqlErrors.of("An object of " + x.getClass().getName() + " has no SQL type.", "07006");
  }

  /** The value as the type of {@link Types} that the caller names. */
  static ParameterValue of(Object x, int jdbcType, int scale) throws SQLException {
    if (x == null) {
      return ofNull(jdbcType);
    }
    switch (jdbcType) {
      case Types.DATE:
        if (x instanceof Timestamp) {
          return of(((Timestamp) x).toLocalDateTime().toLocalDate());
        }
        break;
      case Types.TIMESTAMP:
        if (x instanceof LocalDate) {
          return of(((LocalDate) x).atStartOfDay());
        }
        break;
      case Types.TINYINT:
      case Types.SMALLINT:
      case Types.INTEGER:
      case Types.BIGINT:
      case Types.REAL:
      case Types.FLOAT:
      case Types.DOUBLE:
      case Types.DECIMAL:
      case Types.NUMERIC:
        if (x instanceof Number || x instanceof String || x instanceof Boolean) {
          return number(x, jdbcType, scale);
        }
        break;
      case Types.BIT:
      case Types.BOOLEAN:
        if (x instanceof Number) {
          return of(((Number) x).doubleValue() != 0);
        }
        if (x instanceof String) {
          return of(Boolean.parseBoolean((String) x) || x.equals("1"));
        }
        break;
      case Types.CHAR:
      case Types.VARCHAR:
      case Types.LONGVARCHAR:
      case Types.NCHAR:
      case Types.NVARCHAR:
      case Types.LONGNVARCHAR:
        if (x instanceof Number || x instanceof Boolean) {
          return of(x.toString());
        }
        break;
      default:
        break;
    }
    return of(x);
  }

  private static ParameterValue number(Object x, int jdbcType, int scale) throws SQLException {
    BigDecimal exact;
    try {
      if (jdbcType == Types.DOUBLE || jdbcType == Types.FLOAT) {
        return of(Double.valueOf(x.toString()));
      }
      if (jdbcType == Types.REAL) {
        return of(Float.valueOf(x.toString()));
      }
      exact =
          x instanceof Boolean
              ? ((Boolean) x ? BigDecimal.ONE : BigDecimal.ZERO)
              : new BigDecimal(x.toString().trim());
      switch (jdbcType) {
        case Types.TINYINT:
          return of(exact.setScale(0, RoundingMode.DOWN).byteValueExact());
        case Types.SMALLINT:
          return of(exact.setScale(0, RoundingMode.DOWN).shortValueExact());
        case Types.INTEGER:
          return of(exact.setScale(0, RoundingMode.DOWN).intValueExact());
        case Types.BIGINT:
          return of(exact.setScale(0, RoundingMode.DOWN).longValueExact());
        default:
          return decimal(scale >= 0 ? exact.setScale(scale, RoundingMode.HALF_UP) : exact);
      }
    } catch (NumberFormatException e) {
      throw SqlErrors.badText(x.toString(), "a number");
    } catch (ArithmeticException e) {
      throw SqlErrors.outOfRange(x, "the parameter's type");
    }
  }

  private static ParameterValue decimal(BigDecimal x) throws SQLException {
    BigDecimal exact = x.scale() < 0 ? x.setScale(0) : x;
    int precision = Math.max(exact.precision(), exact.scale());
    if (precision > 38) {
      throw SqlErrors.outOfRange(x, "DECIMAL(38)");
    }
    return new ParameterValue(SqlType.of(SqlType.Kind.DECIMAL, precision, exact.scale()), exact);
  }

  static ParameterValue instant(Instant x) {
    return of(
        SqlType.Kind.TIMESTAMP,
        Math.addExact(
            Math.multiplyExact(x.getEpochSecond(), 1_000_000L), (long) x.getNano() / 1000));
  }

  static ParameterValue wallClock(LocalDateTime x) {
    ParameterValue utc = instant(x.toInstant(ZoneOffset.UTC));
    return of(SqlType.Kind.TIMESTAMP_NTZ, utc.value);
  }

  static ParameterValue time(LocalTime x) {
    return new ParameterValue(SqlType.of(SqlType.Kind.TIME, 6, 0), x.toNanoOfDay());
  }

  private static ParameterValue list(SqlType element, Object[] elements) throws SQLException {
    List<ParameterValue> values = new ArrayList<>();
    SqlType common = element;
    for (Object x : elements) {
      ParameterValue v = of(x);
      values.add(v);
      common = element == null ? TypeName.wider(common, v.type) : common;
    }
    SqlType type = common == null ? SqlType.of(SqlType.Kind.VOID) : common;
    return new ParameterValue(SqlType.array(type), values);
  }

  private static ParameterValue struct(SqlType type, Object[] fields) throws SQLException {
    List<ParameterValue> values = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<SqlType> types = new ArrayList<>();
    for (Object x : fields) {
      ParameterValue v = of(x);
      values.add(v);
      names.add("col" + (names.size() + 1));
      types.add(v.type);
    }
    return new ParameterValue(type != null ? type : SqlType.struct(names, types), values);
  }

  private static ParameterValue map(Map<?, ?> map) throws SQLException {
    SqlType key = null;
    SqlType value = null;
    List<ParameterValue> all = new ArrayList<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      ParameterValue k = of(entry.getKey());
      ParameterValue v = of(entry.getValue());
      key = TypeName.wider(key, k.type);
      value = TypeName.wider(value, v.type);
      all.add(k);
      all.add(v);
    }
    SqlType none = SqlType.of(SqlType.Kind.VOID);
    return new ParameterValue(
        SqlType.map(key == null ? none : key, value == null ? none : value), all);
  }

  static String read(Reader in) throws SQLException {
    try (Reader reader = in) {
      StringWriter out = new StringWriter();
      reader.transferTo(out);
      return out.toString();
    } catch (IOException e) {
      throw SqlErrors.of("Reading the parameter's characters failed.", "HY000", e);
    }
  }

  static byte[] read(InputStream in) throws SQLException {
    try (InputStream bytes = in) {
      return bytes.readAllBytes();
    } catch (IOException e) {
      throw SqlErrors.of("Reading the parameter's bytes failed.", "HY000", e);
    }
  }

  void write(MessageWriter out) throws SQLException {
    type.write(out);
    write(out, type);
  }

  /** Writes the value in the layout of {@code as}, which is this type or one it widens to. */
  private void write(MessageWriter out, SqlType as) throws SQLException {
    if (value == null || as.kind == SqlType.Kind.VOID) {
      out.writeByte(0);
      return;
    }
    out.writeByte(1);
    try {
      writeValue(out, as);
    } catch (ClassCastException | ArithmeticException e) {
      throw SqlErrors.of("A value of " + type + " is no " + as + ".", "07006", e);
    }
  }

  private void writeValue(MessageWriter out, SqlType as) throws SQLException {
    switch (as.kind) {
      case BOOLEAN:
        out.writeByte((Boolean) value ? 1 : 0);
        break;
      case TINYINT:
      case SMALLINT:
      case INT:
      case DATE:
      case YEAR_MONTH_INTERVAL:
        out.writeInt(Math.toIntExact(((Number) value).longValue()));
        break;
      case BIGINT:
      case TIMESTAMP:
      case TIMESTAMP_NTZ:
      case TIME:
      case DAY_TIME_INTERVAL:
        out.writeLong(((Number) value).longValue());
        break;
      case FLOAT:
        out.writeInt(Float.floatToRawIntBits(((Number) value).floatValue()));
        break;
      case DOUBLE:
        out.writeLong(Double.doubleToRawLongBits(((Number) value).doubleValue()));
        break;
      case DECIMAL:
        BigDecimal exact =
            value instanceof BigDecimal ? (BigDecimal) value : new BigDecimal(value.toString());
        out.writeBytes(exact.setScale(as.second).unscaledValue().toByteArray());
        break;
      case STRING:
      case CHAR:
      case VARCHAR:
        out.writeBytes(value.toString().getBytes(StandardCharsets.UTF_8));
        break;
      case BINARY:
        out.writeBytes((byte[]) value);
        break;
      case ARRAY:
        List<?> elements = (List<?>) value;
        out.writeInt(elements.size());
        for (Object element : elements) {
          ((ParameterValue) element).write(out, as.children.get(0));
        }
        break;
      case MAP:
        List<?> entries = (List<?>) value;
        out.writeInt(entries.size() / 2);
        for (int side = 0; side < 2; side++) {
          for (int i = side; i < entries.size(); i += 2) {
            ((ParameterValue) entries.get(i)).write(out, as.children.get(side));
          }
        }
        break;
      case STRUCT:
        List<?> fields = (List<?>) value;
        for (int i = 0; i < fields.size(); i++) {
          ((ParameterValue) fields.get(i)).write(out, as.children.get(i));
        }
        break;
      default:
        throw SqlErrors.conversion(type, as.name());
    }
  }
}
