package io.firesteel.storage.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a name in FROM can mean: a table or a view. */
public sealed interface CatalogObject permits CatalogTable, CatalogView {
  TableName name();

  TableKind kind();

  /** Columns in SELECT's order: for a table data columns, then partition columns. */
  List<Column> columns();

  Optional<String> comment();

  Map<String, String> properties();

  Instant created();

  String owner();

  CatalogObject withName(TableName newName);
}
