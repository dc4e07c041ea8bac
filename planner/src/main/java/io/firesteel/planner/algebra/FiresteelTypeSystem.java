package io.firesteel.planner.algebra;

import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Limits of the dialect's types. Result types are ours; this only keeps Calcite from cutting them.
 */
final class FiresteelTypeSystem extends RelDataTypeSystemImpl {
  static final FiresteelTypeSystem INSTANCE = new FiresteelTypeSystem();

  private FiresteelTypeSystem() {}

  @Override
  public int getMaxPrecision(SqlTypeName typeName) {
    return typeName == SqlTypeName.DECIMAL ? 38 : super.getMaxPrecision(typeName);
  }

  @Override
  public int getMaxScale(SqlTypeName typeName) {
    return typeName == SqlTypeName.DECIMAL ? 38 : super.getMaxScale(typeName);
  }

  @Override
  public boolean shouldConvertRaggedUnionTypesToVarying() {
    return true;
  }
}
