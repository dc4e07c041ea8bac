package io.firesteel.planner.lower;

import io.firesteel.core.type.SqlType;
import io.firesteel.engine.plan.Expression;
import io.firesteel.engine.plan.PhysicalPlan;
import io.firesteel.engine.plan.PlanNode;
import io.firesteel.engine.plan.PlanNodes;
import io.firesteel.engine.plan.ScanSource;
import io.firesteel.engine.plan.SortKey;
import io.firesteel.planner.algebra.FiresteelTypeFactory;
import io.firesteel.planner.algebra.Generate;
import io.firesteel.planner.algebra.InlineRows;
import io.firesteel.planner.algebra.Literals;
import io.firesteel.planner.algebra.PlanningContext;
import io.firesteel.planner.algebra.QueryRoot;
import io.firesteel.planner.algebra.RangeRows;
import io.firesteel.planner.algebra.Recursion;
import io.firesteel.planner.algebra.SampleRows;
import io.firesteel.planner.algebra.TableRead;
import io.firesteel.planner.algebra.VolatileProject;
import io.firesteel.planner.algebra.WorkingRows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.util.ImmutableBitSet;

/** Walks a query's RelNodes. Each step is told which fields its consumer reads. */
public final class RelLowering {
  private final LoweringContext context;
  private final JoinLowering joins;
  private final AggregateLowering aggregates;
  private final SetOpLowering setOps;
  private final WindowLowering windows;

  private RelLowering(PlanningContext planning) {
    context = new LoweringContext(planning);
    joins = new JoinLowering(context, this);
    aggregates = new AggregateLowering(context, this);
    setOps = new SetOpLowering(context, this);
    windows = new WindowLowering(context, this);
  }

  /** The physical plan of a query whose {@code rel} has been optimised. */
  public static PhysicalPlan lower(QueryRoot query, PlanningContext planning) {
    RelLowering lowering = new RelLowering(planning);
    List<Integer> results = IntStream.range(0, query.columns().size()).boxed().toList();
    Lowered root = lowering.lower(query.rel(), ImmutableBitSet.of(results));
    PlanNode arranged = lowering.context.arrange(root, results);
    PlanNode filtered = new RuntimeFilterPlacement(lowering.context.estimates()).place(arranged);
    return new PhysicalPlan(
        filtered,
        query.columns().stream().map(SqlType.Field::name).toList(),
        lowering.context.estimates());
  }

  /** Lowers a node of which only {@code required} fields are read. */
  Lowered lower(RelNode rel, ImmutableBitSet required) {
    if (rel instanceof TableRead read) {
      return scan(read, null, required);
    } else if (rel instanceof Filter filter) {
      return filter(filter, required);
    } else if (rel instanceof Project project) {
      return project(project.getInput(), project.getProjects(), required);
    } else if (rel instanceof VolatileProject project) {
      return project(project.getInput(), project.expressions(), required);
    } else if (rel instanceof Join join) {
      return joins.lower(join, required);
    } else if (rel instanceof Aggregate aggregate) {
      return aggregates.lower(aggregate, required);
    } else if (rel instanceof Sort sort) {
      return sort(sort, required);
    } else if (rel instanceof SetOp setOp) {
      return setOps.lower(setOp, required);
    } else if (rel instanceof Values values) {
      return values(values);
    } else if (rel instanceof InlineRows rows) {
      return Lowered.all(new PlanNode.Values(context.nextId(rel), types(rel), rows.rows()));
    } else if (rel instanceof RangeRows range) {
      return Lowered.all(
          new PlanNode.Range(context.nextId(rel), range.start(), range.end(), range.step()));
    } else if (rel instanceof Recursion recursion) {
      return recursion(recursion);
    } else if (rel instanceof WorkingRows rows) {
      return Lowered.all(new PlanNode.WorkingRows(context.nextId(rel), rows.key(), types(rel)));
    } else if (rel instanceof Generate generate) {
      return generate(generate, required);
    } else if (rel instanceof SampleRows sample) {
      Lowered input = lower(sample.getInput(), required);
      return input.with(
          new PlanNode.Sample(
              context.nextId(rel),
              input.node(),
              sample.lower(),
              sample.upper(),
              sample.replacement(),
              sample.seed()));
    }
    throw new IllegalStateException(
        "No physical form for "
            + rel.getClass().getSimpleName()
            + ":\n"
            + RelOptUtil.toString(rel));
  }

  private Lowered recursion(Recursion recursion) {
    ImmutableBitSet all = LoweringContext.all(recursion);
    PlanNode anchor = context.arrange(lower(recursion.getLeft(), all), all.toList());
    PlanNode step = context.arrange(lower(recursion.getRight(), all), all.toList());
    return Lowered.all(
        new PlanNode.Recursion(
            context.nextId(recursion),
            anchor,
            step,
            recursion.key(),
            recursion.maxRounds(),
            recursion.maxRows()));
  }

  private static List<SqlType> types(RelNode rel) {
    return FiresteelTypeFactory.toSql(rel.getRowType().getFieldList());
  }

  /** A table, with the condition of the filter above it if there is one. */
  private Lowered scan(TableRead read, RexNode condition, ImmutableBitSet required) {
    ImmutableBitSet used = condition == null ? required : required.union(bits(condition));
    List<Integer> columns = required.toList();
    List<Integer> filterColumns = used.except(required).toList();
    int[] places = LoweringContext.inOrder(read.getRowType().getFieldCount(), columns);
    int[] filterPlaces = places.clone();
    for (int i = 0; i < filterColumns.size(); i++) {
      filterPlaces[filterColumns.get(i)] = columns.size() + i;
    }
    Expression filter =
        condition == null
            ? null
            : new ExpressionLowering(context.planning().rex(), context.mode(), f -> filterPlaces[f])
                .lower(condition);
    List<SqlType> all = types(read);
    return new Lowered(
        new PlanNode.Scan(
            context.nextId(read),
            ScanSource.of(read.planned().resolved()),
            columns,
            columns.stream().map(all::get).toList(),
            filter,
            filterColumns,
            List.of()),
        places);
  }

  private Lowered filter(Filter filter, ImmutableBitSet required) {
    RexNode condition = filter.getCondition();
    if (RexOver.containsOver(condition)) {
      return windows.filter(filter, required);
    }
    if (filter.getInput() instanceof TableRead read) {
      return scan(read, condition, required);
    }
    Lowered input = lower(filter.getInput(), required.union(bits(condition)));
    Expression lowered = context.expressions(input).lower(condition);
    return input.with(new PlanNode.Filter(context.nextId(filter), input.node(), lowered));
  }

  /** A projection of {@code expressions}; one of plain fields costs no node. */
  Lowered project(RelNode inputRel, List<? extends RexNode> expressions, ImmutableBitSet required) {
    if (expressions.stream().anyMatch(RexOver::containsOver)) {
      return windows.project(inputRel, expressions, required);
    }
    ImmutableBitSet used = ImmutableBitSet.of();
    boolean plain = true;
    for (int field : required) {
      used = used.union(bits(expressions.get(field)));
      plain &= expressions.get(field) instanceof RexInputRef;
    }
    Lowered input = lower(inputRel, used);
    return project(input, expressions, required, plain);
  }

  Lowered project(
      Lowered input, List<? extends RexNode> expressions, ImmutableBitSet required, boolean plain) {
    if (plain) {
      int[] columns = new int[expressions.size()];
      java.util.Arrays.fill(columns, -1);
      for (int field : required) {
        columns[field] = input.column(((RexInputRef) expressions.get(field)).getIndex());
      }
      return new Lowered(input.node(), columns);
    }
    ExpressionLowering lowering = context.expressions(input);
    List<Expression> lowered = new ArrayList<>();
    for (int field : required) {
      lowered.add(lowering.lower(expressions.get(field)));
    }
    return new Lowered(
        new PlanNode.Project(context.nextId(), input.node(), lowered),
        LoweringContext.inOrder(expressions.size(), required));
  }

  private Lowered sort(Sort sort, ImmutableBitSet required) {
    ImmutableBitSet keys = ImmutableBitSet.of(sort.getCollation().getKeys());
    Lowered input = lower(sort.getInput(), required.union(keys));
    List<SortKey> order = LoweringContext.sortKeys(sort.getCollation(), input);
    long offset = sort.offset == null ? 0 : count(sort.offset);
    if (order.isEmpty()) {
      long limit = sort.fetch == null ? -1 : count(sort.fetch);
      PlanNode node = limit < 0 ? input.node() : endless(input.node());
      return input.with(new PlanNode.Limit(context.nextId(sort), node, limit, offset));
    }
    if (sort.fetch != null) {
      return input.with(
          new PlanNode.TopN(context.nextId(sort), input.node(), order, count(sort.fetch), offset));
    }
    Lowered sorted = input.with(new PlanNode.Sort(context.nextId(sort), input.node(), order));
    return offset == 0
        ? sorted
        : sorted.with(new PlanNode.Limit(context.nextId(sort), sorted.node(), -1, offset));
  }

  /** A recursion right below a limit may have any number of rows. */
  private static PlanNode endless(PlanNode node) {
    if (node instanceof PlanNode.Recursion n) {
      return new PlanNode.Recursion(n.id(), n.anchor(), n.step(), n.key(), n.maxRounds(), -1);
    } else if (node instanceof PlanNode.Project || node instanceof PlanNode.UnionAll) {
      return PlanNodes.withInputs(node, node.inputs().stream().map(RelLowering::endless).toList());
    }
    return node;
  }

  private static long count(RexNode node) {
    return Literals.integral(Literals.value(node)).longValueExact();
  }

  private Lowered values(Values values) {
    List<List<Object>> rows = new ArrayList<>();
    for (List<RexLiteral> tuple : values.getTuples()) {
      List<Object> row = new ArrayList<>();
      tuple.forEach(literal -> row.add(Literals.value(literal)));
      rows.add(row);
    }
    return Lowered.all(new PlanNode.Values(context.nextId(values), types(values), rows));
  }

  private Lowered generate(Generate generate, ImmutableBitSet required) {
    int inputFields = generate.getInput().getRowType().getFieldCount();
    ImmutableBitSet carriedFields = required.intersect(ImmutableBitSet.range(inputFields));
    ImmutableBitSet used = carriedFields;
    for (RexNode argument : generate.arguments()) {
      used = used.union(bits(argument));
    }
    Lowered input = lower(generate.getInput(), used);
    List<Integer> carried = carriedFields.toList().stream().map(input::column).toList();
    List<SqlType> generated = generate.generatedTypes();
    int[] columns = LoweringContext.inOrder(inputFields + generated.size(), carriedFields);
    for (int i = 0; i < generated.size(); i++) {
      columns[inputFields + i] = carried.size() + i;
    }
    return new Lowered(
        new PlanNode.Generate(
            context.nextId(generate),
            input.node(),
            generate.function().name(),
            context.expressions(input).lower(generate.arguments()),
            generated,
            generate.outer(),
            carried),
        columns);
  }

  static ImmutableBitSet bits(RexNode node) {
    return RelOptUtil.InputFinder.bits(node);
  }
}
