package io.firesteel.planner.analyse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;

/**
 * What names mean at a place of a query: the columns of one row, and behind them the rows of the
 * queries around.
 */
final class Scope {
  /** The way from a subquery to the row of the query around it. */
  static final class Link {
    final Scope scope;
    final CorrelationId id;

    /** The columns found through this link, as they were written. */
    final Set<String> names = new LinkedHashSet<>();

    /** Whether the row is the parameters of a SQL function, which its whole body sees. */
    final boolean parameters;

    Link(Scope scope, CorrelationId id) {
      this(scope, id, false);
    }

    Link(Scope scope, CorrelationId id, boolean parameters) {
      this.scope = scope;
      this.id = id;
      this.parameters = parameters;
    }
  }

  private static final int SMALL = 8;

  private final List<ScopeColumn> columns;
  private final RelDataType rowType;
  private final Link outer;
  private final boolean caseSensitive;
  private Map<String, List<ScopeColumn>> byName;

  /** Correlation variables made for subqueries of this block; shared by the block's scopes. */
  private final Set<CorrelationId> correlations;

  /** Whether subqueries may hold aggregates over this row: while HAVING is built. */
  private boolean aggregates;

  /** Earlier select items by their alias, or null where they cannot be used. */
  private Map<String, List<RexNode>> lateralAliases;

  Scope(List<ScopeColumn> columns, RelDataType rowType, Link outer, boolean caseSensitive) {
    this(columns, rowType, outer, caseSensitive, new LinkedHashSet<>());
  }

  private Scope(
      List<ScopeColumn> columns,
      RelDataType rowType,
      Link outer,
      boolean caseSensitive,
      Set<CorrelationId> correlations) {
    this.columns = columns;
    this.rowType = rowType;
    this.outer = outer;
    this.caseSensitive = caseSensitive;
    this.correlations = correlations;
  }

  /** A scope of the same block over another row. */
  Scope over(Source source) {
    return new Scope(
        source.columns(), source.rel().getRowType(), outer, caseSensitive, correlations);
  }

  List<ScopeColumn> columns() {
    return columns;
  }

  RelDataType rowType() {
    return rowType;
  }

  Link outer() {
    return outer;
  }

  Set<CorrelationId> correlations() {
    return correlations;
  }

  boolean takesAggregates() {
    return aggregates;
  }

  void takeAggregates(boolean allowed) {
    aggregates = allowed;
  }

  Map<String, List<RexNode>> lateralAliases() {
    return lateralAliases;
  }

  /** Lets select items see the aliases of earlier ones, which are added to the map on the way. */
  void openLateralAliases() {
    lateralAliases = new LinkedHashMap<>();
  }

  void closeLateralAliases() {
    lateralAliases = null;
  }

  void addLateralAlias(String name, RexNode value) {
    lateralAliases.computeIfAbsent(key(name), k -> new ArrayList<>(1)).add(value);
  }

  String key(String name) {
    return caseSensitive ? name : name.toLowerCase(Locale.ROOT);
  }

  boolean same(String a, String b) {
    return caseSensitive ? a.equals(b) : a.equalsIgnoreCase(b);
  }

  /**
   * The columns that the first parts of a dotted name mean: the longest match of a qualifier wins.
   *
   * @return null if there is none
   */
  Match find(List<String> parts) {
    int most = Math.min(parts.size() - 1, 3);
    for (int length = most; length >= 0; length--) {
      List<ScopeColumn> named = named(parts.get(length));
      if (!named.isEmpty()) {
        List<ScopeColumn> found = qualified(named, parts, length);
        if (!found.isEmpty()) {
          return new Match(found, length + 1);
        }
      }
    }
    return null;
  }

  /** Columns that match, and how many parts of the name they took. */
  record Match(List<ScopeColumn> columns, int parts) {}

  private List<ScopeColumn> named(String name) {
    if (byName == null && columns.size() > SMALL) {
      byName = new HashMap<>();
      for (ScopeColumn column : columns) {
        byName.computeIfAbsent(key(column.name()), k -> new ArrayList<>(1)).add(column);
      }
    }
    if (byName != null) {
      return byName.getOrDefault(key(name), List.of());
    }
    List<ScopeColumn> found = new ArrayList<>(1);
    for (ScopeColumn column : columns) {
      if (same(column.name(), name)) {
        found.add(column);
      }
    }
    return found;
  }

  private List<ScopeColumn> qualified(List<ScopeColumn> named, List<String> parts, int length) {
    List<ScopeColumn> found = new ArrayList<>(1);
    List<ScopeColumn> hidden = new ArrayList<>(0);
    for (ScopeColumn column : named) {
      if (endsWith(column.qualifier(), parts, length)) {
        (column.hidden() ? hidden : found).add(column);
      }
    }
    return found.isEmpty() ? hidden : found;
  }

  /** Whether the qualifier ends with the first {@code length} parts. */
  boolean endsWith(List<String> qualifier, List<String> parts, int length) {
    if (qualifier.size() < length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (!same(qualifier.get(qualifier.size() - length + i), parts.get(i))) {
        return false;
      }
    }
    return true;
  }
}
