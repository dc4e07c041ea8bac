package io.firesteel.storage.parquet;

import io.firesteel.storage.file.DataFile;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.schema.MessageType;

/**
 * A file's footer, checked for what later code relies on. Immutable and shared by threads.
 *
 * @param leaves the primitive columns in schema order
 * @param fields the columns by name
 * @param keyValues what writers noted, Spark's schema among it
 * @param firstRows the number of the first row of each row group, and behind the last the number of
 *     rows
 */
record Footer(
    DataFile file,
    MessageType schema,
    List<ColumnDescriptor> leaves,
    TopLevelFields fields,
    Map<String, String> keyValues,
    List<BlockMetaData> rowGroups,
    long[] firstRows) {

  long rows() {
    return firstRows[rowGroups.size()];
  }

  long rows(int rowGroup) {
    return firstRows[rowGroup + 1] - firstRows[rowGroup];
  }

  /** The chunk of a primitive column in a row group. */
  ColumnChunkMetaData chunk(int rowGroup, int leaf) {
    List<ColumnChunkMetaData> chunks = rowGroups.get(rowGroup).getColumns();
    ColumnPath path = fields.path(leaf);
    if (leaf < chunks.size() && chunks.get(leaf).getPath().equals(path)) {
      return chunks.get(leaf);
    }
    for (ColumnChunkMetaData chunk : chunks) {
      if (chunk.getPath().equals(path)) {
        return chunk;
      }
    }
    throw FileErrors.corrupt(
        file.path(), "row group " + rowGroup + " lacks column " + path.toDotString());
  }
}
