package io.firesteel.engine.function.datetime;

import io.firesteel.core.error.SqlException;
import java.text.ParseException;
import java.text.SimpleDateFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/**
 * Patterns as Spark 2 and Hive read them ({@code spark.sql.legacy.timeParserPolicy} LEGACY): those
 * of {@link SimpleDateFormat}, with week-based fields, to milliseconds, and with anything behind
 * what a pattern reads. Belongs to one thread.
 */
final class LegacyPatterns {
  private final TimeZone zone;
  private final Map<String, SimpleDateFormat> formats = new HashMap<>();

  LegacyPatterns(ZoneId zone) {
    this.zone = TimeZone.getTimeZone(zone);
  }

  /** Whether a pattern is one of these. */
  static boolean knows(String pattern) {
    try {
      new SimpleDateFormat(pattern, Locale.US);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private SimpleDateFormat format(String pattern) {
    return formats.computeIfAbsent(
        pattern,
        p -> {
          try {
            SimpleDateFormat format = new SimpleDateFormat(p, Locale.US);
            format.setTimeZone(zone);
            format.setLenient(false);
            return format;
          } catch (IllegalArgumentException e) {
            throw SqlException.of(
                    "INVALID_DATETIME_PATTERN.WITH_SUGGESTION",
                    "The datetime pattern " + p + " is not valid.")
                .with("pattern", p)
                .with("docroot", "https://spark.apache.org/docs/latest");
          }
        });
  }

  String print(String pattern, Instant instant) {
    return format(pattern).format(Date.from(instant));
  }

  /**
   * The wall clock in the formats' zone.
   *
   * @throws DateTimeException if the text does not fit the pattern
   */
  LocalDateTime parse(String pattern, String text) {
    Date date;
    try {
      date = format(pattern).parse(text);
    } catch (ParseException e) {
      throw new DateTimeException(e.getMessage(), e);
    }
    Calendar fields = new GregorianCalendar(zone, Locale.US);
    fields.setTime(date);
    int year = fields.get(Calendar.YEAR);
    return LocalDateTime.of(
        fields.get(Calendar.ERA) == GregorianCalendar.BC ? 1 - year : year,
        fields.get(Calendar.MONTH) + 1,
        fields.get(Calendar.DAY_OF_MONTH),
        fields.get(Calendar.HOUR_OF_DAY),
        fields.get(Calendar.MINUTE),
        fields.get(Calendar.SECOND),
        fields.get(Calendar.MILLISECOND) * 1_000_000);
  }
}
