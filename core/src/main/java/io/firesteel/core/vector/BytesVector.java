package io.firesteel.core.vector;

import io.firesteel.core.type.PhysicalType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * STRING (UTF-8) and BINARY as views: each row is a range of bytes in one of a few shared buffers
 * (pages, dictionaries, or what a function wrote). Moving rows moves views, never bytes. A buffer
 * lives as long as any vector refers to it, and counts in full in {@link #retainedBytes()}.
 */
public final class BytesVector implements ColumnVector {
  private static final byte[][] NO_BUFFERS = {new byte[0]};

  private final byte[][] buffers;
  private final int[] bufferIds;
  private final int[] offsets;
  private final int[] lengths;
  private final Validity validity;
  private final int length;

  /**
   * Takes over all arrays.
   *
   * @param bufferIds for each row the index of its buffer, or null if all rows are in buffer 0
   * @param offsets for each row the first byte
   * @param lengths for each row the number of bytes
   */
  public BytesVector(
      byte[][] buffers,
      int[] bufferIds,
      int[] offsets,
      int[] lengths,
      Validity validity,
      int length) {
    assert length <= offsets.length && length <= lengths.length;
    this.buffers = buffers.length == 0 ? NO_BUFFERS : buffers;
    this.bufferIds = bufferIds;
    this.offsets = offsets;
    this.lengths = lengths;
    this.validity = validity;
    this.length = length;
  }

  /** All rows in one buffer. */
  public BytesVector(byte[] buffer, int[] offsets, int[] lengths, Validity validity, int length) {
    this(new byte[][] {buffer}, null, offsets, lengths, validity, length);
  }

  /** Strings, for tests and small constants; null gives a null row. */
  public static BytesVector of(String... values) {
    ByteSlice[] slices = new ByteSlice[values.length];
    for (int i = 0; i < values.length; i++) {
      slices[i] = values[i] == null ? null : ByteSlice.of(values[i]);
    }
    return of(slices);
  }

  /** Copies the slices' bytes into one buffer; null gives a null row. */
  public static BytesVector of(ByteSlice... values) {
    int total = 0;
    for (ByteSlice v : values) {
      total += v == null ? 0 : v.length();
    }
    byte[] buffer = new byte[total];
    int[] offsets = new int[values.length];
    int[] lengths = new int[values.length];
    Validity.Builder validity = new Validity.Builder(values.length);
    int position = 0;
    for (int i = 0; i < values.length; i++) {
      ByteSlice v = values[i];
      offsets[i] = position;
      if (v == null) {
        validity.setNull(i);
      } else {
        System.arraycopy(v.base(), v.offset(), buffer, position, v.length());
        lengths[i] = v.length();
        position += v.length();
      }
    }
    return new BytesVector(buffer, offsets, lengths, validity.build(values.length), values.length);
  }

  /** The buffer that holds the row's bytes: read only. */
  public byte[] base(int row) {
    return bufferIds == null ? buffers[0] : buffers[bufferIds[row]];
  }

  /** Where the row's bytes start in {@link #base}. */
  public int offset(int row) {
    return offsets[row];
  }

  /** How many bytes the row has. */
  public int size(int row) {
    return lengths[row];
  }

  public ByteSlice get(int row) {
    return new ByteSlice(base(row), offsets[row], lengths[row]);
  }

  /** The row decoded from UTF-8 (malformed bytes replaced); not for hot loops. */
  public String getString(int row) {
    return new String(base(row), offsets[row], lengths[row], StandardCharsets.UTF_8);
  }

  public byte[][] buffers() {
    return buffers;
  }

  /** The buffer of each row, or null if there is only one. */
  public int[] bufferIds() {
    return bufferIds;
  }

  public int[] offsets() {
    return offsets;
  }

  public int[] lengths() {
    return lengths;
  }

  public Validity validity() {
    return validity;
  }

  public BytesVector withValidity(Validity other) {
    return new BytesVector(buffers, bufferIds, offsets, lengths, other, length);
  }

  /** Whether two rows hold the same bytes; neither may be null. */
  public static boolean equal(BytesVector a, int i, BytesVector b, int j) {
    int n = a.lengths[i];
    if (n != b.lengths[j]) {
      return false;
    }
    int from = a.offsets[i];
    int to = b.offsets[j];
    return Arrays.equals(a.base(i), from, from + n, b.base(j), to, to + n);
  }

  /** Unsigned order of the bytes, which is code point order for UTF-8; neither may be null. */
  public static int compare(BytesVector a, int i, BytesVector b, int j) {
    int from = a.offsets[i];
    int to = b.offsets[j];
    return Arrays.compareUnsigned(
        a.base(i), from, from + a.lengths[i], b.base(j), to, to + b.lengths[j]);
  }

  @Override
  public PhysicalType physical() {
    return PhysicalType.BYTES;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public boolean isNull(int row) {
    return validity.isNull(row);
  }

  @Override
  public boolean mayHaveNulls() {
    return !validity.allValid();
  }

  @Override
  public BytesVector select(int[] rows, int count) {
    int[] ids = bufferIds == null ? null : new int[count];
    int[] starts = new int[count];
    int[] sizes = new int[count];
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      starts[i] = offsets[row];
      sizes[i] = lengths[row];
      if (ids != null) {
        ids[i] = bufferIds[row];
      }
    }
    return new BytesVector(buffers, ids, starts, sizes, validity.select(rows, count), count);
  }

  @Override
  public BytesVector selectOrNull(int[] rows, int count) {
    int[] ids = bufferIds == null ? null : new int[count];
    int[] starts = new int[count];
    int[] sizes = new int[count];
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      if (row >= 0) {
        starts[i] = offsets[row];
        sizes[i] = lengths[row];
        if (ids != null) {
          ids[i] = bufferIds[row];
        }
      }
    }
    return new BytesVector(buffers, ids, starts, sizes, validity.selectOrNull(rows, count), count);
  }

  @Override
  public BytesVector flatten() {
    return this;
  }

  @Override
  public long retainedBytes() {
    long bytes = 64L + 8L * offsets.length + validity.retainedBytes();
    if (bufferIds != null) {
      bytes += 4L * bufferIds.length;
    }
    for (byte[] buffer : buffers) {
      bytes += 16L + buffer.length;
    }
    return bytes;
  }
}
