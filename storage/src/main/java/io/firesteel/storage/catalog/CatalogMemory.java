package io.firesteel.storage.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What lookups see. Any thread may read at any time; one writer at a time changes it, after its
 * transaction has committed.
 */
final class CatalogMemory {
  private final Map<String, Entry> databases = new ConcurrentSkipListMap<>();
  private volatile long version;

  CatalogMemory(long version) {
    this.version = version;
  }

  /** A database and what is in it, by name. */
  private static final class Entry {
    private volatile Database database;
    private final Map<String, CatalogObject> objects = new ConcurrentSkipListMap<>();
    private final Map<String, CatalogFunction> functions = new ConcurrentSkipListMap<>();
  }

  private Entry entry(TableName name) {
    return name.catalog().equals(Catalog.SPARK_CATALOG) ? databases.get(name.database()) : null;
  }

  long version() {
    return version;
  }

  void setVersion(long newVersion) {
    version = newVersion;
  }

  void put(Database database) {
    Entry entry = databases.get(database.name());
    if (entry == null) {
      entry = new Entry();
      entry.database = database;
      databases.put(database.name(), entry);
    } else {
      entry.database = database;
    }
  }

  void removeDatabase(String name) {
    databases.remove(name);
  }

  List<Database> databases() {
    return databases.values().stream().map(e -> e.database).toList();
  }

  Optional<Database> database(String name) {
    return Optional.ofNullable(databases.get(name)).map(e -> e.database);
  }

  void put(CatalogObject object) {
    databases.get(object.name().database()).objects.put(object.name().table(), object);
  }

  void removeObject(TableName name) {
    databases.get(name.database()).objects.remove(name.table());
  }

  List<CatalogObject> objects(String database) {
    Entry entry = databases.get(database);
    return entry == null ? List.of() : List.copyOf(entry.objects.values());
  }

  Optional<CatalogObject> object(TableName name) {
    return Optional.ofNullable(entry(name)).map(e -> e.objects.get(name.table()));
  }

  void put(CatalogFunction function) {
    databases.get(function.name().database()).functions.put(function.name().table(), function);
  }

  void removeFunction(TableName name) {
    databases.get(name.database()).functions.remove(name.table());
  }

  List<CatalogFunction> functions(String database) {
    Entry entry = databases.get(database);
    return entry == null ? List.of() : List.copyOf(entry.functions.values());
  }

  Optional<CatalogFunction> function(TableName name) {
    return Optional.ofNullable(entry(name)).map(e -> e.functions.get(name.table()));
  }
}
