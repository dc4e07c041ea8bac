package io.firesteel.planner.analyse;

import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;

/**
 * The operator of a call that stands in an expression only until its query block is put together.
 * Two of them are equal if their names are, so a name must tell everything besides the operands.
 */
abstract class Placeholder extends SqlFunction {
  private static final long serialVersionUID = 1L;

  Placeholder(String name) {
    super(
        name, SqlKind.OTHER_FUNCTION, null, null, null, SqlFunctionCategory.USER_DEFINED_FUNCTION);
  }
}
