package io.firesteel.storage.parquet;

import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Validity;
import java.io.IOException;
import org.apache.parquet.format.Encoding;

/**
 * The decoded dictionary of a chunk: one object for all readers of the chunk, so that consumers can
 * keep what they worked out for it.
 */
final class DictionaryHolder {
  private volatile ColumnVector values;
  private boolean distinct;

  /** Decodes the dictionary page unless that is done. */
  synchronized void load(LeafType leaf, PageSource pages) throws IOException {
    if (values != null || leaf.conversion() == null) {
      return;
    }
    Page page = pages.dictionary();
    if (page == null) {
      throw new Corruption("page of dictionary codes without a dictionary");
    }
    if (page.encoding != Encoding.PLAIN && page.encoding != Encoding.PLAIN_DICTIONARY) {
      throw new Corruption("dictionary in encoding " + page.encoding);
    }
    int count = page.values;
    if ((long) count * Math.max(minimalBits(leaf), 1) > (long) page.size * 8) {
      throw new Corruption("dictionary of " + count + " values in " + page.size + " bytes");
    }
    RawValues raw = RawValues.create(leaf.kind(), count);
    ValueDecoder.of(Encoding.PLAIN, leaf, page.content, 0, page.size, count).read(raw, 0, count);
    ColumnVector vector = leaf.conversion().convert(raw, Validity.ALL, count);
    distinct = Distinctness.isDistinct(vector);
    values = vector;
  }

  private static int minimalBits(LeafType leaf) {
    switch (leaf.physical()) {
      case BOOLEAN:
        return 1;
      case BYTE_ARRAY:
        return 32;
      default:
        return leaf.byteWidth() * 8;
    }
  }

  ColumnVector values() {
    return values;
  }

  boolean distinct() {
    return distinct;
  }

  /** Checks that codes are in range. */
  void check(int[] codes, int count, int width) {
    int size = values.length();
    if (width < 31 && 1 << width <= size) {
      return;
    }
    int worst = Integer.MIN_VALUE;
    for (int i = 0; i < count; i++) { // meant to vectorise: the flip makes the order unsigned
      worst = Math.max(worst, codes[i] ^ Integer.MIN_VALUE);
    }
    if (count > 0 && Integer.compareUnsigned(worst ^ Integer.MIN_VALUE, size) >= 0) {
      throw new Corruption(
          "code "
              + Integer.toUnsignedString(worst ^ Integer.MIN_VALUE)
              + " in a dictionary of "
              + size);
    }
  }
}
