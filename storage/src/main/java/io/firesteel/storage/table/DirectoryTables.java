package io.firesteel.storage.table;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.Settings;
import io.firesteel.storage.catalog.CatalogTable;
import io.firesteel.storage.catalog.ResolvedTable;
import io.firesteel.storage.catalog.TableResolver;
import io.firesteel.storage.file.FileAccess;
import io.firesteel.storage.scan.FileFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Resolves tables that are directories of Parquet files. */
public final class DirectoryTables implements TableResolver {
  static final String PARQUET = "parquet";

  /** Formats that Spark reads by path; only Parquet is read here, others are refused clearly. */
  private static final Set<String> PROVIDERS =
      Set.of(PARQUET, "orc", "csv", "json", "text", "avro", "xml", "binaryfile");

  private final FileFormat format;
  private final FileLister lister;
  private final FooterReaders readers = new FooterReaders();

  /**
   * @param parquet reads schemas and statistics of files
   */
  public DirectoryTables(FileAccess access, FileFormat parquet) {
    this.format = parquet;
    this.lister = new FileLister(access);
  }

  @Override
  public boolean isProvider(String name) {
    return PROVIDERS.contains(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public ResolvedTable resolve(CatalogTable table, Settings settings) {
    requireParquet(table.provider());
    List<FileLister.Root> roots;
    try {
      roots = lister.roots(table.location());
    } catch (SqlException e) {
      // A table that nobody has written to yet.
      if (!e.code().name().equals("PATH_NOT_FOUND") || table.columns().isEmpty()) {
        throw e;
      }
      roots = List.of();
    }
    return new TableResolution(
            table.name().toString(),
            table.location(),
            table.columns(),
            table.partitionColumns(),
            ReaderOptions.of(table.options(), settings),
            settings,
            lister,
            format,
            readers)
        .resolve(roots);
  }

  @Override
  public ResolvedTable resolvePath(
      String provider, String path, Map<String, String> options, Settings settings) {
    requireParquet(provider);
    return new TableResolution(
            provider.toLowerCase(Locale.ROOT) + ".`" + path + "`",
            path,
            List.of(),
            List.of(),
            ReaderOptions.of(options, settings),
            settings,
            lister,
            format,
            readers)
        .resolve(lister.roots(path));
  }

  private static void requireParquet(String provider) {
    if (!provider.equalsIgnoreCase(PARQUET)) {
      throw SqlException.of(
              "DATA_SOURCE_NOT_FOUND",
              "Tables of the format " + provider + " cannot be read; only Parquet can.")
          .with("provider", provider);
    }
  }
}
