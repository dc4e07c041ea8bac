package io.firesteel.storage.parquet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.firesteel.core.type.SqlType;
import io.firesteel.storage.file.DataFile;

/**
 * Decompressed pages and decoded dictionaries of column chunks that were read more than once,
 * within a budget of heap. What is read once, as by a full scan of a large table, is only noted.
 * Thread-safe.
 */
final class PageCache {
  /** A chunk as one type: dictionaries are kept converted. */
  record Key(DataFile file, int rowGroup, int leaf, SqlType type, Rebase rebase) {}

  private static final int OVERHEAD = 1 << 10;

  private final long capacity;
  private final Cache<Key, Weighed> chunks;
  private final Cache<Key, Boolean> seen = Caffeine.newBuilder().maximumSize(100_000).build();

  private record Weighed(SharedChunk chunk, int weight) {}

  PageCache(long capacity) {
    this.capacity = capacity;
    this.chunks =
        Caffeine.newBuilder()
            .maximumWeight(capacity)
            .<Key, Weighed>weigher((key, value) -> value.weight())
            .build();
  }

  /**
   * The chunk's pages, or null if they are not to be kept.
   *
   * @param bytes of the chunk when decompressed
   */
  SharedChunk get(Key key, long bytes) {
    Weighed known = chunks.getIfPresent(key);
    if (known != null) {
      return known.chunk();
    }
    if (key.file().modified() <= 0 || bytes < 0 || bytes > capacity / 8) {
      return null;
    }
    if (seen.asMap().putIfAbsent(key, Boolean.TRUE) == null) {
      return null;
    }
    int weight = (int) Math.min(Integer.MAX_VALUE, bytes + OVERHEAD);
    return chunks.get(key, k -> new Weighed(new SharedChunk(), weight)).chunk();
  }

  void clear() {
    chunks.invalidateAll();
    seen.invalidateAll();
  }
}
