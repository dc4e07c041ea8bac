package io.firesteel.storage.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.firesteel.core.memory.MemoryBudget;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.catalog.PartitionFilter;
import io.firesteel.storage.catalog.ResolvedTable;
import io.firesteel.storage.file.FileAccess;
import io.firesteel.storage.parquet.ParquetFormat;
import io.firesteel.storage.scan.BatchSource;
import io.firesteel.storage.scan.ScanSpec;
import io.firesteel.storage.scan.Split;
import io.firesteel.storage.scan.TableScan;
import io.firesteel.storage.write.OverwriteMode;
import io.firesteel.storage.write.TableWriter;
import io.firesteel.storage.write.TaskWriter;
import io.firesteel.storage.write.WriteResult;
import io.firesteel.storage.write.WriteSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partitioned table on a real HDFS: written, listed, read, overwritten. */
class HdfsTableTest {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("id", SqlType.INT),
          Column.of("name", SqlType.STRING),
          Column.of("p", SqlType.STRING));

  @TempDir Path root;

  @Test
  void aPartitionedTableOnHdfsIsWrittenAndRead() throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, root.toString());
    try (MiniDFSCluster cluster =
        new MiniDFSCluster.Builder(configuration).numDataNodes(1).build()) {
      cluster.waitActive();
      FileAccess access = new FileAccess(configuration);
      String location = cluster.getURI() + "/data/t";
      write(access, location, OverwriteMode.APPEND, List.of("a/b", "ü", "a/b"));
      assertThat(read(access, location))
          .containsExactlyInAnyOrder("0 n0 a/b", "1 n1 ü", "2 n2 a/b");
      WriteResult second = write(access, location, OverwriteMode.REPLACE_PARTITIONS, List.of("ü"));
      assertThat(second.files().get(0)).startsWith(location + "/p=ü/part-");
      assertThat(read(access, location))
          .containsExactlyInAnyOrder("0 n0 a/b", "0 n0 ü", "2 n2 a/b");
      assertThat(read(access, location + "/p=*")).hasSize(3);
    }
  }

  private static WriteResult write(
      FileAccess access, String location, OverwriteMode mode, List<String> partitions) {
    List<Object> ids = new ArrayList<>();
    List<Object> names = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < partitions.size(); i++) {
      ids.add(i);
      names.add(ByteSlice.of("n" + i));
      values.add(ByteSlice.of(partitions.get(i)));
    }
    ColumnVector[] vectors = {
      Vectors.of(SqlType.INT, ids),
      Vectors.of(SqlType.STRING, names),
      Vectors.of(SqlType.STRING, values)
    };
    TableWriter writer =
        TableWriter.open(
            access, WriteSpec.of(location, COLUMNS, 1, mode, Map.of(), Settings.DEFAULTS));
    try (TaskWriter task = writer.newTask()) {
      task.write(new Batch(vectors, partitions.size()));
    }
    return writer.commit();
  }

  private static List<String> read(FileAccess access, String location) {
    ParquetFormat format = new ParquetFormat(access, 1 << 20);
    ResolvedTable table =
        new DirectoryTables(access, format)
            .resolvePath("parquet", location, Map.of(), Settings.DEFAULTS);
    ScanSpec spec = ScanSpec.of(table.scanColumns(), Settings.DEFAULTS);
    List<String> rows = new ArrayList<>();
    try (TableScan scan = format.open(spec, MemoryBudget.root("test", 1L << 28))) {
      for (Split split : format.plan(table.files(PartitionFilter.ALL), spec, 1)) {
        try (BatchSource source = scan.read(split)) {
          for (Batch batch = source.next(); batch != null; batch = source.next()) {
            for (int row = 0; row < batch.rows(); row++) {
              String[] cells = new String[batch.columnCount()];
              for (int i = 0; i < cells.length; i++) {
                SqlType type = table.columns().get(i).type();
                cells[i] = String.valueOf(Vectors.get(type, batch.column(i), row));
              }
              rows.add(String.join(" ", Arrays.asList(cells)));
            }
          }
        }
      }
    }
    return rows;
  }
}
