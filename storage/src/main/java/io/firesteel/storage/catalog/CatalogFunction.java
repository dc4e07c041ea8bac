package io.firesteel.storage.catalog;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A persistent SQL function.
 *
 * @param name catalog, database and function name
 * @param createSql the CREATE FUNCTION statement that made it
 * @param settings settings of the creating session that change the body's meaning
 * @param currentCatalog where unqualified names of the body are looked up
 * @param currentDatabase where unqualified names of the body are looked up
 */
public record CatalogFunction(
    TableName name,
    String createSql,
    Map<String, String> settings,
    String currentCatalog,
    String currentDatabase,
    Instant created,
    String owner) {
  public CatalogFunction {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }
}
