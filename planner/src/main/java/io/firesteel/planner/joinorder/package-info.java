/**
 * The order of inner joins: {@link io.firesteel.planner.joinorder.JoinOrder} takes every maximal
 * tree of inner joins apart into a {@link io.firesteel.planner.joinorder.JoinGraph} and puts it
 * together again in the order that makes the fewest intermediate rows, by dynamic programming for
 * up to {@value io.firesteel.planner.joinorder.JoinOrder#EXHAUSTIVE} inputs and greedily beyond.
 *
 * <p>Which side is built is not decided here but when the join is lowered. Used by one thread.
 */
package io.firesteel.planner.joinorder;
