package io.firesteel.storage.parquet;

/** The deprecated BIT_PACKED levels: most significant bit first, no runs. */
final class PackedLevels {
  private PackedLevels() {}

  /** The same levels in the form that {@link RleDecoder} reads. */
  static RleDecoder decoder(byte[] data, int from, int count, int width) {
    int groups = (count + 7) / 8;
    byte[] out = new byte[5 + groups * width + RleDecoder.PADDING];
    int at = 0;
    int header = groups << 1 | 1;
    while ((header & ~0x7f) != 0) {
      out[at++] = (byte) (header & 0x7f | 0x80);
      header >>>= 7;
    }
    out[at++] = (byte) header;
    for (int i = 0; i < count * width; i++) {
      int valueBit = width - 1 - i % width;
      int value = data[from + (i >> 3)] >>> (7 - (i & 7)) & 1;
      int target = i / width * width + valueBit;
      out[at + (target >> 3)] |= (byte) (value << (target & 7));
    }
    return new RleDecoder(out, 0, at + groups * width, width);
  }
}
