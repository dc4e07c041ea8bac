package io.firesteel.server.command;

import io.firesteel.core.setting.Settings;
import io.firesteel.engine.format.TextFormats;
import io.firesteel.storage.catalog.CatalogTable;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.write.OverwriteMode;
import io.firesteel.storage.write.RowFormat;
import io.firesteel.storage.write.WriteSpec;
import java.util.List;
import java.util.Map;

/** What is to be written for a statement. */
final class TableWrites {
  private TableWrites() {}

  /** A write of a table of the catalog. */
  static WriteSpec of(
      CatalogTable table, List<Column> columns, OverwriteMode overwrite, Settings settings) {
    return of(
        table.provider(),
        table.location(),
        columns,
        table.partitionColumns().size(),
        overwrite,
        table.options(),
        settings);
  }

  /** A write of files in a directory. */
  static WriteSpec of(
      String provider,
      String location,
      List<Column> columns,
      int partitionColumns,
      OverwriteMode overwrite,
      Map<String, String> options,
      Settings settings) {
    RowFormat rows = TextFormats.writer(provider, options, settings);
    if (rows == null) {
      return WriteSpec.of(location, columns, partitionColumns, overwrite, options, settings);
    }
    TextFormats.check(
        provider,
        columns.subList(0, columns.size() - partitionColumns).stream().map(Column::field).toList());
    return WriteSpec.of(location, columns, partitionColumns, overwrite, rows, settings);
  }
}
