package io.firesteel.engine.function.datetime;

import io.firesteel.core.type.SqlType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Dates, timestamps and times in a pattern, for formats of text. Immutable. */
public final class DatetimePattern {
  private final DateTimeFormatter parser;
  private final DateTimeFormatter printer;
  private final ZoneId zone;

  private DatetimePattern(DateTimeFormatter parser, DateTimeFormatter printer, ZoneId zone) {
    this.parser = parser;
    this.printer = printer;
    this.zone = zone;
  }

  /**
   * A pattern's formatter.
   *
   * @param zone of timestamps
   * @throws io.firesteel.core.error.SqlException for a pattern that is not understood
   */
  public static DatetimePattern of(String pattern, ZoneId zone) {
    return new DatetimePattern(Patterns.parser(pattern), Patterns.printer(pattern), zone);
  }

  /**
   * The value of the type, boxed as in {@code Vectors}.
   *
   * @throws java.time.DateTimeException if the text does not fit the pattern
   */
  public Object parse(SqlType type, String text) {
    switch (type.kind()) {
      case DATE:
        return Math.toIntExact(Patterns.parse(parser, text).wall().toLocalDate().toEpochDay());
      case TIME:
        return Patterns.timeOf(parser.parse(text)).toNanoOfDay();
      case TIMESTAMP:
        Patterns.Parsed parsed = Patterns.parse(parser, text);
        return micros(
            parsed.wall().atZone(parsed.zone() == null ? zone : parsed.zone()).toInstant());
      default:
        return micros(Patterns.parse(parser, text).wall().toInstant(ZoneOffset.UTC));
    }
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  /** The text of a value that is boxed as in {@code Vectors}. */
  public String print(SqlType type, Object value) {
    switch (type.kind()) {
      case DATE:
        return printer.format(LocalDate.ofEpochDay((Integer) value));
      case TIME:
        return printer.format(LocalTime.ofNanoOfDay((Long) value));
      case TIMESTAMP:
        return printer.format(Instant.EPOCH.plus((Long) value, ChronoUnit.MICROS).atZone(zone));
      default:
        return printer.format(
            LocalDateTime.ofInstant(
                Instant.EPOCH.plus((Long) value, ChronoUnit.MICROS), ZoneOffset.UTC));
    }
  }
}
