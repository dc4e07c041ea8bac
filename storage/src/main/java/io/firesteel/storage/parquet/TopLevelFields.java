package io.firesteel.storage.parquet;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.schema.MessageType;

/** Looks up the columns of a file by name, in files of thousands of columns too. Immutable. */
final class TopLevelFields {
  private static final int AMBIGUOUS = -2;

  private final Map<String, Integer> exact = new HashMap<>();
  private final Map<String, Integer> folded = new HashMap<>();
  private final int[] firstLeaves;
  private final ColumnPath[] paths;

  TopLevelFields(MessageType schema) {
    int count = schema.getFieldCount();
    firstLeaves = new int[count];
    int leaf = 0;
    for (int i = 0; i < count; i++) {
      firstLeaves[i] = leaf;
      leaf += ReadTree.leafCount(schema.getType(i));
      String name = schema.getFieldName(i);
      exact.merge(name, i, (a, b) -> AMBIGUOUS);
      folded.merge(name.toLowerCase(Locale.ROOT), i, (a, b) -> AMBIGUOUS);
    }
    paths = new ColumnPath[leaf];
    int i = 0;
    if (count > 0) {
      for (ColumnDescriptor column : schema.getColumns()) {
        paths[i++] = ColumnPath.get(column.getPath());
      }
    }
  }

  /**
   * The position of the field with a name, or -1.
   *
   * @param file for the message if several match
   */
  int find(String name, boolean caseSensitive, String file) {
    int found =
        caseSensitive
            ? exact.getOrDefault(name, -1)
            : folded.getOrDefault(name.toLowerCase(Locale.ROOT), -1);
    if (found == AMBIGUOUS) {
      throw FileErrors.unsupported(
          file,
          "several columns have the name " + name + (caseSensitive ? "" : " when case is ignored"));
    }
    return found;
  }

  /** The ordinal of the first primitive column of a field. */
  int firstLeaf(int field) {
    return firstLeaves[field];
  }

  /** The path of a primitive column. */
  ColumnPath path(int leaf) {
    return paths[leaf];
  }
}
