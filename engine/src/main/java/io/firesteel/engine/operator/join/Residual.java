package io.firesteel.engine.operator.join;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.expression.ExpressionCompiler;
import io.firesteel.engine.expression.ExpressionEvaluator;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.engine.plan.Expression;
import java.util.ArrayList;
import java.util.List;

/** A condition over pairs of left and right rows. Belongs to one task. */
final class Residual {
  private final ExpressionEvaluator evaluator;
  private final boolean[] used;
  private final ConstantVector[] placeholders;
  private final int leftCount;

  Residual(
      Expression condition,
      boolean[] used,
      List<SqlType> leftTypes,
      List<SqlType> rightTypes,
      TaskContext context) {
    List<SqlType> types = new ArrayList<>(leftTypes);
    types.addAll(rightTypes);
    this.evaluator = ExpressionCompiler.compile(condition, types, context.query());
    this.used = used;
    this.leftCount = leftTypes.size();
    this.placeholders = types.stream().map(t -> Vectors.nulls(t, 1)).toArray(ConstantVector[]::new);
  }

  static Residual of(JoinSpec spec, TaskContext context) {
    return spec.residual() == null
        ? null
        : new Residual(
            spec.residual(), spec.residualColumns(), spec.leftTypes(), spec.rightTypes(), context);
  }

  /** Which pairs pass, into {@code selected}. */
  int filter(
      Batch left, int[] leftRows, BuildSide right, int[] rightRows, int count, int[] selected) {
    return evaluator.filter(pairs(left, leftRows, right, rightRows, count), selected);
  }

  private Batch pairs(Batch left, int[] leftRows, BuildSide right, int[] rightRows, int count) {
    ColumnVector[] columns = new ColumnVector[used.length];
    for (int i = 0; i < columns.length; i++) {
      if (!used[i]) {
        columns[i] = placeholders[i].withLength(count);
      } else if (i < leftCount) {
        columns[i] = left.column(i).select(leftRows, count);
      } else {
        columns[i] = right.column(i - leftCount).select(rightRows, count);
      }
    }
    return new Batch(columns, count);
  }

  /** Whether the condition reads a column, counted over left then right ones. */
  boolean uses(int column) {
    return used[column];
  }

  /** Which pairs of given columns pass; those not used may be null. */
  int filter(ColumnVector[] columns, int count, int[] selected) {
    return evaluator.filter(filled(columns, count), selected);
  }

  /** The condition's values for pairs of given columns. */
  ColumnVector evaluate(ColumnVector[] columns, int count) {
    return evaluator.evaluate(filled(columns, count));
  }

  private Batch filled(ColumnVector[] columns, int count) {
    for (int i = 0; i < columns.length; i++) {
      if (!used[i]) {
        columns[i] = placeholders[i].withLength(count);
      }
    }
    return new Batch(columns, count);
  }
}
