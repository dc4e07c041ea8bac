package io.firesteel.server.avatica;

import io.firesteel.core.error.SqlException;
import io.firesteel.server.query.QueryFailures;
import io.firesteel.server.query.QueryManager;
import io.firesteel.server.session.SessionManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.calcite.avatica.AvaticaSeverity;
import org.apache.calcite.avatica.NoSuchConnectionException;
import org.apache.calcite.avatica.metrics.noop.NoopMetricsSystem;
import org.apache.calcite.avatica.remote.AvaticaRuntimeException;
import org.apache.calcite.avatica.remote.Handler.HandlerResponse;
import org.apache.calcite.avatica.remote.JsonHandler;
import org.apache.calcite.avatica.remote.LocalService;
import org.apache.calcite.avatica.remote.ProtobufHandler;
import org.apache.calcite.avatica.remote.ProtobufTranslationImpl;
import org.apache.calcite.avatica.remote.Service;

/** Answers Avatica's messages, JSON or protobuf by their first byte. */
public final class AvaticaService implements AutoCloseable {
  private static final int THREADS = 256;

  private final ThreadLocal<AvaticaCall> call = new ThreadLocal<>();
  private final QueryManager queries;
  private final JsonHandler json;
  private final ProtobufHandler protobuf;
  private final ThreadPoolExecutor threads;

  public AvaticaService(SessionManager sessions, QueryManager queries, String version) {
    this.queries = queries;
    LocalService service = new LocalService(new AvaticaMeta(sessions, queries, call));
    Service.RpcMetadataResponse metadata = new Service.RpcMetadataResponse("firesteel " + version);
    service.setRpcMetadata(metadata);
    json =
        new JsonHandler(service, NoopMetricsSystem.getInstance()) {
          @Override
          public HandlerResponse<String> convertToErrorResponse(Exception e) {
            return super.convertToErrorResponse(visible(e));
          }
        };
    protobuf =
        new ProtobufHandler(
            service, new ProtobufTranslationImpl(), NoopMetricsSystem.getInstance()) {
          @Override
          public HandlerResponse<byte[]> convertToErrorResponse(Exception e) {
            return super.convertToErrorResponse(visible(e));
          }
        };
    json.setRpcMetadata(metadata);
    protobuf.setRpcMetadata(metadata);
    AtomicInteger number = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(10_000),
            task -> {
              Thread thread = new Thread(task, "avatica-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /** What becomes of an answer. */
  public interface Answer {
    /**
     * @param status 200 or 500, the two that stock drivers understand
     */
    void send(int status, String contentType, byte[] body);
  }

  /**
   * Handles a message on a thread of its own.
   *
   * @param used told the id of the connection that the message is about
   * @return to be run if the client hangs up before the answer
   */
  public Runnable handle(byte[] message, Consumer<String> used, Answer answer) {
    AvaticaCall current = new AvaticaCall(used);
    Executor executor = threads;
    try {
      executor.execute(() -> handle(message, current, answer));
    } catch (RejectedExecutionException e) {
      HandlerResponse<String> busy = json.convertToErrorResponse(QueryFailures.overloaded());
      answer.send(500, "application/json", busy.getResponse().getBytes(StandardCharsets.UTF_8));
    }
    return current::gone;
  }

  private void handle(byte[] message, AvaticaCall current, Answer answer) {
    call.set(current);
    try {
      if (message.length > 0 && message[0] == '{') {
        HandlerResponse<String> reply;
        try {
          reply = json.apply(new String(message, StandardCharsets.UTF_8));
        } catch (RuntimeException | Error e) {
          reply = json.convertToErrorResponse(failure(e));
        }
        answer.send(
            reply.getStatusCode(),
            "application/json;charset=utf-8",
            reply.getResponse().getBytes(StandardCharsets.UTF_8));
      } else {
        HandlerResponse<byte[]> reply;
        try {
          reply = protobuf.apply(message);
        } catch (RuntimeException | Error e) {
          reply = protobuf.convertToErrorResponse(failure(e));
        }
        answer.send(reply.getStatusCode(), "application/octet-stream", reply.getResponse());
      }
    } finally {
      call.remove();
    }
  }

  private static Exception failure(Throwable e) {
    return e instanceof Exception exception ? exception : new IllegalStateException(e);
  }

  private Exception visible(Exception e) {
    if (e instanceof NoSuchConnectionException || e instanceof AvaticaRuntimeException) {
      return e;
    }
    SqlException error;
    if (e instanceof IOException
        || e instanceof IllegalArgumentException && !call.get().understood()) {
      error = SqlException.of("INVALID_HANDLE.FORMAT", "The request is malformed.");
    } else {
      error = QueryFailures.visible(e, queries.nextId());
    }
    return new AvaticaRuntimeException(
        error.getMessage(), 0, error.sqlState(), AvaticaSeverity.ERROR);
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
