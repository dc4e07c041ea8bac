package io.firesteel.planner.algebra;

import io.firesteel.core.type.SqlType;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;

/** A constant that no RexLiteral can hold exactly: a call of this without operands. Never null. */
public final class ConstantOperator extends SqlFunction {
  private final SqlType type;
  private final Object value;

  ConstantOperator(SqlType type, Object value) {
    // The digest of floating point must tell -0.0 from 0.0, which the plain text does.
    super(
        "constant<" + type.simpleName() + " " + value + ">",
        SqlKind.OTHER_FUNCTION,
        null,
        null,
        null,
        SqlFunctionCategory.USER_DEFINED_FUNCTION);
    this.type = type;
    this.value = value;
  }

  public SqlType type() {
    return type;
  }

  /** Boxed as in {@code Vectors}. */
  public Object value() {
    return value;
  }
}
