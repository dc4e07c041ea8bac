package io.firesteel.storage.write;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.catalog.SchemaJson;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/**
 * Rows of vectors as parquet-java's records: a record is a row of the columns that were set last.
 * Spark's schema goes into the footer, so that intervals and collations keep their types.
 */
final class VectorWriteSupport extends WriteSupport<VectorWriteSupport.Row> {
  private final List<Column> columns;
  private final ValueWriter[] writers;
  private final String[] names;
  private RecordConsumer out;

  /** A row of some columns. One object is enough for all rows. */
  static final class Row {
    ColumnVector[] columns;
    int row;
  }

  VectorWriteSupport(List<Column> columns) {
    this.columns = columns;
    this.writers = new ValueWriter[columns.size()];
    this.names = new String[columns.size()];
    for (int i = 0; i < writers.length; i++) {
      writers[i] = ValueWriter.of(columns.get(i).type());
      names[i] = columns.get(i).name();
    }
  }

  @Override
  public String getName() {
    return "firesteel";
  }

  @Override
  public WriteContext init(Configuration configuration) {
    List<SqlType.Field> fields = columns.stream().map(Column::field).toList();
    MessageType schema = ParquetSchema.message(fields);
    return new WriteContext(
        schema, Map.of(SchemaJson.FOOTER_KEY, SchemaJson.writeForFile(columns)));
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return init((Configuration) null);
  }

  @Override
  public void prepareForWrite(RecordConsumer consumer) {
    out = consumer;
  }

  @Override
  public void write(Row row) {
    out.startMessage();
    for (int i = 0; i < writers.length; i++) {
      ValueWriter.field(out, names[i], i, writers[i], row.columns[i], row.row);
    }
    out.endMessage();
  }
}
