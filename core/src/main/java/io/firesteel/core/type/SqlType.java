package io.firesteel.core.type;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * A SQL type of the Spark dialect. Nullability is not part of the type itself; the element, value
 * and field types of nested types carry their own flag, since Spark's do.
 *
 * <p>Dispatch by {@link #kind()} or {@link #physical()}; both enums are closed.
 */
public sealed interface SqlType extends Serializable
    permits SqlType.Simple,
        SqlType.DecimalType,
        SqlType.StringType,
        SqlType.CharType,
        SqlType.VarcharType,
        SqlType.TimeType,
        SqlType.YearMonthIntervalType,
        SqlType.DayTimeIntervalType,
        SqlType.ArrayType,
        SqlType.MapType,
        SqlType.StructType {

  SqlType VOID = new Simple(TypeKind.VOID);
  SqlType BOOLEAN = new Simple(TypeKind.BOOLEAN);
  SqlType TINYINT = new Simple(TypeKind.TINYINT);
  SqlType SMALLINT = new Simple(TypeKind.SMALLINT);
  SqlType INT = new Simple(TypeKind.INT);
  SqlType BIGINT = new Simple(TypeKind.BIGINT);
  SqlType FLOAT = new Simple(TypeKind.FLOAT);
  SqlType DOUBLE = new Simple(TypeKind.DOUBLE);
  SqlType STRING = new StringType("UTF8_BINARY");
  SqlType BINARY = new Simple(TypeKind.BINARY);
  SqlType DATE = new Simple(TypeKind.DATE);
  SqlType TIMESTAMP = new Simple(TypeKind.TIMESTAMP);
  SqlType TIMESTAMP_NTZ = new Simple(TypeKind.TIMESTAMP_NTZ);
  SqlType TIME = new TimeType(6);
  SqlType CALENDAR_INTERVAL = new Simple(TypeKind.CALENDAR_INTERVAL);
  SqlType VARIANT = new Simple(TypeKind.VARIANT);
  YearMonthIntervalType YEAR_MONTH =
      new YearMonthIntervalType(YearMonthIntervalType.YEAR, YearMonthIntervalType.MONTH);
  DayTimeIntervalType DAY_TIME =
      new DayTimeIntervalType(DayTimeIntervalType.DAY, DayTimeIntervalType.SECOND);

  /** The type's family, for dispatch. */
  TypeKind kind();

  /** The layout of a flat vector of this type. */
  default PhysicalType physical() {
    return kind().physical();
  }

  /**
   * Spark's lower-case form, as {@code typeof}, DESCRIBE and JDBC type names show it: {@code
   * decimal(10,2)}, {@code array<int>}, {@code struct<a:int,b:string>}, {@code interval day to
   * second}.
   */
  String simpleName();

  /**
   * Spark's upper-case SQL form, as error messages show it between quotes: {@code "DECIMAL(10,2)"}.
   */
  default String sqlName() {
    return simpleName().toUpperCase(Locale.ROOT);
  }

  static DecimalType decimal(int precision, int scale) {
    return new DecimalType(precision, scale);
  }

  static ArrayType array(SqlType element) {
    return new ArrayType(element, true);
  }

  static ArrayType array(SqlType element, boolean containsNull) {
    return new ArrayType(element, containsNull);
  }

  static MapType map(SqlType key, SqlType value) {
    return new MapType(key, value, true);
  }

  static StructType struct(List<Field> fields) {
    return new StructType(fields);
  }

  static Field field(String name, SqlType type) {
    return new Field(name, type, true);
  }

  default boolean isNumeric() {
    return kind().isNumeric();
  }

  default boolean isIntegral() {
    return kind().isIntegral();
  }

  /** STRING, CHAR or VARCHAR. */
  default boolean isText() {
    return kind() == TypeKind.STRING || kind() == TypeKind.CHAR || kind() == TypeKind.VARCHAR;
  }

  default boolean isNested() {
    return kind() == TypeKind.ARRAY || kind() == TypeKind.MAP || kind() == TypeKind.STRUCT;
  }

  /** A type without parameters. */
  record Simple(TypeKind kind) implements SqlType {
    @Override
    public String simpleName() {
      return kind.simpleName();
    }
  }

  /**
   * DECIMAL(precision, scale), precision 1 to 38, scale 0 to precision. Up to 18 digits a value is
   * one long (the unscaled value), beyond that two.
   */
  record DecimalType(int precision, int scale) implements SqlType {
    public static final int MAX_PRECISION = 38;
    public static final int MAX_LONG_DIGITS = 18;

    public DecimalType {
      if (precision < 1 || precision > MAX_PRECISION || scale < 0 || scale > precision) {
        throw new IllegalArgumentException("decimal(" + precision + "," + scale + ")");
      }
    }

    /**
     * The type nearest to digits that exceed 38: scale gives way to integral digits, but keeps at
     * least six (Spark's DecimalType.adjustPrecisionScale).
     */
    public static DecimalType adjusted(int precision, int scale) {
      if (precision <= MAX_PRECISION) {
        return new DecimalType(precision, scale);
      }
      int integral = precision - scale;
      int minScale = Math.min(scale, 6);
      return new DecimalType(MAX_PRECISION, Math.max(MAX_PRECISION - integral, minScale));
    }

    /** Both precision and scale cut at 38 (Spark's DecimalType.bounded). */
    public static DecimalType bounded(int precision, int scale) {
      return new DecimalType(Math.min(precision, MAX_PRECISION), Math.min(scale, MAX_PRECISION));
    }

    @Override
    public TypeKind kind() {
      return TypeKind.DECIMAL;
    }

    @Override
    public PhysicalType physical() {
      return precision <= MAX_LONG_DIGITS ? PhysicalType.LONG : PhysicalType.DECIMAL128;
    }

    @Override
    public String simpleName() {
      return "decimal(" + precision + "," + scale + ")";
    }
  }

  /** STRING with a collation; UTF8_BINARY, the default, compares bytes. */
  record StringType(String collation) implements SqlType {
    public boolean isBinary() {
      return collation.equals("UTF8_BINARY");
    }

    @Override
    public TypeKind kind() {
      return TypeKind.STRING;
    }

    @Override
    public String simpleName() {
      return isBinary() ? "string" : "string collate " + collation;
    }

    @Override
    public String sqlName() {
      return isBinary() ? "STRING" : "STRING COLLATE " + collation;
    }
  }

  /** CHAR(n): padded with blanks on reading and in comparisons. Only columns and casts have it. */
  record CharType(int length) implements SqlType {
    @Override
    public TypeKind kind() {
      return TypeKind.CHAR;
    }

    @Override
    public String simpleName() {
      return "char(" + length + ")";
    }
  }

  /** VARCHAR(n): a string whose length is checked when it is written. */
  record VarcharType(int length) implements SqlType {
    @Override
    public TypeKind kind() {
      return TypeKind.VARCHAR;
    }

    @Override
    public String simpleName() {
      return "varchar(" + length + ")";
    }
  }

  /** TIME(p): nanoseconds since midnight as a long, of which p digits of the second count. */
  record TimeType(int precision) implements SqlType {
    @Override
    public TypeKind kind() {
      return TypeKind.TIME;
    }

    @Override
    public String simpleName() {
      return "time(" + precision + ")";
    }
  }

  /** INTERVAL YEAR TO MONTH and its parts: months as an int. */
  record YearMonthIntervalType(int start, int end) implements SqlType {
    public static final int YEAR = 0;
    public static final int MONTH = 1;
    private static final List<String> UNITS = List.of("year", "month");

    @Override
    public TypeKind kind() {
      return TypeKind.YEAR_MONTH_INTERVAL;
    }

    @Override
    public String simpleName() {
      return TypeNames.interval(UNITS, start, end);
    }
  }

  /** INTERVAL DAY TO SECOND and its parts: microseconds as a long. */
  record DayTimeIntervalType(int start, int end) implements SqlType {
    public static final int DAY = 0;
    public static final int HOUR = 1;
    public static final int MINUTE = 2;
    public static final int SECOND = 3;
    private static final List<String> UNITS = List.of("day", "hour", "minute", "second");

    @Override
    public TypeKind kind() {
      return TypeKind.DAY_TIME_INTERVAL;
    }

    @Override
    public String simpleName() {
      return TypeNames.interval(UNITS, start, end);
    }
  }

  /** ARRAY of elements of one type. */
  record ArrayType(SqlType element, boolean containsNull) implements SqlType {
    public ArrayType {
      Objects.requireNonNull(element);
    }

    @Override
    public TypeKind kind() {
      return TypeKind.ARRAY;
    }

    @Override
    public String simpleName() {
      return "array<" + element.simpleName() + ">";
    }

    @Override
    public String sqlName() {
      return "ARRAY<" + element.sqlName() + ">";
    }
  }

  /** MAP; keys are never null, and unique under the dedup policy. */
  record MapType(SqlType key, SqlType value, boolean valueContainsNull) implements SqlType {
    @Override
    public TypeKind kind() {
      return TypeKind.MAP;
    }

    @Override
    public String simpleName() {
      return "map<" + key.simpleName() + "," + value.simpleName() + ">";
    }

    @Override
    public String sqlName() {
      return "MAP<" + key.sqlName() + ", " + value.sqlName() + ">";
    }
  }

  /** STRUCT of named fields; names may repeat and keep their case. */
  record StructType(List<Field> fields) implements SqlType {
    public StructType {
      fields = List.copyOf(fields);
    }

    @Override
    public TypeKind kind() {
      return TypeKind.STRUCT;
    }

    @Override
    public String simpleName() {
      StringJoiner all = new StringJoiner(",", "struct<", ">");
      fields.forEach(f -> all.add(TypeNames.field(f.name()) + ":" + f.type().simpleName()));
      return all.toString();
    }

    @Override
    public String sqlName() {
      StringJoiner all = new StringJoiner(", ", "STRUCT<", ">");
      fields.forEach(
          f ->
              all.add(
                  TypeNames.quoteIfNeeded(f.name())
                      + ": "
                      + f.type().sqlName()
                      + (f.nullable() ? "" : " NOT NULL")));
      return all.toString();
    }
  }

  /** A field of a struct. */
  record Field(String name, SqlType type, boolean nullable) implements Serializable {}
}
