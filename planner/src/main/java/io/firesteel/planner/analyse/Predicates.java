package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.engine.function.TypeCoercion;
import io.firesteel.planner.algebra.Literals;
import io.firesteel.planner.syntax.Between;
import io.firesteel.planner.syntax.ComparisonOperator;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.InList;
import io.firesteel.planner.syntax.IsTruth;
import io.firesteel.planner.syntax.Like;
import io.firesteel.planner.syntax.LikeAny;
import io.firesteel.planner.syntax.LikeKind;
import io.firesteel.planner.syntax.LikeQuantifier;
import io.firesteel.planner.syntax.TruthValue;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Comparisons and the other tests, with the types in which their operands meet. */
final class Predicates {
  private final Analysis analysis;

  Predicates(Analysis analysis) {
    this.analysis = analysis;
  }

  /**
   * A comparison.
   *
   * @param at the expression, for messages and the place
   */
  RexNode compare(
      ComparisonOperator operator, RexNode first, RexNode second, Expression at, Ctx ctx) {
    List<RexNode> sides = SizedText.comparable(first, second, ctx, analysis);
    return unpadded(operator, sides.get(0), sides.get(1), at, ctx);
  }

  /** A comparison of what is there: BETWEEN does not fill CHAR columns up. */
  private RexNode unpadded(
      ComparisonOperator operator, RexNode a, RexNode b, Expression at, Ctx ctx) {
    List<RexNode> operands = analysis.collations.compared(List.of(a, b), at, ctx);
    RexNode left = operands.get(0);
    RexNode right = operands.get(1);
    SqlType leftType = Analysis.type(left);
    SqlType rightType = Analysis.type(right);
    SqlType meeting =
        leftType.equals(rightType)
            ? leftType
            : TypeCoercion.comparison(leftType, rightType, analysis.ansi);
    if (meeting == null) {
      meeting = Casts.collated(leftType, rightType);
    }
    if (meeting == null) {
      throw Errors.binaryTypes(analysis.text.of(at, ctx), leftType, rightType)
          .at(analysis.at(at.span()));
    }
    if (!TypeCoercion.isOrderable(meeting)) {
      String sql = analysis.text.of(at, ctx);
      throw Errors.mismatch(
              "INVALID_ORDERING_TYPE",
              sql,
              "Values of type " + Errors.quoted(meeting) + " cannot be compared.")
          .with("functionName", "`" + operator.symbol() + "`")
          .with("dataType", Errors.quoted(meeting))
          .at(analysis.at(at.span()));
    }
    return comparison(
        operator, analysis.casts.implicit(left, meeting), analysis.casts.implicit(right, meeting));
  }

  /** A comparison of operands of one type. */
  RexNode comparison(ComparisonOperator operator, RexNode left, RexNode right) {
    SqlOperator sql =
        switch (operator) {
          case EQUAL -> SqlStdOperatorTable.EQUALS;
          case NULL_SAFE_EQUAL -> SqlStdOperatorTable.IS_NOT_DISTINCT_FROM;
          case NOT_EQUAL -> SqlStdOperatorTable.NOT_EQUALS;
          case LESS -> SqlStdOperatorTable.LESS_THAN;
          case LESS_OR_EQUAL -> SqlStdOperatorTable.LESS_THAN_OR_EQUAL;
          case GREATER -> SqlStdOperatorTable.GREATER_THAN;
          case GREATER_OR_EQUAL -> SqlStdOperatorTable.GREATER_THAN_OR_EQUAL;
        };
    boolean nullable =
        operator != ComparisonOperator.NULL_SAFE_EQUAL
            && (left.getType().isNullable() || right.getType().isNullable());
    return analysis.rex.makeCall(bool(nullable), sql, List.of(left, right));
  }

  private RelDataType bool(boolean nullable) {
    return analysis.rel(SqlType.BOOLEAN, nullable);
  }

  RexNode isNull(RexNode operand, boolean negated) {
    SqlOperator operator = negated ? SqlStdOperatorTable.IS_NOT_NULL : SqlStdOperatorTable.IS_NULL;
    return analysis.rex.makeCall(bool(false), operator, List.of(operand));
  }

  RexNode isTruth(IsTruth node, RexNode operand, Ctx ctx) {
    if (node.truth() == TruthValue.UNKNOWN) {
      RexNode bool = analysis.expressions.toBoolean(operand);
      if (bool == null) {
        throw Errors.inputType(
                analysis.text.of(node, ctx),
                0,
                "\"BOOLEAN\"",
                analysis.text.of(node.operand(), ctx),
                Analysis.type(operand))
            .at(analysis.behind(node.operand().span(), node.span()));
      }
      return isNull(bool, node.negated());
    }
    boolean truth = node.truth() == TruthValue.TRUE;
    RexNode bool =
        Analysis.type(operand) == SqlType.BOOLEAN
            ? operand
            : analysis.expressions.toBoolean(operand);
    if (bool == null) {
      throw Errors.binaryTypes(
              analysis.text.truth(node, ctx), Analysis.type(operand), SqlType.BOOLEAN)
          .at(analysis.behind(node.operand().span(), node.span()));
    }
    SqlOperator operator =
        truth
            ? node.negated() ? SqlStdOperatorTable.IS_NOT_TRUE : SqlStdOperatorTable.IS_TRUE
            : node.negated() ? SqlStdOperatorTable.IS_NOT_FALSE : SqlStdOperatorTable.IS_FALSE;
    return analysis.rex.makeCall(bool(false), operator, List.of(bool));
  }

  RexNode between(Between node, Ctx ctx) {
    RexNode operand = analysis.expressions.build(node.operand(), ctx);
    RexNode low = analysis.expressions.build(node.low(), ctx);
    RexNode high = analysis.expressions.build(node.high(), ctx);
    RexNode above = unpadded(ComparisonOperator.GREATER_OR_EQUAL, operand, low, node, ctx);
    RexNode below = unpadded(ComparisonOperator.LESS_OR_EQUAL, operand, high, node, ctx);
    boolean nullable = above.getType().isNullable() || below.getType().isNullable();
    return analysis.rex.makeCall(bool(nullable), SqlStdOperatorTable.AND, List.of(above, below));
  }

  RexNode in(InList node, Ctx ctx) {
    List<RexNode> all = new ArrayList<>(node.values().size() + 1);
    all.add(analysis.expressions.build(node.operand(), ctx));
    for (Expression value : node.values()) {
      all.add(analysis.expressions.build(value, ctx));
    }
    all = SizedText.comparable(all, ctx, analysis);
    List<RexNode> common = analysis.casts.toCommon(analysis.collations.compared(all, node, ctx));
    if (common == null) {
      common = analysis.casts.toCommonRow(all);
    }
    if (common == null) {
      throw inMismatch(node, all, ctx);
    }
    return in(common.get(0), common.subList(1, common.size()));
  }

  private SqlException inMismatch(InList node, List<RexNode> all, Ctx ctx) {
    String types =
        String.join(", ", all.stream().map(r -> Errors.quoted(Analysis.type(r))).toList());
    String sql = analysis.text.of(node, ctx);
    return Errors.mismatch(
            "DATA_DIFF_TYPES", sql, "The operands of IN have no common type: [" + types + "].")
        .with("functionName", "`in`")
        .with("dataType", "[" + types + "]")
        .at(analysis.behind(node.operand().span(), node.span()));
  }

  /** Membership among values of the operand's type. */
  RexNode in(RexNode operand, List<RexNode> values) {
    List<RexNode> literals = new ArrayList<>();
    List<RexNode> tests = new ArrayList<>();
    boolean hasNull = false;
    for (RexNode value : values) {
      if (Literals.isNull(value)) {
        hasNull = true;
      } else if (value instanceof RexLiteral) {
        literals.add(value);
      } else {
        tests.add(comparison(ComparisonOperator.EQUAL, operand, value));
      }
    }
    if (literals.size() == 1) {
      tests.add(0, comparison(ComparisonOperator.EQUAL, operand, literals.get(0)));
    } else if (!literals.isEmpty()) {
      tests.add(0, analysis.rex.makeIn(operand, literals));
    }
    if (hasNull) {
      tests.add(analysis.literal(SqlType.BOOLEAN, null));
    }
    if (tests.isEmpty()) {
      return analysis.literal(false);
    }
    return tests.size() == 1
        ? tests.get(0)
        : analysis.rex.makeCall(bool(Casts.anyNullable(tests)), SqlStdOperatorTable.OR, tests);
  }

  RexNode like(Like node, Ctx ctx) {
    List<RexNode> arguments = new ArrayList<>();
    arguments.add(analysis.expressions.build(node.operand(), ctx));
    arguments.add(analysis.expressions.build(node.pattern(), ctx));
    node.escape()
        .ifPresent(e -> arguments.add(analysis.expressions.constants().string(e.toString())));
    return analysis.functions.named(function(node.kind()), arguments, node, ctx);
  }

  private static String function(LikeKind kind) {
    return switch (kind) {
      case LIKE -> "like";
      case ILIKE -> "ilike";
      case RLIKE -> "rlike";
    };
  }

  /** LIKE ANY and ALL as chains of OR and AND, which have the same NULL rules. */
  RexNode likeAny(LikeAny node, Ctx ctx) {
    RexNode operand = analysis.expressions.build(node.operand(), ctx);
    List<RexNode> tests = new ArrayList<>();
    for (Expression pattern : node.patterns()) {
      RexNode built = analysis.expressions.build(pattern, ctx);
      RexNode like =
          analysis.functions.named(function(node.kind()), List.of(operand, built), node, ctx);
      tests.add(node.negated() ? analysis.expressions.not(like) : like);
    }
    if (tests.size() == 1) {
      return tests.get(0);
    }
    SqlOperator operator =
        node.quantifier() == LikeQuantifier.ANY ? SqlStdOperatorTable.OR : SqlStdOperatorTable.AND;
    return analysis.rex.makeCall(bool(Casts.anyNullable(tests)), operator, tests);
  }

  static boolean isBoolean(RexNode node) {
    return Analysis.type(node).kind() == TypeKind.BOOLEAN;
  }
}
