package io.firesteel.server.avatica;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.MapValue;
import io.firesteel.core.vector.Vectors;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.StringJoiner;

/** Values (in the form of {@link Vectors}) as Spark's cast to STRING writes them. */
final class ValueText {
  private static final long MICROS = 1_000_000L;
  private static final String[] UNITS = {"DAY", "HOUR", "MINUTE", "SECOND"};
  private static final long[] UNIT_MICROS = {86_400 * MICROS, 3600 * MICROS, 60 * MICROS, MICROS};

  private final ZoneId zone;

  ValueText(ZoneId zone) {
    this.zone = zone;
  }

  String of(SqlType type, Object value) {
    if (value == null) {
      return "null";
    }
    switch (type.kind()) {
      case DECIMAL:
        return ((BigDecimal) value).toPlainString();
      case DATE:
        return LocalDate.ofEpochDay((Integer) value).toString();
      case TIMESTAMP:
        return clock(LocalDateTime.ofInstant(instant((Long) value), zone));
      case TIMESTAMP_NTZ:
        return clock(LocalDateTime.ofInstant(instant((Long) value), ZoneOffset.UTC));
      case TIME:
        return time(LocalTime.ofNanoOfDay((Long) value));
      case YEAR_MONTH_INTERVAL:
        return yearMonth((SqlType.YearMonthIntervalType) type, (Integer) value);
      case DAY_TIME_INTERVAL:
        return dayTime((SqlType.DayTimeIntervalType) type, (Long) value);
      case CALENDAR_INTERVAL:
        List<?> parts = (List<?>) value;
        return calendar((Integer) parts.get(0), (Integer) parts.get(1), (Long) parts.get(2));
      case ARRAY:
        return array(((SqlType.ArrayType) type).element(), (List<?>) value);
      case MAP:
        return map((SqlType.MapType) type, (MapValue) value);
      case STRUCT:
        return struct(Vectors.parts(type), (List<?>) value);
      case VARIANT:
        List<?> binaries = (List<?>) value;
        return VariantText.json(
            ((ByteSlice) binaries.get(0)).toByteArray(),
            ((ByteSlice) binaries.get(1)).toByteArray(),
            zone);
      default:
        return value.toString();
    }
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000);
  }

  private static String clock(LocalDateTime clock) {
    return clock.toLocalDate() + " " + time(clock.toLocalTime());
  }

  private static String time(LocalTime time) {
    StringBuilder out = new StringBuilder(18);
    two(out, time.getHour()).append(':');
    two(out, time.getMinute()).append(':');
    two(out, time.getSecond());
    fraction(out, time.getNano());
    return out.toString();
  }

  private static StringBuilder two(StringBuilder out, long value) {
    return value < 10 ? out.append('0').append(value) : out.append(value);
  }

  private static void fraction(StringBuilder out, int nanos) {
    if (nanos != 0) {
      String digits = Integer.toString(1_000_000_000 + nanos).substring(1);
      out.append('.').append(digits.replaceFirst("0+$", ""));
    }
  }

  private static String yearMonth(SqlType.YearMonthIntervalType type, long months) {
    if (type.start() == 1) {
      return "INTERVAL '" + months + "' MONTH";
    }
    String sign = months < 0 ? "-" : "";
    long all = Math.abs(months);
    return type.end() == 0
        ? "INTERVAL '" + sign + all / 12 + "' YEAR"
        : "INTERVAL '" + sign + all / 12 + "-" + all % 12 + "' YEAR TO MONTH";
  }

  private static String dayTime(SqlType.DayTimeIntervalType type, long micros) {
    StringBuilder out = new StringBuilder("INTERVAL '").append(micros < 0 ? "-" : "");
    long leading = Math.abs(micros / UNIT_MICROS[type.start()]);
    long rest = Math.abs(micros % UNIT_MICROS[type.start()]);
    if (type.start() == 0) {
      out.append(leading);
    } else {
      two(out, leading);
    }
    for (int i = type.start() + 1; i <= type.end(); i++) {
      out.append(i == 1 ? ' ' : ':');
      two(out, rest / UNIT_MICROS[i]);
      rest %= UNIT_MICROS[i];
    }
    if (type.end() == 3) {
      fraction(out, (int) (rest * 1000));
    }
    out.append("' ").append(UNITS[type.start()]);
    if (type.end() != type.start()) {
      out.append(" TO ").append(UNITS[type.end()]);
    }
    return out.toString();
  }

  private static String calendar(int months, int days, long micros) {
    StringJoiner out = new StringJoiner(" ");
    unit(out, months / 12, "years");
    unit(out, months % 12, "months");
    unit(out, days, "days");
    unit(out, micros / UNIT_MICROS[1], "hours");
    long rest = micros % UNIT_MICROS[1];
    unit(out, rest / UNIT_MICROS[2], "minutes");
    rest %= UNIT_MICROS[2];
    if (rest != 0) {
      StringBuilder seconds = new StringBuilder(rest < 0 ? "-" : "");
      seconds.append(Math.abs(rest) / MICROS);
      fraction(seconds, (int) (Math.abs(rest) % MICROS) * 1000);
      out.add(seconds + " seconds");
    }
    return out.length() == 0 ? "0 seconds" : out.toString();
  }

  private static void unit(StringJoiner out, long value, String name) {
    if (value != 0) {
      out.add(value + " " + name);
    }
  }

  private String array(SqlType element, List<?> values) {
    StringJoiner out = new StringJoiner(", ", "[", "]");
    values.forEach(v -> out.add(of(element, v)));
    return out.toString();
  }

  private String map(SqlType.MapType type, MapValue map) {
    StringJoiner out = new StringJoiner(", ", "{", "}");
    for (int i = 0; i < map.keys().size(); i++) {
      out.add(of(type.key(), map.keys().get(i)) + " -> " + of(type.value(), map.values().get(i)));
    }
    return out.toString();
  }

  private String struct(List<SqlType> types, List<?> fields) {
    StringJoiner out = new StringJoiner(", ", "{", "}");
    for (int i = 0; i < fields.size(); i++) {
      out.add(of(types.get(i), fields.get(i)));
    }
    return out.toString();
  }
}
