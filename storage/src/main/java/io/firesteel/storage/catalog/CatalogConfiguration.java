package io.firesteel.storage.catalog;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.setting.StorageSettings;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where a catalog lives.
 *
 * @param warehouse URI of the directory of managed tables, without a slash at its end
 * @param url JDBC URL of the catalog's database
 * @param user empty if the database needs none
 */
public record CatalogConfiguration(String warehouse, String url, String user, String password) {
  private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.*");

  /**
   * As the server's settings say.
   *
   * @throws SqlException CATALOG_UNAVAILABLE if the warehouse is not on the local file system and
   *     no database is given
   */
  public static CatalogConfiguration of(Settings settings) {
    String warehouse = uri(settings.get(StorageSettings.WAREHOUSE));
    String url = settings.get(StorageSettings.CATALOG_URL);
    return new CatalogConfiguration(
        warehouse,
        url.isEmpty() ? embedded(warehouse) : url,
        settings.get(StorageSettings.CATALOG_USER),
        settings.get(StorageSettings.CATALOG_PASSWORD));
  }

  /** An embedded database below a local warehouse directory. */
  public static CatalogConfiguration local(Path warehouse) {
    String uri = uri(warehouse.toString());
    return new CatalogConfiguration(uri, embedded(uri), "", "");
  }

  /** A database that is gone when the catalog is closed, for tests. */
  public static CatalogConfiguration inMemory(Path warehouse) {
    return new CatalogConfiguration(uri(warehouse.toString()), "jdbc:h2:mem:", "", "");
  }

  /** Whether the database serves this process only. */
  boolean isPrivate() {
    return url.startsWith("jdbc:h2:file:") || url.startsWith("jdbc:h2:mem:");
  }

  private static String embedded(String warehouse) {
    if (!warehouse.startsWith("file:")) {
      throw SqlException.of(
          "CATALOG_UNAVAILABLE",
          "The setting firesteel.catalog.url must name a database, since the warehouse "
              + warehouse
              + " is not on the local file system.");
    }
    // Every commit is on disk before it returns.
    return "jdbc:h2:file:"
        + warehouse.substring("file:".length())
        + "/.catalog/catalog;WRITE_DELAY=0";
  }

  private static String uri(String pathOrUri) {
    String uri =
        SCHEME.matcher(pathOrUri).matches()
            ? pathOrUri
            : "file:" + Path.of(pathOrUri).toAbsolutePath().normalize();
    return uri.endsWith("/") && uri.length() > 1 ? uri.substring(0, uri.length() - 1) : uri;
  }
}
