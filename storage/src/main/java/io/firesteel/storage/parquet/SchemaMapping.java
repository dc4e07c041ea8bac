package io.firesteel.storage.parquet;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.BsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntervalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UnknownLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.VariantLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * Parquet types to SQL types as Spark maps them, refusals included. Everything becomes nullable,
 * since Spark makes every file's schema so.
 */
final class SchemaMapping {
  /** For parts of variants, which no setting concerns. */
  static final SchemaMapping EXACT = new SchemaMapping(ReadOptions.of(Settings.DEFAULTS));

  private final ReadOptions options;

  SchemaMapping(ReadOptions options) {
    this.options = options;
  }

  /** The fields of a group as columns. */
  List<SqlType.Field> fields(GroupType group) {
    List<SqlType.Field> fields = new ArrayList<>(group.getFieldCount());
    for (Type field : group.getFields()) {
      SqlType type = field(field);
      fields.add(new SqlType.Field(field.getName(), type, true));
    }
    return fields;
  }

  /** A field's type; a repeated field outside of a LIST or MAP is an array. */
  SqlType field(Type field) {
    return field.isRepetition(Type.Repetition.REPEATED)
        ? SqlType.array(single(field))
        : single(field);
  }

  /** The type of one occurrence of a field. */
  private SqlType single(Type field) {
    return field.isPrimitive() ? primitive(field.asPrimitiveType()) : group(field.asGroupType());
  }

  private SqlType group(GroupType group) {
    LogicalTypeAnnotation logical = group.getLogicalTypeAnnotation();
    if (logical == null) {
      return SqlType.struct(fields(group));
    }
    if (logical instanceof ListLogicalTypeAnnotation) {
      Type element = listElement(group);
      return SqlType.array(
          element.isRepetition(Type.Repetition.REPEATED) && element != group.getType(0)
              ? field(element)
              : single(element));
    }
    if (logical instanceof MapLogicalTypeAnnotation
        || logical instanceof MapKeyValueTypeAnnotation) {
      GroupType entries = mapEntries(group);
      return SqlType.map(field(entries.getType(0)), field(entries.getType(1)));
    }
    if (logical instanceof VariantLogicalTypeAnnotation) {
      return SqlType.VARIANT;
    }
    throw SqlException.of(
            "PARQUET_TYPE_NOT_RECOGNIZED", "The Parquet type " + group + " is not known.")
        .with("field", group.toString());
  }

  /**
   * The element of a LIST group: the repeated field itself in the layouts of old writers, the field
   * inside it otherwise.
   */
  static Type listElement(GroupType list) {
    if (list.getFieldCount() != 1 || !list.getType(0).isRepetition(Type.Repetition.REPEATED)) {
      throw illegalGroup(list, "a list needs one repeated field");
    }
    Type repeated = list.getType(0);
    return isElement(repeated, list.getName()) ? repeated : repeated.asGroupType().getType(0);
  }

  private static boolean isElement(Type repeated, String parent) {
    if (repeated.isPrimitive()) {
      return true;
    }
    GroupType group = repeated.asGroupType();
    return group.getFieldCount() != 1
        || group.getType(0).isRepetition(Type.Repetition.REPEATED)
        || group.getName().equals("array")
        || group.getName().equals(parent + "_tuple");
  }

  /** The repeated group of a MAP, with a key and a value. */
  static GroupType mapEntries(GroupType map) {
    if (map.getFieldCount() != 1 || map.getType(0).isPrimitive()) {
      throw illegalGroup(map, "a map needs one repeated group");
    }
    GroupType entries = map.getType(0).asGroupType();
    if (!entries.isRepetition(Type.Repetition.REPEATED) || entries.getFieldCount() != 2) {
      throw illegalGroup(map, "a map needs one repeated group with a key and a value");
    }
    return entries;
  }

  private static SqlException illegalGroup(GroupType group, String why) {
    return SqlException.of(
            "PARQUET_TYPE_ILLEGAL",
            "The Parquet group " + group.getName() + " is not valid: " + why + ".")
        .with("parquetType", group.toString());
  }

  private SqlType primitive(PrimitiveType column) {
    LogicalTypeAnnotation logical = column.getLogicalTypeAnnotation();
    if (logical instanceof UnknownLogicalTypeAnnotation) {
      logical = null;
    }
    switch (column.getPrimitiveTypeName()) {
      case BOOLEAN:
        return SqlType.BOOLEAN;
      case FLOAT:
        return SqlType.FLOAT;
      case DOUBLE:
        return SqlType.DOUBLE;
      case INT32:
        return int32(column, logical);
      case INT64:
        return int64(column, logical);
      case INT96:
        if (!options.int96AsTimestamp()) {
          throw illegal(column);
        }
        return SqlType.TIMESTAMP;
      case BINARY:
        return binary(column, logical);
      case FIXED_LEN_BYTE_ARRAY:
        return fixed(column, logical);
    }
    throw illegal(column);
  }

  private SqlType int32(PrimitiveType column, LogicalTypeAnnotation logical) {
    if (logical == null) {
      return SqlType.INT;
    }
    if (logical instanceof IntLogicalTypeAnnotation i) {
      switch (i.getBitWidth()) {
        case 8:
          return i.isSigned() ? SqlType.TINYINT : SqlType.SMALLINT;
        case 16:
          return i.isSigned() ? SqlType.SMALLINT : SqlType.INT;
        case 32:
          return i.isSigned() ? SqlType.INT : SqlType.BIGINT;
        default:
          throw illegal(column);
      }
    }
    if (logical instanceof DateLogicalTypeAnnotation) {
      return SqlType.DATE;
    }
    if (logical instanceof DecimalLogicalTypeAnnotation d) {
      return decimal(column, d, 9);
    }
    throw illegal(column);
  }

  private SqlType int64(PrimitiveType column, LogicalTypeAnnotation logical) {
    if (logical == null) {
      return SqlType.BIGINT;
    }
    if (logical instanceof IntLogicalTypeAnnotation i && i.getBitWidth() == 64) {
      return i.isSigned() ? SqlType.BIGINT : SqlType.decimal(20, 0);
    }
    if (logical instanceof DecimalLogicalTypeAnnotation d) {
      return decimal(column, d, 18);
    }
    if (logical instanceof TimestampLogicalTypeAnnotation t) {
      if (t.getUnit() == TimeUnit.NANOS) {
        if (options.nanosAsLong()) {
          return SqlType.BIGINT;
        }
        throw illegal(column);
      }
      return t.isAdjustedToUTC() || !options.inferTimestampNtz()
          ? SqlType.TIMESTAMP
          : SqlType.TIMESTAMP_NTZ;
    }
    if (logical instanceof TimeLogicalTypeAnnotation t
        && t.getUnit() == TimeUnit.MICROS
        && !t.isAdjustedToUTC()) {
      return SqlType.TIME;
    }
    throw illegal(column);
  }

  private SqlType binary(PrimitiveType column, LogicalTypeAnnotation logical) {
    if (logical == null) {
      return options.binaryAsString() ? SqlType.STRING : SqlType.BINARY;
    }
    if (logical instanceof StringLogicalTypeAnnotation
        || logical instanceof EnumLogicalTypeAnnotation
        || logical instanceof JsonLogicalTypeAnnotation) {
      return SqlType.STRING;
    }
    if (logical instanceof BsonLogicalTypeAnnotation) {
      return SqlType.BINARY;
    }
    if (logical instanceof DecimalLogicalTypeAnnotation d) {
      return decimal(column, d, 38);
    }
    throw illegal(column);
  }

  private SqlType fixed(PrimitiveType column, LogicalTypeAnnotation logical) {
    if (logical == null) {
      return SqlType.BINARY;
    }
    if (logical instanceof DecimalLogicalTypeAnnotation d) {
      // So many digits fit into the bytes: log10(2) * (8 * bytes - 1), rounded down.
      long digits = (long) Math.floor(Math.log10(2) * (8.0 * column.getTypeLength() - 1));
      return decimal(column, d, (int) Math.min(38, digits));
    }
    if (logical instanceof IntervalLogicalTypeAnnotation) {
      throw SqlException.of(
              "PARQUET_TYPE_NOT_SUPPORTED",
              "Parquet's type " + text(column) + " is not supported yet.")
          .with("parquetType", text(column));
    }
    throw illegal(column);
  }

  private static SqlType decimal(
      PrimitiveType column, DecimalLogicalTypeAnnotation decimal, int digits) {
    int precision = decimal.getPrecision();
    int scale = decimal.getScale();
    if (precision < 1 || precision > digits || scale < 0 || scale > precision) {
      throw illegal(column);
    }
    return SqlType.decimal(precision, scale);
  }

  private static SqlException illegal(PrimitiveType column) {
    return SqlException.of(
            "PARQUET_TYPE_ILLEGAL", "The Parquet type " + text(column) + " has no SQL type.")
        .with("parquetType", text(column));
  }

  static String text(Type type) {
    if (!type.isPrimitive()) {
      return type.getLogicalTypeAnnotation() == null
          ? "group"
          : "group (" + type.getLogicalTypeAnnotation() + ")";
    }
    String name = type.asPrimitiveType().getPrimitiveTypeName().name();
    return type.getLogicalTypeAnnotation() == null
        ? name
        : name + " (" + type.getLogicalTypeAnnotation() + ")";
  }
}
