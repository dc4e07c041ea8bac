package io.firesteel.planner.analyse;

import io.firesteel.planner.syntax.CommonTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a query sees besides its own FROM.
 *
 * @param ctes common table expressions by name as {@link #key} writes it
 * @param outer the row of the query around a subquery, or null
 * @param pipeInput what a pipe operator works on, or null
 * @param taken names of the WITH clauses around
 */
record Env(Map<String, Cte> ctes, Scope.Link outer, Source pipeInput, Taken taken) {
  static final Env EMPTY = new Env(Map.of(), null, null, new Taken(Set.of(), Set.of(), false));

  /**
   * Names that nested WITH clauses may not define again where that is an error.
   *
   * @param here by those in this query
   * @param inside by those in subqueries of its expressions
   * @param nested whether this is a part of a definition or of a subquery in an expression
   */
  record Taken(Set<String> here, Set<String> inside, boolean nested) {}

  /**
   * A common table expression where it was defined.
   *
   * @param recursive whether it may see itself
   * @param self within its own definition what its name means there, else null
   */
  record Cte(CommonTable table, Env env, boolean recursive, Recursions.Self self) {}

  Env with(String key, Cte cte) {
    Map<String, Cte> all = new HashMap<>(ctes);
    all.put(key, cte);
    return new Env(all, outer, pipeInput, taken);
  }

  Env taking(Set<String> here, Set<String> inside, boolean nested) {
    return new Env(ctes, outer, pipeInput, new Taken(here, inside, nested));
  }

  /** Without what WITH clauses around define. */
  Env withoutTables() {
    return new Env(Map.of(), outer, pipeInput, taken);
  }

  Env below(Scope.Link link) {
    return new Env(ctes, link, null, new Taken(taken.inside, taken.inside, true));
  }

  Env piped(Source input) {
    return new Env(ctes, outer, input, taken);
  }

  static String key(String name) {
    return name.toLowerCase(java.util.Locale.ROOT);
  }
}
