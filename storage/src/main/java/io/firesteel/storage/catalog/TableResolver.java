package io.firesteel.storage.catalog;

import io.firesteel.core.setting.Settings;
import java.util.Map;

/** Finds a table's columns and files. Safe for use by many threads. */
public interface TableResolver {
  /**
   * A table of the catalog. A table whose directory does not exist, or is empty, has no rows.
   *
   * @throws io.firesteel.core.error.SqlException UNABLE_TO_INFER_SCHEMA if it has neither columns
   *     nor files; PATH_NOT_FOUND if it has no columns and no directory
   */
  ResolvedTable resolve(CatalogTable table, Settings settings);

  /**
   * A file, a directory or a glob pattern, as in {@code SELECT * FROM parquet.`/data/events`}.
   *
   * @param provider the word before the dot
   * @param path URI or path; one without scheme belongs to the default file system
   * @param options reader options, {@code mergeSchema}, {@code basePath}, {@code
   *     recursiveFileLookup}, {@code pathGlobFilter}
   * @throws io.firesteel.core.error.SqlException PATH_NOT_FOUND, UNABLE_TO_INFER_SCHEMA,
   *     DATA_SOURCE_NOT_FOUND for a provider that is not known
   */
  ResolvedTable resolvePath(
      String provider, String path, Map<String, String> options, Settings settings);

  /** Whether {@code provider.`path`} is a file format rather than a database. */
  boolean isProvider(String name);
}
