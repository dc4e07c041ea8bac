package io.firesteel.server.query;

import io.firesteel.core.type.SqlType;
import java.sql.Types;

/** What JDBC says of our types. */
public final class JdbcTypes {
  private JdbcTypes() {}

  /** The constant of {@link Types}. */
  public static int code(SqlType type) {
    switch (type.kind()) {
      case VOID:
        return Types.NULL;
      case BOOLEAN:
        return Types.BOOLEAN;
      case TINYINT:
        return Types.TINYINT;
      case SMALLINT:
        return Types.SMALLINT;
      case INT:
        return Types.INTEGER;
      case BIGINT:
        return Types.BIGINT;
      case FLOAT:
        return Types.REAL;
      case DOUBLE:
        return Types.DOUBLE;
      case DECIMAL:
        return Types.DECIMAL;
      case CHAR:
        return Types.CHAR;
      case STRING:
      case VARCHAR:
        return Types.VARCHAR;
      case BINARY:
        return Types.VARBINARY;
      case DATE:
        return Types.DATE;
      case TIMESTAMP:
      case TIMESTAMP_NTZ:
        return Types.TIMESTAMP;
      case TIME:
        return Types.TIME;
      case ARRAY:
        return Types.ARRAY;
      case MAP:
        return Types.JAVA_OBJECT;
      case STRUCT:
        return Types.STRUCT;
      case YEAR_MONTH_INTERVAL:
      case DAY_TIME_INTERVAL:
      case CALENDAR_INTERVAL:
      case VARIANT:
        return Types.OTHER;
    }
    throw new AssertionError(type);
  }

  /** COLUMN_SIZE: digits of numbers, characters of texts and of datetimes as text; null if open. */
  public static Integer size(SqlType type) {
    switch (type.kind()) {
      case BOOLEAN:
        return 1;
      case TINYINT:
        return 3;
      case SMALLINT:
        return 5;
      case INT:
        return 10;
      case BIGINT:
        return 19;
      case FLOAT:
        return 7;
      case DOUBLE:
        return 15;
      case DECIMAL:
        return ((SqlType.DecimalType) type).precision();
      case CHAR:
        return ((SqlType.CharType) type).length();
      case VARCHAR:
        return ((SqlType.VarcharType) type).length();
      case STRING:
      case BINARY:
        return Integer.MAX_VALUE;
      case DATE:
        return 10;
      case TIMESTAMP:
      case TIMESTAMP_NTZ:
        return 26;
      case TIME:
        return 15;
      default:
        return null;
    }
  }

  /** DECIMAL_DIGITS: the scale, null where there is none. */
  public static Integer scale(SqlType type) {
    switch (type.kind()) {
      case TINYINT:
      case SMALLINT:
      case INT:
      case BIGINT:
        return 0;
      case FLOAT:
        return 7;
      case DOUBLE:
        return 15;
      case DECIMAL:
        return ((SqlType.DecimalType) type).scale();
      case TIMESTAMP:
      case TIMESTAMP_NTZ:
        return 6;
      case TIME:
        return ((SqlType.TimeType) type).precision();
      default:
        return null;
    }
  }
}
