/**
 * Rows in memory: stores that gather batches into long columns, the order of rows, and what both
 * weigh.
 *
 * <p>Threads: a store belongs to one task while it grows; once sealed anybody may read it.
 */
package io.firesteel.engine.operator.row;
