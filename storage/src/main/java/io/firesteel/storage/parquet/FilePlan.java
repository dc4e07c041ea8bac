package io.firesteel.storage.parquet;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.Vectors;
import io.firesteel.storage.scan.ScanColumn;
import io.firesteel.storage.scan.ScanSpec;
import java.util.List;
import org.apache.parquet.schema.Type;

/**
 * How the columns of a scan are read from one file.
 *
 * @param rebase how old dates are changed
 * @param trees by column; null for columns that do not come from the file
 */
record FilePlan(Footer footer, Rebase rebase, ReadTree[] trees) {

  static FilePlan of(Footer footer, ScanSpec spec, ReadOptions options) {
    Rebase rebase = Rebase.of(footer.keyValues(), options.legacyDates(), options.legacyInt96());
    List<ScanColumn> columns = spec.columns();
    ReadTree[] trees = new ReadTree[columns.size()];
    for (int i = 0; i < trees.length; i++) {
      ScanColumn column = columns.get(i);
      if (column.source() == ScanColumn.Source.FILE) {
        trees[i] =
            ReadTree.of(
                footer,
                find(footer, column, options),
                column.type(),
                column.missing(),
                rebase,
                options.caseSensitive());
      }
    }
    return new FilePlan(footer, rebase, trees);
  }

  private static int find(Footer footer, ScanColumn column, ReadOptions options) {
    if (column.index() >= 0) {
      List<Type> fields = footer.schema().getFields();
      for (int i = 0; i < fields.size(); i++) {
        if (fields.get(i).getId() != null && fields.get(i).getId().intValue() == column.index()) {
          return i;
        }
      }
      return -1;
    }
    return footer.fields().find(column.name(), options.caseSensitive(), footer.file().path());
  }

  /**
   * The leaf that a path of field names below a column leads to, if it can be pruned by: a
   * primitive column without repetition. Null otherwise.
   */
  LeafType leaf(int column, List<String> path, boolean caseSensitive) {
    if (trees[column] == null) {
      return null;
    }
    ReadNode node = trees[column].root();
    for (String name : path) {
      if (!(node instanceof ReadNode.Struct struct)) {
        return null;
      }
      List<SqlType.Field> fields = ((SqlType.StructType) struct.type()).fields();
      node = null;
      for (int i = 0; i < fields.size() && node == null; i++) {
        String field = fields.get(i).name();
        if (caseSensitive ? field.equals(name) : field.equalsIgnoreCase(name)) {
          node = struct.fields()[i];
        }
      }
    }
    return node instanceof ReadNode.Leaf leaf
            && leaf.leaf().maxRepetition() == 0
            && isOrderedByBytes(leaf.type())
        ? leaf.leaf()
        : null;
  }

  /** False for strings that do not compare as their stored bytes do: padded and collated ones. */
  private static boolean isOrderedByBytes(SqlType type) {
    return type.kind() != TypeKind.CHAR
        && !(type instanceof SqlType.StringType string && !string.isBinary());
  }

  /** A constant column's value. */
  static ColumnReader constant(ScanColumn column, Object value) {
    return new ColumnReader.Constant(Vectors.constant(column.type(), value, 1));
  }

  static ByteSlice fileName(String path) {
    return ByteSlice.of(path.substring(path.lastIndexOf('/') + 1));
  }
}
