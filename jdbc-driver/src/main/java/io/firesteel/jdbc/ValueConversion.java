package io.firesteel.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.List;
import java.util.UUID;

/**
 * Values as other classes than their own. An instant read as a date or a wall clock is that of the
 * session's zone, as in SQL; {@link Timestamp} and {@link Instant} are the instant itself. Rows are
 * not null here.
 */
final class ValueConversion {
  private final Zones zones;

  ValueConversion(Zones zones) {
    this.zones = zones;
  }

  LocalDate localDate(Column column, int row) throws SQLException {
    switch (column.type.kind) {
      case DATE:
        return LocalDate.ofEpochDay(column.rawLong(row));
      case TIMESTAMP:
        return zones.sessionClock(column.rawLong(row)).toLocalDate();
      case TIMESTAMP_NTZ:
        return TextFormat.localDateTime(column.rawLong(row)).toLocalDate();
      default:
        String text = text(column, row, "a date");
        try {
          return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeException e) {
          throw SqlErrors.badText(text, "a date");
        }
    }
  }

  LocalDateTime localDateTime(Column column, int row) throws SQLException {
    switch (column.type.kind) {
      case DATE:
        return LocalDate.ofEpochDay(column.rawLong(row)).atStartOfDay();
      case TIMESTAMP:
        return zones.sessionClock(column.rawLong(row));
      case TIMESTAMP_NTZ:
        return TextFormat.localDateTime(column.rawLong(row));
      default:
        String text = text(column, row, "a timestamp");
        try {
          return text.length() <= 10
              ? LocalDate.parse(text).atStartOfDay()
              : LocalDateTime.parse(text.replace(' ', 'T'));
        } catch (DateTimeException e) {
          throw SqlErrors.badText(text, "a timestamp");
        }
    }
  }

  private LocalTime localTime(Column column, int row) throws SQLException {
    switch (column.type.kind) {
      case TIME:
        return LocalTime.ofNanoOfDay(column.rawLong(row));
      case TIMESTAMP:
      case TIMESTAMP_NTZ:
        return localDateTime(column, row).toLocalTime();
      default:
        String text = text(column, row, "a time");
        try {
          return LocalTime.parse(text);
        } catch (DateTimeException e) {
          throw SqlErrors.badText(text, "a time");
        }
    }
  }

  private Instant instant(Column column, int row) throws SQLException {
    return column.type.kind == SqlType.Kind.TIMESTAMP
        ? TextFormat.instant(column.rawLong(row))
        : localDateTime(column, row).atZone(zones.session()).toInstant();
  }

  private String text(Column column, int row, String target) throws SQLException {
    if (!column.type.isText()) {
      throw SqlErrors.conversion(column.type, target);
    }
    return column.getString(row, zones).trim();
  }

  Date date(Column column, int row, Calendar calendar) throws SQLException {
    LocalDate date = localDate(column, row);
    return calendar == null
        ? zones.date(date.toEpochDay())
        : new Date(Zones.millisIn(date.atStartOfDay(), calendar));
  }

  Time time(Column column, int row, Calendar calendar) throws SQLException {
    LocalTime time = localTime(column, row);
    return calendar == null
        ? Zones.time(time)
        : new Time(Zones.millisIn(LocalDate.ofEpochDay(0).atTime(time), calendar));
  }

  Timestamp timestamp(Column column, int row, Calendar calendar) throws SQLException {
    if (column.type.kind == SqlType.Kind.TIMESTAMP) {
      return zones.instant(column.rawLong(row));
    }
    if (calendar == null && column.type.kind == SqlType.Kind.TIMESTAMP_NTZ) {
      return zones.wallClock(column.rawLong(row));
    }
    LocalDateTime clock = localDateTime(column, row);
    if (calendar == null) {
      return Timestamp.valueOf(clock);
    }
    Timestamp out = new Timestamp(Zones.millisIn(clock, calendar));
    out.setNanos(clock.getNano());
    return out;
  }

  byte[] bytes(Column column, int row) throws SQLException {
    if (column.type.kind == SqlType.Kind.BINARY) {
      return (byte[]) column.getObject(row, zones);
    }
    if (column.type.isText()) {
      return column.getString(row, zones).getBytes(StandardCharsets.UTF_8);
    }
    throw SqlErrors.conversion(column.type, "byte[]");
  }

  <T> T convert(Column column, int row, Class<T> target) throws SQLException {
    if (target == null) {
      throw SqlErrors.argument("There is no class to convert to.");
    }
    Object value = convertAny(column, row, target);
    if (!target.isInstance(value)) {
      throw SqlErrors.conversion(column.type, target.getName());
    }
    return target.cast(value);
  }

  private Object convertAny(Column column, int row, Class<?> target) throws SQLException {
    if (target == String.class) {
      return column.getString(row, zones);
    } else if (target == Integer.class) {
      return (int) column.getLong(row, Integer.MIN_VALUE, Integer.MAX_VALUE, "Integer");
    } else if (target == Long.class) {
      return column.getLong(row, Long.MIN_VALUE, Long.MAX_VALUE, "Long");
    } else if (target == Short.class) {
      return (short) column.getLong(row, Short.MIN_VALUE, Short.MAX_VALUE, "Short");
    } else if (target == Byte.class) {
      return (byte) column.getLong(row, Byte.MIN_VALUE, Byte.MAX_VALUE, "Byte");
    } else if (target == Boolean.class) {
      return column.getBoolean(row);
    } else if (target == Double.class) {
      return column.getDouble(row, "Double");
    } else if (target == Float.class) {
      return (float) column.getDouble(row, "Float");
    } else if (target == BigDecimal.class) {
      return column.getDecimal(row, "BigDecimal");
    } else if (target == BigInteger.class) {
      return column.getDecimal(row, "BigInteger").toBigInteger();
    } else if (target == byte[].class) {
      return bytes(column, row);
    } else if (target == UUID.class) {
      return uuid(column, row);
    }
    Object time = convertTime(column, row, target);
    if (time != null) {
      return time;
    }
    Object value = column.getObject(row, zones);
    if (target == Object[].class && value instanceof SqlArray) {
      return ((SqlArray) value).getArray();
    } else if (target == List.class && value instanceof SqlArray) {
      return java.util.Arrays.asList((Object[]) ((SqlArray) value).getArray());
    }
    return value;
  }

  private UUID uuid(Column column, int row) throws SQLException {
    String text = text(column, row, "a UUID");
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw SqlErrors.badText(text, "a UUID");
    }
  }

  private Object convertTime(Column column, int row, Class<?> target) throws SQLException {
    if (target == LocalDate.class) {
      return localDate(column, row);
    } else if (target == LocalDateTime.class) {
      return localDateTime(column, row);
    } else if (target == LocalTime.class) {
      return localTime(column, row);
    } else if (target == Instant.class) {
      return instant(column, row);
    } else if (target == OffsetDateTime.class) {
      return instant(column, row).atZone(zones.session()).toOffsetDateTime();
    } else if (target == ZonedDateTime.class) {
      ZoneId zone = zones.session();
      return instant(column, row).atZone(zone);
    } else if (target == Date.class) {
      return date(column, row, null);
    } else if (target == Time.class) {
      return time(column, row, null);
    } else if (target == Timestamp.class || target == java.util.Date.class) {
      return timestamp(column, row, null);
    } else if (target == Duration.class && column.type.kind == SqlType.Kind.DAY_TIME_INTERVAL) {
      return Column.duration(column.rawLong(row));
    } else if (target == Period.class && column.type.kind == SqlType.Kind.YEAR_MONTH_INTERVAL) {
      return Period.ofMonths((int) column.rawLong(row)).normalized();
    }
    return null;
  }
}
