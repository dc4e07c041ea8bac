package io.firesteel.planner.algebra;

import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.plan.Place;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;

/**
 * A cast to the type of its call. Not of kind CAST: Calcite would take it for total and pull
 * predicates through it, but ours may fail or give null.
 */
public final class CastOperator extends SqlFunction {
  private final EvalMode mode;
  private final Place place;

  public CastOperator(EvalMode mode, Place place) {
    super(
        Operators.name("cast", mode),
        SqlKind.OTHER_FUNCTION,
        null,
        null,
        null,
        SqlFunctionCategory.USER_DEFINED_FUNCTION);
    this.mode = mode;
    this.place = place;
  }

  public EvalMode mode() {
    return mode;
  }

  public Place place() {
    return place;
  }
}
