package io.firesteel.server.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.firesteel.core.memory.MemoryBudget;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.LongVector;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.catalog.PartitionFilter;
import io.firesteel.storage.catalog.ResolvedTable;
import io.firesteel.storage.file.FileAccess;
import io.firesteel.storage.parquet.ParquetFormat;
import io.firesteel.storage.scan.BatchSource;
import io.firesteel.storage.scan.FileFormat;
import io.firesteel.storage.scan.ScanSpec;
import io.firesteel.storage.scan.Split;
import io.firesteel.storage.scan.TableScan;
import io.firesteel.storage.table.DirectoryTables;
import io.trino.tpch.LineItem;
import io.trino.tpch.TpchTable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TpchDataTest {
  @TempDir Path root;

  @Test
  void theTablesHaveTheStandardsRows() throws Exception {
    FileAccess access = new FileAccess(new Configuration());
    TpchData.write(access, "file:" + root, 0.01, 2);
    FileFormat format = new ParquetFormat(access, 1 << 20);
    DirectoryTables tables = new DirectoryTables(access, format);
    Map<String, Long> rows =
        Map.of(
            "region", 5L,
            "nation", 25L,
            "supplier", 100L,
            "customer", 1500L,
            "part", 2000L,
            "partsupp", 8000L,
            "orders", 15000L,
            "lineitem", 60175L);
    assertThat(TpchData.tables()).containsExactlyInAnyOrderElementsOf(rows.keySet());
    for (String name : TpchData.tables()) {
      ResolvedTable table =
          tables.resolvePath("parquet", root + "/" + name, Map.of(), Settings.DEFAULTS);
      assertThat(table.statistics().rows()).as(name).isEqualTo(rows.get(name));
      assertThat(table.columns()).isEqualTo(TpchData.columns(name));
    }
    ResolvedTable lineitem =
        tables.resolvePath("parquet", root + "/lineitem", Map.of(), Settings.DEFAULTS);
    int price = lineitem.columns().indexOf(Column.of("l_extendedprice", SqlType.decimal(15, 2)));
    ScanSpec spec =
        ScanSpec.of(lineitem.scanColumns().subList(price, price + 1), Settings.DEFAULTS);
    long cents = 0;
    try (TableScan scan = format.open(spec, MemoryBudget.root("test", 1L << 30))) {
      for (Split split : format.plan(lineitem.files(PartitionFilter.ALL), spec, 2)) {
        try (BatchSource source = scan.read(split)) {
          for (Batch batch = source.next(); batch != null; batch = source.next()) {
            LongVector values = (LongVector) batch.column(0).flatten();
            for (int i = 0; i < batch.rows(); i++) {
              cents += values.get(i);
            }
          }
        }
      }
    }
    assertThat(BigDecimal.valueOf(cents, 2)).isEqualTo(sumOfTheText());
  }

  /** The same sum from the generator's text form, the one that dbgen writes. */
  private static BigDecimal sumOfTheText() {
    BigDecimal sum = BigDecimal.ZERO;
    for (LineItem item : TpchTable.LINE_ITEM.createGenerator(0.01, 1, 1)) {
      sum = sum.add(new BigDecimal(item.toLine().split("\\|")[5]));
    }
    return sum;
  }
}
