package io.firesteel.server.query;

import io.firesteel.core.type.SqlType;
import java.util.List;

/** Two databases, one with an underscore, a table and a view. */
final class FakeCatalog implements CatalogView {
  private static final String CATALOG = "spark_catalog";

  @Override
  public List<String> catalogs() {
    return List.of(CATALOG);
  }

  @Override
  public List<SchemaInfo> schemas(LikePattern catalog, LikePattern schema) {
    return List.of("default", "my_db", "myxdb").stream()
        .filter(schema::matches)
        .map(name -> new SchemaInfo(CATALOG, name, null))
        .toList();
  }

  @Override
  public List<TableInfo> tables(LikePattern catalog, LikePattern schema, LikePattern table) {
    return List.of(
            new TableInfo(CATALOG, "my_db", "t_1", "TABLE", "a table"),
            new TableInfo(CATALOG, "my_db", "v", "VIEW", null),
            new TableInfo(CATALOG, "myxdb", "tx1", "TABLE", null))
        .stream()
        .filter(t -> schema.matches(t.schema()) && table.matches(t.table()))
        .toList();
  }

  @Override
  public List<ColumnInfo> columns(
      LikePattern catalog, LikePattern schema, LikePattern table, LikePattern column) {
    return List.of(
            new ColumnInfo(
                CATALOG, "my_db", "t_1", "id", SqlType.BIGINT, false, 1, "the key", null),
            new ColumnInfo(
                CATALOG, "my_db", "t_1", "price", SqlType.decimal(10, 2), true, 2, null, null),
            new ColumnInfo(
                CATALOG, "my_db", "t_1", "tags", SqlType.array(SqlType.INT), true, 3, null, null))
        .stream()
        .filter(
            c ->
                schema.matches(c.schema())
                    && table.matches(c.table())
                    && column.matches(c.column()))
        .toList();
  }

  @Override
  public List<FunctionInfo> functions(LikePattern function) {
    return List.of(new FunctionInfo(null, "abs", "abs(x)", false)).stream()
        .filter(f -> function.matches(f.name()))
        .toList();
  }
}
