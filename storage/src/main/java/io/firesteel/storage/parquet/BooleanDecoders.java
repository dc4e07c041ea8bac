package io.firesteel.storage.parquet;

/** BOOLEAN: one bit each, or runs. */
final class BooleanDecoders {
  private BooleanDecoders() {}

  /** PLAIN: bits, least significant first. */
  static final class Plain extends ValueDecoder {
    private long bit;

    Plain(byte[] data, int offset, int length) {
      super(data, offset, length);
      bit = (long) offset << 3;
    }

    private long advance(int count) {
      long from = bit;
      if (from + count > (long) end << 3) {
        throw new Corruption("booleans end early");
      }
      bit = from + count;
      return from;
    }

    @Override
    void read(RawValues out, int at, int count) {
      long from = advance(count);
      boolean[] values = ((RawValues.Booleans) out).values;
      for (int i = 0; i < count; i++) {
        long b = from + i;
        values[at + i] = (data[(int) (b >>> 3)] >>> (b & 7) & 1) != 0;
      }
    }

    @Override
    void skip(int count) {
      advance(count);
    }
  }

  /** RLE with a length of four bytes before. */
  static final class Rle extends ValueDecoder {
    private final RleDecoder runs;
    private int[] scratch = new int[0];

    Rle(byte[] data, int offset, int length) {
      super(data, offset, length);
      if (length < 4) {
        throw new Corruption("boolean runs of " + length + " bytes");
      }
      int size = LittleEndian.getInt(data, offset);
      if (size < 0 || size > length - 4) {
        throw new Corruption("boolean runs of " + size + " bytes in " + (length - 4));
      }
      runs = new RleDecoder(data, offset + 4, size, 1);
    }

    @Override
    void read(RawValues out, int at, int count) {
      if (scratch.length < count) {
        scratch = new int[count];
      }
      runs.read(scratch, 0, count);
      boolean[] values = ((RawValues.Booleans) out).values;
      for (int i = 0; i < count; i++) {
        values[at + i] = scratch[i] != 0;
      }
    }

    @Override
    void skip(int count) {
      runs.skip(count);
    }
  }
}
