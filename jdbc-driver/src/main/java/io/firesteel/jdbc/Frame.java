package io.firesteel.jdbc;

import java.sql.SQLException;
import java.util.List;

/** Some rows of a result, column by column. */
final class Frame {
  final int rows;
  final Column[] columns;

  /** Given back to the transport when the frame has been read. */
  final Transport.Body body;

  Frame(int rows, Column[] columns, Transport.Body body) {
    this.rows = rows;
    this.columns = columns;
    this.body = body;
  }

  static Frame read(Reply reply, List<Reply.ColumnInfo> infos) throws SQLException {
    try {
      byte[] bytes = reply.body.bytes;
      int start = reply.frameAt;
      MessageReader head = new MessageReader(bytes, start, reply.body.length);
      int rows = head.readInt();
      int count = head.readInt();
      if (count != infos.size()) {
        throw new IllegalStateException(count + " columns instead of " + infos.size());
      }
      Column[] columns = new Column[count];
      for (int i = 0; i < count; i++) {
        SqlType type = infos.get(i).type;
        MessageReader in = new MessageReader(bytes, start + head.readInt(), reply.body.length);
        columns[i] = new Column(type, Values.read(in, type, rows));
      }
      return new Frame(rows, columns, reply.body);
    } catch (IndexOutOfBoundsException | IllegalStateException | ClassCastException e) {
      throw SqlErrors.protocol(e);
    }
  }
}
