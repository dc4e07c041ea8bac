/**
 * From the syntax tree to relational algebra: names, types, and what a query means.
 *
 * <p>{@link io.firesteel.planner.analyse.Analyser} turns a query into a {@link
 * io.firesteel.planner.algebra.QueryRoot}, {@link io.firesteel.planner.analyse.ExpressionAnalyser}
 * an expression without columns into a constant or a RexNode, and {@link
 * io.firesteel.planner.analyse.StoreAssignment} fits a query's result to the columns of a table
 * that it is written to. Everything that they need to know of the outside world is in {@link
 * io.firesteel.planner.analyse.AnalysisContext}.
 *
 * <p>What the plan looks like (what later phases may rely on):
 *
 * <ul>
 *   <li>Operators and types as the package {@code planner.algebra} says; casts are explicit, the
 *       inputs of a set operation have equal types.
 *   <li>Subqueries are RexSubQuery nodes wherever they were written: in Filters, Projects, join
 *       conditions and below aggregates. Each has correlation variables of its own, and the node
 *       that it stands in names them in its variables set.
 *   <li>A Project with a non-deterministic call is a VolatileProject. A generator is a Generate.
 *       LATERAL is a Correlate, a left one over a global aggregate.
 *   <li>A common table expression is inlined once for each reference, a view likewise.
 *   <li>Windows are RexOver calls in the expressions of a Project. With QUALIFY that Project is
 *       below the filter, since a filter between would change the windows' rows. FILTER of a
 *       window's aggregate is a CASE in its argument.
 *   <li>GROUPING SETS are one Aggregate with several group sets (repeated sets: a union of such);
 *       grouping() and grouping_id() are Calcite's GROUPING and GROUPING_ID calls, cast to our
 *       types above. FILTER conditions of aggregates are never null.
 *   <li>PIVOT is two Aggregates, UNPIVOT a union of projections, a SQL function's body stands in
 *       place of its call.
 * </ul>
 *
 * <p>Errors are Spark's conditions with its parameters and the place of the part of the text that
 * is wrong.
 *
 * <p>An analysis belongs to one thread. Nothing here keeps state between statements.
 */
package io.firesteel.planner.analyse;
