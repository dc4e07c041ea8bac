package io.firesteel.storage.write;

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
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Values of partition columns as text, as a cast to STRING gives it. */
public final class PartitionText {
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral(' ')
          .append(TIME)
          .toFormatter(Locale.ROOT);

  private PartitionText() {}

  /** The text of a value in the form that Vectors describes; null stays null. */
  public static String of(Object value, SqlType type, ZoneId zone) {
    if (value == null) {
      return null;
    }
    switch (type.kind()) {
      case DATE:
        return LocalDate.ofEpochDay((Integer) value).toString();
      case TIMESTAMP:
        return timestamp((Long) value, zone);
      case TIMESTAMP_NTZ:
        return timestamp((Long) value, ZoneOffset.UTC);
      case TIME:
        return LocalTime.ofNanoOfDay((Long) value).format(TIME);
      case DECIMAL:
        return ((BigDecimal) value).toPlainString();
      case STRING:
      case CHAR:
      case VARCHAR:
      case BINARY:
        return ((ByteSlice) value).toString();
      default:
        return value.toString();
    }
  }

  private static String timestamp(long micros, ZoneId zone) {
    Instant instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    return LocalDateTime.ofInstant(instant, zone).format(TIMESTAMP);
  }
}
