package io.firesteel.storage.table;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.Settings;
import io.firesteel.storage.catalog.CatalogTable;
import io.firesteel.storage.catalog.ResolvedTable;
import io.firesteel.storage.catalog.TableDetails;
import io.firesteel.storage.catalog.TableResolver;
import io.firesteel.storage.file.FileAccess;
import io.firesteel.storage.scan.FileFormat;
import io.firesteel.storage.scan.FileFormats;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Resolves tables that are directories of files. */
public final class DirectoryTables implements TableResolver {
  static final String PARQUET = "parquet";

  /** Formats that Spark reads by path; those that are not read here are refused clearly. */
  private static final Set<String> PROVIDERS =
      Set.of(PARQUET, "orc", "csv", "json", "text", "avro", "xml", "binaryfile");

  private final FileFormat parquet;
  private final FileFormats others;
  private final FileLister lister;
  private final FooterReaders readers = new FooterReaders();

  /**
   * @param parquet reads schemas and statistics of files
   */
  public DirectoryTables(FileAccess access, FileFormat parquet) {
    this(access, parquet, FileFormats.NONE);
  }

  /**
   * @param parquet reads schemas and statistics of files
   * @param others reads formats by their names
   */
  public DirectoryTables(FileAccess access, FileFormat parquet, FileFormats others) {
    this.parquet = parquet;
    this.others = others;
    this.lister = new FileLister(access);
  }

  @Override
  public boolean isProvider(String name) {
    return PROVIDERS.contains(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public ResolvedTable resolve(CatalogTable table, Settings settings) {
    FileFormat format = format(table.provider(), table.options(), settings);
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
            table.provider().toLowerCase(Locale.ROOT),
            table.location(),
            table.columns(),
            table.partitionColumns(),
            table.details(),
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
    FileFormat format = format(provider, options, settings);
    return new TableResolution(
            provider.toLowerCase(Locale.ROOT) + ".`" + path + "`",
            provider.toLowerCase(Locale.ROOT),
            path,
            List.of(),
            List.of(),
            TableDetails.NONE,
            ReaderOptions.of(options, settings),
            settings,
            lister,
            format,
            readers)
        .resolve(lister.roots(path));
  }

  private FileFormat format(String provider, Map<String, String> options, Settings settings) {
    String name = provider.toLowerCase(Locale.ROOT);
    FileFormat format = name.equals(PARQUET) ? parquet : others.of(name, options, settings);
    if (format == null) {
      throw SqlException.of(
              "DATA_SOURCE_NOT_FOUND", "Tables of the format " + provider + " cannot be read.")
          .with("provider", provider);
    }
    return format;
  }
}
