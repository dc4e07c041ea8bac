package io.firesteel.storage.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The pages of a column chunk, decompressed once for several readers: those that share a row group,
 * or those of later queries. Each reader brings its own {@link ChunkPages} to find and load what is
 * not there yet. Thread-safe: finding pages has one lock, loading one a page.
 */
final class SharedChunk {
  final DictionaryHolder dictionary = new DictionaryHolder();
  private final List<Page> found = new ArrayList<>();
  private Page dictionaryPage;
  private long values;
  private boolean ended;
  private boolean claimed;

  /** The page of that number, not necessarily loaded, or null behind the last. */
  private synchronized Page page(int index, ChunkPages loader) throws IOException {
    while (found.size() <= index && !ended) {
      loader.resume(found.isEmpty() ? null : found.get(found.size() - 1), values, dictionaryPage);
      Page page = loader.next();
      dictionaryPage = loader.dictionarySoFar();
      if (page == null) {
        ended = true;
      } else {
        found.add(page);
        values += page.values;
      }
    }
    return index < found.size() ? found.get(index) : null;
  }

  private synchronized Page dictionaryPage(ChunkPages loader) throws IOException {
    page(0, loader);
    return dictionaryPage;
  }

  private static void load(Page page, ChunkPages loader) throws IOException {
    synchronized (page) {
      loader.load(page, true);
    }
  }

  /** Whether nobody has begun with this chunk; then the caller is the one who does. */
  synchronized boolean claim() {
    boolean first = !claimed;
    claimed = true;
    return first;
  }

  /** Loads the page of a row, where that is easily found, else the first. */
  void preload(LeafType type, long row, ChunkPages loader) throws IOException {
    long first = 0;
    for (int i = 0; ; i++) {
      Page page = page(i, loader);
      if (page == null) {
        return;
      }
      if (row < first + page.values || type.maxRepetition() > 0) {
        load(page, loader);
        return;
      }
      first += page.values;
    }
  }

  /** One reader's way through the chunk; closes the loader with itself. */
  PageSource open(ChunkPages loader) {
    return new Cursor(this, loader);
  }

  private static final class Cursor implements PageSource {
    private final SharedChunk chunk;
    private final ChunkPages loader;
    private int next;

    Cursor(SharedChunk chunk, ChunkPages loader) {
      this.chunk = chunk;
      this.loader = loader;
    }

    @Override
    public Page dictionary() throws IOException {
      return chunk.dictionaryPage(loader);
    }

    @Override
    public Page next() throws IOException {
      return chunk.page(next++, loader);
    }

    @Override
    public void load(Page page, boolean lasting) throws IOException {
      SharedChunk.load(page, loader);
    }

    @Override
    public void done(Page page) {
      // Others may still need it.
    }

    @Override
    public void close() {
      loader.close();
    }
  }
}
