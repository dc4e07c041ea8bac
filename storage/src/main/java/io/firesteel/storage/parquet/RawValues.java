package io.firesteel.storage.parquet;

import java.util.Arrays;

/**
 * Values of one Parquet physical type in memory, as decoders leave them: first dense, then {@link
 * #spread} over the rows that are not null. Arrays are handed on to vectors, so they are not
 * reused.
 */
abstract sealed class RawValues {

  /** Which arrays there are. */
  enum Kind {
    BOOLEAN,
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    BYTES
  }

  static RawValues create(Kind kind, int capacity) {
    switch (kind) {
      case BOOLEAN:
        return new Booleans(capacity);
      case INT:
        return new Ints(capacity);
      case LONG:
        return new Longs(capacity);
      case FLOAT:
        return new Floats(capacity);
      case DOUBLE:
        return new Doubles(capacity);
      case BYTES:
        return new Bytes(capacity);
    }
    throw new AssertionError(kind);
  }

  /**
   * Moves {@code valid} values at [at, at + valid) to the positions in [at, at + slots) whose bit
   * is set in {@code words}; other slots keep anything.
   */
  abstract void spread(int at, int slots, int valid, long[] words);

  static boolean isSet(long[] words, int i) {
    return (words[i >> 6] >>> i & 1) != 0;
  }

  /** One {@code boolean} a value. */
  static final class Booleans extends RawValues {
    final boolean[] values;

    Booleans(int capacity) {
      values = new boolean[capacity];
    }

    @Override
    void spread(int at, int slots, int valid, long[] words) {
      int from = at + valid;
      for (int i = at + slots - 1; i >= from; i--) {
        if (isSet(words, i)) {
          values[i] = values[--from];
        }
      }
    }
  }

  /** INT32. */
  static final class Ints extends RawValues {
    final int[] values;

    Ints(int capacity) {
      values = new int[capacity];
    }

    @Override
    void spread(int at, int slots, int valid, long[] words) {
      spread(values, at, slots, valid, words);
    }

    static void spread(int[] values, int at, int slots, int valid, long[] words) {
      int from = at + valid;
      // Once nothing is left to move (from == i), the values below are in place already.
      for (int i = at + slots - 1; i >= from; i--) {
        if (isSet(words, i)) {
          values[i] = values[--from];
        }
      }
    }
  }

  /** INT64, and INT96 as microseconds. */
  static final class Longs extends RawValues {
    final long[] values;

    Longs(int capacity) {
      values = new long[capacity];
    }

    @Override
    void spread(int at, int slots, int valid, long[] words) {
      int from = at + valid;
      for (int i = at + slots - 1; i >= from; i--) {
        if (isSet(words, i)) {
          values[i] = values[--from];
        }
      }
    }
  }

  /** FLOAT. */
  static final class Floats extends RawValues {
    final float[] values;

    Floats(int capacity) {
      values = new float[capacity];
    }

    @Override
    void spread(int at, int slots, int valid, long[] words) {
      int from = at + valid;
      for (int i = at + slots - 1; i >= from; i--) {
        if (isSet(words, i)) {
          values[i] = values[--from];
        }
      }
    }
  }

  /** DOUBLE. */
  static final class Doubles extends RawValues {
    final double[] values;

    Doubles(int capacity) {
      values = new double[capacity];
    }

    @Override
    void spread(int at, int slots, int valid, long[] words) {
      int from = at + valid;
      for (int i = at + slots - 1; i >= from; i--) {
        if (isSet(words, i)) {
          values[i] = values[--from];
        }
      }
    }
  }

  /** BYTE_ARRAY and FIXED_LEN_BYTE_ARRAY as views into pages. */
  static final class Bytes extends RawValues {
    byte[][] buffers = {};
    int[] bufferIds;
    final int[] offsets;
    final int[] lengths;

    Bytes(int capacity) {
      offsets = new int[capacity];
      lengths = new int[capacity];
    }

    /** Declares that values from {@code at} on lie in this buffer, until the next call. */
    void buffer(byte[] buffer, int at, int count) {
      int id = buffers.length - 1;
      if (id < 0 || buffers[id] != buffer) {
        id++;
        buffers = Arrays.copyOf(buffers, id + 1);
        buffers[id] = buffer;
        if (id > 0 && bufferIds == null) {
          bufferIds = new int[offsets.length];
        }
      }
      if (id > 0) {
        Arrays.fill(bufferIds, at, at + count, id);
      }
    }

    @Override
    void spread(int at, int slots, int valid, long[] words) {
      int from = at + valid;
      for (int i = at + slots - 1; i >= from; i--) {
        if (isSet(words, i)) {
          from--;
          offsets[i] = offsets[from];
          lengths[i] = lengths[from];
        }
      }
      if (bufferIds != null && slots > 0) {
        // All values of one call come from one buffer.
        Arrays.fill(bufferIds, at, at + slots, bufferIds[at]);
      }
    }
  }
}
