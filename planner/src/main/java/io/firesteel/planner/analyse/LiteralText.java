package io.firesteel.planner.analyse;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Values as Spark writes literals in column names. */
final class LiteralText {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final long MICROS = 1_000_000L;
  private static final long DAY = 86_400 * MICROS;

  private LiteralText() {}

  static String of(SqlType type, Object value, ZoneId zone) {
    switch (type.kind()) {
      case DATE:
        return "DATE '" + LocalDate.ofEpochDay((Integer) value) + "'";
      case TIMESTAMP:
        return "TIMESTAMP '" + timestamp((Long) value, zone) + "'";
      case TIMESTAMP_NTZ:
        return "TIMESTAMP_NTZ '" + timestamp((Long) value, ZoneOffset.UTC) + "'";
      case TIME:
        return "TIME '" + time((Long) value) + "'";
      case YEAR_MONTH_INTERVAL:
        return months((SqlType.YearMonthIntervalType) type, (Integer) value);
      case DAY_TIME_INTERVAL:
        return dayTime((SqlType.DayTimeIntervalType) type, (Long) value);
      case CALENDAR_INTERVAL:
        return calendar((List<?>) value);
      case DECIMAL:
        return value.toString();
      default:
        return value instanceof ByteSlice text ? text.toString() : String.valueOf(value);
    }
  }

  private static String timestamp(long micros, ZoneId zone) {
    Instant instant =
        Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000);
    LocalDateTime time = LocalDateTime.ofInstant(instant, zone);
    return SECONDS.format(time) + fraction(time.getNano() / 1000, 6);
  }

  private static String time(long nanos) {
    LocalTime time = LocalTime.ofNanoOfDay(nanos);
    String text = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).format(time);
    return text + fraction(time.getNano(), 9);
  }

  /**
   * The digits behind the point without trailing zeros, point included; empty if there are none.
   */
  private static String fraction(long value, int digits) {
    if (value == 0) {
      return "";
    }
    String all = String.format("%0" + digits + "d", value);
    int end = all.length();
    while (all.charAt(end - 1) == '0') {
      end--;
    }
    return "." + all.substring(0, end);
  }

  private static String months(SqlType.YearMonthIntervalType type, int months) {
    String sign = months < 0 ? "-" : "";
    int abs = Math.abs(months);
    String value =
        type.start() == type.end()
            ? type.start() == SqlType.YearMonthIntervalType.YEAR ? sign + abs / 12 : sign + abs
            : sign + abs / 12 + "-" + abs % 12;
    return "INTERVAL '" + value + "' " + type.sqlName().substring("INTERVAL ".length());
  }

  private static String dayTime(SqlType.DayTimeIntervalType type, long micros) {
    String sign = micros < 0 ? "-" : "";
    long rest = Math.abs(micros);
    int from = type.start();
    int to = type.end();
    StringBuilder text = new StringBuilder(sign);
    long[] units = {DAY, 3600 * MICROS, 60 * MICROS, MICROS};
    for (int unit = from; unit <= to; unit++) {
      long count = rest / units[unit];
      rest %= units[unit];
      if (unit > from) {
        text.append(unit == 1 ? " " : ":");
      }
      text.append(unit == 0 ? String.valueOf(count) : String.format("%02d", count));
    }
    if (to == SqlType.DayTimeIntervalType.SECOND) {
      text.append(fraction(rest, 6));
    }
    return "INTERVAL '" + text + "' " + type.sqlName().substring("INTERVAL ".length());
  }

  private static String calendar(List<?> parts) {
    StringBuilder text = new StringBuilder("INTERVAL '");
    int months = (Integer) parts.get(0);
    int days = (Integer) parts.get(1);
    long micros = (Long) parts.get(2);
    String separator = "";
    long[] values = {
      months / 12, months % 12, days, micros / (3600 * MICROS), micros / (60 * MICROS) % 60
    };
    String[] names = {"years", "months", "days", "hours", "minutes"};
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 0) {
        text.append(separator).append(values[i]).append(' ').append(names[i]);
        separator = " ";
      }
    }
    long seconds = micros % (60 * MICROS);
    if (seconds != 0 || separator.isEmpty()) {
      String shown =
          seconds == 0 && separator.isEmpty()
              ? "0"
              : new BigDecimal(seconds).movePointLeft(6).stripTrailingZeros().toPlainString();
      text.append(separator).append(shown).append(" seconds");
    }
    return text.append("'").toString();
  }
}
