package io.firesteel.engine.operator.project;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.engine.expression.ProjectionCompiler;
import io.firesteel.engine.expression.ProjectionEvaluator;
import io.firesteel.engine.operator.BatchTransform;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.engine.operator.TransformFactory;
import io.firesteel.engine.plan.Expression;
import java.util.List;

/** Computes columns. */
public final class ProjectFactory implements TransformFactory {
  private final int nodeId;
  private final List<SqlType> inputTypes;
  private final List<Expression> expressions;
  private final int[] columns;

  public ProjectFactory(int nodeId, List<SqlType> inputTypes, List<Expression> expressions) {
    this.nodeId = nodeId;
    this.inputTypes = inputTypes;
    this.expressions = expressions;
    this.columns = onlyColumns(expressions);
  }

  private static int[] onlyColumns(List<Expression> expressions) {
    int[] columns = new int[expressions.size()];
    for (int i = 0; i < columns.length; i++) {
      if (!(expressions.get(i) instanceof Expression.InputRef ref)) {
        return null;
      }
      columns[i] = ref.index();
    }
    return columns;
  }

  @Override
  public int nodeId() {
    return nodeId;
  }

  @Override
  public BatchTransform open(TaskContext context) {
    if (columns != null) {
      return in -> pick(in, columns);
    }
    ProjectionEvaluator evaluator =
        ProjectionCompiler.compile(expressions, inputTypes, context.query());
    return evaluator::evaluate;
  }

  private static Batch pick(Batch in, int[] columns) {
    ColumnVector[] out = new ColumnVector[columns.length];
    for (int i = 0; i < columns.length; i++) {
      out[i] = in.column(columns[i]);
    }
    return new Batch(out, in.rows());
  }
}
