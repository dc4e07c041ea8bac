package io.firesteel.server.frames;

import io.firesteel.server.query.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request message, taken apart. */
final class Request {
  String session;
  long statement;
  String sql;
  boolean prepared;
  final List<List<Parameter>> parameters = new ArrayList<>();
  long timeoutMillis;
  long maxRows;
  int fetchSize;
  int codecs;
  final Map<String, String> properties = new LinkedHashMap<>();
  String question;
  final List<String> arguments = new ArrayList<>();

  static Request read(ByteSource in) {
    Request request = new Request();
    while (in.hasMore()) {
      int tag = in.readByte();
      request.section(tag, in.readSection());
    }
    return request;
  }

  private void section(int tag, ByteSource in) {
    switch (tag) {
      case Tag.SESSION:
        session = in.readString();
        break;
      case Tag.STATEMENT:
        statement = in.readLong();
        break;
      case Tag.SQL:
        sql = in.readString();
        break;
      case Tag.PREPARED:
        prepared = true;
        break;
      case Tag.PARAMETERS:
        parameters.add(ParameterCodec.read(in));
        break;
      case Tag.LIMITS:
        timeoutMillis = in.readLong();
        maxRows = in.readLong();
        fetchSize = in.readInt();
        codecs = in.readInt();
        break;
      case Tag.PROPERTIES:
        for (int n = in.readCount(8); n > 0; n--) {
          properties.put(in.readString(), in.readString());
        }
        break;
      case Tag.CATALOG:
        question = in.readString();
        for (int n = in.readCount(4); n > 0; n--) {
          arguments.add(in.readString());
        }
        break;
      default:
        break; // a newer client
    }
  }
}
