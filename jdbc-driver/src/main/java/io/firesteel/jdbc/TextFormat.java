package io.firesteel.jdbc;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Values as Spark's cast to STRING writes them. */
final class TextFormat {
  private static final long MICROS = 1_000_000L;
  private static final String[] DAY_TIME_UNITS = {"DAY", "HOUR", "MINUTE", "SECOND"};
  private static final long[] DAY_TIME_MICROS = {
    86_400 * MICROS, 3600 * MICROS, 60 * MICROS, MICROS
  };

  private TextFormat() {}

  static String date(long epochDay) {
    return LocalDate.ofEpochDay(epochDay).toString();
  }

  /** An instant's wall clock in the zone. */
  static String timestamp(long micros, ZoneId zone) {
    Instant instant = instant(micros);
    return wallClock(LocalDateTime.ofInstant(instant, zone));
  }

  static String timestampNtz(long micros) {
    return wallClock(localDateTime(micros));
  }

  private static String wallClock(LocalDateTime clock) {
    StringBuilder out = new StringBuilder(26);
    out.append(clock.toLocalDate()).append(' ');
    clock(out, clock.toLocalTime());
    return out.toString();
  }

  static String time(long nanos) {
    StringBuilder out = new StringBuilder(18);
    clock(out, LocalTime.ofNanoOfDay(nanos));
    return out.toString();
  }

  private static void clock(StringBuilder out, LocalTime time) {
    two(out, time.getHour()).append(':');
    two(out, time.getMinute()).append(':');
    two(out, time.getSecond());
    fraction(out, time.getNano());
  }

  private static StringBuilder two(StringBuilder out, long value) {
    return value < 10 ? out.append('0').append(value) : out.append(value);
  }

  private static void fraction(StringBuilder out, int nanos) {
    if (nanos == 0) {
      return;
    }
    String digits = Integer.toString(1_000_000_000 + nanos);
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    out.append('.').append(digits, 1, end);
  }

  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000);
  }

  static LocalDateTime localDateTime(long micros) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(micros, MICROS), (int) Math.floorMod(micros, MICROS) * 1000, ZoneOffset.UTC);
  }

  static String yearMonth(SqlType type, long months) {
    if (type.first == 1) {
      return "INTERVAL '" + months + "' MONTH";
    }
    String sign = months < 0 ? "-" : "";
    long all = Math.abs(months);
    return type.second == 0
        ? "INTERVAL '" + sign + all / 12 + "' YEAR"
        : "INTERVAL '" + sign + all / 12 + "-" + all % 12 + "' YEAR TO MONTH";
  }

  static String dayTime(SqlType type, long micros) {
    StringBuilder out = new StringBuilder(40).append("INTERVAL '");
    if (micros < 0) {
      out.append('-');
    }
    // The smallest long has no positive twin: take the first unit off before turning the sign.
    long unit = DAY_TIME_MICROS[type.first];
    long leading = Math.abs(micros / unit);
    long rest = Math.abs(micros % unit);
    if (type.first == 0) {
      out.append(leading);
    } else {
      two(out, leading);
    }
    for (int i = type.first + 1; i <= type.second; i++) {
      out.append(i == 1 ? ' ' : ':');
      two(out, rest / DAY_TIME_MICROS[i]);
      rest %= DAY_TIME_MICROS[i];
    }
    if (type.second == 3) {
      fraction(out, (int) (rest * 1000));
    }
    out.append("' ").append(DAY_TIME_UNITS[type.first]);
    if (type.second != type.first) {
      out.append(" TO ").append(DAY_TIME_UNITS[type.second]);
    }
    return out.toString();
  }

  /** Spark's legacy interval of months, days and microseconds. */
  static String calendarInterval(long months, long days, long micros) {
    StringBuilder out = new StringBuilder();
    unit(out, months / 12, "years");
    unit(out, months % 12, "months");
    unit(out, days, "days");
    unit(out, micros / DAY_TIME_MICROS[1], "hours");
    long rest = micros % DAY_TIME_MICROS[1];
    unit(out, rest / DAY_TIME_MICROS[2], "minutes");
    rest %= DAY_TIME_MICROS[2];
    if (rest != 0) {
      out.append(out.length() == 0 ? "" : " ").append(rest < 0 ? "-" : "");
      long positive = Math.abs(rest);
      out.append(positive / MICROS);
      fraction(out, (int) (positive % MICROS) * 1000);
      out.append(" seconds");
    }
    return out.length() == 0 ? "0 seconds" : out.toString();
  }

  private static void unit(StringBuilder out, long value, String name) {
    if (value != 0) {
      out.append(out.length() == 0 ? "" : " ").append(value).append(' ').append(name);
    }
  }
}
