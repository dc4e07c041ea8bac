package io.firesteel.storage.catalog;

import io.firesteel.core.type.TypeNames;
import java.util.List;
import java.util.Locale;

/** The full name of a table or view, in lower case. */
public record TableName(String catalog, String database, String table) {
  public TableName {
    catalog = catalog.toLowerCase(Locale.ROOT);
    database = database.toLowerCase(Locale.ROOT);
    table = table.toLowerCase(Locale.ROOT);
  }

  /** A name in the catalog {@value Catalog#SPARK_CATALOG}. */
  public static TableName of(String database, String table) {
    return new TableName(Catalog.SPARK_CATALOG, database, table);
  }

  public List<String> parts() {
    return List.of(catalog, database, table);
  }

  /** Each part in backticks, as error messages show it. */
  public String quoted() {
    return TypeNames.quote(parts());
  }

  /** The parts joined by dots, without quotes. */
  @Override
  public String toString() {
    return catalog + "." + database + "." + table;
  }
}
