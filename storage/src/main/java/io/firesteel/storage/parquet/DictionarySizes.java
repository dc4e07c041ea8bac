package io.firesteel.storage.parquet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.firesteel.storage.file.DataFile;
import io.firesteel.storage.file.FileAccess;
import io.firesteel.storage.file.PositionedInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/**
 * How many entries dictionaries have: the number of distinct values of a column in a row group, as
 * far as files tell. Costs one small read a column, remembered afterwards. Thread-safe.
 */
final class DictionarySizes {
  private static final int HEADER_ROOM = 256;

  private record Key(DataFile file, int leaf) {}

  private final FileAccess files;
  private final Cache<Key, Long> sizes = Caffeine.newBuilder().maximumSize(20_000).build();

  DictionarySizes(FileAccess files) {
    this.files = files;
  }

  /**
   * The entries of the column's dictionary in the row group with the most rows, or -1 if that has
   * none.
   */
  long size(Footer footer, LeafType leaf) {
    Key key = new Key(footer.file(), leaf.column());
    Long known = sizes.getIfPresent(key);
    if (known == null) {
      known = read(footer, leaf);
      sizes.put(key, known);
    }
    return known;
  }

  private long read(Footer footer, LeafType leaf) {
    int largest = -1;
    for (int i = 0; i < footer.rowGroups().size(); i++) {
      if (largest < 0 || footer.rows(i) > footer.rows(largest)) {
        largest = i;
      }
    }
    if (largest < 0) {
      return -1;
    }
    ColumnChunkMetaData chunk = footer.chunk(largest, leaf.column());
    Set<Encoding> encodings = chunk.isEncrypted() ? Set.of() : chunk.getEncodings();
    if (!encodings.contains(Encoding.PLAIN_DICTIONARY)
        && !encodings.contains(Encoding.RLE_DICTIONARY)) {
      return -1;
    }
    long start = chunk.getStartingPos();
    long length = footer.file().length();
    if (start < 4 || start > length - 8) {
      return -1;
    }
    int room = (int) Math.min(HEADER_ROOM, length - start);
    byte[] bytes = new byte[room];
    try (PositionedInput input = files.open(footer.file())) {
      input.readFully(start, bytes, 0, room);
      PageHeader header = Util.readPageHeader(new ByteArrayInputStream(bytes));
      return header.getType() == PageType.DICTIONARY_PAGE
              && header.isSetDictionary_page_header()
              && header.getDictionary_page_header().getNum_values() >= 0
          ? header.getDictionary_page_header().getNum_values()
          : -1;
    } catch (IOException | RuntimeException e) {
      // Only a hint: reading the column will tell what is wrong.
      return -1;
    }
  }
}
