package io.firesteel.planner.joinorder;

import io.firesteel.planner.statistics.ColumnEstimate;
import io.firesteel.planner.statistics.ColumnEstimates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * A tree of inner joins taken apart: its inputs, the classes of columns that its conditions make
 * equal, and the other conditions. Columns are numbered over all inputs in order.
 */
final class JoinGraph {
  final List<RelNode> inputs = new ArrayList<>();

  /** First column of each input. */
  final List<Integer> offsets = new ArrayList<>();

  /** Sets of columns that are equal in every result row; at least two inputs each. */
  final List<List<Integer>> classes = new ArrayList<>();

  /** What is no plain equality of columns, over all columns. */
  final List<RexNode> others = new ArrayList<>();

  /** For each field of the tree's root its column. */
  final int[] rootColumns;

  private final List<int[]> equalities = new ArrayList<>();
  private int columnCount;

  JoinGraph(Join root) {
    rootColumns = collect(root);
    mergeEqualities();
  }

  /** Whether a node is a join that may be reordered. */
  static boolean isInner(RelNode rel) {
    return rel instanceof Join join
        && join.getJoinType() == JoinRelType.INNER
        && RexUtil.isDeterministic(join.getCondition())
        && join.getVariablesSet().isEmpty();
  }

  /** Adds what is below and returns the columns of the node's fields. */
  private int[] collect(RelNode rel) {
    if (isInner(rel)) {
      Join join = (Join) rel;
      int[] left = collect(join.getLeft());
      int[] right = collect(join.getRight());
      int[] both = Arrays.copyOf(left, left.length + right.length);
      System.arraycopy(right, 0, both, left.length, right.length);
      addConditions(join.getCondition(), both);
      return both;
    } else if (rel instanceof Project project && isPlain(project) && hasInner(project.getInput())) {
      int[] below = collect(project.getInput());
      return project.getProjects().stream()
          .mapToInt(p -> below[((RexInputRef) p).getIndex()])
          .toArray();
    } else if (rel instanceof Filter filter
        && isInner(filter.getInput())
        && RexUtil.isDeterministic(filter.getCondition())) {
      int[] below = collect(filter.getInput());
      addConditions(filter.getCondition(), below);
      return below;
    }
    int first = columnCount;
    inputs.add(rel);
    offsets.add(first);
    int fields = rel.getRowType().getFieldCount();
    columnCount += fields;
    int[] columns = new int[fields];
    Arrays.setAll(columns, i -> first + i);
    return columns;
  }

  private static boolean hasInner(RelNode rel) {
    return isInner(rel)
        || rel instanceof Project project && isPlain(project) && hasInner(project.getInput())
        || rel instanceof Filter filter && isInner(filter.getInput());
  }

  private static boolean isPlain(Project project) {
    return project.getProjects().stream().allMatch(RexInputRef.class::isInstance);
  }

  private void addConditions(RexNode condition, int[] columns) {
    for (RexNode conjunct : RelOptUtil.conjunctions(condition)) {
      if (conjunct.isAlwaysTrue()) {
        continue;
      }
      RexNode moved = move(conjunct, columns);
      int[] equality = equality(moved);
      if (equality == null) {
        others.add(moved);
      } else {
        equalities.add(equality);
      }
    }
  }

  /** A condition over other column numbers. */
  static RexNode move(RexNode node, int[] columns) {
    return node.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return new RexInputRef(columns[ref.getIndex()], ref.getType());
          }
        });
  }

  private int[] equality(RexNode node) {
    if (node.getKind() != SqlKind.EQUALS) {
      return null;
    }
    List<RexNode> operands = ((RexCall) node).getOperands();
    if (operands.get(0) instanceof RexInputRef a
        && operands.get(1) instanceof RexInputRef b
        && a.getType().getSqlTypeName() == b.getType().getSqlTypeName()
        && a.getType().toString().equals(b.getType().toString())
        && inputOf(a.getIndex()) != inputOf(b.getIndex())) {
      return new int[] {a.getIndex(), b.getIndex()};
    }
    return null;
  }

  private void mergeEqualities() {
    int[] parent = new int[columnCount];
    Arrays.setAll(parent, i -> i);
    for (int[] e : equalities) {
      parent[find(parent, e[0])] = find(parent, e[1]);
    }
    List<List<Integer>> byRoot = new ArrayList<>();
    int[] classOf = new int[columnCount];
    Arrays.fill(classOf, -1);
    for (int[] e : equalities) {
      for (int column : e) {
        int root = find(parent, column);
        if (classOf[root] < 0) {
          classOf[root] = byRoot.size();
          byRoot.add(new ArrayList<>());
        }
        if (!byRoot.get(classOf[root]).contains(column)) {
          byRoot.get(classOf[root]).add(column);
        }
      }
    }
    classes.addAll(byRoot);
  }

  private static int find(int[] parent, int i) {
    return parent[i] == i ? i : (parent[i] = find(parent, parent[i]));
  }

  int inputOf(int column) {
    int input = 0;
    while (input + 1 < offsets.size() && offsets.get(input + 1) <= column) {
      input++;
    }
    return input;
  }

  ColumnEstimate estimate(int column) {
    int input = inputOf(column);
    return ColumnEstimates.of(inputs.get(input), column - offsets.get(input));
  }

  /** The inputs that a condition reads, as bits. */
  long inputsOf(RexNode condition) {
    long bits = 0;
    for (int column : RelOptUtil.InputFinder.bits(condition)) {
      bits |= 1L << inputOf(column);
    }
    return bits;
  }

  /** All columns of one input. */
  ImmutableBitSet columnsOf(int input) {
    int first = offsets.get(input);
    return ImmutableBitSet.range(first, first + inputs.get(input).getRowType().getFieldCount());
  }
}
