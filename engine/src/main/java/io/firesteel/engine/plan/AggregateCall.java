package io.firesteel.engine.plan;

import io.firesteel.core.type.SqlType;
import java.io.Serializable;
import java.util.List;

/**
 * An aggregate function over the rows of a group or of a window frame.
 *
 * @param function the canonical name in the function registry
 * @param arguments columns of the input; constants such as percentile's fraction are columns too,
 *     and also in {@code constants}
 * @param argumentTypes their types
 * @param constants for each argument its value if it is a literal, boxed as in {@code Vectors},
 *     else null
 * @param distinct only distinct argument rows count
 * @param filter a boolean column of the input, true for the rows that count, or -1
 * @param order the order in which the rows of a group are added (WITHIN GROUP, collect_list over
 *     sorted input), or empty
 * @param ignoreNulls IGNORE NULLS of first, last, any_value, nth_value, lead, lag
 */
public record AggregateCall(
    String function,
    List<Integer> arguments,
    List<SqlType> argumentTypes,
    List<Object> constants,
    SqlType type,
    EvalMode mode,
    boolean distinct,
    int filter,
    List<SortKey> order,
    boolean ignoreNulls,
    Place place)
    implements Serializable {

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(function).append('(');
    text.append(distinct ? "DISTINCT " : "");
    for (int i = 0; i < arguments.size(); i++) {
      text.append(i == 0 ? "#" : ", #").append(arguments.get(i));
    }
    text.append(')');
    if (ignoreNulls) {
      text.append(" IGNORE NULLS");
    }
    if (!order.isEmpty()) {
      text.append(" ORDER BY ").append(order);
    }
    if (filter >= 0) {
      text.append(" FILTER #").append(filter);
    }
    return text.toString();
  }
}
