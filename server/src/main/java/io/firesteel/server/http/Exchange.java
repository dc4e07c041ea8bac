package io.firesteel.server.http;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A request whose answer is still being made. */
final class Exchange {
  private final Request request;
  private final Response response;
  private final Callback callback;
  private final long since = System.nanoTime();
  private final Runnable gone;
  private Runnable stopListening;
  private boolean answered;

  /**
   * @param gone what to do if the client hangs up before the answer
   */
  Exchange(Request request, Response response, Callback callback, Runnable gone) {
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.gone = gone;
  }

  long ageNanos(long now) {
    return now - since;
  }

  /** Begins to notice a client that hangs up. Not for short requests: it costs a selector round. */
  synchronized void listen() {
    if (!answered && stopListening == null) {
      EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
      stopListening = ClientWatch.awaiting(endPoint, gone);
    }
  }

  /** Writes the answer; the body is not copied. */
  void answer(int status, String contentType, ByteBuffer body) {
    Runnable stop;
    synchronized (this) {
      if (answered) {
        return;
      }
      answered = true;
      stop = stopListening;
    }
    if (stop != null) {
      stop.run();
    }
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.remaining());
    response.write(true, body, callback);
  }

  /** Answers when the future completes. */
  void answer(CompletableFuture<ByteBuffer> body, String contentType) {
    body.whenComplete(
        (bytes, failure) -> {
          if (failure == null) {
            answer(200, contentType, bytes);
          } else {
            Response.writeError(request, response, callback, failure);
          }
        });
  }
}
