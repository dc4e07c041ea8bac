package io.firesteel.storage.write;

import io.firesteel.core.vector.ColumnVector;
import io.firesteel.storage.catalog.Column;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes files of a format other than Parquet. Thread-safe. */
public interface RowFormat {
  /** The ending of file names, with the dot and that of a compression. */
  String extension();

  /**
   * Starts a file.
   *
   * @param out closed with the file
   * @param columns what is in the files: no partition columns
   */
  RowFile open(OutputStream out, List<Column> columns) throws IOException;

  /** A file being written. Belongs to one thread. */
  interface RowFile extends Closeable {
    /** Appends rows {@code rows[0..count)} of flat columns, or all of {@code count} if null. */
    void write(ColumnVector[] columns, int[] rows, int count) throws IOException;
  }
}
