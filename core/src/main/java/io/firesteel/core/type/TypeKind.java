package io.firesteel.core.type;

/** The families of {@link SqlType}. */
public enum TypeKind {
  VOID("void", PhysicalType.BOOLEAN),
  BOOLEAN("boolean", PhysicalType.BOOLEAN),
  TINYINT("tinyint", PhysicalType.INT),
  SMALLINT("smallint", PhysicalType.INT),
  INT("int", PhysicalType.INT),
  BIGINT("bigint", PhysicalType.LONG),
  FLOAT("float", PhysicalType.FLOAT),
  DOUBLE("double", PhysicalType.DOUBLE),
  /** By precision LONG or DECIMAL128: ask the type, not the kind. */
  DECIMAL("decimal", PhysicalType.DECIMAL128),
  STRING("string", PhysicalType.BYTES),
  CHAR("char", PhysicalType.BYTES),
  VARCHAR("varchar", PhysicalType.BYTES),
  BINARY("binary", PhysicalType.BYTES),
  /** Days since 1970-01-01 in the proleptic Gregorian calendar. */
  DATE("date", PhysicalType.INT),
  /** An instant: microseconds since 1970-01-01T00:00:00Z. */
  TIMESTAMP("timestamp", PhysicalType.LONG),
  /** A wall clock without zone: microseconds since 1970-01-01T00:00:00. */
  TIMESTAMP_NTZ("timestamp_ntz", PhysicalType.LONG),
  /** Nanoseconds since midnight. */
  TIME("time", PhysicalType.LONG),
  YEAR_MONTH_INTERVAL("interval year to month", PhysicalType.INT),
  DAY_TIME_INTERVAL("interval day to second", PhysicalType.LONG),
  /** Spark's legacy interval, a struct of (months int, days int, microseconds bigint). */
  CALENDAR_INTERVAL("interval", PhysicalType.STRUCT),
  ARRAY("array", PhysicalType.LIST),
  MAP("map", PhysicalType.MAP),
  STRUCT("struct", PhysicalType.STRUCT),
  /** A struct of (value binary, metadata binary) in Parquet's variant encoding. */
  VARIANT("variant", PhysicalType.STRUCT);

  private final String simpleName;
  private final PhysicalType physical;

  TypeKind(String simpleName, PhysicalType physical) {
    this.simpleName = simpleName;
    this.physical = physical;
  }

  public String simpleName() {
    return simpleName;
  }

  public PhysicalType physical() {
    return physical;
  }

  public boolean isIntegral() {
    return this == TINYINT || this == SMALLINT || this == INT || this == BIGINT;
  }

  public boolean isNumeric() {
    return isIntegral() || this == FLOAT || this == DOUBLE || this == DECIMAL;
  }

  public boolean isFractional() {
    return this == FLOAT || this == DOUBLE || this == DECIMAL;
  }

  /** DATE, TIMESTAMP or TIMESTAMP_NTZ. */
  public boolean isDatetime() {
    return this == DATE || this == TIMESTAMP || this == TIMESTAMP_NTZ;
  }
}
