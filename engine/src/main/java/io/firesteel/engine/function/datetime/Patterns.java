package io.firesteel.engine.function.datetime;

import io.firesteel.core.error.SqlException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Spark's datetime patterns as java.time formatters.
 *
 * @see <a href="https://spark.apache.org/docs/latest/sql-ref-datetime-pattern.html">Spark: datetime
 *     patterns</a>
 */
final class Patterns {
  private static final String WEEK_BASED = "YWwuec";
  private static final String ILLEGAL = "ABnNp";
  private static final String NARROW = "GMLEQq";
  private static final int DEFAULT_YEAR = 1970;
  private static final Map<String, DateTimeFormatter> PRINTERS = new ConcurrentHashMap<>();
  private static final Map<String, DateTimeFormatter> PARSERS = new ConcurrentHashMap<>();

  private Patterns() {}

  static DateTimeFormatter printer(String pattern) {
    return PRINTERS.computeIfAbsent(pattern, p -> build(p, false));
  }

  static DateTimeFormatter parser(String pattern) {
    return PARSERS.computeIfAbsent(pattern, p -> build(p, true));
  }

  private static DateTimeFormatter build(String pattern, boolean parsing) {
    String java = check(pattern);
    checkLengths(pattern);
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
    try {
      if (parsing) {
        appendForParsing(builder, java);
        boolean dayOfYear = hasLetter(java, 'D');
        builder.parseDefaulting(ChronoField.ERA, 1);
        if (!dayOfYear) {
          builder
              .parseDefaulting(ChronoField.MONTH_OF_YEAR, 1)
              .parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
        }
        builder
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0);
      } else {
        builder.appendPattern(java);
      }
      return builder
          .toFormatter(Locale.US)
          .withChronology(IsoChronology.INSTANCE)
          .withResolverStyle(ResolverStyle.STRICT);
    } catch (IllegalArgumentException e) {
      if (LegacyPatterns.knows(pattern)) {
        throw unrecognised(pattern);
      }
      throw SqlException.of(
              "INVALID_DATETIME_PATTERN.WITH_SUGGESTION",
              "The datetime pattern " + pattern + " is not valid.")
          .with("pattern", pattern)
          .with("docroot", "https://spark.apache.org/docs/latest");
    }
  }

  /** Letters may not be repeated as often as java.time allows: narrow forms are not unique. */
  private static void checkLengths(String pattern) {
    boolean quoted = false;
    int run = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      quoted ^= c == '\'';
      run = i > 0 && pattern.charAt(i - 1) == c ? run + 1 : 1;
      boolean tooLong = NARROW.indexOf(c) >= 0 && run >= 5 || c == 'y' && run >= 7;
      if (tooLong && !quoted) {
        if (LegacyPatterns.knows(pattern)) {
          throw unrecognised(pattern);
        }
        throw SqlException.of(
                "INVALID_DATETIME_PATTERN.LENGTH",
                "The datetime pattern " + pattern + " repeats " + c + " too often.")
            .with("pattern", String.valueOf(c).repeat(run));
      }
    }
  }

  /** The pattern with y as u, unless it has an era; strict resolution needs that. */
  private static String check(String pattern) {
    StringBuilder out = new StringBuilder();
    boolean quoted = false;
    boolean era = hasLetter(pattern, 'G');
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
      } else if (!quoted && Character.isLetter(c)) {
        if (WEEK_BASED.indexOf(c) >= 0) {
          if (LegacyPatterns.knows(pattern)) {
            throw unrecognised(pattern);
          }
          throw SqlException.of(
                  "INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_WEEK_BASED_PATTERN",
                  "The datetime pattern letter " + c + " counts by weeks; EXTRACT can do that.")
              .with("c", Character.toString(c));
        }
        if (ILLEGAL.indexOf(c) >= 0) {
          throw SqlException.of(
                  "INVALID_DATETIME_PATTERN.ILLEGAL_CHARACTER",
                  "The letter " + c + " has no meaning in the datetime pattern " + pattern + ".")
              .with("c", Character.toString(c))
              .with("pattern", pattern);
        }
      }
      out.append(!quoted && c == 'y' && !era ? 'u' : c);
    }
    return out.toString();
  }

  private static boolean hasLetter(String pattern, char letter) {
    boolean quoted = false;
    for (char c : pattern.toCharArray()) {
      quoted ^= c == '\'';
      if (!quoted && c == letter) {
        return true;
      }
    }
    return false;
  }

  // A fraction may be shorter than its pattern when it is read.
  private static void appendForParsing(DateTimeFormatterBuilder builder, String pattern) {
    StringBuilder rest = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); ) {
      char c = pattern.charAt(i);
      quoted ^= c == '\'';
      if (c == 'S' && !quoted) {
        int run = i;
        while (run < pattern.length() && pattern.charAt(run) == 'S') {
          run++;
        }
        if (rest.length() > 0) {
          builder.appendPattern(rest.toString());
          rest.setLength(0);
        }
        builder.appendFraction(ChronoField.NANO_OF_SECOND, 1, Math.min(9, run - i), false);
        i = run;
      } else {
        rest.append(c);
        i++;
      }
    }
    if (rest.length() > 0) {
      builder.appendPattern(rest.toString());
    }
  }

  private static SqlException unrecognised(String pattern) {
    return SqlException.of(
            "INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_PATTERN_RECOGNITION",
            "The datetime pattern '" + pattern + "' is not understood.")
        .with("pattern", "'" + pattern + "'")
        .with("config", "\"spark.sql.legacy.timeParserPolicy\"")
        .with("docroot", "https://spark.apache.org/docs/latest");
  }

  /** A wall clock and, if the text has one, a zone. */
  record Parsed(LocalDateTime wall, ZoneId zone) {}

  /**
   * Reads a text.
   *
   * @throws DateTimeParseException if it does not fit the pattern
   */
  static Parsed parse(DateTimeFormatter parser, String text) {
    TemporalAccessor fields = parser.parse(text);
    LocalDate date = fields.query(TemporalQueries.localDate());
    LocalTime time = fields.query(TemporalQueries.localTime());
    if (time == null) {
      time = timeOf(fields);
    }
    if (date == null) {
      date = dateOf(fields);
    }
    return new Parsed(date.atTime(time), fields.query(TemporalQueries.zone()));
  }

  /** Fields that make no date lack the year at least. */
  private static LocalDate dateOf(TemporalAccessor fields) {
    int year = fields.isSupported(ChronoField.YEAR) ? fields.get(ChronoField.YEAR) : DEFAULT_YEAR;
    boolean ofYear = fields.isSupported(ChronoField.DAY_OF_YEAR);
    if (!ofYear) {
      return LocalDate.of(
          year,
          Math.max(1, field(fields, ChronoField.MONTH_OF_YEAR)),
          Math.max(1, field(fields, ChronoField.DAY_OF_MONTH)));
    }
    LocalDate date = LocalDate.ofYearDay(year, fields.get(ChronoField.DAY_OF_YEAR));
    for (ChronoField field : List.of(ChronoField.MONTH_OF_YEAR, ChronoField.DAY_OF_MONTH)) {
      if (fields.isSupported(field) && fields.get(field) != date.get(field)) {
        throw new DateTimeException(
            "Conflict found: Field "
                + field
                + " "
                + date.get(field)
                + " differs from "
                + field
                + " "
                + fields.get(field)
                + " derived from "
                + date);
      }
    }
    return date;
  }

  static LocalTime timeOf(TemporalAccessor fields) {
    int hour = 0;
    if (fields.isSupported(ChronoField.HOUR_OF_DAY)) {
      hour = fields.get(ChronoField.HOUR_OF_DAY);
    } else if (fields.isSupported(ChronoField.HOUR_OF_AMPM)) {
      hour = fields.get(ChronoField.HOUR_OF_AMPM);
    }
    return LocalTime.of(
        hour,
        field(fields, ChronoField.MINUTE_OF_HOUR),
        field(fields, ChronoField.SECOND_OF_MINUTE),
        field(fields, ChronoField.NANO_OF_SECOND));
  }

  private static int field(TemporalAccessor fields, ChronoField field) {
    return fields.isSupported(field) ? fields.get(field) : 0;
  }
}
