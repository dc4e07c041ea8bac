package io.firesteel.engine.operator.aggregate;

import io.firesteel.core.vector.ColumnVector;

/**
 * A task's groups as columns, for merging by partitions.
 *
 * @param states for each call its state columns
 * @param kept for each call the rows that it kept, or null
 * @param rowsOf for each partition the numbers of its groups
 */
record GroupExport(
    int groups, ColumnVector[] keys, ColumnVector[][] states, Kept[] kept, int[][] rowsOf) {

  /** Rows beside the accumulator: the group of each, and for each partition which rows it has. */
  record Kept(int[] groups, ColumnVector[] columns, int[][] rowsOf) {}

  /** Sorts row numbers by their partition. */
  static int[][] rowsByPartition(int[] partitionOf, int partitions) {
    int[] counts = new int[partitions];
    for (int partition : partitionOf) {
      counts[partition]++;
    }
    int[][] rows = new int[partitions][];
    for (int p = 0; p < partitions; p++) {
      rows[p] = new int[counts[p]];
      counts[p] = 0;
    }
    for (int row = 0; row < partitionOf.length; row++) {
      int p = partitionOf[row];
      rows[p][counts[p]++] = row;
    }
    return rows;
  }

  static ColumnVector[] select(ColumnVector[] columns, int[] rows) {
    ColumnVector[] out = new ColumnVector[columns.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = columns[i].select(rows, rows.length);
    }
    return out;
  }
}
