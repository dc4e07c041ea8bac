package io.firesteel.server.query;

import io.firesteel.core.type.SqlType;
import java.util.List;

/**
 * What DatabaseMetaData asks of the catalog, answered from memory: no call may start a job or read
 * a data file it has not read before. Results need no order; patterns are already unescaped for
 * names that contain no wildcard (see {@link LikePattern}).
 */
public interface CatalogView {

  /** Names of the catalogs, the default one first. */
  List<String> catalogs();

  List<SchemaInfo> schemas(LikePattern catalog, LikePattern schema);

  List<TableInfo> tables(LikePattern catalog, LikePattern schema, LikePattern table);

  List<ColumnInfo> columns(
      LikePattern catalog, LikePattern schema, LikePattern table, LikePattern column);

  List<FunctionInfo> functions(LikePattern function);

  /** A schema (Spark's database). */
  record SchemaInfo(String catalog, String schema, String comment) {}

  /**
   * A table or view.
   *
   * @param type one of TABLE, VIEW, LOCAL TEMPORARY, GLOBAL TEMPORARY
   */
  record TableInfo(String catalog, String schema, String table, String type, String comment) {}

  /**
   * A column.
   *
   * @param ordinal from 1
   */
  record ColumnInfo(
      String catalog,
      String schema,
      String table,
      String column,
      SqlType type,
      boolean nullable,
      int ordinal,
      String comment,
      String defaultValue) {}

  /**
   * A function.
   *
   * @param tableFunction whether it gives rows
   */
  record FunctionInfo(String schema, String name, String usage, boolean tableFunction) {}
}
