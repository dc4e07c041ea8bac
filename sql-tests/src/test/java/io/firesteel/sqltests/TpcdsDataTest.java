package io.firesteel.sqltests;

import static org.assertj.core.api.Assertions.assertThat;

import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.catalog.ResolvedTable;
import io.firesteel.storage.file.FileAccess;
import io.firesteel.storage.parquet.ParquetFormat;
import io.firesteel.storage.table.DirectoryTables;
import io.trino.tpcds.Results;
import io.trino.tpcds.Session;
import io.trino.tpcds.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TpcdsDataTest {
  @TempDir Path root;

  @Test
  void theTablesHaveTheGeneratorsRowsAndTheStandardsTypes() throws Exception {
    FileAccess access = FileAccess.of(Settings.DEFAULTS);
    List<String> some = List.of("store_sales", "store_returns", "item", "warehouse");
    TpcdsData.write(access, some, "file:" + root, 0.01, 2);
    DirectoryTables tables = new DirectoryTables(access, new ParquetFormat(access, 1 << 20));
    assertThat(TpcdsData.tables()).hasSize(24);
    for (String name : some) {
      ResolvedTable table =
          tables.resolvePath("parquet", root + "/" + name, Map.of(), Settings.DEFAULTS);
      long rows = 0;
      for (Object row :
          Results.constructResults(
              Table.valueOf(name.toUpperCase(Locale.ROOT)),
              Session.getDefaultSession().withScale(0.01))) {
        rows++;
      }
      assertThat(table.statistics().rows()).as(name).isEqualTo(rows);
      assertThat(table.columns()).isEqualTo(TpcdsData.columns(name));
    }
    assertThat(TpcdsData.columns("store_sales"))
        .contains(
            Column.of("ss_item_sk", SqlType.INT),
            Column.of("ss_list_price", SqlType.decimal(7, 2)));
    assertThat(TpcdsData.columns("customer"))
        .extracting(Column::name)
        .contains("c_last_review_date");
  }
}
