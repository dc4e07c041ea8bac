package io.firesteel.engine.plan;

import java.util.function.Function;

/** The stable text form of plans. */
public final class PlanText {
  private PlanText() {}

  public static String of(PlanNode root) {
    return of(root, node -> "");
  }

  /** With a suffix for each node, such as its counters. */
  public static String of(PlanNode root, Function<PlanNode, String> suffix) {
    StringBuilder text = new StringBuilder();
    append(root, 0, suffix, text);
    return text.toString();
  }

  private static void append(
      PlanNode node, int depth, Function<PlanNode, String> suffix, StringBuilder text) {
    text.append("  ".repeat(depth)).append(line(node)).append(suffix.apply(node)).append('\n');
    for (PlanNode input : node.inputs()) {
      append(input, depth + 1, suffix, text);
    }
  }

  private static String line(PlanNode node) {
    if (node instanceof PlanNode.Scan n) {
      StringBuilder text = new StringBuilder("Scan ").append(n.source().name()).append(" [");
      for (int i = 0; i < n.columns().size(); i++) {
        text.append(i == 0 ? "" : ", ").append(n.source().schema().get(n.columns().get(i)).name());
      }
      text.append(']');
      if (n.filter() != null) {
        text.append(" filter ").append(n.filter());
      }
      for (RuntimeFilter f : n.runtimeFilters()) {
        text.append(" <- filter ").append(f.id()).append(" on #").append(f.column());
      }
      return text.toString();
    } else if (node instanceof PlanNode.Values n) {
      return "Values " + n.rows().size() + " rows";
    } else if (node instanceof PlanNode.Range n) {
      return "Range " + n.start() + " to " + n.end() + " by " + n.step();
    } else if (node instanceof PlanNode.Filter n) {
      return "Filter " + n.condition();
    } else if (node instanceof PlanNode.Project n) {
      return "Project " + n.expressions();
    } else if (node instanceof PlanNode.Expand n) {
      return "Expand " + n.projections();
    } else if (node instanceof PlanNode.Aggregate n) {
      return "Aggregate " + n.step() + " keys " + n.keys() + " calls " + n.calls();
    } else if (node instanceof PlanNode.HashJoin n) {
      StringBuilder text = new StringBuilder("HashJoin ").append(n.joinType());
      text.append(' ').append(n.leftKeys()).append(" = ").append(n.rightKeys());
      if (n.nullSafe().contains(true)) {
        text.append(" null-safe ").append(n.nullSafe());
      }
      if (n.residual() != null) {
        text.append(" residual ").append(n.residual());
      }
      text.append(n.broadcast() ? " broadcast" : " partitioned");
      for (RuntimeFilter f : n.runtimeFilters()) {
        text.append(" -> filter ").append(f.id()).append(" from key ").append(f.column());
      }
      return text.append(" output ").append(n.output()).toString();
    } else if (node instanceof PlanNode.NestedLoopJoin n) {
      return "NestedLoopJoin "
          + n.joinType()
          + (n.condition() == null ? "" : " on " + n.condition())
          + " output "
          + n.output();
    } else if (node instanceof PlanNode.Sort n) {
      return "Sort " + n.keys();
    } else if (node instanceof PlanNode.TopN n) {
      return "TopN " + n.limit() + offset(n.offset()) + " " + n.keys();
    } else if (node instanceof PlanNode.Limit n) {
      return "Limit " + n.limit() + offset(n.offset());
    } else if (node instanceof PlanNode.Window n) {
      return "Window partition " + n.partitionKeys() + " order " + n.order() + " " + n.calls();
    } else if (node instanceof PlanNode.UnionAll) {
      return "UnionAll";
    } else if (node instanceof PlanNode.Recursion n) {
      return "Recursion #" + n.key() + " of at most " + n.maxRounds() + " rounds";
    } else if (node instanceof PlanNode.WorkingRows n) {
      return "WorkingRows of recursion #" + n.key();
    } else if (node instanceof PlanNode.Generate n) {
      return "Generate "
          + (n.outer() ? "outer " : "")
          + ExpressionText.function(n.function(), n.arguments())
          + " carry "
          + n.carried();
    } else if (node instanceof PlanNode.Sample n) {
      return "Sample " + n.lower() + " to " + n.upper() + " seed " + n.seed();
    } else if (node instanceof PlanNode.Exchange n) {
      return "Exchange "
          + n.distribution()
          + (n.keys().isEmpty() ? "" : " " + n.keys())
          + (n.order().isEmpty() ? "" : " order " + n.order());
    } else if (node instanceof PlanNode.Write n) {
      return "Write " + n.target().table();
    }
    throw new AssertionError(node);
  }

  private static String offset(long offset) {
    return offset == 0 ? "" : " offset " + offset;
  }
}
