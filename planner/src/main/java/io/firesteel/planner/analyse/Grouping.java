package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.SparkSettings;
import io.firesteel.core.type.SqlType;
import io.firesteel.engine.function.TypeCoercion;
import io.firesteel.planner.syntax.ColumnReference;
import io.firesteel.planner.syntax.Cube;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.GroupBy;
import io.firesteel.planner.syntax.GroupingElement;
import io.firesteel.planner.syntax.GroupingExpression;
import io.firesteel.planner.syntax.GroupingSets;
import io.firesteel.planner.syntax.GroupingTuple;
import io.firesteel.planner.syntax.Literal;
import io.firesteel.planner.syntax.Rollup;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.util.ImmutableBitSet;

/** GROUP BY: its keys, and which of them each grouping set has. */
final class Grouping {
  private static final int MAX_CUBE = 12;

  private final Analysis analysis;
  private final List<SelectItems.Item> items;
  private final Ctx ctx;
  private final List<RexNode> keys = new ArrayList<>();
  private List<ImmutableBitSet> sets = List.of(ImmutableBitSet.of());
  private boolean hasSets;

  Grouping(Analysis analysis, List<SelectItems.Item> items, Ctx ctx) {
    this.analysis = analysis;
    this.items = items;
    this.ctx =
        analysis.settings.get(SparkSettings.GROUP_BY_ALIASES)
            ? ctx.withLast(SelectItems.names(items, ctx.scope(), analysis, true))
            : ctx;
  }

  /** Keys over the row of FROM, each once. */
  List<RexNode> keys() {
    return keys;
  }

  /** Whether there are GROUPING SETS, ROLLUP or CUBE. */
  boolean hasSets() {
    return hasSets;
  }

  /** The sets of keys, in the order of their writing; duplicates stay. */
  List<ImmutableBitSet> sets() {
    return sets;
  }

  void add(GroupBy groupBy) {
    List<GroupingElement> elements = groupBy.elements();
    if (elements.size() == 1
        && elements.get(0) instanceof GroupingExpression single
        && isAll(single.expression())) {
      all(groupBy);
      return;
    }
    for (GroupingElement element : elements) {
      if (element instanceof GroupingSets given && !given.given().isEmpty()) {
        given.given().forEach(this::key);
      }
      cross(expand(element));
    }
  }

  private boolean isAll(Expression expression) {
    return expression instanceof ColumnReference column
        && column.parts().size() == 1
        && column.parts().get(0).equalsIgnoreCase("all")
        && ctx.scope().find(column.parts()) == null;
  }

  private void all(GroupBy groupBy) {
    for (SelectItems.Item item : items) {
      if (isAggregated(item.value())) {
        if (hasBareColumn(item.value())) {
          checkCovered(item, groupBy);
        }
      } else if (!item.isGenerator()) {
        addKey(item.value(), item.written(), null);
      }
    }
    sets = List.of(ImmutableBitSet.range(keys.size()));
  }

  private void checkCovered(SelectItems.Item item, GroupBy groupBy) {
    List<RexNode> plain = new ArrayList<>();
    for (SelectItems.Item other : items) {
      if (!isAggregated(other.value())) {
        plain.add(other.value());
      }
    }
    if (!covered(item.value(), plain)) {
      throw SqlException.of(
              "UNRESOLVED_ALL_IN_GROUP_BY",
              "GROUP BY ALL cannot tell the keys, since an item mixes columns with aggregates.")
          .at(analysis.at(groupBy.span()));
    }
  }

  private static boolean covered(RexNode node, List<RexNode> keys) {
    if (keys.contains(node)) {
      return true;
    }
    if (node instanceof RexInputRef) {
      return false;
    }
    if (node instanceof org.apache.calcite.rex.RexCall call) {
      return call.getOperator() instanceof PendingAggregate
          || call.getOperands().stream().allMatch(o -> covered(o, keys));
    }
    return true;
  }

  private static boolean hasBareColumn(RexNode node) {
    return !covered(node, List.of());
  }

  static boolean isAggregated(RexNode node) {
    return Rewriting.anyCall(
        node,
        c ->
            c.getOperator() instanceof PendingAggregate
                || c.getOperator() instanceof PendingGrouping);
  }

  private void cross(List<ImmutableBitSet> more) {
    List<ImmutableBitSet> product = new ArrayList<>();
    for (ImmutableBitSet a : sets) {
      for (ImmutableBitSet b : more) {
        product.add(a.union(b));
      }
    }
    sets = product;
  }

  private List<ImmutableBitSet> expand(GroupingElement element) {
    if (element instanceof GroupingExpression single) {
      return List.of(ImmutableBitSet.of(key(single.expression())));
    } else if (element instanceof GroupingTuple tuple) {
      return List.of(tuple(tuple));
    }
    hasSets = true;
    if (element instanceof Rollup rollup) {
      List<ImmutableBitSet> parts = parts(rollup.elements());
      List<ImmutableBitSet> all = new ArrayList<>();
      for (int n = parts.size(); n >= 0; n--) {
        all.add(ImmutableBitSet.union(parts.subList(0, n)));
      }
      return all;
    } else if (element instanceof Cube cube) {
      List<ImmutableBitSet> parts = parts(cube.elements());
      if (parts.size() > MAX_CUBE) {
        throw SqlException.of(
                "GROUPING_SIZE_LIMIT_EXCEEDED", "CUBE of more than 12 elements is too large.")
            .with("maxSize", String.valueOf(MAX_CUBE))
            .at(analysis.at(element.span()));
      }
      List<ImmutableBitSet> all = new ArrayList<>();
      for (int mask = (1 << parts.size()) - 1; mask >= 0; mask--) {
        ImmutableBitSet set = ImmutableBitSet.of();
        for (int i = 0; i < parts.size(); i++) {
          if ((mask >> (parts.size() - 1 - i) & 1) != 0) {
            set = set.union(parts.get(i));
          }
        }
        all.add(set);
      }
      return all;
    }
    List<ImmutableBitSet> all = new ArrayList<>();
    for (GroupingElement set : ((GroupingSets) element).sets()) {
      all.addAll(expand(set));
    }
    return all;
  }

  private List<ImmutableBitSet> parts(List<GroupingElement> elements) {
    List<ImmutableBitSet> parts = new ArrayList<>();
    for (GroupingElement element : elements) {
      parts.addAll(expand(element));
    }
    return parts;
  }

  private ImmutableBitSet tuple(GroupingTuple tuple) {
    ImmutableBitSet set = ImmutableBitSet.of();
    for (Expression expression : tuple.expressions()) {
      set = set.set(key(expression));
    }
    return set;
  }

  private int key(Expression expression) {
    if (expression instanceof Literal literal
        && literal.type() == SqlType.INT
        && literal.value().isPresent()
        && analysis.settings.get(SparkSettings.GROUP_BY_ORDINAL)) {
      return ordinal((Integer) literal.value().get(), expression);
    }
    RexNode node = analysis.expressions.build(expression, ctx);
    if (Rewriting.contains(node, PendingAggregate.class)) {
      throw SqlException.of(
              "GROUP_BY_AGGREGATE", "An aggregate function cannot be a key of GROUP BY.")
          .with("sqlExpr", analysis.text.qualified().of(expression, ctx))
          .at(analysis.at(expression.span()));
    }
    return addKey(node, expression, expression);
  }

  private int ordinal(int position, Expression at) {
    if (position < 1 || position > items.size()) {
      throw SqlException.of(
              "GROUP_BY_POS_OUT_OF_RANGE",
              "GROUP BY position " + position + " is not in the select list.")
          .with("index", String.valueOf(position))
          .with("size", String.valueOf(items.size()))
          .at(analysis.at(at.span()));
    }
    SelectItems.Item item = items.get(position - 1);
    if (isAggregated(item.value())) {
      String sql =
          item.written() == null ? item.name() : analysis.text.qualified().of(item.written(), ctx);
      throw SqlException.of(
              "GROUP_BY_POS_AGGREGATE",
              "GROUP BY position " + position + " is an aggregate function.")
          .with("index", String.valueOf(position))
          .with("aggExpr", sql + " AS " + io.firesteel.core.type.TypeNames.quote(item.name()))
          .at(analysis.at(at.span()));
    }
    return addKey(item.value(), item.written(), at);
  }

  private int addKey(RexNode node, Expression written, Expression at) {
    int index = keys.indexOf(node);
    if (index >= 0) {
      return index;
    }
    SqlType type = Analysis.type(node);
    if (!TypeCoercion.isOrderable(type) && type.kind() != io.firesteel.core.type.TypeKind.VOID) {
      String sql = written == null ? "" : analysis.text.of(written, ctx);
      throw SqlException.of(
              "GROUP_EXPRESSION_TYPE_IS_NOT_ORDERABLE",
              "Rows cannot be grouped by " + sql + " of type " + Errors.quoted(type) + ".")
          .with("sqlExpr", Errors.quoted(sql))
          .with("dataType", Errors.quoted(type))
          .at(at == null ? null : analysis.at(at.span()));
    }
    if (Rewriting.contains(node, PendingGenerator.class)) {
      throw SqlException.of(
              "UNSUPPORTED_GENERATOR.OUTSIDE_SELECT", "A generator cannot be a key of GROUP BY.")
          .with("plan", "Aggregate");
    }
    if (RexOver.containsOver(node)) {
      throw SqlException.of(
              "UNSUPPORTED_EXPR_FOR_OPERATOR", "A window function cannot be a key of GROUP BY.")
          .with(
              "invalidExprSqls",
              Errors.quoted(written == null ? "" : analysis.text.of(written, ctx)));
    }
    keys.add(node);
    return keys.size() - 1;
  }

  static boolean isLiteral(RexNode node) {
    return node instanceof RexLiteral;
  }
}
