package io.firesteel.engine.format;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.function.cast.TextValues;
import io.firesteel.engine.function.datetime.DatetimePattern;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Reads the text of a field as a value of an atomic type. Belongs to one thread. */
@FunctionalInterface
interface FieldReader {
  /**
   * The value, boxed as in {@code Vectors}.
   *
   * @throws RuntimeException if the text is none of the type
   */
  Object read(String text);

  /** A reader with the format's options for numbers and datetimes. */
  static FieldReader of(SqlType type, FormatOptions options) {
    switch (type.kind()) {
      case BOOLEAN:
        return FieldReader::truth;
      case TINYINT:
        return text -> (int) Byte.parseByte(text);
      case SMALLINT:
        return text -> (int) Short.parseShort(text);
      case INT:
        return Integer::parseInt;
      case BIGINT:
        return Long::parseLong;
      case FLOAT:
        return text -> (float) floating(text, options, true);
      case DOUBLE:
        return text -> floating(text, options, false);
      case DECIMAL:
        SqlType.DecimalType decimal = (SqlType.DecimalType) type;
        return text -> decimal(new BigDecimal(text.replace(",", "")), decimal);
      case STRING:
      case CHAR:
      case VARCHAR:
      case BINARY:
        return ByteSlice::of;
      case DATE:
      case TIMESTAMP:
      case TIMESTAMP_NTZ:
      case TIME:
        return datetime(type, options);
      default:
        TextValues values = new TextValues(type, options.zone());
        return text -> known(values.parse(text), text);
    }
  }

  private static FieldReader datetime(SqlType type, FormatOptions options) {
    String pattern =
        switch (type.kind()) {
          case DATE -> options.text("dateFormat", null);
          case TIMESTAMP -> options.text("timestampFormat", null);
          case TIME -> options.text("timeFormat", null);
          default -> options.text("timestampNTZFormat", null);
        };
    if (pattern == null) {
      TextValues values = new TextValues(type, options.zone());
      return text -> known(values.parse(text), text);
    }
    DatetimePattern format = DatetimePattern.of(pattern, options.zone());
    return text -> format.parse(type, text);
  }

  private static Object known(Object value, String text) {
    if (value == null) {
      throw new IllegalArgumentException(text);
    }
    return value;
  }

  private static Object truth(String text) {
    switch (text.toLowerCase(Locale.ROOT)) {
      case "true":
        return true;
      case "false":
        return false;
      default:
        throw new IllegalArgumentException(text);
    }
  }

  private static double floating(String text, FormatOptions options, boolean single) {
    if (text.equals(options.text("nanValue", "NaN"))) {
      return Double.NaN;
    }
    if (text.equals(options.text("negativeInf", "-Inf"))) {
      return Double.NEGATIVE_INFINITY;
    }
    if (text.equals(options.text("positiveInf", "Inf"))) {
      return Double.POSITIVE_INFINITY;
    }
    return single ? Float.parseFloat(text) : Double.parseDouble(text);
  }

  /** A number with the type's scale. */
  static BigDecimal decimal(BigDecimal value, SqlType.DecimalType type) {
    if ((long) value.precision() - value.scale() > SqlType.DecimalType.MAX_PRECISION) {
      throw outOfRange(value, type);
    }
    BigDecimal scaled = value.setScale(type.scale(), RoundingMode.HALF_UP);
    if (scaled.precision() > type.precision()) {
      throw outOfRange(value, type);
    }
    return scaled;
  }

  private static SqlException outOfRange(BigDecimal value, SqlType.DecimalType type) {
    return SqlException.of(
            "NUMERIC_VALUE_OUT_OF_RANGE.WITHOUT_SUGGESTION",
            "A number does not fit " + type.sqlName() + ".")
        .with("value", value.precision() > 100 ? "" : value.toPlainString())
        .with("precision", Integer.toString(type.precision()))
        .with("scale", Integer.toString(type.scale()));
  }
}
