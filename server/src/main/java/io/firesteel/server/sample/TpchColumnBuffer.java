package io.firesteel.server.sample;

import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchColumnType;
import io.trino.tpch.TpchEntity;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Gathers one column of a table, a batch at a time. */
abstract class TpchColumnBuffer<E extends TpchEntity> {
  final TpchColumn<E> column;
  final int capacity;
  int size;

  private TpchColumnBuffer(TpchColumn<E> column, int capacity) {
    this.column = column;
    this.capacity = capacity;
  }

  abstract void append(E row);

  /** The rows since the last call. */
  abstract ColumnVector take();

  static <E extends TpchEntity> TpchColumnBuffer<E> of(TpchColumn<E> column, int capacity) {
    switch (column.getType().getBase()) {
      case IDENTIFIER:
      case DOUBLE:
        return new OfLong<>(column, capacity);
      case INTEGER:
      case DATE:
        return new OfInt<>(column, capacity);
      case VARCHAR:
        return new OfString<>(column, capacity);
    }
    throw new AssertionError(column);
  }

  private static final class OfLong<E extends TpchEntity> extends TpchColumnBuffer<E> {
    private final boolean money;
    private long[] values;

    OfLong(TpchColumn<E> column, int capacity) {
      super(column, capacity);
      money = column.getType().getBase() == TpchColumnType.Base.DOUBLE;
      values = new long[capacity];
    }

    @Override
    void append(E row) {
      // The generator's doubles are whole cents divided by 100.
      values[size++] = money ? Math.round(column.getDouble(row) * 100) : column.getIdentifier(row);
    }

    @Override
    ColumnVector take() {
      ColumnVector vector = new LongVector(values, Validity.ALL, size);
      values = new long[capacity];
      size = 0;
      return vector;
    }
  }

  private static final class OfInt<E extends TpchEntity> extends TpchColumnBuffer<E> {
    private final boolean date;
    private int[] values;

    OfInt(TpchColumn<E> column, int capacity) {
      super(column, capacity);
      date = column.getType().getBase() == TpchColumnType.Base.DATE;
      values = new int[capacity];
    }

    @Override
    void append(E row) {
      values[size++] = date ? column.getDate(row) : column.getInteger(row);
    }

    @Override
    ColumnVector take() {
      ColumnVector vector = new IntVector(values, Validity.ALL, size);
      values = new int[capacity];
      size = 0;
      return vector;
    }
  }

  private static final class OfString<E extends TpchEntity> extends TpchColumnBuffer<E> {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int[] offsets;
    private int[] lengths;

    OfString(TpchColumn<E> column, int capacity) {
      super(column, capacity);
      offsets = new int[capacity];
      lengths = new int[capacity];
    }

    @Override
    void append(E row) {
      byte[] value = column.getString(row).getBytes(StandardCharsets.UTF_8);
      offsets[size] = bytes.size();
      lengths[size++] = value.length;
      bytes.writeBytes(value);
    }

    @Override
    ColumnVector take() {
      ColumnVector vector =
          new BytesVector(bytes.toByteArray(), offsets, lengths, Validity.ALL, size);
      offsets = new int[capacity];
      lengths = new int[capacity];
      bytes.reset();
      size = 0;
      return vector;
    }
  }
}
