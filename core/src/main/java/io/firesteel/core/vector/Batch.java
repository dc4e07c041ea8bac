package io.firesteel.core.vector;

/**
 * Some rows of some columns: the unit that operators pass on. All columns have {@link #rows()}
 * rows; a batch without columns still has rows. Batches are dense (see the package).
 */
public final class Batch {
  public static final int DEFAULT_ROWS = 2048;

  private final ColumnVector[] columns;
  private final int rows;

  /** Takes over the array. */
  public Batch(ColumnVector[] columns, int rows) {
    for (ColumnVector column : columns) {
      assert column.length() == rows : column.length() + " rows in a batch of " + rows;
    }
    this.columns = columns;
    this.rows = rows;
  }

  public int rows() {
    return rows;
  }

  public int columnCount() {
    return columns.length;
  }

  public ColumnVector column(int index) {
    return columns[index];
  }

  /** The columns themselves, not a copy: read only. */
  public ColumnVector[] columns() {
    return columns;
  }

  /** Rows {@code selected[0..count)} of every column. */
  public Batch select(int[] selected, int count) {
    ColumnVector[] out = new ColumnVector[columns.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = columns[i].select(selected, count);
    }
    return new Batch(out, count);
  }

  /** Rows [from, from + count). */
  public Batch slice(int from, int count) {
    if (from == 0 && count == rows) {
      return this;
    }
    int[] selected = new int[count];
    for (int i = 0; i < count; i++) {
      selected[i] = from + i;
    }
    return select(selected, count);
  }

  public long retainedBytes() {
    long bytes = 16;
    for (ColumnVector column : columns) {
      bytes += column.retainedBytes();
    }
    return bytes;
  }
}
