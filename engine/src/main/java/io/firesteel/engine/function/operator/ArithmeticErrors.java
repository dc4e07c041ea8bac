package io.firesteel.engine.function.operator;

import io.firesteel.core.error.ErrorCode;
import io.firesteel.core.error.SqlException;
import java.math.BigDecimal;

/** The conditions that arithmetic raises, with Spark's parameters. */
public final class ArithmeticErrors {
  private static final String ANSI_KEY = "\"spark.sql.ansi.enabled\"";

  private ArithmeticErrors() {}

  public static SqlException divideByZero() {
    return SqlException.of(
            ErrorCode.DIVIDE_BY_ZERO, "Something was divided by zero; try_divide gives NULL.")
        .with("config", ANSI_KEY);
  }

  static SqlException remainderByZero() {
    return SqlException.of(
            "REMAINDER_BY_ZERO", "The remainder by zero does not exist; try_mod gives NULL.")
        .with("config", ANSI_KEY);
  }

  /**
   * @param message Spark's word for what happened
   * @param tryFunction the function that gives NULL instead, or null if there is none
   */
  public static SqlException overflow(String message, String tryFunction) {
    return SqlException.of(
            ErrorCode.ARITHMETIC_OVERFLOW,
            "The result does not fit its type"
                + (tryFunction == null ? "." : "; " + tryFunction + " gives NULL."))
        .with("message", message)
        .with(
            "alternative",
            tryFunction == null
                ? ""
                : " Use '" + tryFunction + "' to tolerate overflow and return NULL instead.")
        .with("config", ANSI_KEY);
  }

  static SqlException binaryOverflow(int a, String symbol, int b, String suffix, String tryName) {
    return SqlException.of(
            "BINARY_ARITHMETIC_OVERFLOW",
            "The result of " + a + " " + symbol + " " + b + " does not fit its type.")
        .with("value1", a + suffix)
        .with("symbol", symbol)
        .with("value2", b + suffix)
        .with("functionName", "`" + tryName + "`");
  }

  /** A decimal that has more digits than its type. */
  public static SqlException outOfRange(BigDecimal value, int precision, int scale) {
    return SqlException.of(
            "NUMERIC_VALUE_OUT_OF_RANGE.WITH_SUGGESTION",
            value.toPlainString()
                + " does not fit DECIMAL("
                + precision
                + ","
                + scale
                + "); turn off ANSI mode to get NULL.")
        .with("value", value.toPlainString())
        .with("precision", Integer.toString(precision))
        .with("scale", Integer.toString(scale))
        .with("config", ANSI_KEY);
  }

  /**
   * @param tryFunction the function that gives NULL instead, or null if there is none
   */
  public static SqlException intervalOverflow(String tryFunction) {
    return tryFunction == null
        ? SqlException.of(
            "INTERVAL_ARITHMETIC_OVERFLOW.WITHOUT_SUGGESTION", "The interval overflows.")
        : SqlException.of(
                "INTERVAL_ARITHMETIC_OVERFLOW.WITH_SUGGESTION",
                "The interval overflows; " + tryFunction + " gives NULL.")
            .with("functionName", "`" + tryFunction + "`");
  }

  static SqlException intervalDividedByZero() {
    return SqlException.of("INTERVAL_DIVIDED_BY_ZERO", "An interval was divided by zero.");
  }

  static SqlException datetimeOverflow(String operation) {
    return SqlException.of("DATETIME_OVERFLOW", "The datetime overflows: " + operation + ".")
        .with("operation", operation);
  }
}
