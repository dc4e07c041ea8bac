package io.firesteel.engine.pipeline;

import io.firesteel.engine.operator.MorselSource;
import io.firesteel.engine.operator.QueryRuntime;
import io.firesteel.engine.operator.limit.LimitFactory;
import io.firesteel.engine.operator.limit.SampleFactory;
import io.firesteel.engine.operator.project.ExpandFactory;
import io.firesteel.engine.operator.project.FilterFactory;
import io.firesteel.engine.operator.project.ProjectFactory;
import io.firesteel.engine.operator.values.RangeSource;
import io.firesteel.engine.operator.values.ValuesSource;
import io.firesteel.engine.plan.PlanNode;
import io.firesteel.engine.stage.Pipeline;
import io.firesteel.engine.stage.SinkNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the pipelines of a plan from its root down: each node is told what happens to its rows,
 * adds its own part in front, and passes that on to its input. Nodes that must see all their input
 * first end one pipeline with a sink and start another one behind it.
 */
public final class PipelineBuilder {
  private final QueryRuntime runtime;
  private final List<Pipeline> pipelines = new ArrayList<>();

  private PipelineBuilder(QueryRuntime runtime) {
    this.runtime = runtime;
  }

  /** The pipelines of a plan whose rows go to {@code results}. */
  public static List<Pipeline> build(PlanNode root, QueryRuntime runtime, SinkNode results) {
    PipelineBuilder builder = new PipelineBuilder(runtime);
    builder.add(root, Downstream.into(results));
    return builder.pipelines;
  }

  private void source(MorselSource source, Downstream down) {
    pipelines.add(new Pipeline(source, down.transforms(), down.sink(), down.waits()));
  }

  private void add(PlanNode node, Downstream down) {
    if (node instanceof PlanNode.Values n) {
      source(new ValuesSource(n.id(), n.types(), n.rows()), down);
    } else if (node instanceof PlanNode.Range n) {
      source(new RangeSource(n.id(), n.start(), n.end(), n.step()), down);
    } else if (node instanceof PlanNode.Filter n) {
      add(n.input(), down.through(new FilterFactory(n.id(), n.types(), n.condition())));
    } else if (node instanceof PlanNode.Project n) {
      add(n.input(), down.through(new ProjectFactory(n.id(), n.input().types(), n.expressions())));
    } else if (node instanceof PlanNode.Expand n) {
      add(n.input(), down.through(new ExpandFactory(n.id(), n.input().types(), n.projections())));
    } else if (node instanceof PlanNode.Limit n) {
      add(n.input(), down.through(new LimitFactory(n.id(), n.limit(), n.offset())));
    } else if (node instanceof PlanNode.Sample n) {
      add(
          n.input(),
          down.through(new SampleFactory(n.id(), n.lower(), n.upper(), n.replacement(), n.seed())));
    } else if (node instanceof PlanNode.UnionAll n) {
      n.inputs().forEach(input -> add(input, down));
    } else if (node instanceof PlanNode.Exchange n) {
      // Operators share their state between tasks, so rows need not change tasks here.
      add(n.input(), down);
    } else {
      throw new UnsupportedOperationException(node.getClass().getSimpleName());
    }
  }
}
