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
 * <p>Everything here may be used by any thread.
 */
package io.firesteel.engine.plan;
