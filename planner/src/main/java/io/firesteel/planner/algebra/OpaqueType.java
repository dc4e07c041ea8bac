package io.firesteel.planner.algebra;

import io.firesteel.core.type.SqlType;
import org.apache.calcite.rel.type.RelDataTypeFamily;
import org.apache.calcite.rel.type.RelDataTypeImpl;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * A type of ours that Calcite's rules need not understand. Equal by its SQL type and nullability.
 */
public final class OpaqueType extends RelDataTypeImpl {
  private final SqlType sqlType;
  private final boolean nullable;

  OpaqueType(SqlType sqlType, boolean nullable) {
    this.sqlType = sqlType;
    this.nullable = nullable;
    computeDigest();
  }

  public SqlType sqlType() {
    return sqlType;
  }

  @Override
  public boolean isNullable() {
    return nullable;
  }

  @Override
  public SqlTypeName getSqlTypeName() {
    return SqlTypeName.OTHER;
  }

  @Override
  public RelDataTypeFamily getFamily() {
    return SqlTypeName.OTHER.getFamily() == null ? this : SqlTypeName.OTHER.getFamily();
  }

  @Override
  protected void generateTypeString(StringBuilder sb, boolean withDetail) {
    // The record's own text tells apart what simpleName() does not (nullability inside nested
    // types).
    sb.append(withDetail ? sqlType.toString() : sqlType.simpleName());
  }
}
