package io.firesteel.engine.operator.project;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.engine.expression.ExpressionCompiler;
import io.firesteel.engine.expression.ExpressionEvaluator;
import io.firesteel.engine.operator.BatchTransform;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.engine.operator.TransformFactory;
import io.firesteel.engine.plan.Expression;
import java.util.List;

/** Keeps the rows for which a condition is true, compacted. */
public record FilterFactory(int nodeId, List<SqlType> inputTypes, Expression condition)
    implements TransformFactory {

  @Override
  public BatchTransform open(TaskContext context) {
    return new Filter(ExpressionCompiler.compile(condition, inputTypes, context.query()));
  }

  private static final class Filter implements BatchTransform {
    private final ExpressionEvaluator evaluator;
    private int[] selected = new int[Batch.DEFAULT_ROWS];

    Filter(ExpressionEvaluator evaluator) {
      this.evaluator = evaluator;
    }

    @Override
    public Batch process(Batch in) {
      if (selected.length < in.rows()) {
        selected = new int[in.rows()];
      }
      int count = evaluator.filter(in, selected);
      if (count == in.rows()) {
        return in;
      }
      return count == 0 ? null : in.select(selected, count);
    }
  }
}
