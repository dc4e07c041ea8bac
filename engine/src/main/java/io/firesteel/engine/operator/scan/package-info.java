/**
 * Reading tables. The filter of a scan is cut into its conjuncts; each becomes a {@link
 * io.firesteel.storage.scan.RowFilter} that storage evaluates on the columns it needs before the
 * others are decoded, and where it bounds a column also a {@link
 * io.firesteel.storage.scan.ColumnRange} for pruning, or, on partition columns, a choice of files.
 * Filters from joins are there before the scan starts, since its pipeline waits for their builds.
 *
 * <p>Threads: a source is shared by the tasks of its pipeline; splits are handed out by a counter.
 */
package io.firesteel.engine.operator.scan;
