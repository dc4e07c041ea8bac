package io.firesteel.storage.catalog;

import io.firesteel.core.error.SqlException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Databases, tables, views and SQL functions by name. Lookups come from memory and take
 * microseconds; changes are transactions of the catalog's database and are visible to every lookup
 * that starts after they return. Names compare without case. IF [NOT] EXISTS is the caller's
 * matter: ask first, or catch the condition.
 */
public interface Catalog extends AutoCloseable {
  /** The name of the catalog that every session starts in. */
  String SPARK_CATALOG = "spark_catalog";

  /** The database that always exists. */
  String DEFAULT_DATABASE = "default";

  /**
   * TABLE_OR_VIEW_NOT_FOUND.
   *
   * @param quoted the name as the statement has it, each part in backticks
   * @param searchPath where it was looked for, in brackets
   */
  static SqlException notFound(String quoted, String searchPath) {
    return SqlException.of("TABLE_OR_VIEW_NOT_FOUND", "There is no table or view " + quoted + ".")
        .with("relationName", quoted)
        .with("searchPath", searchPath);
  }

  /** URI of the directory below which managed tables are put. */
  String warehouse();

  /** Grows with each change of a definition. */
  long version();

  /** All databases by name. */
  List<Database> databases();

  Optional<Database> database(String name);

  /**
   * The database of that name.
   *
   * @throws io.firesteel.core.error.SqlException SCHEMA_NOT_FOUND
   */
  Database requireDatabase(String name);

  /**
   * @throws io.firesteel.core.error.SqlException SCHEMA_ALREADY_EXISTS
   */
  void createDatabase(Database database);

  /**
   * Replaces what a database has besides its name.
   *
   * @throws io.firesteel.core.error.SqlException SCHEMA_NOT_FOUND
   */
  Database alterDatabase(String name, UnaryOperator<Database> change);

  /**
   * Drops a database, with cascade all that is in it. Files are the caller's matter.
   *
   * @return what was in it
   * @throws io.firesteel.core.error.SqlException SCHEMA_NOT_FOUND, SCHEMA_NOT_EMPTY without
   *     cascade, UNSUPPORTED_FEATURE.DROP_DATABASE for {@value #DEFAULT_DATABASE}
   */
  List<CatalogObject> dropDatabase(String name, boolean cascade);

  /**
   * Tables and views of a database by name.
   *
   * @throws io.firesteel.core.error.SqlException SCHEMA_NOT_FOUND
   */
  List<CatalogObject> objects(String database);

  /** The table or view of that name; empty as well if there is no such database. */
  Optional<CatalogObject> find(TableName name);

  /**
   * The table or view of that name.
   *
   * @throws io.firesteel.core.error.SqlException TABLE_OR_VIEW_NOT_FOUND
   */
  CatalogObject require(TableName name);

  /**
   * Adds a table or view.
   *
   * @throws io.firesteel.core.error.SqlException SCHEMA_NOT_FOUND, TABLE_OR_VIEW_ALREADY_EXISTS
   */
  void create(CatalogObject object);

  /**
   * Adds a table or view, or puts it in place of the one that has its name.
   *
   * @throws io.firesteel.core.error.SqlException SCHEMA_NOT_FOUND
   */
  void createOrReplace(CatalogObject object);

  /**
   * Replaces what a table or view has besides its name. The change runs inside the transaction and
   * must be free of side effects.
   *
   * @throws io.firesteel.core.error.SqlException TABLE_OR_VIEW_NOT_FOUND
   */
  CatalogObject alter(TableName name, UnaryOperator<CatalogObject> change);

  /**
   * Gives a table or view another name, in its database or another one.
   *
   * @throws io.firesteel.core.error.SqlException TABLE_OR_VIEW_NOT_FOUND, SCHEMA_NOT_FOUND,
   *     TABLE_OR_VIEW_ALREADY_EXISTS
   */
  CatalogObject rename(TableName from, TableName to);

  /**
   * Removes a table or view. Files are the caller's matter.
   *
   * @throws io.firesteel.core.error.SqlException TABLE_OR_VIEW_NOT_FOUND
   */
  CatalogObject drop(TableName name);

  /**
   * Persistent SQL functions of a database by name.
   *
   * @throws io.firesteel.core.error.SqlException SCHEMA_NOT_FOUND
   */
  List<CatalogFunction> functions(String database);

  Optional<CatalogFunction> function(TableName name);

  /**
   * Adds a function, or with replace puts it in place of the one that has its name.
   *
   * @throws io.firesteel.core.error.SqlException SCHEMA_NOT_FOUND, ROUTINE_ALREADY_EXISTS
   */
  void createFunction(CatalogFunction function, boolean replace);

  /**
   * @throws io.firesteel.core.error.SqlException ROUTINE_NOT_FOUND
   */
  void dropFunction(TableName name);

  /** URI where a managed table of that name keeps its files unless told otherwise. */
  String defaultLocation(TableName name);

  /** URI where a database of that name keeps its managed tables unless told otherwise. */
  String defaultDatabaseLocation(String name);

  /** Releases the catalog's database. */
  @Override
  void close();
}
