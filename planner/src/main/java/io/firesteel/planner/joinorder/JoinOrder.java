package io.firesteel.planner.joinorder;

import io.firesteel.planner.algebra.PlanningContext;
import io.firesteel.planner.statistics.ColumnEstimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Reorders trees of inner joins by their estimated intermediate results (the cost C_out of
 * Moerkotte and Neumann, with the size of each build side added).
 */
public final class JoinOrder {
  /** Up to so many inputs all bushy orders without cross products are looked at. */
  static final int EXHAUSTIVE = 11;

  /** More inputs than bits in a word are left as they are. */
  private static final int MOST = 62;

  private final PlanningContext planning;

  public JoinOrder(PlanningContext planning) {
    this.planning = planning;
  }

  /** The plan with every tree of inner joins in a good order. */
  public RelNode apply(RelNode rel) {
    if (JoinGraph.isInner(rel)) {
      JoinGraph graph = new JoinGraph((Join) rel);
      if (graph.inputs.size() > 2 && graph.inputs.size() <= MOST) {
        graph.inputs.replaceAll(this::apply);
        return new Search(graph).best();
      }
    }
    List<RelNode> inputs = rel.getInputs().stream().map(this::apply).toList();
    for (int i = 0; i < inputs.size(); i++) {
      if (inputs.get(i) != rel.getInput(i)) {
        return rel.copy(rel.getTraitSet(), inputs);
      }
    }
    return rel;
  }

  /**
   * A join of some inputs.
   *
   * @param set the inputs, as bits
   * @param cost rows of all joins in it, and of what they build
   */
  private record Tree(long set, double rows, double cost, Tree left, Tree right) {
    boolean isInput() {
      return left == null;
    }
  }

  /** The search over one graph. */
  private final class Search {
    private final JoinGraph graph;
    private final int count;
    private final long[] classInputs;
    private final Tree[] leaves;

    Search(JoinGraph graph) {
      this.graph = graph;
      this.count = graph.inputs.size();
      RelMetadataQuery mq = planning.cluster().getMetadataQuery();
      leaves = new Tree[count];
      for (int i = 0; i < count; i++) {
        Double rows = mq.getRowCount(graph.inputs.get(i));
        leaves[i] = new Tree(1L << i, rows == null ? 1000 : rows, 0, null, null);
      }
      classInputs =
          graph.classes.stream()
              .mapToLong(
                  c -> c.stream().mapToLong(x -> 1L << graph.inputOf(x)).reduce(0, (a, b) -> a | b))
              .toArray();
    }

    RelNode best() {
      Tree tree = count <= EXHAUSTIVE ? exhaustive() : greedy();
      return new Builder(graph).build(tree);
    }

    /**
     * Dynamic programming over connected subsets; cross products only join what is not connected.
     */
    private Tree exhaustive() {
      Map<Long, Tree> best = new HashMap<>();
      for (Tree leaf : leaves) {
        best.put(leaf.set, leaf);
      }
      long all = (1L << count) - 1;
      for (long set = 1; set <= all; set++) {
        if (Long.bitCount(set) < 2) {
          continue;
        }
        Tree found = null;
        for (long left = (set - 1) & set; left > 0; left = (left - 1) & set) {
          long right = set ^ left;
          if (left < right) {
            continue;
          }
          Tree a = best.get(left);
          Tree b = best.get(right);
          if (a != null && b != null && connected(left, right)) {
            Tree joined = join(a, b);
            found = found == null || joined.cost < found.cost ? joined : found;
          }
        }
        if (found != null) {
          best.put(set, found);
        }
      }
      Tree whole = best.get(all);
      return whole != null ? whole : greedy();
    }

    /** Joins the pair with the smallest result, again and again. */
    private Tree greedy() {
      List<Tree> trees = new ArrayList<>(Arrays.asList(leaves));
      while (trees.size() > 1) {
        Tree chosen = null;
        boolean chosenConnected = false;
        for (int i = 0; i < trees.size(); i++) {
          for (int j = i + 1; j < trees.size(); j++) {
            boolean connected = connected(trees.get(i).set, trees.get(j).set);
            if (chosenConnected && !connected) {
              continue;
            }
            Tree joined = join(trees.get(i), trees.get(j));
            if (chosen == null || connected && !chosenConnected || joined.rows < chosen.rows) {
              chosen = joined;
              chosenConnected = connected;
            }
          }
        }
        trees.remove(chosen.left);
        trees.remove(chosen.right);
        trees.add(chosen);
      }
      return trees.get(0);
    }

    private boolean connected(long left, long right) {
      for (long inputs : classInputs) {
        if ((inputs & left) != 0 && (inputs & right) != 0) {
          return true;
        }
      }
      return false;
    }

    private Tree join(Tree a, Tree b) {
      double distinctA = 1;
      double distinctB = 1;
      int keys = 0;
      for (int c = 0; c < classInputs.length; c++) {
        if ((classInputs[c] & a.set) != 0 && (classInputs[c] & b.set) != 0) {
          keys++;
          distinctA *= distinct(c, a);
          distinctB *= distinct(c, b);
        }
      }
      if (keys > 1) {
        distinctA = Math.min(distinctA, size(a));
        distinctB = Math.min(distinctB, size(b));
      }
      double rows = Math.max(1, a.rows * b.rows / Math.max(1, Math.max(distinctA, distinctB)));
      for (RexNode other : graph.others) {
        long inputs = graph.inputsOf(other);
        long set = a.set | b.set;
        if ((inputs & ~set) == 0 && (inputs & ~a.set) != 0 && (inputs & ~b.set) != 0) {
          rows = Math.max(1, rows * 0.3);
        }
      }
      double build = Math.min(a.rows, b.rows);
      return new Tree(a.set | b.set, rows, a.cost + b.cost + rows + build, a, b);
    }

    /** Distinct values of a class of columns on one side, before filters. */
    private double distinct(int c, Tree side) {
      double most = 1;
      for (int column : graph.classes.get(c)) {
        int input = graph.inputOf(column);
        if ((side.set & 1L << input) != 0) {
          ColumnEstimate estimate = graph.estimate(column);
          most = Math.max(most, estimate.distinctOr(Math.max(1, leaves[input].rows)));
        }
      }
      return most;
    }

    /** How many combinations of several keys there can be. */
    private double size(Tree side) {
      double largest = 1;
      for (int i = 0; i < count; i++) {
        if ((side.set & 1L << i) != 0) {
          largest = Math.max(largest, leaves[i].rows);
        }
      }
      return Math.max(largest, 1);
    }
  }

  /** Makes relational algebra of a tree. */
  private final class Builder {
    private final JoinGraph graph;
    private final RexBuilder rex = planning.rex();

    /** Conditions that no join has taken yet. */
    private final List<RexNode> pending;

    Builder(JoinGraph graph) {
      this.graph = graph;
      this.pending = new ArrayList<>(graph.others);
    }

    /** A node and, for each column of the graph, its field or -1. */
    private record Built(RelNode rel, int[] fields, long set) {}

    RelNode build(Tree tree) {
      Built root = node(tree);
      List<RexNode> projects = new ArrayList<>();
      for (int column : graph.rootColumns) {
        int field = root.fields[column];
        projects.add(
            new RexInputRef(field, root.rel.getRowType().getFieldList().get(field).getType()));
      }
      return LogicalProject.create(
          root.rel, List.of(), projects, (List<String>) null, java.util.Set.of());
    }

    private Built node(Tree tree) {
      if (tree.isInput()) {
        return input(Long.numberOfTrailingZeros(tree.set));
      }
      Built left = node(tree.left);
      Built right = node(tree.right);
      int leftFields = left.rel.getRowType().getFieldCount();
      int[] fields = new int[left.fields.length];
      for (int i = 0; i < fields.length; i++) {
        fields[i] =
            left.fields[i] >= 0
                ? left.fields[i]
                : right.fields[i] >= 0 ? right.fields[i] + leftFields : -1;
      }
      List<RexNode> conditions = new ArrayList<>();
      for (List<Integer> equal : graph.classes) {
        RexNode a = first(equal, left, 0);
        RexNode b = first(equal, right, leftFields);
        if (a != null && b != null) {
          conditions.add(rex.makeCall(SqlStdOperatorTable.EQUALS, a, b));
        }
      }
      long set = left.set | right.set;
      for (RexNode other : List.copyOf(pending)) {
        if ((graph.inputsOf(other) & ~set) == 0) {
          pending.remove(other);
          conditions.add(JoinGraph.move(other, fields));
        }
      }
      RelNode join =
          LogicalJoin.create(
              left.rel,
              right.rel,
              List.of(),
              RexUtil.composeConjunction(rex, conditions),
              java.util.Set.of(),
              JoinRelType.INNER);
      return new Built(join, fields, set);
    }

    private Built input(int index) {
      int total =
          graph.offsets.get(graph.inputs.size() - 1)
              + graph.inputs.get(graph.inputs.size() - 1).getRowType().getFieldCount();
      int[] fields = new int[total];
      Arrays.fill(fields, -1);
      int first = graph.offsets.get(index);
      for (int column : graph.columnsOf(index)) {
        fields[column] = column - first;
      }
      return new Built(graph.inputs.get(index), fields, 1L << index);
    }

    private RexNode first(List<Integer> equal, Built side, int offset) {
      for (int column : equal) {
        int field = side.fields[column];
        if (field >= 0) {
          return new RexInputRef(
              field + offset, side.rel.getRowType().getFieldList().get(field).getType());
        }
      }
      return null;
    }
  }
}
