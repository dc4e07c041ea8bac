package io.firesteel.storage.parquet;

import org.apache.parquet.format.Encoding;

/**
 * Decodes the values of one data page in order. One class a (encoding, kind); no decoder reads past
 * the end of its page, whatever the page says.
 */
abstract class ValueDecoder {
  final byte[] data;
  final int end;
  int position;

  ValueDecoder(byte[] data, int offset, int length) {
    this.data = data;
    this.position = offset;
    this.end = offset + length;
  }

  /** Reads {@code count} values to [at, at + count). */
  abstract void read(RawValues out, int at, int count);

  abstract void skip(int count);

  /**
   * Passes over {@code span} values and reads those at {@code selected[0..count)}, ascending
   * offsets among them, to [0, count).
   *
   * @return false, and nothing done, if the encoding has no shorter way than to read them all
   */
  boolean readSelected(RawValues out, int[] selected, int count, int span) {
    return false;
  }

  /** Advances over {@code count} values of {@code width} bytes and returns where they start. */
  final int take(int count, int width) {
    int from = position;
    if ((long) count * width > end - from) {
      throw new Corruption(
          "page holds " + (end - from) / width + " more values where " + count + " are needed");
    }
    position = from + count * width;
    return from;
  }

  /**
   * A decoder for the values of a page.
   *
   * @param values how many values the page has at most (nulls included)
   */
  static ValueDecoder of(
      Encoding encoding, LeafType leaf, byte[] data, int offset, int length, int values) {
    switch (encoding) {
      case PLAIN:
        return plain(leaf, data, offset, length);
      case RLE:
        if (leaf.kind() == RawValues.Kind.BOOLEAN) {
          return new BooleanDecoders.Rle(data, offset, length);
        }
        break;
      case DELTA_BINARY_PACKED:
        if (leaf.physical() == LeafType.Physical.INT32) {
          return new DeltaDecoders.Ints(data, offset, length);
        }
        if (leaf.physical() == LeafType.Physical.INT64) {
          return new DeltaDecoders.Longs(data, offset, length);
        }
        break;
      case DELTA_LENGTH_BYTE_ARRAY:
        if (leaf.physical() == LeafType.Physical.BYTE_ARRAY) {
          return new DeltaDecoders.LengthBytes(data, offset, length, values);
        }
        break;
      case DELTA_BYTE_ARRAY:
        if (leaf.kind() == RawValues.Kind.BYTES) {
          return new DeltaDecoders.PrefixBytes(data, offset, length, values, leaf.fixedLength());
        }
        break;
      case BYTE_STREAM_SPLIT:
        if (leaf.physical() != LeafType.Physical.INT96
            && leaf.physical() != LeafType.Physical.BYTE_ARRAY
            && leaf.physical() != LeafType.Physical.BOOLEAN) {
          return new StreamSplitDecoder(leaf, data, offset, length);
        }
        break;
      default:
        break;
    }
    throw new Corruption("encoding " + encoding + " for " + leaf.physical());
  }

  private static ValueDecoder plain(LeafType leaf, byte[] data, int offset, int length) {
    switch (leaf.physical()) {
      case BOOLEAN:
        return new BooleanDecoders.Plain(data, offset, length);
      case INT32:
        return new PlainDecoders.Ints(data, offset, length);
      case INT64:
        return new PlainDecoders.Longs(data, offset, length);
      case INT96:
        return new PlainDecoders.Int96(data, offset, length);
      case FLOAT:
        return new PlainDecoders.Floats(data, offset, length);
      case DOUBLE:
        return new PlainDecoders.Doubles(data, offset, length);
      case BYTE_ARRAY:
        return new PlainDecoders.ByteArrays(data, offset, length);
      case FIXED_LEN_BYTE_ARRAY:
        return new PlainDecoders.FixedBytes(data, offset, length, leaf.fixedLength());
    }
    throw new AssertionError(leaf.physical());
  }
}
