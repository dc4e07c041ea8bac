package io.firesteel.engine.format;

import io.firesteel.core.type.SqlType;
import io.firesteel.engine.function.cast.Casts;
import io.firesteel.engine.function.datetime.DatetimePattern;
import java.math.BigDecimal;

/** The text of a value of an atomic type, as text formats write it. */
@FunctionalInterface
interface FieldText {
  String DEFAULT_TIMESTAMP = "yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX]";
  String DEFAULT_TIMESTAMP_NTZ = "yyyy-MM-dd'T'HH:mm:ss[.SSS]";

  /**
   * @param value boxed as in {@code Vectors}, not null
   */
  String of(Object value);

  static FieldText of(SqlType type, FormatOptions options) {
    switch (type.kind()) {
      case DECIMAL:
        return value -> ((BigDecimal) value).toPlainString();
      case DATE:
        return pattern(type, options.text("dateFormat", "yyyy-MM-dd"), options);
      case TIMESTAMP:
        return pattern(type, options.text("timestampFormat", DEFAULT_TIMESTAMP), options);
      case TIMESTAMP_NTZ:
        return pattern(type, options.text("timestampNTZFormat", DEFAULT_TIMESTAMP_NTZ), options);
      case TIME:
        String time = options.text("timeFormat", null);
        return time == null
            ? value -> Casts.toText(type, value, options.query())
            : pattern(type, time, options);
      case YEAR_MONTH_INTERVAL:
      case DAY_TIME_INTERVAL:
        return value -> Casts.literal(type, value);
      case CALENDAR_INTERVAL:
      case ARRAY:
      case MAP:
      case STRUCT:
        return value -> Casts.toText(type, value, options.query());
      default:
        return Object::toString;
    }
  }

  private static FieldText pattern(SqlType type, String pattern, FormatOptions options) {
    DatetimePattern format = DatetimePattern.of(pattern, options.zone());
    return value -> format.print(type, value);
  }
}
