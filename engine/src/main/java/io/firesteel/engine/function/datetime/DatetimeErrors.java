package io.firesteel.engine.function.datetime;

import io.firesteel.core.error.SqlException;

/** Conditions of datetime functions. */
final class DatetimeErrors {
  private static final String ANSI_KEY = "\"spark.sql.ansi.enabled\"";

  private DatetimeErrors() {}

  /** A field out of its range; {@code range} as java.time words it. */
  static SqlException outOfBounds(String range) {
    return SqlException.of(
            "DATETIME_FIELD_OUT_OF_BOUNDS.WITH_SUGGESTION",
            "A datetime field is wrong: " + range + ".")
        .with("rangeMessage", range)
        .with("ansiConfig", ANSI_KEY);
  }

  /** The same where no setting helps. */
  static SqlException outOfBoundsAlways(String range) {
    return SqlException.of(
            "DATETIME_FIELD_OUT_OF_BOUNDS.WITHOUT_SUGGESTION",
            "A datetime field is wrong: " + range + ".")
        .with("rangeMessage", range);
  }

  static SqlException fraction(String seconds) {
    return SqlException.of(
            "INVALID_FRACTION_OF_SECOND",
            "60 seconds cannot have a fraction, as in " + seconds + ".")
        .with("secAndMicros", seconds);
  }

  static SqlException unit(String function, String unit) {
    return SqlException.of(
            "INVALID_PARAMETER_VALUE.DATETIME_UNIT",
            function + " knows no unit " + unit + "; it takes YEAR, MONTH, DAY, HOUR and so on.")
        .with("functionName", "`" + function + "`")
        .with("parameter", "`unit`")
        .with("invalidValue", "'" + unit + "'");
  }

  static SqlException timeUnit(String function, String unit) {
    return SqlException.of(
            "INVALID_PARAMETER_VALUE.TIME_UNIT",
            function + " knows no unit " + unit + "; it takes HOUR, MINUTE, SECOND and so on.")
        .with("functionName", "`" + function + "`")
        .with("invalidValue", "'" + unit + "'");
  }

  static SqlException overflow(String operation) {
    return SqlException.of("DATETIME_OVERFLOW", "The datetime is out of range: " + operation + ".")
        .with("operation", operation);
  }

  static SqlException longOverflow() {
    return SqlException.of("ARITHMETIC_OVERFLOW", "The result does not fit BIGINT.")
        .with("message", "long overflow")
        .with("alternative", "")
        .with("config", ANSI_KEY);
  }

  static SqlException zone(String zone) {
    return SqlException.of("INVALID_TIMEZONE", "There is no time zone " + zone + ".")
        .with("timeZone", zone);
  }

  static SqlException cannotParse(String message, String function) {
    return SqlException.of(
            "CANNOT_PARSE_TIMESTAMP", message + "; " + function + " gives NULL instead.")
        .with("message", message)
        .with("func", "`" + function + "`");
  }
}
