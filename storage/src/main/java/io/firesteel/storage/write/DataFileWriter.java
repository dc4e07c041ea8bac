package io.firesteel.storage.write;

import io.firesteel.core.vector.ColumnVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;

/** One Parquet file being written. Belongs to one thread. */
final class DataFileWriter implements AutoCloseable {
  private final VectorWriteSupport.Row row = new VectorWriteSupport.Row();
  private final ParquetWriter<VectorWriteSupport.Row> writer;
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
    OutputFile file;
    if (path.startsWith("file:")) {
      // Hadoop's local file system would write a checksum file beside it.
      Path local = Path.of(path.substring("file:".length()));
      Files.createDirectories(local.getParent());
      file = new LocalOutputFile(local);
    } else {
      file = HadoopOutputFile.fromPath(new org.apache.hadoop.fs.Path(path), configuration);
    }
    writer = new Builder(file, spec, configuration).build();
  }

  /** Appends rows {@code rows[0..count)} of flat columns, or all of {@code count} if it is null. */
  void write(ColumnVector[] columns, int[] selected, int count) throws IOException {
    row.columns = columns;
    for (int i = 0; i < count; i++) {
      row.row = selected == null ? i : selected[i];
      writer.write(row);
    }
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
    writer.close();
  }

  private static final class Builder
      extends ParquetWriter.Builder<VectorWriteSupport.Row, Builder> {
    private final WriteSpec spec;

    Builder(OutputFile file, WriteSpec spec, Configuration configuration) {
      super(file);
      this.spec = spec;
      withConf(configuration);
      withCompressionCodec(spec.codec());
      withRowGroupSize(spec.rowGroupBytes());
      withWriteMode(ParquetFileWriter.Mode.CREATE);
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<VectorWriteSupport.Row> getWriteSupport(Configuration configuration) {
      return new VectorWriteSupport(spec.dataColumns());
    }
  }
}
