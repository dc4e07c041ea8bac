package io.firesteel.engine.plan;

import java.util.List;
import java.util.function.UnaryOperator;

/** Rebuilds plans. */
public final class PlanNodes {
  private PlanNodes() {}

  /**
   * The plan with literals in place of the statement's parameters.
   *
   * @param values boxed as in {@code Vectors}, of the parameters' types
   */
  public static PhysicalPlan bindParameters(PhysicalPlan plan, List<Object> values) {
    UnaryOperator<Expression> bind =
        e ->
            e instanceof Expression.Parameter p
                ? new Expression.Literal(p.type(), values.get(p.index()))
                : e;
    return new PhysicalPlan(mapExpressions(plan.root(), bind), plan.names(), plan.estimates());
  }

  /** The tree with every expression rewritten, each of its nodes, operands first. */
  public static PlanNode mapExpressions(PlanNode node, UnaryOperator<Expression> each) {
    PlanNode rebuilt =
        node.inputs().isEmpty()
            ? node
            : withInputs(node, node.inputs().stream().map(i -> mapExpressions(i, each)).toList());
    if (rebuilt instanceof PlanNode.Scan n && n.filter() != null) {
      return new PlanNode.Scan(
          n.id(),
          n.source(),
          n.columns(),
          n.types(),
          map(n.filter(), each),
          n.filterColumns(),
          n.runtimeFilters());
    } else if (rebuilt instanceof PlanNode.Filter n) {
      return new PlanNode.Filter(n.id(), n.input(), map(n.condition(), each));
    } else if (rebuilt instanceof PlanNode.Project n) {
      return new PlanNode.Project(n.id(), n.input(), map(n.expressions(), each));
    } else if (rebuilt instanceof PlanNode.Expand n) {
      return new PlanNode.Expand(
          n.id(), n.input(), n.projections().stream().map(p -> map(p, each)).toList());
    } else if (rebuilt instanceof PlanNode.HashJoin n && n.residual() != null) {
      return new PlanNode.HashJoin(
          n.id(),
          n.left(),
          n.right(),
          n.joinType(),
          n.leftKeys(),
          n.rightKeys(),
          n.nullSafe(),
          map(n.residual(), each),
          n.broadcast(),
          n.runtimeFilters(),
          n.output());
    } else if (rebuilt instanceof PlanNode.NestedLoopJoin n && n.condition() != null) {
      return new PlanNode.NestedLoopJoin(
          n.id(), n.left(), n.right(), n.joinType(), map(n.condition(), each), n.output());
    } else if (rebuilt instanceof PlanNode.Generate n) {
      return new PlanNode.Generate(
          n.id(),
          n.input(),
          n.function(),
          map(n.arguments(), each),
          n.generatedTypes(),
          n.outer(),
          n.carried());
    }
    return rebuilt;
  }

  private static Expression map(Expression e, UnaryOperator<Expression> each) {
    return Expressions.rewrite(e, each);
  }

  private static List<Expression> map(List<Expression> all, UnaryOperator<Expression> each) {
    return Expressions.rewrite(all, each);
  }

  /** The node over other inputs of the same types; itself if they are the same. */
  public static PlanNode withInputs(PlanNode node, List<PlanNode> in) {
    if (same(node.inputs(), in)) {
      return node;
    }
    if (node instanceof PlanNode.Filter n) {
      return new PlanNode.Filter(n.id(), in.get(0), n.condition());
    } else if (node instanceof PlanNode.Project n) {
      return new PlanNode.Project(n.id(), in.get(0), n.expressions());
    } else if (node instanceof PlanNode.Expand n) {
      return new PlanNode.Expand(n.id(), in.get(0), n.projections());
    } else if (node instanceof PlanNode.Aggregate n) {
      return new PlanNode.Aggregate(n.id(), in.get(0), n.keys(), n.calls(), n.step(), n.types());
    } else if (node instanceof PlanNode.HashJoin n) {
      return new PlanNode.HashJoin(
          n.id(),
          in.get(0),
          in.get(1),
          n.joinType(),
          n.leftKeys(),
          n.rightKeys(),
          n.nullSafe(),
          n.residual(),
          n.broadcast(),
          n.runtimeFilters(),
          n.output());
    } else if (node instanceof PlanNode.NestedLoopJoin n) {
      return new PlanNode.NestedLoopJoin(
          n.id(), in.get(0), in.get(1), n.joinType(), n.condition(), n.output());
    } else if (node instanceof PlanNode.Sort n) {
      return new PlanNode.Sort(n.id(), in.get(0), n.keys());
    } else if (node instanceof PlanNode.TopN n) {
      return new PlanNode.TopN(n.id(), in.get(0), n.keys(), n.limit(), n.offset());
    } else if (node instanceof PlanNode.Limit n) {
      return new PlanNode.Limit(n.id(), in.get(0), n.limit(), n.offset());
    } else if (node instanceof PlanNode.Window n) {
      return new PlanNode.Window(n.id(), in.get(0), n.partitionKeys(), n.order(), n.calls());
    } else if (node instanceof PlanNode.UnionAll n) {
      return new PlanNode.UnionAll(n.id(), in);
    } else if (node instanceof PlanNode.Recursion n) {
      return new PlanNode.Recursion(
          n.id(), in.get(0), in.get(1), n.key(), n.maxRounds(), n.maxRows());
    } else if (node instanceof PlanNode.Generate n) {
      return new PlanNode.Generate(
          n.id(),
          in.get(0),
          n.function(),
          n.arguments(),
          n.generatedTypes(),
          n.outer(),
          n.carried());
    } else if (node instanceof PlanNode.Sample n) {
      return new PlanNode.Sample(
          n.id(), in.get(0), n.lower(), n.upper(), n.replacement(), n.seed());
    } else if (node instanceof PlanNode.Exchange n) {
      return new PlanNode.Exchange(n.id(), in.get(0), n.distribution(), n.keys(), n.order());
    } else if (node instanceof PlanNode.Write n) {
      return new PlanNode.Write(n.id(), in.get(0), n.target());
    }
    throw new IllegalStateException("A leaf has no inputs: " + node);
  }

  /** By identity: comparing whole trees at every level would cost a power of their depth. */
  private static boolean same(List<PlanNode> a, List<PlanNode> b) {
    for (int i = 0; i < a.size(); i++) {
      if (a.get(i) != b.get(i)) {
        return false;
      }
    }
    return true;
  }
}
