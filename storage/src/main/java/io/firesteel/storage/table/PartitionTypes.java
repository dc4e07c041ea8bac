package io.firesteel.storage.table;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.setting.SparkSettings;
import io.firesteel.core.setting.StorageSettings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ByteSlice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Types and values of partition columns, from the texts in directory names. Inference follows
 * Spark's order: int, bigint, decimal without fraction, double, time, timestamp, date, string.
 */
final class PartitionTypes {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,6})?");
  private static final Pattern TIMESTAMP =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}(\\.\\d)?");
  private static final Pattern CAST_TIMESTAMP =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}([ T]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?)?");

  private final boolean inference;
  private final SqlType timestampType;
  private final ZoneId zone;

  PartitionTypes(Settings settings) {
    inference = settings.get(StorageSettings.PARTITION_TYPE_INFERENCE);
    timestampType =
        settings.get(SparkSettings.TIMESTAMP_TYPE).equals("TIMESTAMP_NTZ")
            ? SqlType.TIMESTAMP_NTZ
            : SqlType.TIMESTAMP;
    zone = settings.get(SparkSettings.TIME_ZONE);
  }

  /** The type of one text as it stands in the path; VOID for the text that stands for NULL. */
  SqlType infer(String raw) {
    if (!inference) {
      return SqlType.STRING;
    }
    if (raw.equals(PartitionPath.NULL_VALUE)) {
      return SqlType.VOID;
    }
    SqlType number = inferNumber(raw);
    if (number != null) {
      return number;
    }
    String text = PartitionPath.unescape(raw);
    if (TIME.matcher(text).matches() && parses(text, SqlType.TIME)) {
      return SqlType.TIME;
    }
    if (TIMESTAMP.matcher(text).matches() && parses(text, timestampType)) {
      return timestampType;
    }
    if (DATE.matcher(text).matches() && parses(text, SqlType.DATE)) {
      return SqlType.DATE;
    }
    return SqlType.STRING;
  }

  private static SqlType inferNumber(String raw) {
    try {
      Integer.parseInt(raw);
      return SqlType.INT;
    } catch (NumberFormatException notAnInt) {
      // Try the next type.
    }
    try {
      Long.parseLong(raw);
      return SqlType.BIGINT;
    } catch (NumberFormatException notALong) {
      // Try the next type.
    }
    try {
      BigDecimal decimal = new BigDecimal(raw);
      long digits = (long) decimal.precision() - decimal.scale();
      if (decimal.scale() <= 0 && digits <= SqlType.DecimalType.MAX_PRECISION) {
        return SqlType.decimal((int) digits, 0);
      }
    } catch (NumberFormatException notADecimal) {
      // Try the next type.
    }
    try {
      Double.parseDouble(raw);
      return SqlType.DOUBLE;
    } catch (NumberFormatException notADouble) {
      return null;
    }
  }

  private boolean parses(String text, SqlType type) {
    try {
      parse(text, type);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** The type that holds values of both. */
  static SqlType wider(SqlType a, SqlType b) {
    if (a.equals(b) || b.kind() == TypeKind.VOID) {
      return a;
    }
    if (a.kind() == TypeKind.VOID) {
      return b;
    }
    if (a.kind() == TypeKind.DATE && isTimestamp(b) || isTimestamp(a) && b.equals(SqlType.DATE)) {
      return isTimestamp(a) ? a : b;
    }
    if (a.isIntegral() && b.isIntegral()) {
      return SqlType.BIGINT;
    }
    if (isDecimalOrIntegral(a) && isDecimalOrIntegral(b)) {
      return SqlType.decimal(Math.max(digits(a), digits(b)), 0);
    }
    if (a.kind() == TypeKind.INT && b.kind() == TypeKind.DOUBLE
        || a.kind() == TypeKind.DOUBLE && b.kind() == TypeKind.INT) {
      return SqlType.DOUBLE;
    }
    // A double would not keep every digit of a bigint or decimal.
    return SqlType.STRING;
  }

  private static boolean isTimestamp(SqlType type) {
    return type.kind() == TypeKind.TIMESTAMP || type.kind() == TypeKind.TIMESTAMP_NTZ;
  }

  private static boolean isDecimalOrIntegral(SqlType type) {
    return type.isIntegral() || type.kind() == TypeKind.DECIMAL;
  }

  private static int digits(SqlType type) {
    if (type instanceof SqlType.DecimalType decimal) {
      return decimal.precision();
    }
    return type.kind() == TypeKind.BIGINT ? 20 : 10;
  }

  /**
   * The value of a text as it stands in the path, in the form that {@link
   * io.firesteel.core.vector.Vectors} describes.
   *
   * @throws SqlException INVALID_PARTITION_VALUE
   */
  Object value(String raw, SqlType type, String column) {
    if (raw.equals(PartitionPath.NULL_VALUE)) {
      return null;
    }
    String text = PartitionPath.unescape(raw);
    try {
      return parse(text, type);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw SqlException.of(
              "INVALID_PARTITION_VALUE",
              "The partition column "
                  + column
                  + " has a directory for the value "
                  + text
                  + ", which is no "
                  + type.sqlName()
                  + ".")
          .with("value", "'" + text + "'")
          .with("dataType", "\"" + type.sqlName() + "\"")
          .with("columnName", "`" + column + "`");
    }
  }

  private Object parse(String text, SqlType type) {
    switch (type.kind()) {
      case VOID:
        return null;
      case BOOLEAN:
        return bool(text);
      case TINYINT:
        return (int) Byte.parseByte(text.trim());
      case SMALLINT:
        return (int) Short.parseShort(text.trim());
      case INT:
        return Integer.parseInt(text.trim());
      case BIGINT:
        return Long.parseLong(text.trim());
      case FLOAT:
        return Float.parseFloat(text);
      case DOUBLE:
        return Double.parseDouble(text);
      case DECIMAL:
        SqlType.DecimalType decimal = (SqlType.DecimalType) type;
        BigDecimal number =
            new BigDecimal(text.trim()).setScale(decimal.scale(), RoundingMode.HALF_UP);
        if (number.precision() > decimal.precision()) {
          throw new NumberFormatException("too many digits");
        }
        return number;
      case STRING:
      case CHAR:
      case VARCHAR:
      case BINARY:
        return ByteSlice.of(text.getBytes(StandardCharsets.UTF_8));
      case DATE:
        return (int) LocalDate.parse(text).toEpochDay();
      case TIME:
        LocalTime time = LocalTime.parse(text);
        int precision = ((SqlType.TimeType) type).precision();
        long unit = (long) Math.pow(10, 9 - precision);
        return time.toNanoOfDay() / unit * unit;
      case TIMESTAMP:
        return micros(timestamp(text), zone);
      case TIMESTAMP_NTZ:
        return micros(timestamp(text), ZoneOffset.UTC);
      default:
        throw new IllegalArgumentException("no partition column can be a " + type.sqlName());
    }
  }

  private static boolean bool(String text) {
    switch (text.trim().toLowerCase(Locale.ROOT)) {
      case "true":
      case "t":
      case "yes":
      case "y":
      case "1":
        return true;
      case "false":
      case "f":
      case "no":
      case "n":
      case "0":
        return false;
      default:
        throw new IllegalArgumentException(text);
    }
  }

  private static LocalDateTime timestamp(String text) {
    if (!CAST_TIMESTAMP.matcher(text).matches()) {
      throw new DateTimeException(text);
    }
    return text.length() == 10
        ? LocalDate.parse(text).atStartOfDay()
        : LocalDateTime.parse(text.replace(' ', 'T'));
  }

  private static long micros(LocalDateTime time, ZoneId in) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time.atZone(in).toInstant());
  }
}
