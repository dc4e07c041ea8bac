/**
 * From an analysed query to one that is worth lowering: a fixed sequence of phases, each a named
 * list of rules run by Calcite's HepPlanner to a fixed point. There is no cost-based search over
 * physical forms; the order of joins is settled by {@code planner.joinorder} between the phases.
 *
 * <p>{@link io.firesteel.planner.optimise.Optimizer} holds the sequence. A rule that may not run in
 * Calcite's own form (it would copy a non-deterministic call, or hoist one that can fail) has its
 * variant in {@link io.firesteel.planner.optimise.Rules} with the reason beside it.
 *
 * <p>Between phases the types of the query's columns are checked to be the same (assertions on).
 * Everything lives for one query and belongs to the thread that plans it.
 */
package io.firesteel.planner.optimise;
