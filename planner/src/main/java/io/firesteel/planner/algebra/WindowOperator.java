package io.firesteel.planner.algebra;

import io.firesteel.engine.function.WindowFunction;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.Optionality;

/** A ranking or offset function over a window (the operator of a RexOver). */
public final class WindowOperator extends SqlAggFunction {
  private final WindowFunction function;
  private final RelDataType type;

  public WindowOperator(WindowFunction function, RelDataType type) {
    super(
        function.name() + "->" + type,
        null,
        SqlKind.OTHER_FUNCTION,
        binding -> type,
        null,
        null,
        SqlFunctionCategory.USER_DEFINED_FUNCTION,
        true,
        true,
        Optionality.FORBIDDEN);
    this.function = function;
    this.type = type;
  }

  public WindowFunction function() {
    return function;
  }

  public RelDataType type() {
    return type;
  }

  @Override
  public boolean allowsFraming() {
    return true;
  }
}
