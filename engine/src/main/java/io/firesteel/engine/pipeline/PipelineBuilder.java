package io.firesteel.engine.pipeline;

import io.firesteel.core.vector.Batch;
import io.firesteel.engine.operator.BatchSink;
import io.firesteel.engine.operator.Cancellation;
import io.firesteel.engine.operator.MorselSource;
import io.firesteel.engine.operator.NoRows;
import io.firesteel.engine.operator.QueryRuntime;
import io.firesteel.engine.operator.StepSource;
import io.firesteel.engine.operator.TransformFactory;
import io.firesteel.engine.operator.aggregate.AggregateOutput;
import io.firesteel.engine.operator.aggregate.AggregateSink;
import io.firesteel.engine.operator.generate.GenerateFactory;
import io.firesteel.engine.operator.join.HashJoin;
import io.firesteel.engine.operator.join.NestedLoopJoin;
import io.firesteel.engine.operator.limit.LimitFactory;
import io.firesteel.engine.operator.limit.SampleFactory;
import io.firesteel.engine.operator.project.ExpandFactory;
import io.firesteel.engine.operator.project.FilterFactory;
import io.firesteel.engine.operator.project.ProjectFactory;
import io.firesteel.engine.operator.recursion.GivenBatches;
import io.firesteel.engine.operator.recursion.RecursionSource;
import io.firesteel.engine.operator.scan.KeyFilterSlot;
import io.firesteel.engine.operator.scan.TableSource;
import io.firesteel.engine.operator.sort.Sort;
import io.firesteel.engine.operator.sort.TopNOutput;
import io.firesteel.engine.operator.sort.TopNSink;
import io.firesteel.engine.operator.values.RangeSource;
import io.firesteel.engine.operator.values.ValuesSource;
import io.firesteel.engine.operator.window.Window;
import io.firesteel.engine.operator.write.WriteSink;
import io.firesteel.engine.operator.write.WrittenRows;
import io.firesteel.engine.plan.Expression;
import io.firesteel.engine.plan.PhysicalPlan;
import io.firesteel.engine.plan.PlanNode;
import io.firesteel.engine.plan.RuntimeFilter;
import io.firesteel.engine.stage.Pipeline;
import io.firesteel.engine.stage.QueryExecution;
import io.firesteel.engine.stage.SinkNode;
import io.firesteel.storage.scan.BatchSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Builds the pipelines of a plan from its root down: each node is told what happens to its rows,
 * adds its own part in front, and passes that on to its input. Nodes that must see all their input
 * first end one pipeline with a sink and start another one behind it.
 */
public final class PipelineBuilder {
  /** With more rows to keep, a full sort is no worse. */
  private static final long MAX_TOP_ROWS = 4 << 20;

  private final QueryRuntime runtime;
  private final List<Pipeline> pipelines = new ArrayList<>();

  /** By the id of a runtime filter: where its join leaves it, and when it is there. */
  private final Map<Integer, Offer> offers = new HashMap<>();

  /** By the key of a recursion: the rows of its last round. */
  private final Map<Integer, List<Batch>> working;

  private record Offer(KeyFilterSlot slot, SinkNode ready) {}

  private PipelineBuilder(QueryRuntime runtime, Map<Integer, List<Batch>> working) {
    this.runtime = runtime;
    this.working = working;
  }

  /** The pipelines of a plan whose rows go to {@code results}. */
  public static List<Pipeline> build(PlanNode root, QueryRuntime runtime, SinkNode results) {
    return build(root, runtime, results, Map.of());
  }

  private static List<Pipeline> build(
      PlanNode root, QueryRuntime runtime, SinkNode results, Map<Integer, List<Batch>> working) {
    PipelineBuilder builder = new PipelineBuilder(runtime, working);
    builder.add(root, Downstream.into(results));
    return builder.pipelines;
  }

  private void source(MorselSource source, Downstream down) {
    pipelines.add(new Pipeline(source, down.transforms(), down.sink(), down.waits(), List.of()));
  }

  /** Ends the input's pipelines with a sink, and starts one that gives out what it gathered. */
  private void breaker(PlanNode input, BatchSink<?> sink, MorselSource output, Downstream down) {
    SinkNode end = new SinkNode(sink);
    add(input, Downstream.into(end));
    source(output, down.after(end));
  }

  private void hashJoin(PlanNode.HashJoin n, Downstream down) {
    HashJoin join = new HashJoin(n, runtime);
    SinkNode gathered = new SinkNode(join.sink());
    add(n.right(), Downstream.into(gathered));
    SinkNode columns = steps(join.gatherSteps(), gathered);
    SinkNode ready = steps(join.indexSteps(), columns);
    for (RuntimeFilter filter : n.runtimeFilters()) {
      KeyFilterSlot slot = join.offer(filter.column());
      if (slot != null) {
        offers.put(filter.id(), new Offer(slot, ready));
      }
    }
    probe(n.left(), join.probe(), join.rightRows(), down, ready);
  }

  private void nestedLoopJoin(PlanNode.NestedLoopJoin n, Downstream down) {
    NestedLoopJoin join = new NestedLoopJoin(n, runtime);
    SinkNode gathered = new SinkNode(join.sink());
    add(n.right(), Downstream.into(gathered));
    SinkNode ready = steps(join.gatherSteps(), gathered);
    probe(n.left(), join, join.rightRows(), down, ready);
  }

  /** Lets the left input pass a join when that is ready, and then the join's right rows if any. */
  private void probe(
      PlanNode left,
      TransformFactory join,
      MorselSource rightRows,
      Downstream down,
      SinkNode ready) {
    int before = pipelines.size();
    add(left, down.through(join).after(ready));
    if (rightRows != null) {
      List<Pipeline> probes =
          pipelines.subList(before, pipelines.size()).stream()
              .filter(p -> p.goesThrough(join))
              .toList();
      pipelines.add(new Pipeline(rightRows, down.transforms(), down.sink(), down.waits(), probes));
    }
  }

  private void recursion(PlanNode.Recursion n, Downstream down) {
    source(
        new RecursionSource(
            n,
            (plan, rows) -> {
              Map<Integer, List<Batch>> inner = new HashMap<>(working);
              inner.put(n.key(), rows);
              return part(plan, inner);
            }),
        down);
  }

  /** Runs a part of the plan on the thread that pulls its rows. */
  private BatchSource part(PlanNode plan, Map<Integer, List<Batch>> inner) {
    QueryRuntime own =
        new QueryRuntime(
            runtime.query(),
            runtime.memory(),
            new Cancellation(runtime.cancellation()),
            runtime.counters(),
            1,
            runtime.batchRows(),
            runtime.zeroHash());
    PhysicalPlan whole = new PhysicalPlan(plan, List.of(), Map.of());
    QueryExecution execution = new QueryExecution(whole, own, null);
    execution.start(build(plan, own, execution.resultSink(), inner));
    return new BatchSource() {
      @Override
      public Batch next() {
        return execution.next();
      }

      @Override
      public void close() {
        execution.close();
      }
    };
  }

  private void window(PlanNode.Window n, Downstream down) {
    Window window = new Window(n, runtime);
    source(window, down.after(sorted(window.sort(), n.input())));
  }

  /** Sorts an input; what is complete when it is sorted. */
  private SinkNode sorted(Sort sort, PlanNode input) {
    SinkNode gathered = new SinkNode(sort.sink());
    add(input, Downstream.into(gathered));
    SinkNode columns = steps(sort.gatherSteps(), gathered);
    return steps(sort.sortSteps(), columns);
  }

  private void scan(PlanNode.Scan n, Downstream down) {
    Downstream flow = down;
    Expression test = TableSource.withoutColumns(n);
    if (test != null) {
      flow = flow.through(new FilterFactory(hidden(n), n.types(), test));
    }
    List<KeyFilterSlot> slots = new ArrayList<>();
    for (RuntimeFilter filter : n.runtimeFilters()) {
      Offer offer = offers.get(filter.id());
      slots.add(offer == null ? null : offer.slot());
      if (offer != null) {
        flow = flow.after(offer.ready());
      }
    }
    source(new TableSource(n, runtime, slots), flow);
  }

  private void sort(PlanNode.Sort n, Downstream down) {
    Sort sort = new Sort(n.id(), n.types(), n.keys(), runtime);
    source(sort, down.after(sorted(sort, n.input())));
  }

  private void topN(PlanNode.TopN n, Downstream down) {
    long wanted = n.limit() + n.offset();
    if (n.limit() < 0 || wanted < 0 || wanted > MAX_TOP_ROWS) {
      sort(
          new PlanNode.Sort(hidden(n), n.input(), n.keys()),
          down.through(new LimitFactory(n.id(), n.limit(), n.offset())));
      return;
    }
    TopNSink sink = new TopNSink(n.id(), n.types(), n.keys(), (int) wanted);
    breaker(n.input(), sink, new TopNOutput(sink, (int) n.offset()), down);
  }

  /** Work without rows that starts when {@code after} is complete; what is complete with it. */
  private SinkNode steps(StepSource source, SinkNode after) {
    SinkNode done = new SinkNode(new NoRows(source.nodeId()));
    pipelines.add(new Pipeline(source, List.of(), done, Set.of(after), List.of()));
    return done;
  }

  /** An id for the counters of a part of a node that is not its last one. */
  private static int hidden(PlanNode node) {
    return -2 - node.id();
  }

  private void add(PlanNode node, Downstream down) {
    if (node instanceof PlanNode.Scan n) {
      scan(n, down);
    } else if (node instanceof PlanNode.Sort n) {
      sort(n, down);
    } else if (node instanceof PlanNode.TopN n) {
      topN(n, down);
    } else if (node instanceof PlanNode.Values n) {
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
    } else if (node instanceof PlanNode.Aggregate n) {
      AggregateSink sink = new AggregateSink(n);
      breaker(n.input(), sink, new AggregateOutput(sink), down);
    } else if (node instanceof PlanNode.HashJoin n) {
      hashJoin(n, down);
    } else if (node instanceof PlanNode.NestedLoopJoin n) {
      nestedLoopJoin(n, down);
    } else if (node instanceof PlanNode.Window n) {
      window(n, down);
    } else if (node instanceof PlanNode.Generate n) {
      add(n.input(), down.through(new GenerateFactory(n)));
    } else if (node instanceof PlanNode.UnionAll n) {
      n.inputs().forEach(input -> add(input, down));
    } else if (node instanceof PlanNode.Recursion n) {
      recursion(n, down);
    } else if (node instanceof PlanNode.WorkingRows n) {
      source(new GivenBatches(n.id(), working.get(n.key())), down);
    } else if (node instanceof PlanNode.Write n) {
      WriteSink sink = new WriteSink(n.id(), n.target().writer());
      breaker(n.input(), sink, new WrittenRows(sink), down);
    } else if (node instanceof PlanNode.Exchange n) {
      // Operators share their state between tasks, so rows need not change tasks here.
      add(n.input(), down);
    } else {
      throw new UnsupportedOperationException(node.getClass().getSimpleName());
    }
  }
}
