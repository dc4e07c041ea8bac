package io.firesteel.planner.algebra;

import io.firesteel.core.type.SqlType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;
import org.apache.calcite.sql.type.SqlTypeName;

/** Makes Calcite's types from ours, and back. */
public final class FiresteelTypeFactory extends SqlTypeFactoryImpl {

  public FiresteelTypeFactory() {
    super(FiresteelTypeSystem.INSTANCE);
  }

  @Override
  public Charset getDefaultCharset() {
    return StandardCharsets.UTF_8;
  }

  /**
   * Our type in Calcite's terms. CHAR and VARCHAR become VARCHAR without length (Spark's STRING).
   */
  public RelDataType toRel(SqlType type, boolean nullable) {
    RelDataType rel =
        switch (type.kind()) {
          case VOID -> createSqlType(SqlTypeName.NULL);
          case BOOLEAN -> createSqlType(SqlTypeName.BOOLEAN);
          case TINYINT -> createSqlType(SqlTypeName.TINYINT);
          case SMALLINT -> createSqlType(SqlTypeName.SMALLINT);
          case INT -> createSqlType(SqlTypeName.INTEGER);
          case BIGINT -> createSqlType(SqlTypeName.BIGINT);
          case FLOAT -> createSqlType(SqlTypeName.REAL);
          case DOUBLE -> createSqlType(SqlTypeName.DOUBLE);
          case DECIMAL -> {
            SqlType.DecimalType d = (SqlType.DecimalType) type;
            yield createSqlType(SqlTypeName.DECIMAL, d.precision(), d.scale());
          }
          case STRING ->
              ((SqlType.StringType) type).isBinary()
                  ? createSqlType(SqlTypeName.VARCHAR)
                  : new OpaqueType(type, false);
          case CHAR, VARCHAR -> createSqlType(SqlTypeName.VARCHAR);
          case BINARY -> createSqlType(SqlTypeName.VARBINARY);
          case DATE -> createSqlType(SqlTypeName.DATE);
          case TIMESTAMP,
              TIMESTAMP_NTZ,
              TIME,
              YEAR_MONTH_INTERVAL,
              DAY_TIME_INTERVAL,
              CALENDAR_INTERVAL,
              ARRAY,
              MAP,
              STRUCT,
              VARIANT ->
              new OpaqueType(type, false);
        };
    return createTypeWithNullability(rel, nullable || type == SqlType.VOID);
  }

  /** A row type of the fields; names may repeat. */
  public RelDataType toRow(List<SqlType.Field> fields) {
    List<String> names = new ArrayList<>();
    List<RelDataType> types = new ArrayList<>();
    for (SqlType.Field field : fields) {
      names.add(field.name());
      types.add(toRel(field.type(), field.nullable()));
    }
    return createStructType(types, names);
  }

  /** Our type of one of Calcite's, as {@link #toRel} made it or a rule inferred it. */
  public static SqlType toSql(RelDataType type) {
    if (type instanceof OpaqueType opaque) {
      return opaque.sqlType();
    }
    return switch (type.getSqlTypeName()) {
      case NULL -> SqlType.VOID;
      case BOOLEAN -> SqlType.BOOLEAN;
      case TINYINT -> SqlType.TINYINT;
      case SMALLINT -> SqlType.SMALLINT;
      case INTEGER -> SqlType.INT;
      case BIGINT -> SqlType.BIGINT;
      case REAL -> SqlType.FLOAT;
      case DOUBLE, FLOAT -> SqlType.DOUBLE;
      case DECIMAL -> SqlType.decimal(type.getPrecision(), Math.max(0, type.getScale()));
      case VARCHAR, CHAR -> SqlType.STRING;
      case VARBINARY, BINARY -> SqlType.BINARY;
      case DATE -> SqlType.DATE;
      default -> throw new IllegalArgumentException("Type outside the dialect: " + type);
    };
  }

  /** The types of a row. */
  public static List<SqlType> toSql(List<RelDataTypeField> fields) {
    return fields.stream().map(f -> toSql(f.getType())).toList();
  }

  @Override
  public RelDataType createTypeWithNullability(RelDataType type, boolean nullable) {
    if (type instanceof OpaqueType opaque) {
      return opaque.isNullable() == nullable ? type : new OpaqueType(opaque.sqlType(), nullable);
    }
    return super.createTypeWithNullability(type, nullable);
  }

  @Override
  public RelDataType leastRestrictive(List<RelDataType> types) {
    boolean nullable = false;
    OpaqueType opaque = null;
    for (RelDataType type : types) {
      nullable |= type.isNullable();
      if (type instanceof OpaqueType o) {
        opaque = o;
      }
    }
    if (opaque == null) {
      return super.leastRestrictive(types);
    }
    for (RelDataType type : types) {
      boolean same = type instanceof OpaqueType o && o.sqlType().equals(opaque.sqlType());
      if (!same && type.getSqlTypeName() != SqlTypeName.NULL) {
        return null;
      }
    }
    return createTypeWithNullability(opaque, nullable);
  }
}
