/**
 * Hash aggregation. Each task gathers groups of its own ({@link
 * io.firesteel.engine.operator.aggregate.GroupedRows}); when all are done, {@link
 * io.firesteel.engine.operator.aggregate.AggregateOutput} gives them out: directly if only one task
 * had rows, merged in one piece if the groups are few, else cut into partitions by the hash of the
 * key values, each merged and given out by whichever task comes first.
 *
 * <p>DISTINCT and ordered calls do not add to their accumulators until the end: they keep the
 * different arguments, or all arguments, of each group, so that the same path serves one task or
 * many.
 */
package io.firesteel.engine.operator.aggregate;
