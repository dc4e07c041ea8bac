package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.function.AggregateFunction;
import io.firesteel.engine.function.TypeCoercion;
import io.firesteel.planner.algebra.AggregateOperator;
import io.firesteel.planner.syntax.Alias;
import io.firesteel.planner.syntax.ComparisonOperator;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.Name;
import io.firesteel.planner.syntax.Pivot;
import io.firesteel.planner.syntax.Row;
import io.firesteel.planner.syntax.Unpivot;
import io.firesteel.planner.syntax.UnpivotColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/** PIVOT and UNPIVOT. */
final class Pivots {
  private final Analysis analysis;

  Pivots(Analysis analysis) {
    this.analysis = analysis;
  }

  /** A value of the pivot columns and the name that its columns get. */
  private record Value(List<RexNode> parts, String name) {}

  /**
   * PIVOT: first the aggregates by group and pivot value, then for each group the one row of each
   * value beside each other; so that a value without rows gives NULL, also for counts.
   */
  Source pivot(Source source, Pivot node, Env env) {
    Source input = analysis.rels.only(source, source.visible());
    Scope scope = analysis.scope(input, env.outer());
    Ctx ctx = Ctx.of(scope, env);
    List<RexNode> pivots = new ArrayList<>();
    for (Name name : node.columns()) {
      pivots.add(analysis.expressions.names().resolve(name.parts(), name.span(), ctx));
    }
    List<RexNode> aggregates = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Expression written : node.aggregates()) {
      Expression inner = written instanceof Alias alias ? alias.expression() : written;
      RexNode built = analysis.expressions.build(inner, ctx);
      if (!Rewriting.contains(built, PendingAggregate.class)) {
        String sql = analysis.text.of(inner, ctx);
        throw SqlException.of(
                "MISSING_AGGREGATION", "The expression " + sql + " of PIVOT is no aggregate.")
            .with("expression", Errors.quoted(sql))
            .with("expressionAnyValue", Errors.quoted("any_value(" + sql + ")"))
            .at(analysis.at(node.span()));
      }
      aggregates.add(built);
      names.add(
          written instanceof Alias alias ? alias.names().get(0) : analysis.text.of(inner, ctx));
    }
    List<Value> values = new ArrayList<>();
    for (Expression written : node.values()) {
      values.add(value(written, pivots, node, ctx));
    }
    Set<Integer> used = new java.util.LinkedHashSet<>();
    for (RexNode expression : aggregates) {
      expression.accept(
          new org.apache.calcite.rex.RexVisitorImpl<Void>(true) {
            @Override
            public Void visitInputRef(org.apache.calcite.rex.RexInputRef ref) {
              used.add(ref.getIndex());
              return null;
            }
          });
    }
    List<RexNode> keys = new ArrayList<>();
    List<ScopeColumn> columns = new ArrayList<>();
    for (ScopeColumn column : input.columns()) {
      RexNode ref = analysis.rex.makeInputRef(input.typeOf(column), column.index());
      if (!pivots.contains(ref) && !used.contains(column.index())) {
        columns.add(column.at(columns.size()));
        keys.add(ref);
      }
    }
    RelNode rel = aggregate(input, scope, keys, pivots, aggregates, values, names, columns, node);
    Source result = new Source(rel, columns);
    return node.alias().isPresent() ? aliased(result, node.alias().get()) : result;
  }

  private static Source aliased(Source source, String alias) {
    List<ScopeColumn> columns = new ArrayList<>();
    source.columns().forEach(c -> columns.add(c.named(c.name(), List.of(alias))));
    return new Source(source.rel(), columns);
  }

  private Value value(Expression written, List<RexNode> pivots, Pivot node, Ctx ctx) {
    Expression inner = written instanceof Alias alias ? alias.expression() : written;
    List<Expression> parts =
        pivots.size() > 1 && inner instanceof Row row ? row.values() : List.of(inner);
    List<RexNode> cast = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < pivots.size(); i++) {
      RexNode part = analysis.expressions.build(parts.get(Math.min(i, parts.size() - 1)), ctx);
      if (!Foldable.test(part)) {
        throw SqlException.of("NON_LITERAL_PIVOT_VALUES", "The values of PIVOT must be constants.")
            .with("expression", Errors.quoted(analysis.text.of(inner, ctx)));
      }
      SqlType from = Analysis.type(part);
      SqlType to = Analysis.type(pivots.get(i));
      boolean fits =
          parts.size() == pivots.size()
              && (from.equals(to)
                  || TypeCoercion.comparison(from, to, analysis.ansi) != null
                  || io.firesteel.engine.function.CastRules.isCastable(from, to, analysis.ansi));
      if (!fits) {
        throw SqlException.of(
                "PIVOT_VALUE_DATA_TYPE_MISMATCH",
                "A value of PIVOT has another type than the pivot column.")
            .with("value", analysis.text.of(inner, ctx))
            .with("valueType", from.simpleName())
            .with("pivotType", to.simpleName())
            .at(analysis.at(node.span()));
      }
      RexNode value = analysis.casts.implicit(part, to);
      cast.add(value);
      Object constant = analysis.expressions.constants().value(value);
      texts.add(nameOf(to, constant));
    }
    String name =
        written instanceof Alias alias
            ? alias.names().get(0)
            : pivots.size() > 1 ? "{" + String.join(", ", texts) + "}" : texts.get(0);
    return new Value(cast, name);
  }

  /** A value as a column's name: as a cast to STRING writes it. */
  private String nameOf(SqlType type, Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof ByteSlice || value instanceof Number && type.isNumeric()) {
      return value instanceof java.math.BigDecimal d ? d.toPlainString() : value.toString();
    }
    RexNode text = analysis.casts.implicit(analysis.literal(type, value), SqlType.STRING);
    return String.valueOf(analysis.expressions.constants().value(text));
  }

  private RelNode aggregate(
      Source input,
      Scope scope,
      List<RexNode> keys,
      List<RexNode> pivots,
      List<RexNode> aggregates,
      List<Value> values,
      List<String> names,
      List<ScopeColumn> columns,
      Pivot node) {
    List<RexNode> all = new ArrayList<>(keys);
    all.addAll(pivots);
    AggregatePlan plan =
        new AggregatePlan(
            analysis,
            all,
            false,
            List.of(),
            c ->
                SqlException.of(
                        "MISSING_AGGREGATION", "A column of PIVOT's aggregates is not aggregated.")
                    .with("expression", "")
                    .with("expressionAnyValue", "")
                    .at(analysis.at(node.span())));
    aggregates.forEach(plan::collect);
    RelNode first = plan.build(input.rel(), scope.correlations());
    List<RexNode> moved = new ArrayList<>();
    List<String> fieldNames = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      moved.add(analysis.rex.makeInputRef(first, i));
      fieldNames.add("f" + i);
    }
    for (RexNode aggregate : aggregates) {
      moved.add(
          Rewriting.move(aggregate, plan, analysis.rex, first.getRowType(), scope.correlations()));
      fieldNames.add("f" + fieldNames.size());
    }
    int firstFilter = moved.size();
    Predicates predicates = new Predicates(analysis);
    for (Value value : values) {
      List<RexNode> same = new ArrayList<>();
      for (int i = 0; i < pivots.size(); i++) {
        same.add(
            predicates.comparison(
                ComparisonOperator.NULL_SAFE_EQUAL,
                analysis.rex.makeInputRef(first, keys.size() + i),
                value.parts().get(i)));
      }
      moved.add(RexUtil.composeConjunction(analysis.rex, same));
      fieldNames.add("f" + fieldNames.size());
    }
    int keepsNulls = moved.size();
    moved.add(analysis.literal(false));
    fieldNames.add("f" + fieldNames.size());
    RelNode below = analysis.rels.project(first, moved, fieldNames, scope.correlations());
    List<AggregateCall> calls = new ArrayList<>();
    for (int v = 0; v < values.size(); v++) {
      for (int a = 0; a < aggregates.size(); a++) {
        int argument = all.size() + a;
        RelDataType type = below.getRowType().getFieldList().get(argument).getType();
        calls.add(pick(List.of(argument, keepsNulls), firstFilter + v, type, calls.size()));
        String name = values.get(v).name();
        columns.add(
            new ScopeColumn(
                aggregates.size() == 1 ? name : name + "_" + names.get(a),
                List.of(),
                columns.size(),
                false));
      }
    }
    ImmutableBitSet group = ImmutableBitSet.range(keys.size());
    return LogicalAggregate.create(below, List.of(), group, List.of(group), calls);
  }

  /** The one value among the rows that the filter lets through. */
  private AggregateCall pick(List<Integer> arguments, int filter, RelDataType type, int number) {
    AggregateFunction first = (AggregateFunction) analysis.functions.find("any_value");
    RelDataType nullable = analysis.types.createTypeWithNullability(type, true);
    return AggregateCall.create(
        new AggregateOperator(first, nullable, analysis.mode, null),
        false,
        false,
        false,
        List.of(),
        arguments,
        filter,
        null,
        RelCollations.EMPTY,
        nullable,
        "p" + number);
  }

  /** UNPIVOT: one copy of the rows for each column set. */
  Source unpivot(Source source, Unpivot node, Env env) {
    Source input = analysis.rels.only(source, source.visible());
    Scope scope = analysis.scope(input, env.outer());
    Ctx ctx = Ctx.of(scope, env);
    int width = node.valueColumns().size();
    List<List<RexNode>> sets = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (UnpivotColumn column : node.columns()) {
      List<RexNode> set = new ArrayList<>();
      List<String> names = new ArrayList<>();
      for (Name name : column.columns()) {
        set.add(analysis.expressions.names().resolve(name.parts(), name.span(), ctx));
        names.add(name.parts().get(name.parts().size() - 1));
      }
      if (set.size() != width) {
        throw SqlException.of(
                "UNPIVOT_VALUE_SIZE_MISMATCH",
                "Each column set of UNPIVOT must have " + width + " columns.")
            .with("names", String.valueOf(width))
            .at(analysis.at(node.span()));
      }
      sets.add(set);
      labels.add(column.alias().orElse(String.join("_", names)));
    }
    List<RexNode> keys = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<ScopeColumn> columns = new ArrayList<>();
    List<String> qualifier = node.alias().map(List::of).orElse(List.of());
    for (ScopeColumn column : input.columns()) {
      RexNode ref = analysis.rex.makeInputRef(input.typeOf(column), column.index());
      if (sets.stream().noneMatch(s -> s.contains(ref))) {
        keys.add(ref);
        names.add(column.name());
        columns.add(
            new ScopeColumn(
                column.name(),
                node.alias().isPresent() ? qualifier : column.qualifier(),
                columns.size(),
                false));
      }
    }
    names.add(node.nameColumn());
    names.addAll(node.valueColumns());
    for (String name : names.subList(keys.size(), names.size())) {
      columns.add(new ScopeColumn(name, qualifier, columns.size(), false));
    }
    RelNode rel = union(input, keys, labels, sets, names, node);
    return new Source(
        node.includeNulls() ? rel : withoutNulls(rel, keys.size() + 1, width), columns);
  }

  private RelNode union(
      Source input,
      List<RexNode> keys,
      List<String> labels,
      List<List<RexNode>> sets,
      List<String> names,
      Unpivot node) {
    int width = node.valueColumns().size();
    List<List<RexNode>> cast = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      int value = i;
      List<RexNode> column = sets.stream().map(s -> s.get(value)).toList();
      // Numbers are not made texts here.
      boolean mixed = column.stream().map(c -> Analysis.type(c).isText()).distinct().count() > 1;
      List<RexNode> common = mixed ? null : analysis.casts.toCommon(column);
      if (common == null) {
        String types = types(column, input);
        throw SqlException.of(
                "UNPIVOT_VALUE_DATA_TYPE_MISMATCH",
                "The columns of UNPIVOT have no common type: " + types + ".")
            .with("types", types);
      }
      cast.add(common);
    }
    List<RelNode> copies = new ArrayList<>();
    for (int s = 0; s < sets.size(); s++) {
      List<RexNode> row = new ArrayList<>(keys);
      row.add(analysis.expressions.constants().string(labels.get(s)));
      for (List<RexNode> column : cast) {
        row.add(column.get(s));
      }
      copies.add(analysis.rels.project(input.rel(), row, names, Set.of()));
    }
    return copies.size() == 1 ? copies.get(0) : LogicalUnion.create(copies, true);
  }

  /** Each type with its columns, sorted. */
  private String types(List<RexNode> columns, Source input) {
    java.util.TreeMap<String, List<String>> names = new java.util.TreeMap<>();
    for (RexNode column : columns) {
      String name =
          column instanceof org.apache.calcite.rex.RexInputRef ref
              ? input.columns().get(ref.getIndex()).name()
              : column.toString();
      names
          .computeIfAbsent(Errors.quoted(Analysis.type(column)), t -> new ArrayList<>())
          .add(io.firesteel.core.type.TypeNames.quote(name));
    }
    List<String> types = new ArrayList<>();
    names.forEach((type, all) -> types.add(type + " (" + String.join(", ", all) + ")"));
    return String.join(", ", types);
  }

  private RelNode withoutNulls(RelNode rel, int first, int width) {
    Predicates predicates = new Predicates(analysis);
    List<RexNode> tests = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      tests.add(predicates.isNull(analysis.rex.makeInputRef(rel, first + i), true));
    }
    return analysis.rels.filter(rel, RexUtil.composeDisjunction(analysis.rex, tests), Set.of());
  }
}
