package io.firesteel.storage.parquet;

import io.firesteel.core.memory.MemoryBudget;
import io.firesteel.core.type.SqlType;
import io.firesteel.storage.file.PositionedInput;
import io.firesteel.storage.scan.ScanMetrics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The chunks of a row group that several splits read shares of: each page is decompressed once, by
 * whoever comes first. Thread-safe; one lock a chunk.
 */
final class SharedRowGroup {
  /** Columns asked twice with different types share nothing. */
  private record ChunkKey(int leaf, SqlType type) {}

  private final Footer footer;
  private final int rowGroup;
  private final PositionedInput input;
  private final MemoryBudget budget;
  private final ScanMetrics metrics;
  private final Map<ChunkKey, Chunk> chunks = new HashMap<>();
  private int users;

  /**
   * @param input is closed with this
   * @param users how many splits there are
   */
  SharedRowGroup(
      Footer footer,
      int rowGroup,
      PositionedInput input,
      MemoryBudget budget,
      ScanMetrics metrics,
      int users) {
    this.footer = footer;
    this.rowGroup = rowGroup;
    this.input = input;
    this.budget = budget;
    this.metrics = metrics;
    this.users = users;
  }

  PositionedInput input() {
    return input;
  }

  /** The chunk of a primitive column. */
  synchronized Chunk chunk(LeafType leaf) {
    return chunks.computeIfAbsent(
        new ChunkKey(leaf.column(), leaf.type()), key -> new Chunk(key.leaf()));
  }

  /** One user is done; true if it was the last, and everything is freed. */
  synchronized boolean release() {
    if (--users > 0) {
      return false;
    }
    close();
    return true;
  }

  synchronized void close() {
    chunks.values().forEach(Chunk::close);
    chunks.clear();
    try {
      input.close();
    } catch (IOException e) {
      // Nothing was written: what could be lost has been read.
    }
  }

  /** The pages of one column, kept until the row group is done. */
  final class Chunk {
    final DictionaryHolder dictionary = new DictionaryHolder();
    private final int leaf;
    private final List<Page> found = new ArrayList<>();
    private Buffers buffers;
    private Codec codec;
    private ChunkPages pages;
    private boolean ended;
    private boolean busy;

    private Chunk(int leaf) {
      this.leaf = leaf;
    }

    private ChunkPages pages() {
      if (pages == null) {
        buffers = new Buffers(budget);
        codec = new Codec();
        pages =
            new ChunkPages(
                input,
                footer.file().length(),
                footer.chunk(rowGroup, leaf),
                buffers,
                codec,
                metrics);
      }
      return pages;
    }

    /** The page of that number, not necessarily loaded, or null behind the last. */
    synchronized Page page(int index) throws IOException {
      while (found.size() <= index && !ended) {
        Page page = pages().next();
        if (page == null) {
          ended = true;
        } else {
          found.add(page);
        }
      }
      return index < found.size() ? found.get(index) : null;
    }

    synchronized void load(Page page) throws IOException {
      pages().load(page, true);
    }

    synchronized Page dictionaryPage() throws IOException {
      return pages().dictionary();
    }

    /** Whether nobody has begun with this chunk; then the caller is the one who does. */
    boolean claim() {
      synchronized (SharedRowGroup.this) {
        if (busy) {
          return false;
        }
        busy = true;
        return true;
      }
    }

    /** Loads the dictionary and the page of a row, where that is easily found. */
    void preload(LeafType type, long row) throws IOException {
      long first = 0;
      for (int i = 0; ; i++) {
        Page page = page(i);
        if (page == null) {
          return;
        }
        if (row < first + page.values || type.maxRepetition() > 0) {
          load(page);
          return;
        }
        first += page.values;
      }
    }

    private synchronized void close() {
      found.clear();
      if (pages != null) {
        pages.close();
        buffers.close();
        codec.close();
        pages = null;
        ended = true;
      }
    }

    PageSource open() {
      return new Cursor(this);
    }
  }

  /** One reader's way through a chunk. */
  private static final class Cursor implements PageSource {
    private final Chunk chunk;
    private int next;

    Cursor(Chunk chunk) {
      this.chunk = chunk;
    }

    @Override
    public Page dictionary() throws IOException {
      return chunk.dictionaryPage();
    }

    @Override
    public Page next() throws IOException {
      return chunk.page(next++);
    }

    @Override
    public void load(Page page, boolean lasting) throws IOException {
      chunk.load(page);
    }

    @Override
    public void done(Page page) {
      // Others may still need it.
    }

    @Override
    public void close() {}
  }
}
