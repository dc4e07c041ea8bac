package io.firesteel.planner.analyse;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.engine.function.CastRules;
import io.firesteel.engine.function.TypeCoercion;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.plan.Place;
import io.firesteel.planner.algebra.CastOperator;
import io.firesteel.planner.algebra.Literals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;

/** Puts casts around nodes, where a query asks for them or coercion needs them. */
final class Casts {
  private final Analysis analysis;

  Casts(Analysis analysis) {
    this.analysis = analysis;
  }

  /** The node as an implicit cast leaves it: unchanged if it has the type already. */
  RexNode implicit(RexNode node, SqlType to) {
    return implicit(node, to, null);
  }

  RexNode implicit(RexNode node, SqlType to, Place place) {
    RexNode literal = literal(node, Analysis.type(node), to);
    return literal != null ? literal : make(node, to, analysis.mode, place);
  }

  /** A cast in the given mode. */
  RexNode make(RexNode node, SqlType to, EvalMode mode, Place place) {
    SqlType from = Analysis.type(node);
    SqlType target = to.isText() && to.kind() != TypeKind.STRING ? SqlType.STRING : to;
    if (from.equals(target)) {
      return node;
    }
    if (Constants.isUntypedParameter(node)) {
      return analysis.expressions.constants().typedParameter(node, target);
    }
    if (Literals.isNull(node)) {
      return analysis.literal(target, null);
    }
    boolean texts = from.isText() && target.isText();
    boolean nullable =
        node.getType().isNullable()
            || !texts && CastRules.mayMakeNull(from, target, mode == EvalMode.ANSI);
    RelDataType type = analysis.rel(target, nullable);
    return analysis.rex.makeCall(type, new CastOperator(mode, place), List.of(node));
  }

  /** Widening casts of integer literals are values at once: they are in every second comparison. */
  private RexNode literal(RexNode node, SqlType from, SqlType to) {
    if (!from.isIntegral()
        || from.equals(to)
        || !Literals.isConstant(node)
        || Literals.isNull(node)) {
      return null;
    }
    long value = ((Number) Literals.value(node)).longValue();
    switch (to.kind()) {
      case INT:
        return from.kind() == TypeKind.BIGINT ? null : analysis.literal(to, (int) value);
      case BIGINT:
        return analysis.literal(to, value);
      case DOUBLE:
        return Math.abs(value) > 1L << 52 ? null : analysis.literal(to, (double) value);
      case DECIMAL:
        SqlType.DecimalType decimal = (SqlType.DecimalType) to;
        BigDecimal scaled = BigDecimal.valueOf(value).setScale(decimal.scale());
        return scaled.precision() > decimal.precision() ? null : analysis.literal(to, scaled);
      default:
        return null;
    }
  }

  /** All nodes cast to their common type; null if they have none. */
  List<RexNode> toCommon(List<RexNode> nodes) {
    SqlType common = common(nodes);
    if (common == null) {
      return null;
    }
    List<RexNode> cast = new ArrayList<>(nodes.size());
    for (RexNode node : nodes) {
      cast.add(implicit(node, common));
    }
    return cast;
  }

  /** The common type, or null. */
  SqlType common(List<RexNode> nodes) {
    SqlType first = Analysis.type(nodes.get(0));
    boolean same = true;
    List<SqlType> types = new ArrayList<>(nodes.size());
    for (RexNode node : nodes) {
      SqlType type = Analysis.type(node);
      same &= type.equals(first);
      types.add(type);
    }
    if (same) {
      return first;
    }
    SqlType collated = first;
    for (SqlType type : types) {
      collated = collated == null || type.equals(collated) ? collated : collated(collated, type);
    }
    return collated != null ? collated : TypeCoercion.common(types, analysis.ansi);
  }

  /** Rows of equal types under the first one's field names; null if the types differ. */
  List<RexNode> toCommonRow(List<RexNode> nodes) {
    if (!(Analysis.type(nodes.get(0)) instanceof SqlType.StructType first)) {
      return null;
    }
    List<SqlType.Field> fields = new ArrayList<>();
    for (int i = 0; i < first.fields().size(); i++) {
      List<SqlType> types = new ArrayList<>();
      boolean nullable = false;
      for (RexNode node : nodes) {
        if (!(Analysis.type(node) instanceof SqlType.StructType row)
            || row.fields().size() != first.fields().size()) {
          return null;
        }
        types.add(row.fields().get(i).type());
        nullable |= row.fields().get(i).nullable();
      }
      SqlType common = types.get(0);
      if (types.stream().anyMatch(t -> !t.equals(common))) {
        return null;
      }
      fields.add(new SqlType.Field(first.fields().get(i).name(), common, nullable));
    }
    List<RexNode> cast = new ArrayList<>();
    nodes.forEach(n -> cast.add(implicit(n, SqlType.struct(fields))));
    return cast;
  }

  /** Where a collated text meets one of the default collation, the collated one's type; or null. */
  static SqlType collated(SqlType a, SqlType b) {
    if (a instanceof SqlType.StringType x && b instanceof SqlType.StringType y) {
      return x.isBinary() ? y : y.isBinary() ? x : null;
    }
    return null;
  }

  static boolean anyNullable(List<RexNode> nodes) {
    for (RexNode node : nodes) {
      if (node.getType().isNullable()) {
        return true;
      }
    }
    return false;
  }
}
