package io.firesteel.planner.analyse;

import com.google.common.collect.ImmutableList;
import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.engine.function.TypeCoercion;
import io.firesteel.planner.syntax.Exists;
import io.firesteel.planner.syntax.InQuery;
import io.firesteel.planner.syntax.Query;
import io.firesteel.planner.syntax.ScalarSubquery;
import io.firesteel.planner.syntax.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;

/** Subqueries in expressions. */
final class Subqueries {
  private final Analysis analysis;
  private final Map<Span, List<String>> outerNames = new HashMap<>();

  Subqueries(Analysis analysis) {
    this.analysis = analysis;
  }

  private Source analyse(Query query, Ctx ctx) {
    Scope.Link link = new Scope.Link(ctx.scope(), analysis.cluster.createCorrel());
    Source source = analysis.queries.source(query, ctx.env().below(link));
    if (ctx.scope().correlations().contains(link.id)) {
      new CorrelationPlaces(link.id).check(source.rel(), true);
    }
    if (!link.names.isEmpty()) {
      outerNames.put(query.span(), List.copyOf(link.names));
    }
    return source;
  }

  /** The outer columns that an analysed subquery uses, as its text shows them. */
  String outerNames(Query query) {
    return String.join(", ", outerNames.getOrDefault(query.span(), List.of()));
  }

  RexNode scalar(ScalarSubquery node, Ctx ctx) {
    refuseLambda(ctx, node.span());
    Source source = analyse(node.query(), ctx);
    if (source.columns().size() != 1) {
      throw SqlException.of(
              "INVALID_SUBQUERY_EXPRESSION.SCALAR_SUBQUERY_RETURN_MORE_THAN_ONE_OUTPUT_COLUMN",
              "A scalar subquery must have one column, but this one has "
                  + source.columns().size()
                  + ".")
          .with("number", String.valueOf(source.columns().size()))
          .at(analysis.at(node.span()));
    }
    return RexSubQuery.scalar(source.rel());
  }

  RexNode exists(Exists node, Ctx ctx) {
    refuseLambda(ctx, node.span());
    return RexSubQuery.exists(analyse(node.query(), ctx).rel());
  }

  private void refuseLambda(Ctx ctx, Span span) {
    if (ctx.lambda() != null) {
      throw SqlException.of(
              "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.HIGHER_ORDER_FUNCTION",
              "A subquery cannot stand in a lambda.")
          .at(analysis.at(span));
    }
  }

  RexNode in(InQuery node, Ctx ctx) {
    refuseLambda(ctx, node.span());
    List<RexNode> operands = new ArrayList<>(analysis.expressions.build(node.operands(), ctx));
    Source source = analyse(node.query(), ctx);
    List<ScopeColumn> columns = source.columns();
    if (columns.size() != operands.size()) {
      throw lengthMismatch(node, source, ctx);
    }
    List<SqlType> targets = new ArrayList<>();
    List<String> mismatched = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      SqlType left = Analysis.type(operands.get(i));
      SqlType right = source.sqlType(columns.get(i));
      SqlType meeting =
          left.equals(right) ? left : TypeCoercion.comparison(left, right, analysis.ansi);
      if (meeting == null) {
        meeting = TypeCoercion.common(List.of(left, right), analysis.ansi);
      }
      if (meeting == null) {
        mismatched.add(
            "("
                + analysis.text.of(node.operands().get(i), ctx)
                + ":"
                + left.sqlName()
                + ", "
                + columns.get(i).name()
                + ":"
                + right.sqlName()
                + ")");
      }
      targets.add(meeting);
    }
    if (!mismatched.isEmpty()) {
      throw typeMismatch(node, operands, source, mismatched, ctx);
    }
    for (int i = 0; i < operands.size(); i++) {
      operands.set(i, analysis.casts.implicit(operands.get(i), targets.get(i)));
    }
    RelNode rel = analysis.rels.cast(source.rel(), targets);
    return RexSubQuery.in(rel, ImmutableList.copyOf(operands));
  }

  private SqlException lengthMismatch(InQuery node, Source source, Ctx ctx) {
    String left =
        String.join(
            ", ",
            node.operands().stream().map(o -> Errors.quoted(analysis.text.of(o, ctx))).toList());
    String right =
        String.join(", ", source.columns().stream().map(c -> Errors.quoted(c.name())).toList());
    return Errors.mismatch(
            "IN_SUBQUERY_LENGTH_MISMATCH",
            analysis.text.of(node, ctx),
            "The left side of IN has "
                + node.operands().size()
                + " columns, the subquery "
                + source.columns().size()
                + ".")
        .with("leftLength", String.valueOf(node.operands().size()))
        .with("rightLength", String.valueOf(source.columns().size()))
        .with("leftColumns", left)
        .with("rightColumns", right)
        .at(analysis.behind(node.operands().get(node.operands().size() - 1).span(), node.span()));
  }

  private SqlException typeMismatch(
      InQuery node, List<RexNode> operands, Source source, List<String> mismatched, Ctx ctx) {
    return Errors.mismatch(
            "IN_SUBQUERY_DATA_TYPE_MISMATCH",
            analysis.text.of(node, ctx),
            "The columns of the subquery cannot be compared with the left side of IN.")
        .with("mismatchedColumns", String.join(", ", mismatched))
        .with(
            "leftType",
            String.join(", ", operands.stream().map(o -> Errors.quoted(Analysis.type(o))).toList()))
        .with(
            "rightType",
            String.join(
                ", ",
                source.columns().stream().map(c -> Errors.quoted(source.sqlType(c))).toList()))
        .at(analysis.behind(node.operands().get(node.operands().size() - 1).span(), node.span()));
  }
}
