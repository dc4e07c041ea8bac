package io.firesteel.storage.parquet;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.DictionaryVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.format.Encoding;

/**
 * A position in the pages of a chunk: finds pages, loads them, and turns the values of the current
 * one into vectors. Levels are read by {@link FlatReader} and {@link NestedReader}.
 */
final class PageCursor implements AutoCloseable {
  final LeafType leaf;
  private final PageSource pages;
  private final DictionaryHolder dictionary;

  /** The current page, null before the first. */
  Page page;

  /** Whether the current page has been loaded. */
  boolean loaded;

  /** Null where the column has no such levels. */
  RleDecoder definitions;

  RleDecoder repetitions;
  private RleDecoder codes;
  private int codeWidth;
  private ValueDecoder values;
  private int[] scratch = new int[0];

  PageCursor(LeafType leaf, PageSource pages, DictionaryHolder dictionary) {
    this.leaf = leaf;
    this.pages = pages;
    this.dictionary = dictionary;
  }

  /** Goes to the next page that has values; false at the end of the chunk. */
  boolean next() throws IOException {
    release();
    do {
      page = pages.next();
    } while (page != null && page.values == 0);
    return page != null;
  }

  /** Goes on to the next page, where the chunk must have one. */
  void require() throws IOException {
    if (!next()) {
      throw new Corruption("chunk has fewer rows than its row group");
    }
  }

  private void release() {
    if (page != null && loaded) {
      pages.done(page);
    }
    loaded = false;
    codes = null;
    values = null;
  }

  /** Decompresses the page and finds its parts. */
  void load() throws IOException {
    boolean coded =
        page.encoding == Encoding.RLE_DICTIONARY || page.encoding == Encoding.PLAIN_DICTIONARY;
    boolean lasting =
        !coded && leaf.kind() == RawValues.Kind.BYTES && page.encoding != Encoding.DELTA_BYTE_ARRAY;
    pages.load(page, lasting);
    loaded = true;
    byte[] content = page.content;
    int at = 0;
    int end = page.size;
    if (page.version2) {
      repetitions = levels(content, 0, page.repetitionBytes, leaf.maxRepetition());
      at = page.repetitionBytes;
      definitions = levels(content, at, page.definitionBytes, leaf.maxDefinition());
      at += page.definitionBytes;
    } else {
      repetitions = null;
      definitions = null;
      if (leaf.maxRepetition() > 0) {
        int size = levelBytes(content, at, end, leaf.maxRepetition(), page.packedRepetitions);
        int from = page.packedRepetitions ? at : at + 4;
        repetitions = version1(content, from, size, leaf.maxRepetition(), page.packedRepetitions);
        at = from + size;
      }
      if (leaf.maxDefinition() > 0) {
        int size = levelBytes(content, at, end, leaf.maxDefinition(), page.packedDefinitions);
        int from = page.packedDefinitions ? at : at + 4;
        definitions = version1(content, from, size, leaf.maxDefinition(), page.packedDefinitions);
        at = from + size;
      }
    }
    if (!coded) {
      values = ValueDecoder.of(page.encoding, leaf, content, at, end - at, page.values);
      return;
    }
    dictionary.load(leaf, pages);
    if (at >= end) {
      // A page of nulls only may lack even the width.
      codes = new RleDecoder(content, at, 0, 1);
      codeWidth = 1;
    } else {
      codeWidth = content[at];
      codes = new RleDecoder(content, at + 1, end - at - 1, codeWidth);
    }
  }

  private static RleDecoder levels(byte[] content, int from, int size, int max) {
    return max == 0 ? null : new RleDecoder(content, from, size, bits(max));
  }

  private static int bits(int max) {
    return 32 - Integer.numberOfLeadingZeros(max);
  }

  private int levelBytes(byte[] content, int at, int end, int max, boolean packed) {
    long size;
    int available;
    if (packed) {
      size = ((long) page.values * bits(max) + 7) >> 3;
      available = end - at;
    } else {
      if (end - at < 4) {
        throw new Corruption("levels are missing");
      }
      size = LittleEndian.getInt(content, at);
      available = end - at - 4;
    }
    if (size < 0 || size > available) {
      throw new Corruption("levels of " + size + " bytes with " + available + " left");
    }
    return (int) size;
  }

  private RleDecoder version1(byte[] content, int from, int size, int max, boolean packed) {
    return packed
        ? PackedLevels.decoder(content, from, page.values, bits(max))
        : new RleDecoder(content, from, size, bits(max));
  }

  /** Passes over values (not nulls) of the loaded page. */
  void skipValues(int count) {
    if (codes != null) {
      codes.skip(count);
    } else {
      values.skip(count);
    }
  }

  /**
   * Reads the next values of the loaded page as a vector.
   *
   * @param slots rows of the vector
   * @param valid how many of them are not null
   * @param words a bit for each row that is not null; null if all are
   */
  ColumnVector read(int slots, int valid, long[] words) {
    if (leaf.conversion() == null) {
      skipValues(valid);
      return new ConstantVector(Vectors.of(SqlType.VOID, Arrays.asList((Object) null)), slots);
    }
    if (valid == 0) {
      return Vectors.nulls(leaf.type(), slots);
    }
    Validity validity = words == null ? Validity.ALL : Validity.ofWords(words);
    if (codes != null) {
      int[] out = new int[slots];
      codes.read(out, 0, valid);
      dictionary.check(out, valid, codeWidth);
      if (words != null) {
        RawValues.Ints.spread(out, 0, slots, valid, words);
      }
      return new DictionaryVector(dictionary.values(), out, validity, slots, dictionary.distinct());
    }
    RawValues raw = RawValues.create(leaf.kind(), slots);
    values.read(raw, 0, valid);
    if (words != null) {
      raw.spread(0, slots, valid, words);
    }
    return leaf.conversion().convert(raw, validity, slots);
  }

  /**
   * Passes over the next {@code span} values of the loaded page, none of them null, and returns
   * those at {@code selected[0..count)}.
   */
  ColumnVector readSelected(int[] selected, int count, int span) {
    if (leaf.conversion() == null || count == 0) {
      return read(span, span, null).select(selected, count);
    }
    if (codes != null) {
      if (scratch.length < span) {
        scratch = new int[span];
      }
      codes.read(scratch, 0, span);
      dictionary.check(scratch, span, codeWidth);
      int[] out = new int[count];
      for (int i = 0; i < count; i++) {
        out[i] = scratch[selected[i]];
      }
      return new DictionaryVector(
          dictionary.values(), out, Validity.ALL, count, dictionary.distinct());
    }
    RawValues raw = RawValues.create(leaf.kind(), count);
    if (values.readSelected(raw, selected, count, span)) {
      return leaf.conversion().convert(raw, Validity.ALL, count);
    }
    return read(span, span, null).select(selected, count);
  }

  /** Puts the parts of a batch that came from several pages together. */
  ColumnVector join(List<ColumnVector> parts, int slots) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    if (leaf.conversion() == null) {
      return new ConstantVector(Vectors.of(SqlType.VOID, Arrays.asList((Object) null)), slots);
    }
    DictionaryVector first = null;
    for (ColumnVector part : parts) {
      if (part instanceof DictionaryVector d) {
        first = d;
      } else if (!(part instanceof ConstantVector)) {
        return Vectors.concat(leaf.type(), parts);
      }
    }
    if (first == null) {
      return Vectors.nulls(leaf.type(), slots);
    }
    // Codes of one chunk, and nulls: stays a dictionary.
    int[] all = new int[slots];
    Validity.Builder validity = new Validity.Builder(slots);
    int at = 0;
    for (ColumnVector part : parts) {
      int n = part.length();
      if (part instanceof DictionaryVector d) {
        System.arraycopy(d.codes(), 0, all, at, n);
      }
      if (part.mayHaveNulls()) {
        for (int i = 0; i < n; i++) {
          if (part.isNull(i)) {
            validity.setNull(at + i);
          }
        }
      }
      at += n;
    }
    return new DictionaryVector(
        first.dictionary(), all, validity.build(slots), slots, first.distinct());
  }

  @Override
  public void close() {
    release();
    pages.close();
  }
}
