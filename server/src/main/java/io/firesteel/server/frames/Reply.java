package io.firesteel.server.frames;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.SparkSettings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.session.Session;
import java.util.List;

/** Writes a reply message section by section. */
final class Reply {
  private final ByteSink out;

  Reply(int capacity) {
    out = new ByteSink(capacity);
  }

  ByteSink sink() {
    return out;
  }

  Reply text(int tag, String text) {
    int begun = out.begin(tag);
    out.writeString(text);
    out.end(begun);
    return this;
  }

  Reply number(int tag, long value) {
    int begun = out.begin(tag);
    out.writeLong(value);
    out.end(begun);
    return this;
  }

  Reply empty(int tag) {
    out.end(out.begin(tag));
    return this;
  }

  Reply end(boolean done) {
    int begun = out.begin(Tag.END);
    out.writeByte(done ? 1 : 0);
    out.end(begun);
    return this;
  }

  Reply columns(List<OutputColumn> columns) {
    int begun = out.begin(Tag.COLUMNS);
    out.writeInt(columns.size());
    for (OutputColumn column : columns) {
      out.writeString(column.name());
      out.writeByte(column.nullable() ? 1 : 0);
      TypeCodec.write(out, column.type());
    }
    out.end(begun);
    return this;
  }

  Reply frame(long firstRow, List<OutputColumn> columns, List<Batch> batches) {
    int begun = out.begin(Tag.FRAME);
    out.writeLong(firstRow);
    out.writeByte(0);
    int lengthAt = out.claim(4);
    int start = out.size();
    new FrameEncoder(out).encode(columns.stream().map(OutputColumn::type).toList(), batches);
    out.setInt(lengthAt, out.size() - start);
    out.end(begun);
    return this;
  }

  Reply preparation(int kind, List<SqlType> parameters) {
    int begun = out.begin(Tag.PREPARATION);
    out.writeByte(kind);
    out.writeInt(parameters.size());
    for (SqlType type : parameters) {
      TypeCodec.write(out, type);
    }
    out.end(begun);
    return this;
  }

  Reply state(Session session) {
    int begun = out.begin(Tag.STATE);
    out.writeString(session.catalog());
    out.writeString(session.database());
    out.writeString(session.settings().get(SparkSettings.TIME_ZONE).getId());
    out.end(begun);
    return this;
  }

  Reply error(SqlException e, String queryId) {
    int begun = out.begin(Tag.ERROR);
    out.writeString(e.code().name());
    out.writeString(e.sqlState());
    out.writeString(e.getMessage());
    out.writeInt(e.place() == null ? -1 : e.place().start());
    out.writeString(queryId);
    out.end(begun);
    return this;
  }
}
