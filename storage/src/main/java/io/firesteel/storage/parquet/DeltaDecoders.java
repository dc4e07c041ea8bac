package io.firesteel.storage.parquet;

/** The delta encodings. */
final class DeltaDecoders {
  private DeltaDecoders() {}

  /**
   * DELTA_BINARY_PACKED as a stream of longs: blocks of miniblocks, each with a bit width of its
   * own, of differences to a minimum difference.
   */
  static final class Stream {
    private final byte[] data;
    private final int end;
    private final int miniblocks;
    private final int miniblockValues;
    private final byte[] widths;
    private final long total;
    private int position;
    private long delivered;
    private long last;
    private long minDelta;
    private int miniblock;
    private int miniblockLeft;
    private long bit;
    private int width;

    Stream(byte[] data, int offset, int length) {
      this.data = data;
      this.position = offset;
      this.end = offset + length;
      long blockValues = varint();
      long count = varint();
      total = varint();
      last = zigzag(varint());
      if (blockValues <= 0
          || blockValues > 1 << 20
          || count <= 0
          || count > blockValues
          || blockValues % count != 0
          || total < 0) {
        throw new Corruption("delta blocks of " + blockValues + " values in " + count);
      }
      miniblocks = (int) count;
      miniblockValues = (int) (blockValues / count);
      if (miniblocks > length) {
        throw new Corruption(miniblocks + " miniblocks in " + length + " bytes");
      }
      widths = new byte[miniblocks];
      miniblock = miniblocks;
    }

    /** How many values there are in all. */
    long total() {
      return total;
    }

    /** Where the data after the last value starts; asked when all values have been read. */
    int endPosition() {
      // Miniblocks are written in full, unused ones of the last block not at all.
      return position;
    }

    void read(long[] out, int at, int count) {
      if (count > total - delivered) {
        throw new Corruption("deltas end early");
      }
      int i = at;
      int to = at + count;
      if (delivered == 0 && i < to) {
        out[i++] = last;
      }
      delivered += count;
      while (i < to) {
        if (miniblockLeft == 0) {
          nextMiniblock(total - delivered + (to - i));
        }
        int n = Math.min(miniblockLeft, to - i);
        long value = last;
        long base = minDelta;
        if (width == 0) {
          for (int k = 0; k < n; k++) {
            value += base;
            out[i + k] = value;
          }
        } else if (width <= 56) {
          long mask = (1L << width) - 1;
          long b = bit;
          for (int k = 0; k < n; k++) {
            long raw = (long) LittleEndian.LONG.get(data, (int) (b >>> 3)) >>> (b & 7) & mask;
            value += base + raw;
            out[i + k] = value;
            b += width;
          }
          bit = b;
        } else {
          for (int k = 0; k < n; k++) {
            value += base + wide();
            out[i + k] = value;
          }
        }
        last = value;
        miniblockLeft -= n;
        i += n;
      }
    }

    /** A value of 57 to 64 bits, which one load of eight bytes may not cover. */
    private long wide() {
      int at = (int) (bit >>> 3);
      int shift = (int) (bit & 7);
      long low = LittleEndian.getLong(data, at) >>> shift;
      if (shift != 0) {
        low |= (data[at + 8] & 0xffL) << 64 - shift;
      }
      bit += width;
      return width == 64 ? low : low & (1L << width) - 1;
    }

    /** Starts the next miniblock, of whose values {@code left} are still to come in all. */
    private void nextMiniblock(long left) {
      if (miniblock == miniblocks) {
        minDelta = zigzag(varint());
        if (miniblocks > end - position) {
          throw new Corruption("delta block ends early");
        }
        System.arraycopy(data, position, widths, 0, miniblocks);
        position += miniblocks;
        miniblock = 0;
      }
      width = widths[miniblock++] & 0xff;
      if (width > 64) {
        throw new Corruption("delta width " + width);
      }
      long bytes = ((long) miniblockValues * width + 7) >>> 3;
      bit = (long) position << 3;
      if (bytes > end - position) {
        // Some writers cut the last miniblock after its last value.
        long present = width == 0 ? 0 : (long) (end - position) * 8 / width;
        if (present <= 0 || present < Math.min(left, miniblockValues)) {
          throw new Corruption("delta miniblock ends early");
        }
        position = end;
      } else {
        position += (int) bytes;
      }
      miniblockLeft = miniblockValues;
    }

    private long varint() {
      long result = 0;
      for (int shift = 0; shift < 70; shift += 7) {
        if (position >= end) {
          throw new Corruption("delta header ends early");
        }
        long b = data[position++];
        result |= (b & 0x7f) << shift;
        if (b >= 0) {
          return result;
        }
      }
      throw new Corruption("delta header");
    }

    private static long zigzag(long v) {
      return v >>> 1 ^ -(v & 1);
    }

    /** All values as ints that are lengths: not negative. */
    static int[] lengths(Stream stream, int values) {
      if (stream.total() > values) {
        throw new Corruption(stream.total() + " lengths for " + values + " values");
      }
      int n = (int) stream.total();
      if (n > (stream.end - stream.position + 1L) * stream.miniblocks * stream.miniblockValues) {
        throw new Corruption(n + " lengths in " + (stream.end - stream.position) + " bytes");
      }
      long[] all = new long[n];
      stream.read(all, 0, n);
      int[] lengths = new int[n];
      for (int i = 0; i < n; i++) {
        int length = (int) all[i];
        if (length < 0) {
          throw new Corruption("length " + length);
        }
        lengths[i] = length;
      }
      return lengths;
    }
  }

  /** INT32. */
  static final class Ints extends ValueDecoder {
    private final Stream stream;
    private long[] scratch = new long[0];

    Ints(byte[] data, int offset, int length) {
      super(data, offset, length);
      stream = new Stream(data, offset, length);
    }

    @Override
    void read(RawValues out, int at, int count) {
      long[] wide = scratch(count);
      stream.read(wide, 0, count);
      int[] values = ((RawValues.Ints) out).values;
      for (int i = 0; i < count; i++) {
        values[at + i] = (int) wide[i];
      }
    }

    private long[] scratch(int count) {
      if (scratch.length < count) {
        scratch = new long[count];
      }
      return scratch;
    }

    @Override
    void skip(int count) {
      for (int left = count; left > 0; left -= 4096) {
        int n = Math.min(left, 4096);
        stream.read(scratch(n), 0, n);
      }
    }
  }

  /** INT64. */
  static final class Longs extends ValueDecoder {
    private final Stream stream;

    Longs(byte[] data, int offset, int length) {
      super(data, offset, length);
      stream = new Stream(data, offset, length);
    }

    @Override
    void read(RawValues out, int at, int count) {
      stream.read(((RawValues.Longs) out).values, at, count);
    }

    @Override
    void skip(int count) {
      long[] scratch = new long[Math.min(count, 4096)];
      for (int left = count; left > 0; left -= 4096) {
        stream.read(scratch, 0, Math.min(left, 4096));
      }
    }
  }

  /** DELTA_LENGTH_BYTE_ARRAY: all lengths, then all bytes. */
  static final class LengthBytes extends ValueDecoder {
    private final int[] lengths;
    private int index;

    LengthBytes(byte[] data, int offset, int length, int values) {
      super(data, offset, length);
      Stream stream = new Stream(data, offset, length);
      lengths = Stream.lengths(stream, values);
      position = stream.endPosition();
    }

    @Override
    void read(RawValues out, int at, int count) {
      if (count > lengths.length - index) {
        throw new Corruption("strings end early");
      }
      RawValues.Bytes views = (RawValues.Bytes) out;
      views.buffer(data, at, count);
      int p = position;
      for (int i = 0; i < count; i++) {
        int n = lengths[index + i];
        if (n > end - p) {
          throw new Corruption("string of " + n + " bytes with " + (end - p) + " left");
        }
        views.offsets[at + i] = p;
        views.lengths[at + i] = n;
        p += n;
      }
      position = p;
      index += count;
    }

    @Override
    void skip(int count) {
      if (count > lengths.length - index) {
        throw new Corruption("strings end early");
      }
      long p = position;
      for (int i = 0; i < count; i++) {
        p += lengths[index + i];
      }
      if (p > end) {
        throw new Corruption("strings end early");
      }
      position = (int) p;
      index += count;
    }
  }

  /** DELTA_BYTE_ARRAY: how many bytes are shared with the value before, and the rest. */
  static final class PrefixBytes extends ValueDecoder {
    /** No batch of a sane file comes near: prefixes can repeat bytes without end. */
    private static final int MAX_BYTES = 1 << 30;

    private final int[] prefixes;
    private final int[] suffixes;
    private final int fixedLength;
    private byte[] previous = new byte[0];
    private int previousOffset;
    private int previousLength;
    private int index;

    PrefixBytes(byte[] data, int offset, int length, int values, int fixedLength) {
      super(data, offset, length);
      this.fixedLength = fixedLength;
      Stream first = new Stream(data, offset, length);
      prefixes = Stream.lengths(first, values);
      int from = first.endPosition();
      Stream second = new Stream(data, from, end - from);
      suffixes = Stream.lengths(second, values);
      position = second.endPosition();
      if (prefixes.length != suffixes.length) {
        throw new Corruption(prefixes.length + " prefixes, " + suffixes.length + " suffixes");
      }
    }

    @Override
    void read(RawValues out, int at, int count) {
      if (count > prefixes.length - index) {
        throw new Corruption("strings end early");
      }
      long total = 0;
      for (int i = index; i < index + count; i++) {
        total += (long) prefixes[i] + suffixes[i];
      }
      if (total > MAX_BYTES) {
        throw new Corruption("strings of " + total + " bytes");
      }
      checkLengths(count);
      byte[] joined = new byte[(int) total];
      RawValues.Bytes views = (RawValues.Bytes) out;
      views.buffer(joined, at, count);
      int p = 0;
      for (int i = 0; i < count; i++, index++) {
        int prefix = prefixes[index];
        int suffix = suffixes[index];
        System.arraycopy(previous, previousOffset, joined, p, prefix);
        System.arraycopy(data, position, joined, p + prefix, suffix);
        position += suffix;
        previous = joined;
        previousOffset = p;
        previousLength = prefix + suffix;
        views.offsets[at + i] = p;
        views.lengths[at + i] = previousLength;
        p += previousLength;
      }
    }

    /** So that a huge array is allocated only for values that exist. */
    private void checkLengths(int count) {
      int before = previousLength;
      long bytes = 0;
      for (int i = index; i < index + count; i++) {
        if (prefixes[i] > before) {
          throw new Corruption("prefix of " + prefixes[i] + " bytes after a value of " + before);
        }
        before = prefixes[i] + suffixes[i];
        if (fixedLength > 0 && before != fixedLength) {
          throw new Corruption("value of " + before + " bytes instead of " + fixedLength);
        }
        bytes += suffixes[i];
      }
      if (bytes > end - position) {
        throw new Corruption("strings end early");
      }
    }

    @Override
    void skip(int count) {
      for (int left = count; left > 0; left -= 1024) {
        int n = Math.min(left, 1024);
        read(new RawValues.Bytes(n), 0, n);
      }
    }
  }
}
