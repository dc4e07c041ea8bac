package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.SparkSettings;
import io.firesteel.core.type.SqlType;
import io.firesteel.engine.function.GeneratorFunction;
import io.firesteel.planner.syntax.Alias;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.Star;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/** The select list over the row of FROM, stars expanded. */
final class SelectItems {
  private final Analysis analysis;

  SelectItems(Analysis analysis) {
    this.analysis = analysis;
  }

  /**
   * An item.
   *
   * @param written null for a star's
   * @param names several for a generator with several columns
   */
  record Item(Expression written, RexNode value, List<String> names, boolean aliased) {
    String name() {
      return names.get(0);
    }

    boolean isGenerator() {
      return value instanceof RexCall call && call.getOperator() instanceof PendingGenerator;
    }
  }

  List<Item> items(List<Expression> written, Ctx ctx) {
    Scope scope = ctx.scope();
    List<Item> items = new ArrayList<>();
    if (analysis.settings.get(SparkSettings.LATERAL_ALIASES)) {
      scope.openLateralAliases();
    }
    for (Expression expression : written) {
      if (expression instanceof Star star) {
        for (Stars.Item item : new Stars(analysis).items(star, ctx)) {
          items.add(new Item(null, item.value(), List.of(item.name()), false));
        }
        continue;
      }
      Item item = item(expression, ctx);
      items.add(item);
      if (item.aliased() && scope.lateralAliases() != null && !item.isGenerator()) {
        scope.addLateralAlias(item.name(), item.value());
      }
    }
    scope.closeLateralAliases();
    return items;
  }

  private Item item(Expression expression, Ctx ctx) {
    Expression inner = expression;
    List<String> names = null;
    if (expression instanceof Alias alias) {
      inner = alias.expression();
      names = alias.names();
    }
    RexNode value = analysis.expressions.build(inner, ctx);
    if (value instanceof RexCall call && call.getOperator() instanceof PendingGenerator) {
      List<SqlType.Field> fields = GeneratorFunction.columns(Analysis.type(value));
      if (names != null && names.size() != fields.size()) {
        throw SqlException.of(
                "UDTF_ALIAS_NUMBER_MISMATCH",
                "The generator gives "
                    + fields.size()
                    + " columns, but "
                    + names.size()
                    + " names are given.")
            .with("aliasesSize", String.valueOf(fields.size()))
            .with("aliasesNames", String.join(",", names))
            .at(analysis.at(expression.span()));
      }
      List<String> columns =
          names != null ? names : fields.stream().map(SqlType.Field::name).toList();
      return new Item(inner, value, columns, names != null);
    }
    if (Rewriting.contains(value, PendingGenerator.class)) {
      throw SqlException.of(
              "UNSUPPORTED_GENERATOR.NESTED_IN_EXPRESSIONS",
              "A generator cannot stand inside another expression.")
          .with("expression", Errors.quoted(analysis.text.of(inner, ctx)));
    }
    if (names != null && names.size() > 1) {
      throw SqlException.of("MULTI_ALIAS_WITHOUT_GENERATOR", "Several names need a generator.")
          .with("expr", Errors.quoted(analysis.text.of(inner, ctx)))
          .with("names", String.join(", ", names))
          .at(analysis.at(expression.span()));
    }
    boolean aliased = names != null;
    return new Item(
        inner, value, List.of(aliased ? names.get(0) : analysis.text.name(inner, ctx)), aliased);
  }

  /** The names that ORDER BY, HAVING and GROUP BY may use for items. */
  static Ctx.Names names(List<Item> items, Scope scope, Analysis analysis, boolean onlyAliases) {
    return name -> {
      RexNode found = null;
      for (Item item : items) {
        boolean usable = !item.isGenerator() && (item.aliased() || !onlyAliases);
        if (usable && scope.same(item.name(), name)) {
          if (found != null && !found.equals(item.value())) {
            return null;
          }
          found = item.value();
        }
      }
      return found;
    };
  }

  /** The qualifier that a plain column keeps in the output: for ORDER BY and pipe operators. */
  static List<String> qualifier(Item item, Scope scope) {
    if (!item.aliased() && item.value() instanceof RexInputRef ref) {
      for (ScopeColumn column : scope.columns()) {
        if (column.index() == ref.getIndex()) {
          return column.qualifier();
        }
      }
    }
    return List.of();
  }
}
