package io.firesteel.planner.algebra;

import io.firesteel.core.type.SqlType;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;

/**
 * An analysed query. Names and types of the result are kept beside the plan, because Calcite makes
 * repeated names unique and widens nullability. An ORDER BY or LIMIT at the top is a LogicalSort at
 * the root of {@code rel}; if it sorts by columns that are not in the result, they follow the
 * result's columns, of which there are {@code columns.size()}.
 *
 * @param parameters the types of the statement's {@code ?}, in order
 */
public record QueryRoot(RelNode rel, List<SqlType.Field> columns, List<SqlType> parameters) {
  public QueryRoot {
    columns = List.copyOf(columns);
    parameters = List.copyOf(parameters);
  }

  /** The plan as an indented text, for EXPLAIN EXTENDED. */
  public String describe() {
    return RelOptUtil.toString(rel);
  }
}
