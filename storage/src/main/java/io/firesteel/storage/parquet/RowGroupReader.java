package io.firesteel.storage.parquet;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.storage.file.PositionedInput;
import io.firesteel.storage.scan.ScanColumn;
import io.firesteel.storage.scan.ScanMetrics;
import io.firesteel.storage.scan.ScanSpec;
import io.firesteel.storage.scan.Split;
import java.io.IOException;
import java.util.List;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/**
 * The columns of one row group, each opened when it is first read: a column whose rows are all
 * filtered out costs nothing. Belongs to one thread.
 */
final class RowGroupReader implements AutoCloseable {
  private final FilePlan plan;
  private final ScanSpec spec;
  private final Split split;
  private final int rowGroup;
  private final PositionedInput input;
  private final SharedRowGroup shared;
  private final PageCache cache;
  private final Buffers buffers;
  private final Codec codec;
  private final ScanMetrics metrics;
  private final ColumnReader[] readers;
  private final long[] skipped;

  /**
   * @param shared the pages that other splits read too, or null
   * @param cache the pages that earlier queries left, or null
   */
  RowGroupReader(
      FilePlan plan,
      ScanSpec spec,
      Split split,
      int rowGroup,
      PositionedInput input,
      SharedRowGroup shared,
      PageCache cache,
      Buffers buffers,
      Codec codec,
      ScanMetrics metrics) {
    this.plan = plan;
    this.spec = spec;
    this.split = split;
    this.rowGroup = rowGroup;
    this.input = input;
    this.shared = shared;
    this.cache = cache;
    this.buffers = buffers;
    this.codec = codec;
    this.metrics = metrics;
    this.readers = new ColumnReader[spec.columns().size()];
    this.skipped = new long[readers.length];
  }

  /**
   * The next rows of a column, or some of them.
   *
   * @param selected offsets of the wanted rows, ascending; null for all
   */
  ColumnVector read(int column, int rows, int[] selected, int count) {
    try {
      if (readers[column] == null) {
        readers[column] = open(column);
      }
      if (skipped[column] > 0) {
        long n = skipped[column];
        skipped[column] = 0;
        readers[column].skip(n);
      }
      return selected == null
          ? readers[column].read(rows)
          : readers[column].readSelected(rows, selected, count);
    } catch (IOException | RuntimeException e) {
      throw failed(column, e);
    }
  }

  /** Passes over rows of a column, when it is next read. */
  void skip(int column, long rows) {
    skipped[column] += rows;
  }

  private SqlException failed(int column, Exception e) {
    return FileErrors.reading(
        plan.footer().file().path(),
        spec.columns().get(column).name(),
        readers[column] == null ? -1 : readers[column].offset(),
        e);
  }

  private ColumnReader open(int column) {
    ScanColumn wanted = spec.columns().get(column);
    String path = split.file().path();
    switch (wanted.source()) {
      case PARTITION_VALUE:
        return FilePlan.constant(wanted, split.partitionValues().get(wanted.index()));
      case FILE_PATH:
        return FilePlan.constant(wanted, ByteSlice.of(path));
      case FILE_NAME:
        return FilePlan.constant(wanted, FilePlan.fileName(path));
      case FILE_SIZE:
        return FilePlan.constant(wanted, plan.footer().file().length());
      case FILE_BLOCK_START:
        return FilePlan.constant(wanted, 0L);
      case FILE_BLOCK_LENGTH:
        return FilePlan.constant(wanted, plan.footer().file().length());
      case FILE_MODIFIED:
        return FilePlan.constant(wanted, split.file().modified() * 1000);
      case ROW_INDEX:
        return new ColumnReader.RowIndex(plan.footer().firstRows()[rowGroup]);
      case FILE:
        break;
    }
    ReadTree tree = plan.trees()[column];
    if (tree.root() instanceof ReadNode.Missing missing) {
      return FilePlan.constant(wanted, missing.value());
    }
    List<LeafType> leaves = tree.leaves();
    if (tree.isFlat()) {
      return new ColumnReader.Flat(new FlatReader(cursor(leaves.get(0)), metrics));
    }
    NestedReader[] nested = new NestedReader[leaves.size()];
    for (int i = 0; i < nested.length; i++) {
      nested[i] = new NestedReader(cursor(leaves.get(i)), metrics);
    }
    return new ColumnReader.Nested(tree.root(), nested);
  }

  /** The leaf's chunk, which must be one that can be read. */
  private ColumnChunkMetaData readable(LeafType leaf) {
    ColumnChunkMetaData chunk = plan.footer().chunk(rowGroup, leaf.column());
    if (chunk.isEncrypted()) {
      throw FileErrors.unsupported(
          plan.footer().file().path(),
          "column " + leaf.name() + " is encrypted and no key is known");
    }
    if (!Codec.supports(chunk.getCodec())) {
      throw FileErrors.unsupported(
          plan.footer().file().path(),
          "column " + leaf.name() + " is compressed with " + chunk.getCodec());
    }
    return chunk;
  }

  private PageCursor cursor(LeafType leaf) {
    SharedChunk chunk = chunk(leaf);
    return chunk == null
        ? new PageCursor(leaf, pages(leaf), new DictionaryHolder())
        : new PageCursor(leaf, chunk.open(pages(leaf)), chunk.dictionary);
  }

  private ChunkPages pages(LeafType leaf) {
    return new ChunkPages(
        input, plan.footer().file().length(), readable(leaf), buffers, codec, metrics);
  }

  /** The pages shared with other splits or later queries, or null if there is nothing to share. */
  private SharedChunk chunk(LeafType leaf) {
    SharedChunk cached =
        cache == null
            ? null
            : cache.get(
                new PageCache.Key(
                    split.file(), rowGroup, leaf.column(), leaf.type(), plan.rebase()),
                readable(leaf).getTotalUncompressedSize());
    return shared == null
        ? cached
        : shared.chunk(leaf, () -> cached == null ? new SharedChunk() : cached);
  }

  /**
   * Loads pages of columns that no other split has begun with, starting at a different column in
   * each split: so that splits of one row group decompress different columns at the same time.
   *
   * @param row a row that this split starts with
   */
  void preload(int[] columns, long row, Runnable checkCancelled) {
    int start = columns.length == 0 ? 0 : split.part() * columns.length / split.parts();
    for (int i = 0; i < columns.length; i++) {
      int column = columns[(start + i) % columns.length];
      ReadTree tree = plan.trees()[column];
      if (tree == null) {
        continue;
      }
      for (LeafType leaf : tree.leaves()) {
        SharedChunk chunk = chunk(leaf);
        if (chunk.claim()) {
          checkCancelled.run();
          try (ChunkPages loader = pages(leaf)) {
            chunk.preload(leaf, row, loader);
          } catch (IOException | RuntimeException e) {
            throw failed(column, e);
          }
        }
      }
    }
  }

  @Override
  public void close() {
    for (int i = 0; i < readers.length; i++) {
      if (readers[i] != null) {
        readers[i].close();
        readers[i] = null;
      }
    }
  }
}
