package io.firesteel.planner.lower;

import io.firesteel.core.type.SqlType;
import io.firesteel.engine.plan.Expression;
import io.firesteel.engine.plan.JoinType;
import io.firesteel.engine.plan.PlanNode;
import io.firesteel.planner.algebra.FiresteelTypeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/** Joins: which conjuncts are hash keys, and which side is built. */
final class JoinLowering {
  private final LoweringContext context;
  private final RelLowering lowering;

  JoinLowering(LoweringContext context, RelLowering lowering) {
    this.context = context;
    this.lowering = lowering;
  }

  /** A conjunct {@code left = right} of which each side reads one input only. */
  private record Key(RexNode left, RexNode right, boolean nullSafe, RexNode conjunct) {}

  Lowered lower(Join join, ImmutableBitSet required) {
    int leftFields = join.getLeft().getRowType().getFieldCount();
    List<Key> keys = new ArrayList<>();
    List<RexNode> residuals = new ArrayList<>();
    split(join, leftFields, keys, residuals);
    boolean exists = false;
    if (join.getJoinType() == JoinRelType.LEFT_MARK) {
      exists = !join.getRowType().getFieldList().get(leftFields).getType().isNullable();
      boolean compares = keys.stream().anyMatch(k -> !k.nullSafe);
      if (!exists && compares) {
        // The keys of a mark are the comparison of IN; what correlates (null-safe) comes after it.
        for (Key key : keys.stream().filter(Key::nullSafe).toList()) {
          residuals.add(key.conjunct);
          keys.remove(key);
        }
      }
    }
    RexNode residual =
        residuals.isEmpty()
            ? null
            : RexUtil.composeConjunction(context.planning().rex(), residuals);
    boolean swap = !keys.isEmpty() && buildsLeft(join);

    ImmutableBitSet used = residual == null ? required : required.union(RelLowering.bits(residual));
    Side left = side(join.getLeft(), used, 0, keys.stream().map(Key::left).toList());
    Side right = side(join.getRight(), used, leftFields, keys.stream().map(Key::right).toList());

    Side probe = swap ? right : left;
    Side build = swap ? left : right;
    int probeColumns = probe.lowered.node().types().size();
    JoinType type = type(join.getJoinType(), swap);

    // Where each field of the join stands among probe columns followed by build columns.
    int total = join.getRowType().getFieldCount();
    int[] both =
        new int[Math.max(total, leftFields + join.getRight().getRowType().getFieldCount())];
    Arrays.fill(both, -1);
    place(both, 0, left.lowered, swap ? probeColumns : 0);
    place(both, leftFields, right.lowered, swap ? 0 : probeColumns);
    Expression condition =
        residual == null
            ? null
            : new ExpressionLowering(context.planning().rex(), context.mode(), f -> both[f])
                .lower(residual);

    List<Integer> output = new ArrayList<>();
    int[] columns = new int[total];
    Arrays.fill(columns, -1);
    int keptFrom = type.keepsLeft() ? 0 : probeColumns;
    for (int field : required) {
      boolean mark = type == JoinType.LEFT_MARK && field == leftFields;
      columns[field] = output.size();
      output.add(mark ? probeColumns : both[field] - keptFrom);
    }
    PlanNode node =
        keys.isEmpty()
            ? new PlanNode.NestedLoopJoin(
                context.nextId(join),
                probe.lowered.node(),
                build.lowered.node(),
                type,
                condition,
                output)
            : new PlanNode.HashJoin(
                context.nextId(join),
                probe.lowered.node(),
                build.lowered.node(),
                type,
                probe.keys,
                build.keys,
                keys.stream().map(Key::nullSafe).toList(),
                condition,
                true,
                List.of(),
                output);
    return exists ? withoutUnknown(node, columns, leftFields) : new Lowered(node, columns);
  }

  /** EXISTS is never unknown, but a mark is where a key is null. */
  private Lowered withoutUnknown(PlanNode join, int[] columns, int markField) {
    if (columns[markField] < 0) {
      return new Lowered(join, columns);
    }
    List<Expression> expressions = new ArrayList<>();
    for (int i = 0; i < join.types().size(); i++) {
      Expression column = new Expression.InputRef(i, join.types().get(i));
      Expression no = new Expression.Literal(SqlType.BOOLEAN, false);
      expressions.add(
          i == columns[markField]
              ? new Expression.Coalesce(List.of(column, no), SqlType.BOOLEAN)
              : column);
    }
    return new Lowered(new PlanNode.Project(context.nextId(), join, expressions), columns);
  }

  private static void place(int[] both, int from, Lowered side, int offset) {
    for (int i = 0; i < side.columns().length; i++) {
      if (side.columns()[i] >= 0) {
        both[from + i] = side.columns()[i] + offset;
      }
    }
  }

  /** A lowered input and its key columns. */
  private record Side(Lowered lowered, List<Integer> keys) {}

  /** Lowers one input so that the used fields and the keys are columns. */
  private Side side(RelNode rel, ImmutableBitSet used, int firstField, List<RexNode> keys) {
    int fields = rel.getRowType().getFieldCount();
    ImmutableBitSet own =
        used.intersect(ImmutableBitSet.range(firstField, firstField + fields)).shift(-firstField);
    List<RexNode> local = keys.stream().map(k -> shift(k, -firstField)).toList();
    ImmutableBitSet needed = own;
    boolean computed = false;
    for (RexNode key : local) {
      needed = needed.union(RelLowering.bits(key));
      computed |= !(key instanceof RexInputRef);
    }
    Lowered input = lowering.lower(rel, needed);
    if (!computed) {
      return new Side(
          input, local.stream().map(k -> input.column(((RexInputRef) k).getIndex())).toList());
    }
    // Computed keys become columns behind the used ones.
    List<Expression> expressions = new ArrayList<>();
    ImmutableBitSet kept = own;
    for (int field : kept) {
      int column = input.column(field);
      expressions.add(new Expression.InputRef(column, input.node().types().get(column)));
    }
    List<Integer> keyColumns = new ArrayList<>();
    ExpressionLowering keyLowering = context.expressions(input);
    for (RexNode key : local) {
      Expression lowered = keyLowering.lower(key);
      int at = expressions.indexOf(lowered);
      if (at < 0) {
        at = expressions.size();
        expressions.add(lowered);
      }
      keyColumns.add(at);
    }
    PlanNode project = new PlanNode.Project(context.nextId(), input.node(), expressions);
    return new Side(new Lowered(project, LoweringContext.inOrder(fields, kept)), keyColumns);
  }

  private RexNode shift(RexNode node, int offset) {
    return offset == 0
        ? node
        : node.accept(
            new RexShuttle() {
              @Override
              public RexNode visitInputRef(RexInputRef ref) {
                return new RexInputRef(ref.getIndex() + offset, ref.getType());
              }
            });
  }

  private static void split(Join join, int leftFields, List<Key> keys, List<RexNode> residuals) {
    ImmutableBitSet left = ImmutableBitSet.range(leftFields);
    boolean mark = join.getJoinType() == JoinRelType.LEFT_MARK;
    for (RexNode conjunct : RelOptUtil.conjunctions(join.getCondition())) {
      if (conjunct.isAlwaysTrue()) {
        continue;
      }
      Key key = key(conjunct, left, mark);
      if (key == null) {
        residuals.add(conjunct);
      } else {
        keys.add(key);
      }
    }
  }

  /**
   * The conjunct as a key, or null.
   *
   * @param mark whether a constant is a key too: a mark is NULL where the comparison of IN is,
   *     which only keys tell
   */
  private static Key key(RexNode conjunct, ImmutableBitSet left, boolean mark) {
    boolean nullSafe = conjunct.getKind() == SqlKind.IS_NOT_DISTINCT_FROM;
    if (!nullSafe && conjunct.getKind() != SqlKind.EQUALS || !RexUtil.isDeterministic(conjunct)) {
      return null;
    }
    RexNode a = ((RexCall) conjunct).getOperands().get(0);
    RexNode b = ((RexCall) conjunct).getOperands().get(1);
    ImmutableBitSet aBits = RelLowering.bits(a);
    ImmutableBitSet bBits = RelLowering.bits(b);
    boolean sameType =
        FiresteelTypeFactory.toSql(a.getType()).equals(FiresteelTypeFactory.toSql(b.getType()));
    boolean constant = aBits.isEmpty() || bBits.isEmpty();
    if (!sameType || constant && (!mark || aBits.equals(bBits))) {
      return null;
    }
    boolean swapped = bBits.isEmpty() ? !left.intersects(aBits) : left.intersects(bBits);
    ImmutableBitSet first = swapped ? bBits : aBits;
    ImmutableBitSet second = swapped ? aBits : bBits;
    if (!left.contains(first) || left.intersects(second)) {
      return null;
    }
    return swapped ? new Key(b, a, nullSafe, conjunct) : new Key(a, b, nullSafe, conjunct);
  }

  /** Whether the left input is the smaller one and may be built. */
  private boolean buildsLeft(Join join) {
    switch (join.getJoinType()) {
      case LEFT_MARK, ASOF, LEFT_ASOF:
        return false;
      default:
        break;
    }
    Double left = context.metadata().getRowCount(join.getLeft());
    Double right = context.metadata().getRowCount(join.getRight());
    return left != null && right != null && left < right * factor(join.getJoinType());
  }

  /** Preserving or marking built rows costs a little, so the gain must be clear. */
  private static double factor(JoinRelType type) {
    return switch (type) {
      case INNER, RIGHT, FULL -> 1.0;
      default -> 0.5;
    };
  }

  private static JoinType type(JoinRelType type, boolean swapped) {
    return switch (type) {
      case INNER -> JoinType.INNER;
      case FULL -> JoinType.FULL;
      case LEFT -> swapped ? JoinType.RIGHT : JoinType.LEFT;
      case RIGHT -> swapped ? JoinType.LEFT : JoinType.RIGHT;
      case SEMI -> swapped ? JoinType.RIGHT_SEMI : JoinType.LEFT_SEMI;
      case ANTI -> swapped ? JoinType.RIGHT_ANTI : JoinType.LEFT_ANTI;
      case LEFT_MARK -> JoinType.LEFT_MARK;
      default -> throw new IllegalStateException("No physical form for a join of type " + type);
    };
  }
}
