package io.firesteel.storage.write;

import io.firesteel.core.vector.ColumnVector;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;

/** One file being written. Belongs to one thread. */
final class DataFileWriter implements AutoCloseable {
  private final RowFormat.RowFile file;
  private final String name;
  private long rows;

  /**
   * Creates the file and the directories above it.
   *
   * @param directory URI that the name is below
   */
  DataFileWriter(String directory, String name, WriteSpec spec, Configuration configuration)
      throws IOException {
    this.name = name;
    String path = directory + "/" + name;
    // Hadoop's local file system would write a checksum file beside it.
    Path local = path.startsWith("file:") ? Path.of(path.substring("file:".length())) : null;
    if (local != null) {
      Files.createDirectories(local.getParent());
    }
    org.apache.hadoop.fs.Path remote = local == null ? new org.apache.hadoop.fs.Path(path) : null;
    if (spec.rows() == null) {
      OutputFile output =
          local != null
              ? new LocalOutputFile(local)
              : HadoopOutputFile.fromPath(remote, configuration);
      file = new ParquetRowFile(output, spec, configuration);
    } else {
      OutputStream out =
          local != null
              ? Files.newOutputStream(local)
              : remote.getFileSystem(configuration).create(remote, false);
      file = spec.rows().open(out, spec.dataColumns());
    }
  }

  /** Appends rows {@code rows[0..count)} of flat columns, or all of {@code count} if it is null. */
  void write(ColumnVector[] columns, int[] selected, int count) throws IOException {
    file.write(columns, selected, count);
    rows += count;
  }

  /** Its name below the directory. */
  String name() {
    return name;
  }

  long rows() {
    return rows;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
