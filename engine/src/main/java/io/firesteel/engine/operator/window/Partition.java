package io.firesteel.engine.operator.window;

import io.firesteel.core.vector.ColumnVector;

/**
 * The rows of one partition, in order.
 *
 * @param columns of the morsel's rows
 * @param from its first row in the morsel
 * @param to behind its last row
 * @param peerStart for each row of the morsel the first row that is equal in the order
 * @param peerEnd for each row of the morsel the row behind the last one that is
 */
record Partition(ColumnVector[] columns, int from, int to, int[] peerStart, int[] peerEnd) {
  int size() {
    return to - from;
  }
}
