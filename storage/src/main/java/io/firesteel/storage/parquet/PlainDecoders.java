package io.firesteel.storage.parquet;

/** PLAIN: values one after the other, little-endian. */
final class PlainDecoders {
  private PlainDecoders() {}

  /** INT32. */
  static final class Ints extends ValueDecoder {
    Ints(byte[] data, int offset, int length) {
      super(data, offset, length);
    }

    @Override
    void read(RawValues out, int at, int count) {
      int from = take(count, 4);
      int[] values = ((RawValues.Ints) out).values;
      byte[] bytes = data;
      for (int i = 0; i < count; i++) {
        values[at + i] = (int) LittleEndian.INT.get(bytes, from + (i << 2));
      }
    }

    @Override
    void skip(int count) {
      take(count, 4);
    }

    @Override
    boolean readSelected(RawValues out, int[] selected, int count, int span) {
      int from = take(span, 4);
      int[] values = ((RawValues.Ints) out).values;
      byte[] bytes = data;
      for (int i = 0; i < count; i++) {
        values[i] = (int) LittleEndian.INT.get(bytes, from + (selected[i] << 2));
      }
      return true;
    }
  }

  /** INT64. */
  static final class Longs extends ValueDecoder {
    Longs(byte[] data, int offset, int length) {
      super(data, offset, length);
    }

    @Override
    void read(RawValues out, int at, int count) {
      int from = take(count, 8);
      long[] values = ((RawValues.Longs) out).values;
      byte[] bytes = data;
      for (int i = 0; i < count; i++) {
        values[at + i] = (long) LittleEndian.LONG.get(bytes, from + (i << 3));
      }
    }

    @Override
    void skip(int count) {
      take(count, 8);
    }

    @Override
    boolean readSelected(RawValues out, int[] selected, int count, int span) {
      int from = take(span, 8);
      long[] values = ((RawValues.Longs) out).values;
      byte[] bytes = data;
      for (int i = 0; i < count; i++) {
        values[i] = (long) LittleEndian.LONG.get(bytes, from + (selected[i] << 3));
      }
      return true;
    }
  }

  /** FLOAT. */
  static final class Floats extends ValueDecoder {
    Floats(byte[] data, int offset, int length) {
      super(data, offset, length);
    }

    @Override
    void read(RawValues out, int at, int count) {
      int from = take(count, 4);
      float[] values = ((RawValues.Floats) out).values;
      byte[] bytes = data;
      for (int i = 0; i < count; i++) {
        values[at + i] = (float) LittleEndian.FLOAT.get(bytes, from + (i << 2));
      }
    }

    @Override
    void skip(int count) {
      take(count, 4);
    }

    @Override
    boolean readSelected(RawValues out, int[] selected, int count, int span) {
      int from = take(span, 4);
      float[] values = ((RawValues.Floats) out).values;
      byte[] bytes = data;
      for (int i = 0; i < count; i++) {
        values[i] = (float) LittleEndian.FLOAT.get(bytes, from + (selected[i] << 2));
      }
      return true;
    }
  }

  /** DOUBLE. */
  static final class Doubles extends ValueDecoder {
    Doubles(byte[] data, int offset, int length) {
      super(data, offset, length);
    }

    @Override
    void read(RawValues out, int at, int count) {
      int from = take(count, 8);
      double[] values = ((RawValues.Doubles) out).values;
      byte[] bytes = data;
      for (int i = 0; i < count; i++) {
        values[at + i] = (double) LittleEndian.DOUBLE.get(bytes, from + (i << 3));
      }
    }

    @Override
    void skip(int count) {
      take(count, 8);
    }

    @Override
    boolean readSelected(RawValues out, int[] selected, int count, int span) {
      int from = take(span, 8);
      double[] values = ((RawValues.Doubles) out).values;
      byte[] bytes = data;
      for (int i = 0; i < count; i++) {
        values[i] = (double) LittleEndian.DOUBLE.get(bytes, from + (selected[i] << 3));
      }
      return true;
    }
  }

  /** INT96: nanoseconds of the day (8 bytes), then the Julian day (4), as microseconds. */
  static final class Int96 extends ValueDecoder {
    private static final long UNIX_EPOCH_DAY = 2_440_588;
    private static final long MICROS_A_DAY = 86_400_000_000L;

    Int96(byte[] data, int offset, int length) {
      super(data, offset, length);
    }

    @Override
    void read(RawValues out, int at, int count) {
      int from = take(count, 12);
      long[] values = ((RawValues.Longs) out).values;
      for (int i = 0; i < count; i++, from += 12) {
        values[at + i] =
            micros(LittleEndian.getLong(data, from), LittleEndian.getInt(data, from + 8));
      }
    }

    /** Wraps around on overflow, as Spark does. */
    static long micros(long nanosOfDay, int julianDay) {
      return (julianDay - UNIX_EPOCH_DAY) * MICROS_A_DAY + nanosOfDay / 1000;
    }

    @Override
    void skip(int count) {
      take(count, 12);
    }
  }

  /** BYTE_ARRAY: a length of four bytes before each value. */
  static final class ByteArrays extends ValueDecoder {
    ByteArrays(byte[] data, int offset, int length) {
      super(data, offset, length);
    }

    @Override
    void read(RawValues out, int at, int count) {
      RawValues.Bytes views = (RawValues.Bytes) out;
      views.buffer(data, at, count);
      int[] offsets = views.offsets;
      int[] lengths = views.lengths;
      byte[] bytes = data;
      int p = position;
      int last = end - 4;
      for (int i = at; i < at + count; i++) {
        if (p > last) {
          throw new Corruption("strings end early");
        }
        int n = (int) LittleEndian.INT.get(bytes, p);
        p += 4;
        if (n < 0 || n > end - p) {
          throw new Corruption("string of " + n + " bytes with " + (end - p) + " left");
        }
        offsets[i] = p;
        lengths[i] = n;
        p += n;
      }
      position = p;
    }

    @Override
    void skip(int count) {
      int p = position;
      for (int i = 0; i < count; i++) {
        if (p > end - 4) {
          throw new Corruption("strings end early");
        }
        int n = (int) LittleEndian.INT.get(data, p);
        p += 4;
        if (n < 0 || n > end - p) {
          throw new Corruption("string of " + n + " bytes with " + (end - p) + " left");
        }
        p += n;
      }
      position = p;
    }

    @Override
    boolean readSelected(RawValues out, int[] selected, int count, int span) {
      RawValues.Bytes views = (RawValues.Bytes) out;
      views.buffer(data, 0, count);
      byte[] bytes = data;
      int p = position;
      int last = end - 4;
      int next = 0;
      int wanted = count == 0 ? -1 : selected[0];
      for (int i = 0; i < span; i++) {
        if (p > last) {
          throw new Corruption("strings end early");
        }
        int n = (int) LittleEndian.INT.get(bytes, p);
        p += 4;
        if (n < 0 || n > end - p) {
          throw new Corruption("string of " + n + " bytes with " + (end - p) + " left");
        }
        if (i == wanted) {
          views.offsets[next] = p;
          views.lengths[next] = n;
          next++;
          wanted = next < count ? selected[next] : -1;
        }
        p += n;
      }
      position = p;
      return true;
    }
  }

  /** FIXED_LEN_BYTE_ARRAY. */
  static final class FixedBytes extends ValueDecoder {
    private final int width;

    FixedBytes(byte[] data, int offset, int length, int width) {
      super(data, offset, length);
      this.width = width;
    }

    @Override
    void read(RawValues out, int at, int count) {
      int from = take(count, width);
      RawValues.Bytes views = (RawValues.Bytes) out;
      views.buffer(data, at, count);
      for (int i = 0; i < count; i++, from += width) {
        views.offsets[at + i] = from;
        views.lengths[at + i] = width;
      }
    }

    @Override
    void skip(int count) {
      take(count, width);
    }

    @Override
    boolean readSelected(RawValues out, int[] selected, int count, int span) {
      int from = take(span, width);
      RawValues.Bytes views = (RawValues.Bytes) out;
      views.buffer(data, 0, count);
      for (int i = 0; i < count; i++) {
        views.offsets[i] = from + selected[i] * width;
        views.lengths[i] = width;
      }
      return true;
    }
  }
}
