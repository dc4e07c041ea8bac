package io.firesteel.storage.parquet;

/** BYTE_STREAM_SPLIT: the first bytes of all values, then all second bytes, and so on. */
final class StreamSplitDecoder extends ValueDecoder {
  private final RawValues.Kind kind;
  private final int start;
  private final int width;
  private final int total;
  private int index;

  StreamSplitDecoder(LeafType leaf, byte[] data, int offset, int length) {
    super(data, offset, length);
    this.kind = leaf.kind();
    this.start = offset;
    this.width = leaf.byteWidth();
    this.total = length / width;
    if (total * width != length) {
      throw new Corruption(length + " bytes do not split into streams of " + width);
    }
  }

  private int advance(int count) {
    int from = index;
    if (count > total - from) {
      throw new Corruption("split streams end early");
    }
    index = from + count;
    return start + from;
  }

  @Override
  void read(RawValues out, int at, int count) {
    int from = advance(count);
    switch (kind) {
      case INT:
        int[] ints = ((RawValues.Ints) out).values;
        for (int i = 0; i < count; i++) {
          ints[at + i] = (int) bits(from + i, 4);
        }
        break;
      case FLOAT:
        float[] floats = ((RawValues.Floats) out).values;
        for (int i = 0; i < count; i++) {
          floats[at + i] = Float.intBitsToFloat((int) bits(from + i, 4));
        }
        break;
      case LONG:
        long[] longs = ((RawValues.Longs) out).values;
        for (int i = 0; i < count; i++) {
          longs[at + i] = bits(from + i, 8);
        }
        break;
      case DOUBLE:
        double[] doubles = ((RawValues.Doubles) out).values;
        for (int i = 0; i < count; i++) {
          doubles[at + i] = Double.longBitsToDouble(bits(from + i, 8));
        }
        break;
      case BYTES:
        byte[] joined = new byte[count * width];
        for (int i = 0; i < count; i++) {
          for (int b = 0; b < width; b++) {
            joined[i * width + b] = data[from + i + b * total];
          }
        }
        RawValues.Bytes views = (RawValues.Bytes) out;
        views.buffer(joined, at, count);
        for (int i = 0; i < count; i++) {
          views.offsets[at + i] = i * width;
          views.lengths[at + i] = width;
        }
        break;
      default:
        throw new AssertionError(kind);
    }
  }

  private long bits(int first, int bytes) {
    long value = 0;
    for (int b = 0; b < bytes; b++) {
      value |= (data[first + b * total] & 0xffL) << (b << 3);
    }
    return value;
  }

  @Override
  void skip(int count) {
    advance(count);
  }
}
