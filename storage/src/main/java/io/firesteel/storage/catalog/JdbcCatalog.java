package io.firesteel.storage.catalog;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.TypeNames;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalog over a relational database. Writers take turns on this object's lock; lookups take no
 * lock. Where several servers share a database, a thread looks once a second whether another one
 * changed it; a change made here always starts from the latest version.
 */
public final class JdbcCatalog implements Catalog {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcCatalog.class);

  private final String warehouse;
  private final CatalogStore store;
  private final ScheduledExecutorService refresher;
  private volatile CatalogMemory memory;

  private JdbcCatalog(String warehouse, CatalogStore store, ScheduledExecutorService refresher) {
    this.warehouse = warehouse;
    this.store = store;
    this.refresher = refresher;
  }

  /**
   * Opens a catalog, creates its tables and the default database if they are not there, and loads
   * it.
   *
   * @throws SqlException CATALOG_UNAVAILABLE
   */
  public static JdbcCatalog open(CatalogConfiguration configuration) {
    CatalogStore store = new CatalogStore(configuration);
    ScheduledExecutorService refresher =
        configuration.isPrivate()
            ? null
            : Executors.newSingleThreadScheduledExecutor(
                task -> {
                  Thread thread = new Thread(task, "catalog-refresh");
                  thread.setDaemon(true);
                  return thread;
                });
    JdbcCatalog catalog = new JdbcCatalog(configuration.warehouse(), store, refresher);
    try {
      catalog.load();
      if (catalog.database(DEFAULT_DATABASE).isEmpty()) {
        catalog.createDefaultDatabase();
      }
    } catch (RuntimeException e) {
      catalog.close();
      throw e;
    }
    if (refresher != null) {
      refresher.scheduleWithFixedDelay(catalog::refreshQuietly, 1, 1, TimeUnit.SECONDS);
    }
    return catalog;
  }

  private synchronized void load() {
    memory = store.inTransaction(t -> t.load(t.lockVersion()));
  }

  private void createDefaultDatabase() {
    try {
      createDatabase(
          new Database(
              DEFAULT_DATABASE,
              warehouse,
              Optional.of("default database"),
              Map.of(),
              System.getProperty("user.name", "")));
    } catch (SqlException e) {
      // Another server on the same database was faster.
      if (!e.code().name().equals("SCHEMA_ALREADY_EXISTS")) {
        throw e;
      }
    }
  }

  @Override
  public long version() {
    return memory.version();
  }

  /** Loads what other servers changed, if they did. */
  public void refresh() {
    if (store.version() != memory.version()) {
      load();
    }
  }

  private void refreshQuietly() {
    try {
      refresh();
    } catch (RuntimeException e) {
      LOG.warn("The catalog could not be refreshed: {}", e.getMessage());
    }
  }

  private interface Change<T> {
    /** Checks against the memory, then writes; the memory is changed by what it returns. */
    Applied<T> prepare(CatalogMemory now, CatalogStore.Transaction transaction) throws SQLException;
  }

  private record Applied<T>(T result, Runnable onMemory) {}

  private synchronized <T> T write(Change<T> change) {
    Applied<T> applied =
        store.inTransaction(
            transaction -> {
              long version = transaction.lockVersion();
              if (version != memory.version()) {
                memory = transaction.load(version);
              }
              Applied<T> a = change.prepare(memory, transaction);
              transaction.setVersion(version + 1);
              return a;
            });
    applied.onMemory().run();
    memory.setVersion(memory.version() + 1);
    return applied.result();
  }

  @Override
  public String warehouse() {
    return warehouse;
  }

  @Override
  public List<Database> databases() {
    return memory.databases();
  }

  @Override
  public Optional<Database> database(String name) {
    return memory.database(lower(name));
  }

  @Override
  public Database requireDatabase(String name) {
    return require(memory, name);
  }

  private static Database require(CatalogMemory memory, String name) {
    return memory.database(lower(name)).orElseThrow(() -> schemaNotFound(name));
  }

  @Override
  public void createDatabase(Database database) {
    write(
        (now, transaction) -> {
          if (now.database(database.name()).isPresent()) {
            String quoted = TypeNames.quote(database.name());
            throw SqlException.of(
                    "SCHEMA_ALREADY_EXISTS", "There is already a schema " + quoted + ".")
                .with("schemaName", quoted);
          }
          transaction.insert(database);
          return new Applied<>(null, () -> now.put(database));
        });
  }

  @Override
  public Database alterDatabase(String name, UnaryOperator<Database> change) {
    return write(
        (now, transaction) -> {
          Database changed = change.apply(require(now, name)).withName(lower(name));
          transaction.update(changed);
          return new Applied<>(changed, () -> now.put(changed));
        });
  }

  @Override
  public List<CatalogObject> dropDatabase(String name, boolean cascade) {
    String key = lower(name);
    if (key.equals(DEFAULT_DATABASE)) {
      String quoted = TypeNames.quote(List.of(SPARK_CATALOG, key));
      throw SqlException.of(
              "UNSUPPORTED_FEATURE.DROP_DATABASE",
              "The default database " + quoted + " cannot be dropped.")
          .with("database", quoted);
    }
    return write(
        (now, transaction) -> {
          require(now, key);
          List<CatalogObject> objects = now.objects(key);
          if (!cascade && !(objects.isEmpty() && now.functions(key).isEmpty())) {
            String quoted = TypeNames.quote(key);
            throw SqlException.of(
                    "SCHEMA_NOT_EMPTY",
                    "The schema "
                        + quoted
                        + " still has objects in it; drop them first, or use CASCADE.")
                .with("schemaName", quoted);
          }
          transaction.deleteDatabase(key);
          return new Applied<>(objects, () -> now.removeDatabase(key));
        });
  }

  @Override
  public List<CatalogObject> objects(String database) {
    CatalogMemory now = memory;
    return now.objects(require(now, database).name());
  }

  @Override
  public Optional<CatalogObject> find(TableName name) {
    return memory.object(name);
  }

  @Override
  public CatalogObject require(TableName name) {
    return require(memory, name);
  }

  private static CatalogObject require(CatalogMemory memory, TableName name) {
    return memory.object(name).orElseThrow(() -> notFound(name));
  }

  @Override
  public void create(CatalogObject object) {
    write(
        (now, transaction) -> {
          require(now, object.name().database());
          requireFree(now, object.name());
          transaction.insert(object);
          return new Applied<>(null, () -> now.put(object));
        });
  }

  @Override
  public void createOrReplace(CatalogObject object) {
    write(
        (now, transaction) -> {
          require(now, object.name().database());
          transaction.deleteObject(object.name());
          transaction.insert(object);
          return new Applied<>(null, () -> now.put(object));
        });
  }

  @Override
  public CatalogObject alter(TableName name, UnaryOperator<CatalogObject> change) {
    return write(
        (now, transaction) -> {
          CatalogObject changed = change.apply(require(now, name)).withName(name);
          transaction.deleteObject(name);
          transaction.insert(changed);
          return new Applied<>(changed, () -> now.put(changed));
        });
  }

  @Override
  public CatalogObject rename(TableName from, TableName to) {
    return write(
        (now, transaction) -> {
          CatalogObject renamed = require(now, from).withName(to);
          require(now, to.database());
          requireFree(now, to);
          transaction.deleteObject(from);
          transaction.insert(renamed);
          return new Applied<>(
              renamed,
              () -> {
                now.put(renamed);
                now.removeObject(from);
              });
        });
  }

  @Override
  public CatalogObject drop(TableName name) {
    return write(
        (now, transaction) -> {
          CatalogObject dropped = require(now, name);
          transaction.deleteObject(name);
          return new Applied<>(dropped, () -> now.removeObject(name));
        });
  }

  @Override
  public List<CatalogFunction> functions(String database) {
    CatalogMemory now = memory;
    return now.functions(require(now, database).name());
  }

  @Override
  public Optional<CatalogFunction> function(TableName name) {
    return memory.function(name);
  }

  @Override
  public void createFunction(CatalogFunction function, boolean replace) {
    write(
        (now, transaction) -> {
          require(now, function.name().database());
          if (!replace && now.function(function.name()).isPresent()) {
            throw SqlException.of(
                    "ROUTINE_ALREADY_EXISTS",
                    "There is already a function " + function.name().quoted() + ".")
                .with("existingRoutineType", "routine")
                .with("newRoutineType", "routine")
                .with("routineName", function.name().quoted());
          }
          transaction.deleteFunction(function.name());
          transaction.insert(function);
          return new Applied<>(null, () -> now.put(function));
        });
  }

  @Override
  public void dropFunction(TableName name) {
    write(
        (now, transaction) -> {
          if (now.function(name).isEmpty()) {
            throw SqlException.of(
                    "ROUTINE_NOT_FOUND", "There is no function " + name.quoted() + ".")
                .with("routineName", name.quoted());
          }
          transaction.deleteFunction(name);
          return new Applied<>(null, () -> now.removeFunction(name));
        });
  }

  @Override
  public String defaultLocation(TableName name) {
    return requireDatabase(name.database()).location() + "/" + name.table();
  }

  @Override
  public String defaultDatabaseLocation(String name) {
    return warehouse + "/" + lower(name) + ".db";
  }

  @Override
  public void close() {
    if (refresher != null) {
      refresher.shutdownNow();
    }
    store.close();
  }

  private static void requireFree(CatalogMemory memory, TableName name) {
    if (memory.object(name).isPresent()) {
      throw SqlException.of(
              "TABLE_OR_VIEW_ALREADY_EXISTS",
              "There is already a table or view " + name.quoted() + ".")
          .with("relationName", name.quoted());
    }
  }

  private static SqlException schemaNotFound(String name) {
    String quoted = TypeNames.quote(List.of(SPARK_CATALOG, lower(name)));
    return SqlException.of("SCHEMA_NOT_FOUND", "There is no schema " + quoted + ".")
        .with("schemaName", quoted);
  }

  private static SqlException notFound(TableName name) {
    return Catalog.notFound(
        name.quoted(), "[" + TypeNames.quote(List.of(name.catalog(), name.database())) + "]");
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
