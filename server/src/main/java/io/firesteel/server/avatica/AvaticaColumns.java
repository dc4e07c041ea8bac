package io.firesteel.server.avatica;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.server.query.JdbcTypes;
import io.firesteel.server.query.OutputColumn;
import java.sql.DatabaseMetaData;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.avatica.AvaticaParameter;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.ColumnMetaData.Rep;

/** Our columns and parameters as Avatica describes them. */
final class AvaticaColumns {
  private AvaticaColumns() {}

  static List<ColumnMetaData> of(List<OutputColumn> columns) {
    List<ColumnMetaData> all = new ArrayList<>(columns.size());
    for (OutputColumn column : columns) {
      all.add(of(all.size(), column));
    }
    return all;
  }

  /** Whether values of the type are sent as text. */
  static boolean asText(SqlType type) {
    switch (type.kind()) {
      case VOID:
      case TIMESTAMP:
      case TIMESTAMP_NTZ:
      case TIME:
      case YEAR_MONTH_INTERVAL:
      case DAY_TIME_INTERVAL:
      case CALENDAR_INTERVAL:
      case MAP:
      case STRUCT:
      case VARIANT:
        return true;
      case ARRAY:
        SqlType element = ((SqlType.ArrayType) type).element();
        return asText(element)
            || element.kind() == TypeKind.DATE
            || element.kind() == TypeKind.FLOAT
            || element.kind() == TypeKind.BINARY;
      default:
        return false;
    }
  }

  private static int jdbcType(SqlType type) {
    // CHAR is blank-padded by the driver, and our values are padded already.
    return asText(type) || type.kind() == TypeKind.CHAR ? Types.VARCHAR : JdbcTypes.code(type);
  }

  private static ColumnMetaData.AvaticaType type(SqlType type) {
    if (type instanceof SqlType.ArrayType array && !asText(type)) {
      return ColumnMetaData.array(element(array.element()), type.simpleName(), Rep.ARRAY);
    }
    int jdbcType = jdbcType(type);
    Rep rep = Rep.of(org.apache.calcite.avatica.SqlType.valueOf(jdbcType).internal);
    return ColumnMetaData.scalar(jdbcType, type.simpleName(), rep);
  }

  /** Elements may be null, which the driver does not expect of primitive representations. */
  private static ColumnMetaData.AvaticaType element(SqlType type) {
    if (type instanceof SqlType.ArrayType) {
      return type(type);
    }
    int jdbcType = jdbcType(type);
    Rep rep = Rep.nonPrimitiveRepOf(org.apache.calcite.avatica.SqlType.valueOf(jdbcType));
    return ColumnMetaData.scalar(jdbcType, type.simpleName(), rep);
  }

  private static ColumnMetaData of(int ordinal, OutputColumn column) {
    SqlType type = column.type();
    Integer size = JdbcTypes.size(type);
    Integer scale = JdbcTypes.scale(type);
    int width = size == null ? 0 : size;
    ColumnMetaData.AvaticaType avaticaType = type(type);
    return new ColumnMetaData(
        ordinal,
        false,
        type.isText(),
        true,
        false,
        column.nullable() ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls,
        type.isNumeric(),
        type.isNumeric() ? width + 2 : width,
        column.name(),
        column.name(),
        "",
        width,
        scale == null ? 0 : scale,
        "",
        "",
        avaticaType,
        true,
        false,
        false,
        className(type));
  }

  private static String className(SqlType type) {
    if (asText(type)) {
      return String.class.getName();
    }
    return org.apache.calcite.avatica.SqlType.valueOf(jdbcType(type)).boxedClass().getName();
  }

  static List<AvaticaParameter> parameters(List<SqlType> types) {
    List<AvaticaParameter> all = new ArrayList<>(types.size());
    for (SqlType expected : types) {
      SqlType type = expected.kind() == TypeKind.VOID ? SqlType.STRING : expected;
      Integer size = JdbcTypes.size(type);
      Integer scale = JdbcTypes.scale(type);
      all.add(
          new AvaticaParameter(
              type.isNumeric(),
              size == null ? 0 : size,
              scale == null ? 0 : scale,
              JdbcTypes.code(type),
              type.simpleName(),
              Object.class.getName(),
              "?" + (all.size() + 1)));
    }
    return all;
  }
}
