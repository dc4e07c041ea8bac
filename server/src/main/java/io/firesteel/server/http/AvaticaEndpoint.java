package io.firesteel.server.http;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Takes the messages of stock Avatica drivers. */
interface AvaticaEndpoint {

  /**
   * Handles a message and answers the exchange, at once or later.
   *
   * @param used told the id of the connection that the message is about
   */
  void handle(ByteBuffer message, Consumer<String> used, Exchange exchange);
}
