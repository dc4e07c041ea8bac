package io.firesteel.storage.parquet;

import io.firesteel.core.memory.MemoryBudget;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.Vectors;
import io.firesteel.storage.file.DataFile;
import io.firesteel.storage.file.FileAccess;
import io.firesteel.storage.scan.BatchSource;
import io.firesteel.storage.scan.ScanColumn;
import io.firesteel.storage.scan.ScanSpec;
import io.firesteel.storage.scan.Split;
import io.firesteel.storage.scan.TableFile;
import io.firesteel.storage.scan.TableScan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** Short ways to read files in tests; checks that all memory is given back. */
final class Scans {
  static final ParquetFormat FORMAT =
      new ParquetFormat(new FileAccess(new Configuration(false)), 16 << 20, 64 << 20);

  private Scans() {}

  static DataFile file(Path path) {
    return FORMAT.files().describe(path.toAbsolutePath().toString());
  }

  static List<SqlType.Field> schema(Path path) {
    return FORMAT.schema(file(path), Settings.DEFAULTS);
  }

  static ScanSpec spec(Path path) {
    return spec(schema(path), Settings.DEFAULTS);
  }

  static ScanSpec spec(List<SqlType.Field> fields, Settings settings) {
    return ScanSpec.of(
        fields.stream().map(f -> ScanColumn.of(f.name(), f.type())).toList(), settings);
  }

  static List<List<Object>> read(Path path) {
    return read(spec(path), List.of(Split.whole(new TableFile(file(path)))));
  }

  static List<List<Object>> read(Path path, ScanSpec spec) {
    return read(spec, List.of(Split.whole(new TableFile(file(path)))));
  }

  static List<List<Object>> read(ScanSpec spec, List<Split> splits) {
    MemoryBudget budget = MemoryBudget.root("test", 256 << 20);
    List<List<Object>> rows = new ArrayList<>();
    try (TableScan scan = FORMAT.open(spec, budget)) {
      for (Split split : splits) {
        try (BatchSource source = scan.read(split)) {
          for (Batch batch = source.next(); batch != null; batch = source.next()) {
            rows.addAll(rows(spec, batch));
          }
        }
      }
    }
    if (budget.used() != 0) {
      throw new AssertionError(budget.used() + " bytes are still reserved");
    }
    return rows;
  }

  static List<List<Object>> rows(ScanSpec spec, Batch batch) {
    List<List<Object>> rows = new ArrayList<>();
    for (int row = 0; row < batch.rows(); row++) {
      List<Object> values = new ArrayList<>();
      for (int c = 0; c < batch.columnCount(); c++) {
        values.add(Vectors.get(spec.columns().get(c).type(), batch.column(c), row));
      }
      rows.add(values);
    }
    return rows;
  }
}
