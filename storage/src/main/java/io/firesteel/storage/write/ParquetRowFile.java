package io.firesteel.storage.write;

import io.firesteel.core.vector.ColumnVector;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;

/** A Parquet file being written. */
final class ParquetRowFile implements RowFormat.RowFile {
  private final VectorWriteSupport.Row row = new VectorWriteSupport.Row();
  private final ParquetWriter<VectorWriteSupport.Row> writer;

  ParquetRowFile(OutputFile file, WriteSpec spec, Configuration configuration) throws IOException {
    writer = new Builder(file, spec, configuration).build();
  }

  @Override
  public void write(ColumnVector[] columns, int[] selected, int count) throws IOException {
    row.columns = columns;
    for (int i = 0; i < count; i++) {
      row.row = selected == null ? i : selected[i];
      writer.write(row);
    }
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
