package io.firesteel.server.http;

import io.firesteel.server.query.QueryManager;
import io.firesteel.server.session.SessionManager;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

final class AvaticaHandler implements AvaticaEndpoint {
  AvaticaHandler(SessionManager sessions, QueryManager queries, String version) {}

  @Override
  public void handle(ByteBuffer message, Consumer<String> used, Exchange exchange) {
    exchange.answer(404, "text/plain", ByteBuffer.allocate(0));
  }
}
