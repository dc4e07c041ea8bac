/**
 * The seam between storage and whoever reads tables: what to read ({@link
 * io.firesteel.storage.scan.ScanSpec}), the pieces it is cut into ({@link
 * io.firesteel.storage.scan.Split}), and the batches that come out ({@link
 * io.firesteel.storage.scan.TableScan}, {@link io.firesteel.storage.scan.BatchSource}).
 *
 * <p>Predicates come in two forms. {@link io.firesteel.storage.scan.ColumnRange}s only
 * <em>prune</em>: they are implied by the query's filter, and storage uses them to skip row groups
 * and pages, but rows that violate them may still come out. {@link
 * io.firesteel.storage.scan.RowFilter}s <em>decide</em>: only rows that pass all of them come out,
 * and columns that no filter needs are decoded for the surviving rows only.
 *
 * <p>Threads: records are immutable; a {@link io.firesteel.storage.scan.TableScan} is shared by all
 * workers of a stage; a {@link io.firesteel.storage.scan.BatchSource} belongs to one thread at a
 * time.
 */
package io.firesteel.storage.scan;
