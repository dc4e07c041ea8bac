package io.firesteel.engine.operator.aggregate;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import java.util.ArrayList;
import java.util.List;

/** Rows with the group that they belong to, kept until the end. */
final class RowCollector {
  private final List<SqlType> types;
  private final List<int[]> groups = new ArrayList<>();
  private final List<List<ColumnVector>> columns = new ArrayList<>();
  private int rows;
  private long bytes;

  RowCollector(List<SqlType> types) {
    this.types = types;
    types.forEach(t -> columns.add(new ArrayList<>()));
  }

  void add(int[] rowGroups, ColumnVector[] values, int count) {
    groups.add(java.util.Arrays.copyOf(rowGroups, count));
    bytes += 4L * count;
    for (int c = 0; c < values.length; c++) {
      columns.get(c).add(values[c]);
      bytes += io.firesteel.engine.operator.row.Sizes.ownBytes(values[c]);
    }
    rows += count;
  }

  SqlType type(int column) {
    return types.get(column);
  }

  int size() {
    return rows;
  }

  int[] groups() {
    int[] all = new int[rows];
    int at = 0;
    for (int[] part : groups) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  /** The columns, without the groups. */
  ColumnVector[] columns() {
    ColumnVector[] all = new ColumnVector[types.size()];
    for (int c = 0; c < all.length; c++) {
      all[c] =
          rows == 0 ? Vectors.nulls(types.get(c), 0) : Vectors.concat(types.get(c), columns.get(c));
    }
    return all;
  }

  /** Groups as a column. */
  static IntVector vector(int[] groups) {
    return new IntVector(groups, Validity.ALL, groups.length);
  }

  long retainedBytes() {
    return bytes;
  }
}
