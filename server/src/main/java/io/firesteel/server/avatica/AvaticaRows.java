package io.firesteel.server.avatica;

import io.firesteel.core.setting.SparkSettings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.Vectors;
import io.firesteel.server.query.Chunk;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.avatica.Meta;

/** Batches as the row objects of Avatica's frames. */
final class AvaticaRows {
  private final List<OutputColumn> columns;
  private final boolean[] text;
  private final ValueText texts;

  AvaticaRows(List<OutputColumn> columns, Session session) {
    this.columns = columns;
    this.texts = new ValueText(session.settings().get(SparkSettings.TIME_ZONE));
    text = new boolean[columns.size()];
    for (int i = 0; i < text.length; i++) {
      text[i] = AvaticaColumns.asText(columns.get(i).type());
    }
  }

  Meta.Frame frame(Chunk chunk) {
    return new Meta.Frame(chunk.firstRow(), chunk.done(), rows(chunk.batches(), chunk.rows()));
  }

  List<Object> rows(List<Batch> batches, int count) {
    List<Object> rows = new ArrayList<>(count);
    for (Batch batch : batches) {
      for (int row = 0; row < batch.rows(); row++) {
        List<Object> values = new ArrayList<>(text.length);
        for (int i = 0; i < text.length; i++) {
          SqlType type = columns.get(i).type();
          Object value = Vectors.get(type, batch.column(i), row);
          values.add(value == null ? null : text[i] ? texts.of(type, value) : plain(type, value));
        }
        rows.add(values);
      }
    }
    return rows;
  }

  private Object plain(SqlType type, Object value) {
    switch (type.kind()) {
      case TINYINT:
        return ((Integer) value).byteValue();
      case SMALLINT:
        return ((Integer) value).shortValue();
      case STRING:
      case CHAR:
      case VARCHAR:
        return value.toString();
      case BINARY:
        return ((ByteSlice) value).toByteArray();
      case ARRAY:
        SqlType element = ((SqlType.ArrayType) type).element();
        List<Object> all = new ArrayList<>();
        for (Object item : (List<?>) value) {
          all.add(item == null ? null : plain(element, item));
        }
        return all;
      default:
        return value;
    }
  }
}
