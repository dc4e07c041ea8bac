package io.firesteel.planner.analyse;

import io.firesteel.planner.syntax.CommonTable;
import java.util.HashMap;
import java.util.Map;

/**
 * What a query sees besides its own FROM.
 *
 * @param ctes common table expressions by name as {@link #key} writes it
 * @param outer the row of the query around a subquery, or null
 * @param pipeInput what a pipe operator works on, or null
 */
record Env(Map<String, Cte> ctes, Scope.Link outer, Source pipeInput) {
  static final Env EMPTY = new Env(Map.of(), null, null);

  /**
   * A common table expression where it was defined.
   *
   * @param recursive whether it sees itself
   */
  record Cte(CommonTable table, Env env, boolean recursive) {}

  Env with(String key, Cte cte) {
    Map<String, Cte> all = new HashMap<>(ctes);
    all.put(key, cte);
    return new Env(all, outer, pipeInput);
  }

  Env below(Scope.Link link) {
    return new Env(ctes, link, null);
  }

  Env piped(Source input) {
    return new Env(ctes, outer, input);
  }

  static String key(String name) {
    return name.toLowerCase(java.util.Locale.ROOT);
  }
}
