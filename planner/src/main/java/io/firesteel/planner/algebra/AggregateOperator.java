package io.firesteel.planner.algebra;

import io.firesteel.engine.function.AggregateFunction;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.plan.Place;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.Optionality;

/**
 * An aggregate function of the library at one call site, in Aggregates and over windows. Its result
 * type is fixed and nullable, since rules infer it anew. COUNT is not one of these: Calcite's own
 * is used.
 */
public final class AggregateOperator extends SqlAggFunction {
  private final AggregateFunction function;
  private final RelDataType type;
  private final EvalMode mode;
  private final Place place;

  /**
   * An operator for one call.
   *
   * @param type the nullable result type
   * @param place where the call stands in the statement, or null
   */
  public AggregateOperator(
      AggregateFunction function, RelDataType type, EvalMode mode, Place place) {
    super(
        Operators.name(function.name(), mode) + "->" + type,
        null,
        kind(function.name()),
        binding -> type,
        null,
        null,
        SqlFunctionCategory.USER_DEFINED_FUNCTION,
        false,
        false,
        Optionality.OPTIONAL);
    assert type.isNullable();
    this.function = function;
    this.type = type;
    this.mode = mode;
    this.place = place;
  }

  private static SqlKind kind(String name) {
    return switch (name) {
      case "min" -> SqlKind.MIN;
      case "max" -> SqlKind.MAX;
      case "sum" -> SqlKind.SUM;
      default -> SqlKind.OTHER_FUNCTION;
    };
  }

  public AggregateFunction function() {
    return function;
  }

  public RelDataType type() {
    return type;
  }

  public EvalMode mode() {
    return mode;
  }

  public Place place() {
    return place;
  }

  @Override
  public boolean allowsFilter() {
    return true;
  }
}
