package io.firesteel.planner.algebra;

import io.firesteel.core.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;

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

  /**
   * This query with more columns, of one value each.
   *
   * @param values in the form that {@link io.firesteel.core.vector.Vectors} describes
   */
  public QueryRoot withConstants(
      List<SqlType.Field> added, List<Object> values, PlanningContext planning) {
    RelBuilder builder = planning.builder().push(rel);
    List<RexNode> projects = new ArrayList<>(builder.fields().subList(0, columns.size()));
    List<SqlType.Field> all = new ArrayList<>(columns);
    for (int i = 0; i < added.size(); i++) {
      projects.add(Literals.make(planning.rex(), added.get(i).type(), values.get(i)));
      all.add(added.get(i));
    }
    return new QueryRoot(builder.project(projects, List.of(), true).build(), all, parameters);
  }

  /** The plan as an indented text, for EXPLAIN EXTENDED. */
  public String describe() {
    return RelOptUtil.toString(rel);
  }
}
