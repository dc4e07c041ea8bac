package io.firesteel.storage.write;

import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.MICROS;
import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.NANOS;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.parquet.schema.ConversionPatterns;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/**
 * SQL types as Parquet types, in the layouts that Spark writes without its legacy mode: decimals as
 * INT32 up to 9 digits, INT64 up to 18, else the shortest fixed array; lists and maps of three
 * levels; timestamps as INT64 microseconds (never INT96). Everything but map keys is optional.
 */
final class ParquetSchema {
  static final int VARIANT_VERSION = 1;

  private ParquetSchema() {}

  static MessageType message(List<SqlType.Field> columns) {
    return new MessageType("spark_schema", types(columns));
  }

  /**
   * Checks that columns can be written.
   *
   * @throws SqlException COLUMN_ALREADY_EXISTS, UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE,
   *     EMPTY_SCHEMA_NOT_SUPPORTED_FOR_DATASOURCE
   */
  static void check(List<SqlType.Field> columns, boolean caseSensitive) {
    if (columns.isEmpty()) {
      throw SqlException.of(
              "EMPTY_SCHEMA_NOT_SUPPORTED_FOR_DATASOURCE",
              "A Parquet file needs at least one column, and so does each struct in it.")
          .with("format", "Parquet");
    }
    Set<String> names = new HashSet<>();
    for (SqlType.Field column : columns) {
      if (!names.add(caseSensitive ? column.name() : column.name().toLowerCase(Locale.ROOT))) {
        String quoted = "`" + column.name().toLowerCase(Locale.ROOT) + "`";
        throw SqlException.of("COLUMN_ALREADY_EXISTS", "The column " + quoted + " is there twice.")
            .with("columnName", quoted);
      }
      checkType(column, column.type(), caseSensitive);
    }
  }

  private static void checkType(SqlType.Field column, SqlType type, boolean caseSensitive) {
    switch (type.kind()) {
      case CALENDAR_INTERVAL:
        throw SqlException.of(
                "UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE",
                "Parquet files cannot hold the type "
                    + type.sqlName()
                    + " of the column "
                    + column.name()
                    + ".")
            .with("columnName", "`" + column.name() + "`")
            .with("columnType", "\"" + type.sqlName() + "\"")
            .with("format", "Parquet");
      case STRUCT:
        check(((SqlType.StructType) type).fields(), caseSensitive);
        break;
      case ARRAY:
        checkType(column, ((SqlType.ArrayType) type).element(), caseSensitive);
        break;
      case MAP:
        checkType(column, ((SqlType.MapType) type).key(), caseSensitive);
        checkType(column, ((SqlType.MapType) type).value(), caseSensitive);
        break;
      default:
        break;
    }
  }

  private static List<Type> types(List<SqlType.Field> fields) {
    List<Type> types = new ArrayList<>(fields.size());
    for (SqlType.Field field : fields) {
      types.add(type(field.name(), field.type(), Repetition.OPTIONAL));
    }
    return types;
  }

  private static Type type(String name, SqlType type, Repetition repetition) {
    switch (type.kind()) {
      case VOID:
        return primitive(BOOLEAN, repetition, LogicalTypeAnnotation.unknownType(), name);
      case BOOLEAN:
        return primitive(BOOLEAN, repetition, null, name);
      case TINYINT:
        return primitive(INT32, repetition, LogicalTypeAnnotation.intType(8, true), name);
      case SMALLINT:
        return primitive(INT32, repetition, LogicalTypeAnnotation.intType(16, true), name);
      case INT:
      case YEAR_MONTH_INTERVAL:
        return primitive(INT32, repetition, null, name);
      case BIGINT:
      case DAY_TIME_INTERVAL:
        return primitive(INT64, repetition, null, name);
      case FLOAT:
        return primitive(FLOAT, repetition, null, name);
      case DOUBLE:
        return primitive(DOUBLE, repetition, null, name);
      case DECIMAL:
        return decimal(name, (SqlType.DecimalType) type, repetition);
      case STRING:
      case CHAR:
      case VARCHAR:
        return primitive(BINARY, repetition, LogicalTypeAnnotation.stringType(), name);
      case BINARY:
        return primitive(BINARY, repetition, null, name);
      case DATE:
        return primitive(INT32, repetition, LogicalTypeAnnotation.dateType(), name);
      case TIMESTAMP:
        return primitive(
            INT64, repetition, LogicalTypeAnnotation.timestampType(true, MICROS), name);
      case TIMESTAMP_NTZ:
        return primitive(
            INT64, repetition, LogicalTypeAnnotation.timestampType(false, MICROS), name);
      case TIME:
        boolean micros = ((SqlType.TimeType) type).precision() <= 6;
        return primitive(
            INT64,
            repetition,
            LogicalTypeAnnotation.timeType(false, micros ? MICROS : NANOS),
            name);
      case ARRAY:
        return ConversionPatterns.listOfElements(
            repetition,
            name,
            type("element", ((SqlType.ArrayType) type).element(), Repetition.OPTIONAL));
      case MAP:
        SqlType.MapType map = (SqlType.MapType) type;
        return ConversionPatterns.mapType(
            repetition,
            name,
            "key_value",
            type("key", map.key(), Repetition.REQUIRED),
            type("value", map.value(), Repetition.OPTIONAL));
      case STRUCT:
        return new GroupType(repetition, name, types(((SqlType.StructType) type).fields()));
      case VARIANT:
        return Types.buildGroup(repetition)
            .as(LogicalTypeAnnotation.variantType((byte) VARIANT_VERSION))
            .required(BINARY)
            .named("metadata")
            .required(BINARY)
            .named("value")
            .named(name);
      case CALENDAR_INTERVAL:
        break;
    }
    throw new IllegalArgumentException(type.simpleName());
  }

  private static Type primitive(
      PrimitiveType.PrimitiveTypeName physical,
      Repetition repetition,
      LogicalTypeAnnotation logical,
      String name) {
    return Types.primitive(physical, repetition).as(logical).named(name);
  }

  private static Type decimal(String name, SqlType.DecimalType type, Repetition repetition) {
    LogicalTypeAnnotation logical =
        LogicalTypeAnnotation.decimalType(type.scale(), type.precision());
    if (type.precision() <= 9) {
      return primitive(INT32, repetition, logical, name);
    }
    if (type.precision() <= SqlType.DecimalType.MAX_LONG_DIGITS) {
      return primitive(INT64, repetition, logical, name);
    }
    return Types.primitive(FIXED_LEN_BYTE_ARRAY, repetition)
        .length(bytes(type.precision()))
        .as(logical)
        .named(name);
  }

  /** The fewest bytes that hold every unscaled value of so many digits. */
  static int bytes(int precision) {
    return BigInteger.TEN.pow(precision).bitLength() / 8 + 1;
  }
}
