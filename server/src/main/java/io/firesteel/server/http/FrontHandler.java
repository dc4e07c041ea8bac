package io.firesteel.server.http;

import io.firesteel.server.avatica.AvaticaService;
import io.firesteel.server.frames.ByteSink;
import io.firesteel.server.frames.FrameService;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** Routes requests by path to the own protocol and to Avatica's. */
final class FrontHandler extends Handler.Abstract.NonBlocking {
  private static final String BINARY = "application/octet-stream";
  private static final long LISTEN_AFTER_NANOS = 100_000_000L;

  private final FrameService frames;
  private final AvaticaService avatica;
  private final ClientWatch clients;
  private final int maxRequestBytes;
  private final Set<Exchange> waiting = ConcurrentHashMap.newKeySet();

  FrontHandler(
      FrameService frames, AvaticaService avatica, ClientWatch clients, int maxRequestBytes) {
    this.frames = frames;
    this.avatica = avatica;
    this.clients = clients;
    this.maxRequestBytes = maxRequestBytes;
  }

  /** Called a few times a second. */
  void sweep() {
    long now = System.nanoTime();
    for (Exchange exchange : waiting) {
      if (exchange.ageNanos(now) > LISTEN_AFTER_NANOS) {
        exchange.listen();
      }
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = Request.getPathInContext(request);
    if (request.getMethod().equals("GET")) {
      return get(path, request, response, callback);
    }
    if (!request.getMethod().equals("POST")) {
      Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
      return true;
    }
    if (request.getLength() > maxRequestBytes) {
      Response.writeError(request, response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413);
      return true;
    }
    Content.Source.asByteArrayAsync(request, maxRequestBytes)
        .whenComplete(
            (body, failure) -> {
              if (failure != null) {
                Throwable cause = failure.getCause() == null ? failure : failure.getCause();
                int status =
                    cause instanceof IllegalStateException
                        ? HttpStatus.PAYLOAD_TOO_LARGE_413
                        : HttpStatus.BAD_REQUEST_400;
                Response.writeError(request, response, callback, status);
                return;
              }
              try {
                post(path, ByteBuffer.wrap(body), request, response, callback);
              } catch (Throwable e) {
                Response.writeError(request, response, callback, e);
              }
            });
    return true;
  }

  private boolean get(String path, Request request, Response response, Callback callback) {
    if (path.equals("/health")) {
      Exchange exchange = new Exchange(request, response, callback, () -> {});
      exchange.answer(
          200, "text/plain", ByteBuffer.wrap("ok\n".getBytes(StandardCharsets.US_ASCII)));
      return true;
    }
    Target target = Target.of(path);
    if (target == null) {
      return false;
    }
    clients.used(target.session, request.getConnectionMetaData().getConnection());
    switch (target.action) {
      case "frames":
        Fields query = Request.extractQueryParameters(request);
        Runnable gone = () -> frames.close(target.session, target.statement, false);
        wait(
            new Exchange(request, response, callback, gone),
            frames.frame(target.session, target.statement, number(query.getValue("rows"))));
        return true;
      case "ping":
        answer(request, response, callback, frames.ping(target.session));
        return true;
      case "progress":
        answer(request, response, callback, frames.progress(target.session, target.statement));
        return true;
      default:
        return false;
    }
  }

  private void post(
      String path, ByteBuffer body, Request request, Response response, Callback callback) {
    switch (path) {
      case "/":
      case "":
        avatica(body, request, response, callback);
        return;
      case "/session":
        {
          CompletableFuture<ByteSink> reply = frames.openSession(body, "anonymous");
          wait(new Exchange(request, response, callback, () -> {}), reply);
          return;
        }
      case "/execute":
        {
          FrameService.Started started = frames.execute(body);
          if (started.session() != null) {
            clients.used(started.session(), request.getConnectionMetaData().getConnection());
          }
          Runnable gone =
              () -> {
                if (started.session() != null) {
                  frames.close(started.session(), started.statement(), false);
                }
              };
          wait(new Exchange(request, response, callback, gone), started.reply());
          return;
        }
      case "/prepare":
        wait(new Exchange(request, response, callback, () -> {}), frames.prepare(body));
        return;
      case "/catalog":
        wait(new Exchange(request, response, callback, () -> {}), frames.catalog(body));
        return;
      case "/client":
        answer(request, response, callback, frames.describeClient(body));
        return;
      default:
        break;
    }
    Target target = Target.of(path);
    if (target == null) {
      Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
      return;
    }
    switch (target.action) {
      case "cancel":
        answer(request, response, callback, frames.cancel(target.session, target.statement));
        return;
      case "release":
        answer(request, response, callback, frames.close(target.session, target.statement, false));
        return;
      case "close":
        answer(
            request,
            response,
            callback,
            target.hasStatement
                ? frames.close(target.session, target.statement, true)
                : frames.closeSession(target.session));
        return;
      default:
        Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
    }
  }

  private void avatica(ByteBuffer body, Request request, Response response, Callback callback) {
    AtomicReference<Runnable> gone = new AtomicReference<>(() -> {});
    Exchange exchange = new Exchange(request, response, callback, () -> gone.get().run());
    waiting.add(exchange);
    gone.set(
        avatica.handle(
            body.array(),
            session -> clients.used(session, request.getConnectionMetaData().getConnection()),
            (status, type, reply) -> {
              waiting.remove(exchange);
              exchange.answer(status, type, ByteBuffer.wrap(reply));
            }));
  }

  private void answer(Request request, Response response, Callback callback, ByteSink reply) {
    new Exchange(request, response, callback, () -> {}).answer(200, BINARY, reply.buffer());
  }

  private void wait(Exchange exchange, CompletableFuture<ByteSink> reply) {
    if (!reply.isDone()) {
      waiting.add(exchange);
    }
    exchange.answer(
        reply.thenApply(
            sink -> {
              waiting.remove(exchange);
              return sink.buffer();
            }),
        BINARY);
  }

  private static int number(String text) {
    try {
      return text == null ? 0 : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** {@code /action/session} or {@code /action/session/statement}. */
  private static final class Target {
    private final String action;
    private final String session;
    private final long statement;
    private final boolean hasStatement;

    private Target(String action, String session, long statement, boolean hasStatement) {
      this.action = action;
      this.session = session;
      this.statement = statement;
      this.hasStatement = hasStatement;
    }

    static Target of(String path) {
      String[] parts = path.split("/", 5);
      if (parts.length < 3 || parts.length > 4 || !parts[0].isEmpty()) {
        return null;
      }
      if (parts.length == 3) {
        return new Target(parts[1], parts[2], 0, false);
      }
      try {
        return new Target(parts[1], parts[2], Long.parseLong(parts[3]), true);
      } catch (NumberFormatException e) {
        return null;
      }
    }
  }
}
