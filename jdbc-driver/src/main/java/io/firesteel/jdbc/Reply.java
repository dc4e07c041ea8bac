package io.firesteel.jdbc;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;

/** A reply message, taken apart; frames stay in the body's array. */
final class Reply {
  /** A column of a result as the server describes it. */
  static final class ColumnInfo {
    final String name;
    final boolean nullable;
    final SqlType type;

    ColumnInfo(String name, boolean nullable, SqlType type) {
      this.name = name;
      this.nullable = nullable;
      this.type = type;
    }
  }

  String session;
  List<ColumnInfo> columns;
  boolean hasFrame;
  int frameAt;
  long frameFirstRow;
  long updateCount = -1;
  boolean done;
  boolean pending;
  SQLException error;
  List<SQLWarning> warnings = List.of();
  String catalog;
  String database;
  String zone;
  String queryId;
  List<SqlType> parameterTypes;
  int statementKind;
  long[] progress;
  String serverVersion;
  final Transport.Body body;

  /**
   * @throws SQLException if the message is damaged; an error in it is in {@link #error}
   */
  Reply(Transport.Body body) throws SQLException {
    this.body = body;
    try {
      MessageReader in = new MessageReader(body.bytes, 0, body.length);
      while (in.hasMore()) {
        int tag = in.readByte();
        int length = in.readInt();
        int start = in.position;
        if (length < 0 || start + length > body.length) {
          throw new IndexOutOfBoundsException("section " + tag + " of " + length + " bytes");
        }
        section(tag, new MessageReader(body.bytes, start, start + length));
        in.position = start + length;
      }
    } catch (IndexOutOfBoundsException e) {
      throw SqlErrors.protocol(e);
    }
  }

  private void section(int tag, MessageReader in) {
    switch (tag) {
      case Tag.SESSION:
        session = in.readString();
        break;
      case Tag.COLUMNS:
        columns = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
          String name = in.readString();
          boolean nullable = in.readByte() != 0;
          columns.add(new ColumnInfo(name, nullable, SqlType.read(in)));
        }
        break;
      case Tag.FRAME:
        hasFrame = true;
        frameFirstRow = in.readLong();
        int codec = in.readByte();
        if (codec != 0) {
          throw new IndexOutOfBoundsException("codec " + codec);
        }
        in.readInt();
        frameAt = in.position;
        break;
      case Tag.UPDATE_COUNT:
        updateCount = in.readLong();
        break;
      case Tag.END:
        done = in.readByte() == 1;
        break;
      case Tag.PENDING:
        pending = true;
        break;
      case Tag.ERROR:
        in.readString();
        String state = in.readString();
        error = SqlErrors.of(in.readString(), state);
        break;
      case Tag.WARNING:
        if (warnings.isEmpty()) {
          warnings = new ArrayList<>();
        }
        warnings.add(new SQLWarning(in.readString(), "01000"));
        break;
      case Tag.STATE:
        catalog = in.readString();
        database = in.readString();
        zone = in.readString();
        break;
      case Tag.QUERY:
        queryId = in.readString();
        break;
      case Tag.PREPARATION:
        statementKind = in.readByte();
        parameterTypes = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
          parameterTypes.add(SqlType.read(in));
        }
        break;
      case Tag.PROGRESS:
        progress = new long[6];
        for (int i = 0; i < progress.length; i++) {
          progress[i] = in.readLong();
        }
        break;
      case Tag.SERVER:
        serverVersion = in.readString();
        break;
      default:
        break; // a newer server
    }
  }

  Reply orThrow() throws SQLException {
    if (error != null) {
      throw error;
    }
    return this;
  }
}
