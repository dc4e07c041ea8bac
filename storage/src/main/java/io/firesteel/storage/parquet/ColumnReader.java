package io.firesteel.storage.parquet;

import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.LongVector;
import java.io.IOException;

/** Reads one column of a row group batch by batch. Belongs to one thread. */
interface ColumnReader extends AutoCloseable {
  /** The next rows. */
  ColumnVector read(int rows) throws IOException;

  /** Passes over rows and returns those at {@code selected[0..count)}, ascending. */
  default ColumnVector readSelected(int rows, int[] selected, int count) throws IOException {
    return read(rows).select(selected, count);
  }

  /** Passes over rows without decoding more than that needs. */
  void skip(long rows) throws IOException;

  /** Where in the file reading is, for messages, or -1. */
  default long offset() {
    return -1;
  }

  @Override
  default void close() {}

  /** The same value in every row. */
  record Constant(ConstantVector value) implements ColumnReader {
    @Override
    public ColumnVector read(int rows) {
      return value.withLength(rows);
    }

    @Override
    public void skip(long rows) {}
  }

  /** Row numbers within the file. */
  final class RowIndex implements ColumnReader {
    private long next;

    RowIndex(long first) {
      this.next = first;
    }

    @Override
    public ColumnVector read(int rows) {
      long[] values = new long[rows];
      for (int i = 0; i < rows; i++) {
        values[i] = next + i;
      }
      next += rows;
      return new LongVector(values);
    }

    @Override
    public void skip(long rows) {
      next += rows;
    }
  }

  /** One primitive column. */
  record Flat(FlatReader reader) implements ColumnReader {
    @Override
    public ColumnVector read(int rows) throws IOException {
      return reader.read(rows);
    }

    @Override
    public ColumnVector readSelected(int rows, int[] selected, int count) throws IOException {
      return reader.readSelected(rows, selected, count);
    }

    @Override
    public void skip(long rows) throws IOException {
      reader.skip(rows);
    }

    @Override
    public long offset() {
      return reader.pageOffset();
    }

    @Override
    public void close() {
      reader.close();
    }
  }

  /** A tree of several. */
  record Nested(ReadNode root, NestedReader[] readers) implements ColumnReader {
    @Override
    public ColumnVector read(int rows) throws IOException {
      ColumnVector[] leaves = new ColumnVector[readers.length];
      for (int i = 0; i < leaves.length; i++) {
        leaves[i] = readers[i].read(rows);
      }
      return new Assembler(readers, leaves).build(root, rows);
    }

    @Override
    public void skip(long rows) throws IOException {
      for (NestedReader reader : readers) {
        reader.skip(rows);
      }
    }

    @Override
    public long offset() {
      return readers.length == 0 ? -1 : readers[0].pageOffset();
    }

    @Override
    public void close() {
      for (NestedReader reader : readers) {
        reader.close();
      }
    }
  }
}
