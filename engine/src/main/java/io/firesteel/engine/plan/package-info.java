/**
 * The contract between planner and engine: immutable, serialisable records for expressions and
 * physical nodes, with a stable text form. Neither Calcite nor any operator appears here; the
 * planner's {@code lower} makes these records, the engine's {@code pipeline} turns them into
 * operators.
 *
 * <ul>
 *   <li>Expressions refer to the columns of their node's input by index. Types are explicit and
 *       final: every implicit cast is a {@link io.firesteel.engine.plan.Expression.Cast}, every
 *       result type is Spark's. ANSI, legacy or try is chosen per call when it is planned.
 *   <li>AND, OR, CASE and COALESCE are records of their own, since they decide which rows their
 *       later operands are evaluated for. Everything else is a {@link
 *       io.firesteel.engine.plan.Expression.Call} of a named function of {@code engine.function}.
 *   <li>A plan is a tree of {@link io.firesteel.engine.plan.PlanNode}. {@link
 *       io.firesteel.engine.plan.PlanNode.Exchange} nodes say where rows change their distribution,
 *       and there the engine cuts stages. One node class a physical operator; variants are enum
 *       fields.
 *   <li>Calls that can fail keep the place in the SQL text that they come from, for error messages.
 * </ul>
 *
 * <p>What the local pool wants. Every node means what it says over its whole input, whatever the
 * number of tasks: operators share their state in memory and are parallel inside. So locally:
 *
 * <ul>
 *   <li>Emit no {@link io.firesteel.engine.plan.PlanNode.Exchange}. One that is there changes
 *       nothing (it neither moves rows nor costs anything), so plans cut for a cluster run too.
 *   <li>Aggregate: {@code SINGLE}, also for DISTINCT, FILTER and ordered calls. PARTIAL and FINAL
 *       pairs are right, but only worth it where rows leave the process, or PARTIAL below a join;
 *       never with DISTINCT or ordered calls. A {@code count(DISTINCT x)} without keys is better
 *       emitted as a count over an aggregate by x.
 *   <li>HashJoin: {@code broadcast} is ignored; one table is built by all tasks over the
 *       <em>right</em> input and read by all. Put the smaller side right (LEFT with a small left
 *       side: RIGHT; tested side small: RIGHT_SEMI, RIGHT_ANTI). Keys that are integers (or dates,
 *       short decimals) of a dense range are found by an array, so keep them uncast. In
 *       LEFT_ANTI_NULL_AWARE and LEFT_MARK all keys belong to the comparison of NOT IN or IN;
 *       equalities of the correlation go to {@code residual}. For an EXISTS mark wrap the column in
 *       {@code coalesce(mark, false)}.
 *   <li>RuntimeFilter: offer one for every equi-join whose probe side has the scan below it with
 *       nothing but filters, projections, aggregates by that key, and joins that keep the row in
 *       between. The scan then waits for the build. Useless ones switch themselves off.
 *   <li>Sort and TopN give their order to what is above them as long as that is Project, Filter,
 *       Limit, Generate, Window's input or the root. Values, Range, UnionAll and Scan keep theirs
 *       only where one task runs them. Sort + Limit should be a TopN while limit + offset is at
 *       most about a million.
 *   <li>NestedLoopJoin keeps its right input in memory: put the smaller side right; a scalar
 *       subquery is an inner or left one with one row right and no condition.
 *   <li>Limit stops its input early; a Limit 0 reads nothing.
 *   <li>Recursion runs its anchor and then each round of its step on one thread, a round only when
 *       its rows are wanted; WorkingRows stand in the step of the Recursion with their key only. No
 *       runtime filter reaches into it from outside.
 *   <li>Project with nothing but column references is free; columns that nobody needs should be
 *       dropped by the {@code output} of joins and the columns of scans.
 * </ul>
 *
 * <p>Everything here may be used by any thread.
 */
package io.firesteel.engine.plan;
