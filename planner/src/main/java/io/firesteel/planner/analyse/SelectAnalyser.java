package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.NamedWindow;
import io.firesteel.planner.syntax.Organization;
import io.firesteel.planner.syntax.Select;
import io.firesteel.planner.syntax.SortItem;
import io.firesteel.planner.syntax.Span;
import io.firesteel.planner.syntax.WindowSpecification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * A SELECT with the ORDER BY and LIMIT behind it. All its expressions are built over the row of
 * FROM first; then they move up together through aggregate, windows and generator.
 */
final class SelectAnalyser {
  private final Analysis analysis;
  private final Sorting sorting;
  private final SelectItems selectItems;

  SelectAnalyser(Analysis analysis) {
    this.analysis = analysis;
    sorting = new Sorting(analysis);
    selectItems = new SelectItems(analysis);
  }

  /** The expressions of a block on their way up. */
  private static final class Block {
    RelNode rel;
    Scope scope;
    List<SelectItems.Item> items;
    final List<RexNode> values = new ArrayList<>();
    final List<RexNode> sorts = new ArrayList<>();
    RexNode having;
    RexNode qualify;
  }

  /**
   * The rows of a SELECT.
   *
   * @param from the row that it reads; null for the one of {@code node}
   * @param extras whether columns that only ORDER BY needs may stay behind the others
   */
  Source select(Select node, Organization organization, Env env, Source from, boolean extras) {
    Source source = from;
    if (source == null) {
      source =
          node.from().isPresent()
              ? analysis.relations.source(node.from().get(), env)
              : new Source(analysis.rels.oneRow(), List.of());
    }
    Block block = new Block();
    block.scope = analysis.scope(source, env.outer());
    block.rel = source.rel();
    Ctx ctx = Ctx.of(block.scope, env).withWindows(windows(node, organization));
    if (node.where().isPresent()) {
      block.rel = where(block.rel, node.where().get(), ctx, node.span());
    }
    block.items = items(node, ctx);
    block.items.forEach(i -> block.values.add(i.value()));
    Grouping grouping = new Grouping(analysis, block.items, ctx);
    node.groupBy().ifPresent(grouping::add);
    if (node.having().isPresent()) {
      Ctx having =
          ctx.withLast(SelectItems.names(block.items, block.scope, analysis, false))
              .withKeys(grouping.keys());
      block.scope.takeAggregates(true);
      block.having = condition(node.having().get(), having, node.span());
      block.scope.takeAggregates(false);
    }
    if (node.qualify().isPresent()) {
      Ctx qualify = ctx.withLast(SelectItems.names(block.items, block.scope, analysis, false));
      block.qualify = condition(node.qualify().get(), qualify, node.span());
    }
    CorrelatedBlock correlated = new CorrelatedBlock(analysis, env, block.scope);
    List<SortItem> sortItems = Sorting.items(organization);
    boolean sortsOutput = node.distinct();
    if (!sortsOutput && !sortItems.isEmpty()) {
      sortItems = sorts(block, sortItems, ctx);
      correlated.checkSorts(sortItems, block.sorts, grouping.keys());
      correlated.checkSorts(block.sorts, block.values);
    }
    drawOnce(block);
    correlated.checkWindows(block.values);
    if (isAggregated(block, node)) {
      correlated.checkAggregated(block.items, grouping.keys(), block.having, ctx);
      aggregate(block, node, grouping, sortItems, ctx);
    }
    if (block.qualify != null) {
      qualify(block);
    }
    generate(block);
    return node.distinct()
        ? distinct(block, organization, env)
        : projected(block, sortItems, organization, env, extras);
  }

  private List<SelectItems.Item> items(Select node, Ctx ctx) {
    try {
      return selectItems.items(node.items(), ctx);
    } catch (SqlException e) {
      boolean whole = e.code().name().equals("WINDOW_FUNCTION_WITHOUT_OVER_CLAUSE");
      throw whole ? e.at(analysis.at(node.span())) : e;
    }
  }

  private static Map<String, WindowSpecification> windows(Select node, Organization organization) {
    if (node.windows().isEmpty() && organization.windows().isEmpty()) {
      return Map.of();
    }
    Map<String, WindowSpecification> windows = new LinkedHashMap<>();
    for (NamedWindow window : organization.windows()) {
      windows.put(Env.key(window.name()), window.window());
    }
    for (NamedWindow window : node.windows()) {
      windows.put(Env.key(window.name()), window.window());
    }
    return windows;
  }

  /** A filter by WHERE, over columns only. */
  RelNode where(RelNode rel, Expression written, Ctx ctx, Span at) {
    RexNode condition = condition(written, ctx, at);
    Scope.Link outer = ctx.env().outer();
    boolean invalid =
        Rewriting.anyCall(
                condition,
                c -> c.getOperator() instanceof Placeholder && !OuterAggregates.isAllowed(c, outer))
            || RexOver.containsOver(condition);
    if (invalid && RexOver.containsOver(condition)) {
      throw SqlException.of(
              "WINDOW_FUNCTION_NOT_ALLOWED_IN_CLAUSE", "WHERE cannot hold window functions.")
          .with("clauseName", "WHERE");
    }
    if (invalid) {
      String sql = analysis.text.of(written, ctx);
      throw SqlException.of(
              "INVALID_WHERE_CONDITION",
              "WHERE cannot hold aggregate functions, window functions or generators.")
          .with("condition", Errors.quoted(sql))
          .with("expressionList", String.join(", ", invalidParts(written, ctx)))
          .at(analysis.at(at));
    }
    return analysis.rels.filter(rel, condition, ctx.scope().correlations());
  }

  private List<String> invalidParts(Expression written, Ctx ctx) {
    List<String> parts = new ArrayList<>();
    if (written instanceof io.firesteel.planner.syntax.FunctionCall call) {
      RexNode built = analysis.expressions.build(call, ctx);
      boolean own =
          built instanceof RexOver
              || built instanceof RexCall c && c.getOperator() instanceof Placeholder;
      if (own) {
        parts.add(analysis.text.qualified().of(call, ctx));
        return parts;
      }
    }
    for (io.firesteel.planner.syntax.Node child : written.children()) {
      if (child instanceof Expression expression) {
        parts.addAll(invalidParts(expression, ctx));
      }
    }
    return parts;
  }

  RexNode condition(Expression written, Ctx ctx, Span at) {
    RexNode built = analysis.expressions.build(written, ctx);
    RexNode bool = analysis.expressions.toBoolean(built);
    if (bool != null) {
      return bool;
    }
    String sql = analysis.text.of(written, ctx);
    throw Errors.mismatch("FILTER_NOT_BOOLEAN", sql, "The condition " + sql + " must be BOOLEAN.")
        .with("filter", Errors.quoted(sql))
        .with("type", Errors.quoted(Analysis.type(built)))
        .at(analysis.at(at));
  }

  /** Builds the sort keys; returns the items that they belong to. */
  private List<SortItem> sorts(Block block, List<SortItem> items, Ctx ctx) {
    if (sorting.isAll(items, block.scope)) {
      List<SortItem> all = new ArrayList<>();
      for (RexNode value : block.values) {
        block.sorts.add(value);
        all.add(items.get(0));
      }
      return all;
    }
    Ctx order = ctx.withFirst(SelectItems.names(block.items, block.scope, analysis, false));
    for (SortItem item : items) {
      int ordinal = sorting.ordinal(item, block.items.size());
      RexNode key =
          ordinal >= 0
              ? block.items.get(ordinal).value()
              : analysis.expressions.build(item.expression(), order);
      sorting.checkOrderable(key, item, order);
      block.sorts.add(key);
    }
    return items;
  }

  private static boolean isAggregated(Block block, Select node) {
    boolean aggregated = node.groupBy().isPresent() || block.having != null;
    for (RexNode value : block.values) {
      aggregated = aggregated || Grouping.isAggregated(value);
    }
    for (RexNode sort : block.sorts) {
      aggregated = aggregated || Grouping.isAggregated(sort);
    }
    return aggregated || block.qualify != null && Grouping.isAggregated(block.qualify);
  }

  /**
   * An alias of a random number means that number, wherever it is used: it is drawn below. Only the
   * very node is the same draw, an equal one elsewhere is another.
   */
  private void drawOnce(Block block) {
    List<RexNode> drawn = new ArrayList<>();
    List<RexNode> all = new ArrayList<>(block.values);
    all.addAll(block.sorts);
    for (SelectItems.Item item : block.items) {
      RexNode value = item.value();
      boolean random =
          item.aliased()
              && value instanceof RexCall
              && !RexUtil.isDeterministic(value)
              && !RexOver.containsOver(value)
              && !Rewriting.contains(value, Placeholder.class);
      // As a sort key it is the output column itself.
      long uses =
          block.values.stream().filter(n -> Rewriting.anyCall(n, c -> c == value)).count()
              + block.sorts.stream()
                  .filter(n -> n != value && Rewriting.anyCall(n, c -> c == value))
                  .count();
      if (random && uses > 1) {
        drawn.add(value);
      }
    }
    if (!drawn.isEmpty() && all.stream().noneMatch(Grouping::isAggregated)) {
      extend(block, drawn, "r", true);
    }
  }

  private void aggregate(
      Block block, Select node, Grouping grouping, List<SortItem> sortItems, Ctx ctx) {
    boolean grouped = node.groupBy().isPresent();
    AggregatePlan plan =
        new AggregatePlan(
            analysis,
            grouping.keys(),
            grouping.hasSets(),
            grouping.sets(),
            column -> ungrouped(column, grouped, block.scope, node.span()));
    block.values.forEach(plan::collect);
    block.sorts.forEach(plan::collect);
    if (block.having != null) {
      plan.collect(block.having);
      plan.collectOuter(block.having, block.scope.correlations());
    }
    if (block.qualify != null) {
      plan.collect(block.qualify);
    }
    RelNode rel = plan.build(block.rel, block.scope.correlations());
    if (grouped) {
      checkBehind(block, node, sortItems, plan, rel, ctx);
    }
    move(block, rel, plan);
    if (block.having != null) {
      block.rel = analysis.rels.filter(block.rel, block.having, block.scope.correlations());
    }
  }

  /** A column that HAVING or ORDER BY cannot see is unknown to them. */
  private void checkBehind(
      Block block,
      Select node,
      List<SortItem> sortItems,
      AggregatePlan plan,
      RelNode rel,
      Ctx ctx) {
    if (block.having != null) {
      checkBehind(block, block.having, node.having().get(), plan, rel, ctx);
    }
    for (int i = 0; i < block.sorts.size() && block.sorts.size() == sortItems.size(); i++) {
      checkBehind(block, block.sorts.get(i), sortItems.get(i).expression(), plan, rel, ctx);
    }
  }

  private void checkBehind(
      Block block, RexNode built, Expression written, AggregatePlan plan, RelNode rel, Ctx ctx) {
    try {
      Rewriting.move(built, plan, analysis.rex, rel.getRowType(), block.scope.correlations());
    } catch (SqlException e) {
      io.firesteel.planner.syntax.ColumnReference column =
          e.code().name().equals("MISSING_AGGREGATION")
              ? reference(written, e.parameters().get("expression"), ctx)
              : null;
      if (column == null) {
        throw e;
      }
      List<ScopeColumn> output = columns(block);
      Scope scope = new Scope(output, rel.getRowType(), null, analysis.caseSensitive);
      throw Errors.unresolvedColumn(column.parts(), scope).at(analysis.at(column.span()));
    }
  }

  /** The reference to a column by its quoted name, outside of aggregates. */
  private io.firesteel.planner.syntax.ColumnReference reference(
      io.firesteel.planner.syntax.Node node, String name, Ctx ctx) {
    if (node instanceof io.firesteel.planner.syntax.ColumnReference column) {
      Scope.Match match = ctx.scope().find(column.parts());
      return match != null && Errors.quoted(match.columns().get(0).name()).equals(name)
          ? column
          : null;
    }
    if (node instanceof io.firesteel.planner.syntax.FunctionCall call
        && call.function().dynamic().isEmpty()
        && analysis.functions.find(call.function().parts().get(call.function().parts().size() - 1))
            instanceof io.firesteel.engine.function.AggregateFunction) {
      return null;
    }
    for (io.firesteel.planner.syntax.Node child : node.children()) {
      io.firesteel.planner.syntax.ColumnReference found = reference(child, name, ctx);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private SqlException ungrouped(int column, boolean grouped, Scope scope, Span span) {
    String name =
        scope.columns().stream()
            .filter(c -> c.index() == column)
            .map(ScopeColumn::name)
            .findFirst()
            .orElse("");
    if (!grouped) {
      return SqlException.of(
              "MISSING_GROUP_BY",
              "The query has aggregates, but no GROUP BY for column " + name + ".")
          .at(analysis.at(span));
    }
    return SqlException.of(
            "MISSING_AGGREGATION",
            "The column " + name + " is neither a key of GROUP BY nor in an aggregate function.")
        .with("expression", Errors.quoted(name))
        .with("expressionAnyValue", Errors.quoted("any_value(" + name + ")"));
  }

  /** All expressions over another row. */
  private void move(Block block, RelNode rel, Rewriting.Mapping mapping) {
    Scope scope = block.scope;
    java.util.function.UnaryOperator<RexNode> mover =
        node -> Rewriting.move(node, mapping, analysis.rex, rel.getRowType(), scope.correlations());
    block.values.replaceAll(mover);
    block.sorts.replaceAll(mover);
    if (block.having != null) {
      block.having = mover.apply(block.having);
    }
    if (block.qualify != null) {
      block.qualify = mover.apply(block.qualify);
    }
    block.rel = rel;
  }

  /** QUALIFY: all windows first, since a filter between them would change their rows. */
  private void qualify(Block block) {
    List<RexNode> overs = new ArrayList<>();
    List<RexNode> all = new ArrayList<>(block.values);
    all.addAll(block.sorts);
    all.add(block.qualify);
    for (RexNode node : all) {
      Rewriting.anyCall(
          node,
          call -> {
            if (call instanceof RexOver && !overs.contains(call)) {
              overs.add(call);
            }
            return false;
          });
    }
    if (!overs.isEmpty()) {
      extend(block, overs, "w");
    }
    block.rel = analysis.rels.filter(block.rel, block.qualify, block.scope.correlations());
  }

  /** Adds columns to the row; expressions refer to them from then on. */
  private void extend(Block block, List<RexNode> nodes, String prefix) {
    extend(block, nodes, prefix, false);
  }

  /**
   * Adds columns.
   *
   * @param same whether they stand for those very nodes only, not for equal ones
   */
  private void extend(Block block, List<RexNode> nodes, String prefix, boolean same) {
    List<RexNode> columns = analysis.rels.identity(block.rel);
    List<String> names = new ArrayList<>(block.rel.getRowType().getFieldNames());
    int first = columns.size();
    for (RexNode node : nodes) {
      names.add(prefix + columns.size());
      columns.add(node);
    }
    RelNode rel = analysis.rels.project(block.rel, columns, names, block.scope.correlations());
    move(block, rel, new Extension(nodes, first, rel, same));
  }

  /** The old columns where they were, the given expressions behind them. */
  private final class Extension implements Rewriting.Mapping {
    private final List<RexNode> nodes;
    private final int first;
    private final RelNode rel;
    private final boolean same;

    Extension(List<RexNode> nodes, int first, RelNode rel, boolean same) {
      this.nodes = nodes;
      this.first = first;
      this.rel = rel;
      this.same = same;
    }

    @Override
    public RexNode replace(RexNode node) {
      int index = nodes.indexOf(node);
      for (int i = 0; same && i < nodes.size(); i++) {
        index = nodes.get(i) == node ? i : index;
      }
      boolean found = index >= 0 && (!same || nodes.get(index) == node);
      return !found ? null : analysis.rex.makeInputRef(rel, first + index);
    }

    @Override
    public int column(int index) {
      return index;
    }
  }

  /** The generators of the select list, one upon the other. */
  private void generate(Block block) {
    for (int i = 0; i < block.items.size(); i++) {
      if (block.items.get(i).isGenerator()) {
        generate(block, i);
      }
    }
  }

  private void generate(Block block, int found) {
    RexCall generator = (RexCall) block.values.get(found);
    if (generator.getOperands().stream().anyMatch(RexOver::containsOver)
        || generator.getOperands().stream().anyMatch(o -> o instanceof RexSubQuery)) {
      extend(block, List.copyOf(generator.getOperands()), "g");
      generator = (RexCall) block.values.get(found);
    }
    boolean outer = ((PendingGenerator) generator.getOperator()).outer();
    int first = block.rel.getRowType().getFieldCount();
    RelNode rel = analysis.generators.node(block.rel, generator, outer);
    SelectItems.Item item = block.items.get(found);
    List<SelectItems.Item> items = new ArrayList<>(block.items);
    block.values.remove(found);
    items.remove(found);
    // Nothing but the row changes; the places of values stay.
    move(block, rel, new Extension(List.of(), first, rel, false));
    for (int i = 0; i < item.names().size(); i++) {
      RexNode column = analysis.rex.makeInputRef(rel, first + i);
      block.values.add(found + i, column);
      items.add(
          found + i,
          new SelectItems.Item(item.written(), column, List.of(item.names().get(i)), true));
    }
    block.items = items;
  }

  /** The select list, sorted; columns that only ORDER BY needs come behind it. */
  private Source projected(
      Block block, List<SortItem> sortItems, Organization organization, Env env, boolean extras) {
    List<RexNode> nodes = new ArrayList<>(block.values);
    List<String> names = new ArrayList<>();
    block.items.forEach(i -> names.add(i.name()));
    List<RelFieldCollation> fields = new ArrayList<>();
    for (int i = 0; i < block.sorts.size(); i++) {
      RexNode key = block.sorts.get(i);
      int index = nodes.indexOf(key);
      if (index < 0) {
        index = nodes.size();
        nodes.add(key);
        names.add("s" + index);
      }
      fields.add(Sorting.field(index, sortItems.get(i)));
    }
    RelNode rel = analysis.rels.project(block.rel, nodes, names, block.scope.correlations());
    rel = sorting.sort(rel, fields, organization, env);
    List<ScopeColumn> columns = columns(block);
    Source source = new Source(rel, columns);
    return extras ? source : analysis.rels.only(source, columns);
  }

  private static List<ScopeColumn> columns(Block block) {
    List<ScopeColumn> columns = new ArrayList<>();
    for (int i = 0; i < block.items.size(); i++) {
      SelectItems.Item item = block.items.get(i);
      List<String> qualifier = SelectItems.qualifier(item, block.scope);
      columns.add(
          new ScopeColumn(
              item.name(), qualifier, i, false, SizedText.of(item.value(), block.scope)));
    }
    return columns;
  }

  /** DISTINCT: sorted by what is left, of which plain columns still answer to their tables. */
  private Source distinct(Block block, Organization organization, Env env) {
    List<String> names = new ArrayList<>();
    block.items.forEach(i -> names.add(i.name()));
    RelNode rel = analysis.rels.project(block.rel, block.values, names, block.scope.correlations());
    rel = distinct(rel);
    Source source = new Source(rel, columns(block));
    return analysis.queries.organize(source, organization, env);
  }

  RelNode distinct(RelNode rel) {
    ImmutableBitSet all = ImmutableBitSet.range(rel.getRowType().getFieldCount());
    return LogicalAggregate.create(rel, List.of(), all, List.of(all), List.of());
  }
}
