package io.firesteel.storage.parquet;

import java.nio.file.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;

/** Rows (i, "v" + i), every 1,000th with a null instead of i, in small pages and row groups. */
final class SortedTable {
  private SortedTable() {}

  static void write(Path file, MessageType schema, int rows) throws Exception {
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withType(schema)
            .withDictionaryEncoding(false)
            .withBloomFilterEnabled(true)
            .withPageRowCountLimit(200)
            .withRowGroupSize(60_000L)
            .withMinRowCountForPageSizeCheck(50)
            .build()) {
      for (int i = 0; i < rows; i++) {
        SimpleGroup group = new SimpleGroup(schema);
        if (i % 1000 != 0) {
          group.add(0, (long) i);
        }
        group.add(1, "v" + i);
        writer.write(group);
      }
    }
  }
}
