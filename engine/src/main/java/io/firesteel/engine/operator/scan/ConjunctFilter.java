package io.firesteel.engine.operator.scan;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.engine.expression.ExpressionCompiler;
import io.firesteel.engine.expression.ExpressionEvaluator;
import io.firesteel.engine.plan.Expression;
import io.firesteel.engine.plan.Expressions;
import io.firesteel.engine.plan.QueryContext;
import io.firesteel.storage.scan.RowFilter;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** A conjunct of a scan's filter, over the columns that it reads. */
final class ConjunctFilter implements RowFilter {
  private final int[] columns;
  private final List<SqlType> types;
  private final Expression condition;
  private final QueryContext query;

  private ConjunctFilter(
      int[] columns, List<SqlType> types, Expression condition, QueryContext query) {
    this.columns = columns;
    this.types = types;
    this.condition = condition;
    this.query = query;
  }

  /**
   * @param condition over columns of the given types
   */
  static ConjunctFilter of(Expression condition, List<SqlType> types, QueryContext query) {
    int[] columns = columnsOf(condition);
    int[] places = new int[types.size()];
    for (int i = 0; i < columns.length; i++) {
      places[columns[i]] = i;
    }
    return new ConjunctFilter(
        columns,
        Arrays.stream(columns).mapToObj(types::get).toList(),
        Expressions.remap(condition, places),
        query);
  }

  static int[] columnsOf(Expression condition) {
    TreeSet<Integer> used = new TreeSet<>();
    Expressions.visit(
        condition,
        e -> {
          if (e instanceof Expression.InputRef ref) {
            used.add(ref.index());
          }
        });
    return used.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public int[] columns() {
    return columns;
  }

  @Override
  public Evaluator open() {
    ExpressionEvaluator evaluator = ExpressionCompiler.compile(condition, types, query);
    return (ColumnVector[] vectors, int rows, int[] selected) ->
        evaluator.filter(new Batch(vectors, rows), selected);
  }
}
