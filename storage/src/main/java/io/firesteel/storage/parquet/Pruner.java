package io.firesteel.storage.parquet;

import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.storage.file.PositionedInput;
import io.firesteel.storage.scan.ColumnRange;
import io.firesteel.storage.scan.ScanColumn;
import io.firesteel.storage.scan.ScanSpec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.parquet.column.values.bloomfilter.BlockSplitBloomFilter;
import org.apache.parquet.format.BloomFilterHeader;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.OffsetIndex;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.internal.hadoop.metadata.IndexReference;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/**
 * Which row groups of a file, and which rows of them, the ranges of a scan leave. Everything that
 * cannot be read or understood prunes nothing.
 */
final class Pruner {
  /** More values than this are not looked up in a Bloom filter. */
  private static final int MAX_LOOKUPS = 64;

  private static final int MAX_INDEX = 64 << 20;

  private final FilePlan plan;
  private final ScanSpec spec;
  private final boolean caseSensitive;
  private final List<Object> partitionValues;

  Pruner(FilePlan plan, ScanSpec spec, boolean caseSensitive, List<Object> partitionValues) {
    this.plan = plan;
    this.spec = spec;
    this.caseSensitive = caseSensitive;
    this.partitionValues = partitionValues;
  }

  /** Whether statistics in the footer leave any row of the row group. */
  boolean mayMatch(int rowGroup, List<ColumnRange> ranges) {
    for (ColumnRange range : ranges) {
      Bounds bounds = bounds(rowGroup, range);
      if (bounds != null && !bounds.mayMatch(range)) {
        return false;
      }
    }
    return true;
  }

  private Bounds bounds(int rowGroup, ColumnRange range) {
    long rows = plan.footer().rows(rowGroup);
    ScanColumn column = spec.columns().get(range.column());
    if (column.source() == ScanColumn.Source.PARTITION_VALUE) {
      return constant(partitionValues.get(column.index()), rows);
    }
    if (column.source() != ScanColumn.Source.FILE) {
      return null;
    }
    if (plan.trees()[range.column()].root() instanceof ReadNode.Missing missing) {
      return range.path().isEmpty() ? constant(missing.value(), rows) : null;
    }
    LeafType leaf = plan.leaf(range.column(), range.path(), caseSensitive);
    if (leaf == null) {
      return null;
    }
    ColumnChunkMetaData chunk = plan.footer().chunk(rowGroup, leaf.column());
    return chunk.isEncrypted()
        ? null
        : Bounds.of(leaf, chunk.getPrimitiveType(), chunk.getStatistics(), rows);
  }

  private static Bounds constant(Object value, long rows) {
    return value == null || value instanceof Double || value instanceof Float
        ? new Bounds(null, null, value == null ? rows : 0, rows)
        : new Bounds(value, value, 0, rows);
  }

  /** Whether Bloom filters leave any row of the row group. */
  boolean mayMatchBloom(int rowGroup, List<ColumnRange> ranges, PositionedInput input)
      throws IOException {
    for (ColumnRange range : ranges) {
      List<Object> values = range.in();
      if (values == null
          && range.min() != null
          && range.max() != null
          && range.minInclusive()
          && range.maxInclusive()
          && Bounds.compare(range.min(), range.max()) == 0) {
        values = List.of(range.min());
      }
      if (values == null
          || values.size() > MAX_LOOKUPS
          || range.nulls() != ColumnRange.Nulls.FAIL) {
        continue;
      }
      LeafType leaf = plan.leaf(range.column(), range.path(), caseSensitive);
      if (leaf == null) {
        continue;
      }
      ColumnChunkMetaData chunk = plan.footer().chunk(rowGroup, leaf.column());
      if (chunk.isEncrypted() || !hashable(leaf, chunk.getPrimitiveType())) {
        continue;
      }
      BlockSplitBloomFilter filter = bloom(chunk, input);
      if (filter != null && values.stream().noneMatch(v -> mayContain(filter, v))) {
        return false;
      }
    }
    return true;
  }

  /** Whether SQL values are the stored ones, so that their hashes are the filter's. */
  private static boolean hashable(LeafType leaf, PrimitiveType column) {
    TypeKind kind = leaf.type().kind();
    switch (leaf.physical()) {
      case INT32:
        return kind == TypeKind.INT
            || kind == TypeKind.SMALLINT
            || kind == TypeKind.TINYINT
            || kind == TypeKind.DATE;
      case INT64:
        return kind == TypeKind.BIGINT
            || (kind == TypeKind.TIMESTAMP || kind == TypeKind.TIMESTAMP_NTZ)
                && column.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation t
                && t.getUnit() == TimeUnit.MICROS;
      case BYTE_ARRAY:
        return kind == TypeKind.STRING || kind == TypeKind.BINARY;
      default:
        return false;
    }
  }

  private static boolean mayContain(BlockSplitBloomFilter filter, Object value) {
    if (value instanceof Integer i) {
      return filter.findHash(filter.hash(i.intValue()));
    }
    if (value instanceof Long l) {
      return filter.findHash(filter.hash(l.longValue()));
    }
    if (value instanceof ByteSlice s) {
      return filter.findHash(filter.hash(Binary.fromConstantByteArray(s.toByteArray())));
    }
    return true;
  }

  private BlockSplitBloomFilter bloom(ColumnChunkMetaData chunk, PositionedInput input)
      throws IOException {
    long offset = chunk.getBloomFilterOffset();
    long fileLength = plan.footer().file().length();
    if (offset < 4 || offset >= fileLength) {
      return null;
    }
    try {
      int headerRoom = (int) Math.min(256, fileLength - offset);
      byte[] bytes = new byte[headerRoom];
      input.readFully(offset, bytes, 0, headerRoom);
      ByteArrayInputStream in = new ByteArrayInputStream(bytes);
      BloomFilterHeader header = Util.readBloomFilterHeader(in);
      int size = header.getNumBytes();
      long start = offset + headerRoom - in.available();
      if (size < 32
          || size > MAX_INDEX
          || Integer.bitCount(size) != 1
          || start + size > fileLength
          || !header.getAlgorithm().isSetBLOCK()
          || !header.getHash().isSetXXHASH()
          || !header.getCompression().isSetUNCOMPRESSED()) {
        return null;
      }
      byte[] bits = new byte[size];
      input.readFully(start, bits, 0, size);
      return new BlockSplitBloomFilter(bits);
    } catch (RuntimeException e) {
      return null;
    }
  }

  /** The rows of a row group that the page indexes leave. */
  RowRanges rows(int rowGroup, List<ColumnRange> ranges, PositionedInput input) throws IOException {
    long rows = plan.footer().rows(rowGroup);
    RowRanges left = RowRanges.of(0, rows);
    for (ColumnRange range : ranges) {
      LeafType leaf = plan.leaf(range.column(), range.path(), caseSensitive);
      if (leaf == null) {
        continue;
      }
      ColumnChunkMetaData chunk = plan.footer().chunk(rowGroup, leaf.column());
      if (chunk.isEncrypted()
          || chunk.getColumnIndexReference() == null
          || chunk.getOffsetIndexReference() == null) {
        continue;
      }
      RowRanges pages = pages(leaf, chunk, range, rows, input);
      if (pages != null) {
        left = left.and(pages);
      }
    }
    return left;
  }

  private RowRanges pages(
      LeafType leaf, ColumnChunkMetaData chunk, ColumnRange range, long rows, PositionedInput input)
      throws IOException {
    byte[] columnBytes = read(chunk.getColumnIndexReference(), input);
    byte[] offsetBytes = read(chunk.getOffsetIndexReference(), input);
    if (columnBytes == null || offsetBytes == null) {
      return null;
    }
    try {
      ColumnIndex index = Util.readColumnIndex(new ByteArrayInputStream(columnBytes));
      OffsetIndex offsets = Util.readOffsetIndex(new ByteArrayInputStream(offsetBytes));
      int count = offsets.getPage_locationsSize();
      if (count == 0
          || index.getNull_pagesSize() != count
          || index.getMin_valuesSize() != count
          || index.getMax_valuesSize() != count
          || offsets.getPage_locations().get(0).getFirst_row_index() != 0) {
        return null;
      }
      boolean ordered = Bounds.ordered(chunk.getPrimitiveType());
      boolean nullCounts = index.isSetNull_counts() && index.getNull_countsSize() == count;
      RowRanges.Builder kept = new RowRanges.Builder();
      for (int i = 0; i < count; i++) {
        long from = offsets.getPage_locations().get(i).getFirst_row_index();
        long to =
            i + 1 < count ? offsets.getPage_locations().get(i + 1).getFirst_row_index() : rows;
        if (to <= from || to > rows) {
          return null;
        }
        Bounds bounds;
        if (index.getNull_pages().get(i)) {
          bounds = new Bounds(null, null, to - from, to - from);
        } else {
          long nulls = nullCounts ? index.getNull_counts().get(i) : -1;
          if (nulls < 0 || nulls >= to - from) {
            nulls = -1;
          }
          bounds =
              ordered
                  ? Bounds.of(
                      leaf,
                      bytes(index.getMin_values().get(i)),
                      bytes(index.getMax_values().get(i)),
                      nulls,
                      to - from)
                  : new Bounds(null, null, nulls, to - from);
        }
        if (bounds.mayMatch(range)) {
          kept.add(from, to);
        }
      }
      return kept.build();
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private byte[] read(IndexReference reference, PositionedInput input) throws IOException {
    long offset = reference.getOffset();
    int length = reference.getLength();
    if (offset < 4
        || length <= 0
        || length > MAX_INDEX
        || offset + length > plan.footer().file().length()) {
      return null;
    }
    byte[] bytes = new byte[length];
    input.readFully(offset, bytes, 0, length);
    return bytes;
  }
}
