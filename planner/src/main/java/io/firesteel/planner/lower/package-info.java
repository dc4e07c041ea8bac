/**
 * From optimised relational algebra to the physical plan: one pass over the RelNodes that decides
 * build sides, turns filters over tables into scans, cuts columns that nobody reads, and places
 * run-time filters. No search, no traits: the order of joins has been settled before.
 *
 * <p>{@link io.firesteel.planner.lower.RelLowering} walks the tree; each lowered node says where
 * the fields of its RelNode ended up ({@link io.firesteel.planner.lower.Lowered}), so that
 * permuting and dropping columns costs no operator. Belongs to the thread that plans the query.
 */
package io.firesteel.planner.lower;
