package io.firesteel.planner.algebra;

import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.plan.Place;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSyntax;

/** A function of the library at one call site. */
public final class ScalarOperator extends SqlFunction {
  private final ScalarFunction function;
  private final EvalMode mode;
  private final Place place;

  /**
   * An operator for one call.
   *
   * @param place where the call stands in the statement, or null
   */
  public ScalarOperator(ScalarFunction function, EvalMode mode, Place place) {
    super(
        Operators.name(function.name(), mode),
        SqlKind.OTHER_FUNCTION,
        null,
        null,
        null,
        SqlFunctionCategory.USER_DEFINED_FUNCTION);
    this.function = function;
    this.mode = mode;
    this.place = place;
  }

  public ScalarFunction function() {
    return function;
  }

  public EvalMode mode() {
    return mode;
  }

  public Place place() {
    return place;
  }

  @Override
  public boolean isDeterministic() {
    return function.deterministic();
  }

  @Override
  public SqlSyntax getSyntax() {
    return SqlSyntax.FUNCTION;
  }
}
