package io.firesteel.engine.function.lift;

import io.firesteel.core.type.PhysicalType;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.core.vector.FloatVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.VectorBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Takes the results of rows in ascending order; rows that are skipped become null. */
public final class Output {
  private final PhysicalType physical;
  private final int rows;
  private final boolean[] set;
  private boolean[] booleans;
  private int[] ints;
  private long[] longs;
  private float[] floats;
  private double[] doubles;
  private byte[] bytes;
  private int[] offsets;
  private int[] lengths;
  private int used;
  private VectorBuilder values;
  private int row;

  Output(SqlType type, int rows) {
    this.physical = type.physical();
    this.rows = rows;
    this.set = new boolean[rows];
    switch (physical) {
      case BOOLEAN:
        booleans = new boolean[rows];
        break;
      case INT:
        ints = new int[rows];
        break;
      case LONG:
        if (type instanceof SqlType.DecimalType) {
          values = VectorBuilder.of(type, rows);
        } else {
          longs = new long[rows];
        }
        break;
      case FLOAT:
        floats = new float[rows];
        break;
      case DOUBLE:
        doubles = new double[rows];
        break;
      case BYTES:
        bytes = new byte[rows * 16];
        offsets = new int[rows];
        lengths = new int[rows];
        break;
      default:
        values = VectorBuilder.of(type, rows);
    }
  }

  void moveTo(int newRow) {
    row = newRow;
  }

  public void putBoolean(boolean value) {
    booleans[row] = value;
    set[row] = true;
  }

  public void putInt(int value) {
    ints[row] = value;
    set[row] = true;
  }

  public void putLong(long value) {
    longs[row] = value;
    set[row] = true;
  }

  /** For a result of layout INT or LONG; the value must fit. */
  public void putWhole(long value) {
    if (ints != null) {
      ints[row] = (int) value;
    } else {
      longs[row] = value;
    }
    set[row] = true;
  }

  public void putFloat(float value) {
    floats[row] = value;
    set[row] = true;
  }

  public void putDouble(double value) {
    doubles[row] = value;
    set[row] = true;
  }

  /** Copies the text as UTF-8; null is null. */
  public void putString(String value) {
    if (value != null) {
      byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
      putBytes(utf8, 0, utf8.length);
    }
  }

  /** Copies the bytes; null is null. */
  public void putBytes(ByteSlice value) {
    if (value != null) {
      putBytes(value.base(), value.offset(), value.length());
    }
  }

  /** Copies the bytes. */
  public void putBytes(byte[] base, int offset, int length) {
    if (bytes.length - used < length) {
      bytes = Arrays.copyOf(bytes, Math.max(used + length, bytes.length + (bytes.length >> 1)));
    }
    System.arraycopy(base, offset, bytes, used, length);
    offsets[row] = used;
    lengths[row] = length;
    used += length;
    set[row] = true;
  }

  /** Begins a string or binary result that {@link #append} adds to. */
  public void start() {
    putBytes(bytes, 0, 0);
  }

  /** Adds bytes to the result that was begun last. */
  public void append(ByteSlice value) {
    append(value.base(), value.offset(), value.length());
  }

  /** Adds bytes to the result that was begun last. */
  public void append(byte[] base, int offset, int length) {
    int before = lengths[row];
    int start = offsets[row];
    putBytes(base, offset, length);
    offsets[row] = start;
    lengths[row] = before + length;
  }

  /** A boxed value as {@code Vectors} describes it; null is null. */
  public void putValue(Object value) {
    if (value == null) {
      return;
    }
    switch (physical) {
      case BOOLEAN:
        putBoolean((Boolean) value);
        break;
      case INT:
        putInt(((Number) value).intValue());
        break;
      case LONG:
        if (values == null) {
          putLong(((Number) value).longValue());
        } else {
          append(value);
        }
        break;
      case FLOAT:
        putFloat((Float) value);
        break;
      case DOUBLE:
        putDouble((Double) value);
        break;
      case BYTES:
        putBytes((ByteSlice) value);
        break;
      default:
        append(value);
    }
  }

  private void append(Object value) {
    while (values.size() < row) {
      values.appendNull();
    }
    values.appendValue(value);
    set[row] = true;
  }

  ColumnVector build() {
    if (values != null) {
      while (values.size() < rows) {
        values.appendNull();
      }
      return values.build();
    }
    boolean[] nulls = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      nulls[i] = !set[i];
    }
    Validity validity = Validity.ofNulls(nulls, rows);
    switch (physical) {
      case BOOLEAN:
        return new BooleanVector(booleans, validity, rows);
      case INT:
        return new IntVector(ints, validity, rows);
      case LONG:
        return new LongVector(longs, validity, rows);
      case FLOAT:
        return new FloatVector(floats, validity, rows);
      case DOUBLE:
        return new DoubleVector(doubles, validity, rows);
      default:
        return new BytesVector(bytes, offsets, lengths, validity, rows);
    }
  }
}
