package io.firesteel.storage.parquet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.firesteel.core.error.SqlException;
import io.firesteel.core.memory.MemoryBudget;
import io.firesteel.core.setting.FiresteelSettings;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.catalog.SchemaJson;
import io.firesteel.storage.file.DataFile;
import io.firesteel.storage.file.FileAccess;
import io.firesteel.storage.scan.FileFormat;
import io.firesteel.storage.scan.FileStatistics;
import io.firesteel.storage.scan.ScanColumn;
import io.firesteel.storage.scan.ScanSpec;
import io.firesteel.storage.scan.Split;
import io.firesteel.storage.scan.TableFile;
import io.firesteel.storage.scan.TableScan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/** Parquet files, with caches of footers and pages. One a server. Thread-safe. */
public final class ParquetFormat implements FileFormat {
  /** Rough bytes of heap a column chunk's metadata takes. */
  private static final int CHUNK_WEIGHT = 400;

  private final FileAccess files;
  private final FooterReader reader;
  private final PageCache pageCache;
  private final BufferPool pool =
      new BufferPool(Math.min(128L << 20, Runtime.getRuntime().maxMemory() / 16));
  private final DictionarySizes dictionaries;
  private final Cache<DataFile, Footer> footers;

  /** With caches as the server's settings say. */
  public static ParquetFormat of(FileAccess files, Settings settings) {
    long heap = Runtime.getRuntime().maxMemory();
    long pages = settings.get(FiresteelSettings.PAGE_CACHE_BYTES);
    return new ParquetFormat(
        files, Math.min(256L << 20, heap / 16), pages == 0 ? heap / 6 : Math.max(pages, 0));
  }

  /** Without a cache of pages. */
  public ParquetFormat(FileAccess files, long footerCacheBytes) {
    this(files, footerCacheBytes, 0);
  }

  /**
   * @param footerCacheBytes about how much heap footers may take
   * @param pageCacheBytes about how much heap decompressed pages may take; 0 for no such cache
   */
  public ParquetFormat(FileAccess files, long footerCacheBytes, long pageCacheBytes) {
    this.pageCache = pageCacheBytes > 0 ? new PageCache(pageCacheBytes) : null;
    this.files = files;
    this.reader = new FooterReader(files);
    this.dictionaries = new DictionarySizes(files);
    this.footers =
        Caffeine.newBuilder()
            .maximumWeight(footerCacheBytes)
            .<DataFile, Footer>weigher(
                (file, footer) ->
                    (int)
                        Math.min(
                            Integer.MAX_VALUE,
                            1000L
                                + (1L + footer.rowGroups().size())
                                    * footer.leaves().size()
                                    * CHUNK_WEIGHT))
            .build();
  }

  BufferPool pool() {
    return pool;
  }

  /** Null if there is none. */
  PageCache pageCache() {
    return pageCache;
  }

  /** Forgets footers and pages, for measurements of cold reads. */
  public void clearCaches() {
    footers.invalidateAll();
    if (pageCache != null) {
      pageCache.clear();
    }
  }

  FileAccess files() {
    return files;
  }

  /** The file's footer, from the cache if the file is the same as then. */
  Footer footer(DataFile file) {
    Footer cached = footers.getIfPresent(file);
    if (cached == null) {
      cached = reader.read(file);
      // Without a time of change nothing tells a file from its successor.
      if (cached.file().length() == file.length() && file.modified() > 0) {
        footers.put(file, cached);
      }
    }
    return cached;
  }

  @Override
  public List<SqlType.Field> schema(DataFile file, Settings settings) {
    ReadOptions options = ReadOptions.of(settings);
    List<SqlType.Field> fields = schema(footer(file), options);
    if (!options.caseSensitive()) {
      checkNames(fields);
    }
    return fields;
  }

  /** Names must differ by more than case, at every level. */
  private static void checkNames(List<SqlType.Field> fields) {
    Set<String> names = new HashSet<>();
    for (SqlType.Field field : fields) {
      String name = field.name().toLowerCase(Locale.ROOT);
      if (!names.add(name)) {
        throw SqlException.of(
                "COLUMN_ALREADY_EXISTS",
                "There are several columns of the name "
                    + TypeNames.quote(name)
                    + " when case is ignored.")
            .with("columnName", TypeNames.quote(name));
      }
      checkNames(field.type());
    }
  }

  private static void checkNames(SqlType type) {
    if (type instanceof SqlType.StructType struct) {
      checkNames(struct.fields());
    } else if (type instanceof SqlType.ArrayType array) {
      checkNames(array.element());
    } else if (type instanceof SqlType.MapType map) {
      checkNames(map.key());
      checkNames(map.value());
    }
  }

  private static List<SqlType.Field> schema(Footer footer, ReadOptions options) {
    String json = footer.keyValues().get(SchemaJson.FOOTER_KEY);
    if (json != null) {
      try {
        List<SqlType.Field> fields = new ArrayList<>();
        for (Column column : SchemaJson.read(json)) {
          fields.add(new SqlType.Field(column.name(), column.type(), true));
        }
        return fields;
      } catch (IllegalArgumentException e) {
        // Written by a version with types we do not know: the Parquet types remain.
      }
    }
    return new SchemaMapping(options).fields(footer.schema());
  }

  @Override
  public FileStatistics statistics(DataFile file, List<ScanColumn> columns, Settings settings) {
    Footer footer = footer(file);
    FilePlan plan = FilePlan.of(footer, ScanSpec.of(columns, settings), ReadOptions.of(settings));
    List<FileStatistics.Column> all = new ArrayList<>(columns.size());
    long bytes = 0;
    for (int i = 0; i < columns.size(); i++) {
      FileStatistics.Column column = column(footer, plan, i);
      bytes += column.bytes();
      all.add(column);
    }
    return new FileStatistics(footer.rows(), bytes, footer.rowGroups().size(), all);
  }

  private FileStatistics.Column column(Footer footer, FilePlan plan, int index) {
    if (plan.trees()[index] == null) {
      return FileStatistics.Column.UNKNOWN;
    }
    long bytes = 0;
    long compressed = 0;
    for (LeafType leaf : plan.trees()[index].leaves()) {
      for (int g = 0; g < footer.rowGroups().size(); g++) {
        ColumnChunkMetaData chunk = footer.chunk(g, leaf.column());
        bytes += Math.max(0, chunk.getTotalUncompressedSize());
        compressed += Math.max(0, chunk.getTotalSize());
      }
    }
    if (plan.trees()[index].root() instanceof ReadNode.Missing missing) {
      return new FileStatistics.Column(
          missing.value(),
          missing.value(),
          missing.value() == null ? footer.rows() : 0,
          missing.value() == null ? 0 : 1,
          0,
          0);
    }
    LeafType leaf = plan.leaf(index, List.of(), true);
    if (leaf == null) {
      return new FileStatistics.Column(null, null, -1, -1, bytes, compressed);
    }
    Object min = null;
    Object max = null;
    long nulls = 0;
    boolean known = true;
    for (int g = 0; g < footer.rowGroups().size(); g++) {
      ColumnChunkMetaData chunk = footer.chunk(g, leaf.column());
      Bounds bounds =
          chunk.isEncrypted()
              ? new Bounds(null, null, -1, footer.rows(g))
              : Bounds.of(leaf, chunk.getPrimitiveType(), chunk.getStatistics(), footer.rows(g));
      nulls = nulls < 0 || bounds.nulls() < 0 ? -1 : nulls + bounds.nulls();
      if (bounds.min() == null) {
        known &= bounds.nulls() == footer.rows(g);
      } else {
        min = min == null || Bounds.compare(bounds.min(), min) < 0 ? bounds.min() : min;
        max = max == null || Bounds.compare(bounds.max(), max) > 0 ? bounds.max() : max;
      }
    }
    return new FileStatistics.Column(
        known ? min : null,
        known ? max : null,
        nulls,
        dictionaries.size(footer, leaf),
        bytes,
        compressed);
  }

  @Override
  public List<Split> plan(List<TableFile> tableFiles, ScanSpec spec, int parallelism) {
    return new SplitPlanner(this, spec, parallelism).plan(tableFiles);
  }

  @Override
  public TableScan open(ScanSpec spec, MemoryBudget budget) {
    return new ParquetScan(this, spec, budget);
  }
}
