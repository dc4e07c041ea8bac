package io.firesteel.storage.parquet;

import io.firesteel.core.type.SqlType;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The chunks of a row group that several splits read shares of. Thread-safe. */
final class SharedRowGroup {
  /** Columns asked twice with different types share nothing. */
  private record ChunkKey(int leaf, SqlType type) {}

  private final Map<ChunkKey, SharedChunk> chunks = new HashMap<>();
  private int users;

  /**
   * @param users how many splits there are
   */
  SharedRowGroup(int users) {
    this.users = users;
  }

  /** The chunk of a primitive column. */
  synchronized SharedChunk chunk(LeafType leaf, Supplier<SharedChunk> other) {
    return chunks.computeIfAbsent(new ChunkKey(leaf.column(), leaf.type()), key -> other.get());
  }

  /** One user is done; true if it was the last. */
  synchronized boolean release() {
    return --users <= 0;
  }
}
