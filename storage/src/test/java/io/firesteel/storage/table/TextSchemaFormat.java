package io.firesteel.storage.table;

import io.firesteel.core.memory.MemoryBudget;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.catalog.SchemaJson;
import io.firesteel.storage.file.DataFile;
import io.firesteel.storage.scan.FileFormat;
import io.firesteel.storage.scan.FileStatistics;
import io.firesteel.storage.scan.ScanColumn;
import io.firesteel.storage.scan.ScanSpec;
import io.firesteel.storage.scan.Split;
import io.firesteel.storage.scan.TableFile;
import io.firesteel.storage.scan.TableScan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A format whose files are nothing but their schema as JSON, each of ten rows: enough to test what
 * surrounds files.
 */
final class TextSchemaFormat implements FileFormat {
  @Override
  public List<SqlType.Field> schema(DataFile file, Settings settings) {
    try {
      String text = Files.readString(Path.of(file.path().substring("file:".length())));
      return SchemaJson.read(text).stream().map(Column::field).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public FileStatistics statistics(DataFile file, List<ScanColumn> columns, Settings settings) {
    return new FileStatistics(
        10,
        100,
        1,
        columns.stream().map(c -> new FileStatistics.Column(1, 5, 2L, 4L, 40L, 40L)).toList());
  }

  @Override
  public List<Split> plan(List<TableFile> files, ScanSpec spec, int parallelism) {
    throw new UnsupportedOperationException();
  }

  @Override
  public TableScan open(ScanSpec spec, MemoryBudget budget) {
    throw new UnsupportedOperationException();
  }
}
