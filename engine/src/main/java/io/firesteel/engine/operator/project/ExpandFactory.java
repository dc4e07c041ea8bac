package io.firesteel.engine.operator.project;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.engine.expression.ProjectionCompiler;
import io.firesteel.engine.expression.ProjectionEvaluator;
import io.firesteel.engine.operator.BatchTransform;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.engine.operator.TransformFactory;
import io.firesteel.engine.plan.Expression;
import java.util.List;

/** Gives each batch once for each of several projections. */
public record ExpandFactory(
    int nodeId, List<SqlType> inputTypes, List<List<Expression>> projections)
    implements TransformFactory {

  @Override
  public BatchTransform open(TaskContext context) {
    return new Expand(
        projections.stream()
            .map(p -> ProjectionCompiler.compile(p, inputTypes, context.query()))
            .toList());
  }

  private static final class Expand implements BatchTransform {
    private final List<ProjectionEvaluator> evaluators;
    private Batch current;
    private int next;

    Expand(List<ProjectionEvaluator> evaluators) {
      this.evaluators = evaluators;
    }

    @Override
    public Batch process(Batch in) {
      current = in;
      next = 0;
      return more();
    }

    @Override
    public boolean hasMore() {
      return current != null;
    }

    @Override
    public Batch more() {
      Batch out = evaluators.get(next++).evaluate(current);
      if (next == evaluators.size()) {
        current = null;
      }
      return out;
    }
  }
}
