package io.firesteel.server.statement;

import io.firesteel.core.error.SqlException;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.FunctionRegistry;
import io.firesteel.engine.function.GeneratorFunction;
import io.firesteel.planner.analyse.ViewDefinition;
import io.firesteel.server.query.CatalogView;
import io.firesteel.server.query.LikePattern;
import io.firesteel.storage.catalog.Catalog;
import io.firesteel.storage.catalog.CatalogObject;
import io.firesteel.storage.catalog.CatalogTable;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.catalog.Database;
import io.firesteel.storage.catalog.TableKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The catalog as DatabaseMetaData shows it to one session. */
final class SessionCatalogView implements CatalogView {
  private final StatementContext context;

  SessionCatalogView(StatementContext context) {
    this.context = context;
  }

  private Catalog catalog() {
    return context.services().catalog();
  }

  @Override
  public List<String> catalogs() {
    return List.of(Catalog.SPARK_CATALOG);
  }

  @Override
  public List<SchemaInfo> schemas(LikePattern catalog, LikePattern schema) {
    List<SchemaInfo> schemas = new ArrayList<>();
    if (catalog.matches(Catalog.SPARK_CATALOG)) {
      for (Database database : catalog().databases()) {
        if (schema.matches(database.name())) {
          schemas.add(
              new SchemaInfo(
                  Catalog.SPARK_CATALOG, database.name(), database.comment().orElse(null)));
        }
      }
    }
    return schemas;
  }

  @Override
  public List<TableInfo> tables(LikePattern catalog, LikePattern schema, LikePattern table) {
    List<TableInfo> tables = new ArrayList<>();
    for (SchemaInfo database : schemas(catalog, schema)) {
      for (CatalogObject object : catalog().objects(database.schema())) {
        if (table.matches(object.name().table())) {
          tables.add(
              new TableInfo(
                  Catalog.SPARK_CATALOG,
                  database.schema(),
                  object.name().table(),
                  object.kind() == TableKind.VIEW ? "VIEW" : "TABLE",
                  object.comment().orElse(null)));
        }
      }
    }
    temporary(catalog, schema, table)
        .forEach(
            (name, view) ->
                tables.add(
                    new TableInfo(Catalog.SPARK_CATALOG, "", name, "LOCAL TEMPORARY", null)));
    return tables;
  }

  /** Temporary views have no schema: they are listed where no certain one is asked for. */
  private Map<String, ViewDefinition> temporary(
      LikePattern catalog, LikePattern schema, LikePattern table) {
    Map<String, ViewDefinition> views = new TreeMap<>();
    if (catalog.matches(Catalog.SPARK_CATALOG) && schema.matches("")) {
      for (String name : context.state().views().names()) {
        if (table.matches(name)) {
          context.state().views().find(name).ifPresent(v -> views.put(name, v));
        }
      }
    }
    return views;
  }

  @Override
  public List<ColumnInfo> columns(
      LikePattern catalog, LikePattern schema, LikePattern table, LikePattern column) {
    List<ColumnInfo> infos = new ArrayList<>();
    for (SchemaInfo database : schemas(catalog, schema)) {
      for (CatalogObject object : catalog().objects(database.schema())) {
        if (table.matches(object.name().table())) {
          add(infos, database.schema(), object.name().table(), columns(object), column);
        }
      }
    }
    temporary(catalog, schema, table)
        .forEach((name, view) -> add(infos, "", name, view.columns(), column));
    return infos;
  }

  /** A table without declared columns has those of its files; one that cannot be read has none. */
  private List<Column> columns(CatalogObject object) {
    if (object.columns().isEmpty() && object instanceof CatalogTable table) {
      try {
        return context.services().tables().resolve(table, context.session().settings()).columns();
      } catch (SqlException e) {
        return List.of();
      }
    }
    return object.columns();
  }

  private static void add(
      List<ColumnInfo> infos,
      String schema,
      String table,
      List<Column> columns,
      LikePattern pattern) {
    for (int i = 0; i < columns.size(); i++) {
      Column c = columns.get(i);
      if (pattern.matches(c.name())) {
        infos.add(
            new ColumnInfo(
                Catalog.SPARK_CATALOG,
                schema,
                table,
                c.name(),
                c.type(),
                c.nullable(),
                i + 1,
                c.comment().orElse(null),
                c.defaultSql().orElse(null)));
      }
    }
  }

  @Override
  public List<FunctionInfo> functions(LikePattern function) {
    List<FunctionInfo> infos = new ArrayList<>();
    for (String name : FunctionRegistry.builtIn().names()) {
      if (function.matches(name)) {
        FunctionDefinition definition = FunctionRegistry.builtIn().find(name);
        infos.add(
            new FunctionInfo(
                "builtin",
                name,
                definition.doc().usage(),
                definition instanceof GeneratorFunction));
      }
    }
    return infos;
  }
}
