package io.firesteel.engine.operator.join;

import io.firesteel.core.type.SqlType;
import io.firesteel.engine.plan.Expression;
import io.firesteel.engine.plan.Expressions;
import io.firesteel.engine.plan.JoinType;
import io.firesteel.engine.plan.PlanNode;
import java.util.List;

/**
 * What a hash join does.
 *
 * @param residualColumns which columns the residual reads, counted over left then right ones
 */
record JoinSpec(
    int nodeId,
    JoinType type,
    List<SqlType> leftTypes,
    List<SqlType> rightTypes,
    int[] leftKeys,
    int[] rightKeys,
    boolean[] nullSafe,
    Expression residual,
    boolean[] residualColumns,
    int[] output) {

  static JoinSpec of(PlanNode.HashJoin node) {
    List<SqlType> left = node.left().types();
    List<SqlType> right = node.right().types();
    boolean[] nullSafe = new boolean[node.leftKeys().size()];
    for (int i = 0; i < nullSafe.length; i++) {
      nullSafe[i] = node.nullSafe().get(i);
    }
    return new JoinSpec(
        node.id(),
        node.joinType(),
        left,
        right,
        ints(node.leftKeys()),
        ints(node.rightKeys()),
        nullSafe,
        node.residual(),
        columnsOf(node.residual(), left.size() + right.size()),
        ints(node.output()));
  }

  static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  static boolean[] columnsOf(Expression expression, int count) {
    boolean[] used = new boolean[count];
    if (expression != null) {
      Expressions.visit(
          expression,
          e -> {
            if (e instanceof Expression.InputRef ref) {
              used[ref.index()] = true;
            }
          });
    }
    return used;
  }

  boolean hasResidual() {
    return residual != null;
  }

  List<SqlType> keyTypes() {
    return java.util.Arrays.stream(rightKeys).mapToObj(rightTypes::get).toList();
  }

  /** Right columns that anything needs after the build: keys, residual, output. */
  boolean[] neededRight() {
    boolean[] needed = new boolean[rightTypes.size()];
    for (int key : rightKeys) {
      needed[key] = true;
    }
    int leftCount = leftTypes.size();
    for (int i = 0; i < needed.length; i++) {
      needed[i] |= residualColumns[leftCount + i];
    }
    if (type.keepsRight()) {
      int kept = type.keepsLeft() ? leftCount : 0;
      for (int column : output) {
        if (column >= kept) {
          needed[column - kept] = true;
        }
      }
    }
    return needed;
  }

  /** Whether NULL in a key makes the comparison unknown, and that matters. */
  boolean tellsUnknown() {
    return type == JoinType.LEFT_ANTI_NULL_AWARE || type == JoinType.LEFT_MARK;
  }

  /** Whether build rows need a mark of having had a match. */
  boolean marksRight() {
    return type == JoinType.RIGHT
        || type == JoinType.FULL
        || type == JoinType.RIGHT_SEMI
        || type == JoinType.RIGHT_ANTI;
  }

  /** Whether an empty right input makes the output empty. */
  boolean emptyWithoutRight() {
    return type == JoinType.INNER || type == JoinType.LEFT_SEMI || marksRight() && !keepsLeftRows();
  }

  /** Whether left rows without a match come out. */
  boolean keepsLeftRows() {
    return type == JoinType.LEFT || type == JoinType.FULL;
  }
}
