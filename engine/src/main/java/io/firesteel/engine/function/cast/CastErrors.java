package io.firesteel.engine.function.cast;

import io.firesteel.core.error.ErrorCode;
import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;

/** The conditions that casts raise, with Spark's parameters. */
final class CastErrors {
  private static final String ANSI_KEY = "\"spark.sql.ansi.enabled\"";

  private CastErrors() {}

  private static String quoted(SqlType type) {
    return "\"" + type.sqlName() + "\"";
  }

  /**
   * The text is none of the type.
   *
   * @param expression the value as a SQL literal
   */
  static SqlException invalidInput(String expression, SqlType from, SqlType to) {
    return SqlException.of(
            ErrorCode.CAST_INVALID_INPUT,
            "The value "
                + shortened(expression)
                + " of type "
                + quoted(from)
                + " cannot be read as "
                + quoted(to)
                + "; try_cast gives NULL.")
        .with("expression", expression)
        .with("sourceType", quoted(from))
        .with("targetType", quoted(to))
        .with("ansiConfig", ANSI_KEY);
  }

  static SqlException overflow(String value, SqlType from, SqlType to) {
    return SqlException.of(
            ErrorCode.CAST_OVERFLOW,
            "The value "
                + value
                + " of type "
                + quoted(from)
                + " does not fit "
                + quoted(to)
                + "; try_cast gives NULL.")
        .with("value", value)
        .with("sourceType", quoted(from))
        .with("targetType", quoted(to))
        .with("ansiConfig", ANSI_KEY);
  }

  private static String shortened(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "...'";
  }

  /** A string as a SQL literal. */
  static String literal(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
