package io.firesteel.planner.analyse;

import io.firesteel.planner.syntax.SortItem;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;

/**
 * An aggregate in an expression. Operands: the arguments, then the filter if there is one, then the
 * sort keys of WITHIN GROUP.
 */
final class PendingAggregate extends Placeholder {
  private static final long serialVersionUID = 1L;
  final transient SqlAggFunction function;
  final transient RelDataType type;
  final int arguments;
  final boolean distinct;
  final boolean filtered;
  final boolean ignoreNulls;
  final transient List<SortItem> order;

  PendingAggregate(
      SqlAggFunction function,
      RelDataType type,
      int arguments,
      boolean distinct,
      boolean filtered,
      boolean ignoreNulls,
      List<SortItem> order) {
    super(name(function, arguments, distinct, filtered, ignoreNulls, order));
    this.function = function;
    this.type = type;
    this.arguments = arguments;
    this.distinct = distinct;
    this.filtered = filtered;
    this.ignoreNulls = ignoreNulls;
    this.order = order;
  }

  private static String name(
      SqlAggFunction function,
      int arguments,
      boolean distinct,
      boolean filtered,
      boolean ignoreNulls,
      List<SortItem> order) {
    StringBuilder name = new StringBuilder("aggregate ").append(function.getName());
    name.append('/').append(arguments);
    name.append(distinct ? " distinct" : "");
    name.append(filtered ? " filter" : "");
    name.append(ignoreNulls ? " ignore nulls" : "");
    for (SortItem item : order) {
      name.append(item.descending() ? " desc" : " asc");
      name.append(item.nullsFirst() ? " first" : " last");
    }
    return name.toString();
  }
}
