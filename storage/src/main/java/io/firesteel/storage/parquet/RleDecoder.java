package io.firesteel.storage.parquet;

import java.util.Arrays;

/**
 * The hybrid of run-length and bit-packed runs that holds levels, dictionary codes and booleans.
 * The array must have {@link #PADDING} readable bytes after {@code end}.
 */
final class RleDecoder {
  /** Bytes that may be read (not used) past the end of the data. */
  static final int PADDING = 16;

  private final byte[] data;
  private final int end;
  private final int width;
  private final long mask;
  private int position;
  private int remaining;
  private boolean packed;
  private int value;
  private long bit;

  /**
   * @param width bits a value, 0 to 32
   */
  RleDecoder(byte[] data, int offset, int length, int width) {
    if (width < 0 || width > 32) {
      throw new Corruption("bit width " + width);
    }
    this.data = data;
    this.position = offset;
    this.end = offset + length;
    this.width = width;
    this.mask = (1L << width) - 1;
    if (width == 0) {
      remaining = Integer.MAX_VALUE;
    }
  }

  /** Reads the next {@code count} values. */
  void read(int[] out, int at, int count) {
    int to = at + count;
    while (at < to) {
      if (remaining == 0) {
        nextRun();
      }
      int n = Math.min(remaining, to - at);
      if (packed) {
        unpack(data, bit, width, mask, out, at, n);
        bit += (long) n * width;
      } else {
        Arrays.fill(out, at, at + n, value);
      }
      consume(n);
      at += n;
    }
  }

  void skip(int count) {
    while (count > 0) {
      if (remaining == 0) {
        nextRun();
      }
      int n = Math.min(remaining, count);
      if (packed) {
        bit += (long) n * width;
      }
      consume(n);
      count -= n;
    }
  }

  /**
   * How many of the next {@code atMost} values are one run of {@link #runValue}; 0 if they are
   * packed one by one.
   */
  int run(int atMost) {
    if (remaining == 0) {
      nextRun();
    }
    return packed ? 0 : Math.min(remaining, atMost);
  }

  /** How many of the next {@code atMost} values are packed; asked after {@link #run} gave 0. */
  int packedRun(int atMost) {
    return Math.min(remaining, atMost);
  }

  int runValue() {
    return value;
  }

  private void consume(int n) {
    if (width != 0) {
      remaining -= n;
    }
  }

  private void nextRun() {
    int header = varint();
    int count = header >>> 1;
    if ((header & 1) != 0) {
      long bytes = (long) count * width;
      // Some writers cut the padding of the last run.
      long available = Math.min(bytes, end - position);
      long values = Math.min((long) count * 8, available * 8 / width);
      if (values <= 0 || values > Integer.MAX_VALUE) {
        throw new Corruption("bit-packed run of " + count + " groups");
      }
      packed = true;
      bit = (long) position << 3;
      position += (int) available;
      remaining = (int) values;
    } else {
      int bytes = width + 7 >> 3;
      if (count == 0 || position + bytes > end) {
        throw new Corruption("run of " + count + " values at the end of the data");
      }
      int v = 0;
      for (int i = 0; i < bytes; i++) {
        v |= (data[position + i] & 0xff) << (i << 3);
      }
      position += bytes;
      packed = false;
      value = v;
      remaining = count;
    }
  }

  private int varint() {
    int result = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      if (position >= end) {
        throw new Corruption("runs end early");
      }
      int b = data[position++];
      result |= (b & 0x7f) << shift;
      if (b >= 0) {
        return result;
      }
    }
    throw new Corruption("run header of more than 5 bytes");
  }

  /**
   * Unpacks values of {@code width} bits that start at bit {@code from}. One unaligned load a value
   * and no branch: any width up to 32 fits the 57 bits that remain after the bit offset.
   */
  static void unpack(byte[] data, long from, int width, long mask, int[] out, int at, int count) {
    if (width == 8) {
      int p = (int) (from >>> 3);
      for (int i = 0; i < count; i++) {
        out[at + i] = data[p + i] & 0xff;
      }
      return;
    }
    long bit = from;
    for (int i = 0; i < count; i++) {
      out[at + i] =
          (int) ((long) LittleEndian.LONG.get(data, (int) (bit >>> 3)) >>> (bit & 7) & mask);
      bit += width;
    }
  }
}
