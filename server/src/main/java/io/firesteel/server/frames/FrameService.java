package io.firesteel.server.frames;

import io.firesteel.core.error.SqlException;
import io.firesteel.server.query.CancelSignal;
import io.firesteel.server.query.Chunk;
import io.firesteel.server.query.ChunkLimits;
import io.firesteel.server.query.Execution;
import io.firesteel.server.query.MetadataAnswers;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.PreparedQuery;
import io.firesteel.server.query.Progress;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.QueryFailures;
import io.firesteel.server.query.QueryInfo;
import io.firesteel.server.query.QueryManager;
import io.firesteel.server.query.RunningQuery;
import io.firesteel.server.query.SessionStatements;
import io.firesteel.server.query.StatementRequest;
import io.firesteel.server.session.Session;
import io.firesteel.server.session.SessionManager;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * The own driver's protocol without its transport: a message comes in, a message goes out. Nothing
 * here blocks its caller; what takes time completes on the query threads. Errors are replies, too.
 */
public final class FrameService {
  /** What a frame is to take, before compression. */
  private static final long FRAME_BYTES = 2L << 20;

  /** The first frame is smaller: a client may want only the first page. */
  private static final long FIRST_FRAME_BYTES = 512L << 10;

  private static final long WAIT_MILLIS = 5000;
  private static final int WIRE_VERSION = 1;

  private final SessionManager sessions;
  private final QueryManager queries;
  private final String version;

  public FrameService(SessionManager sessions, QueryManager queries, String version) {
    this.sessions = sessions;
    this.queries = queries;
    this.version = version;
  }

  /**
   * Opens a session; PROPERTIES may hold {@code database}, {@code user} and settings by their key.
   */
  public CompletableFuture<ByteSink> openSession(ByteBuffer message, String user) {
    return later(
        null,
        () -> {
          Request request = parse(message);
          String name = request.properties.getOrDefault("user", user);
          Session session = sessions.open(UUID.randomUUID().toString(), name);
          try {
            request.properties.forEach((key, value) -> property(session, key, value));
            String database = request.properties.get("database");
            if (database != null && !database.isEmpty()) {
              use(session, database);
            }
          } catch (RuntimeException e) {
            sessions.close(session.id());
            throw e;
          }
          Reply reply = new Reply(256).text(Tag.SESSION, session.id()).state(session);
          int begun = reply.sink().begin(Tag.SERVER);
          reply.sink().writeString(version);
          reply.sink().writeInt(WIRE_VERSION);
          reply.sink().end(begun);
          return reply;
        });
  }

  private static void property(Session session, String key, String value) {
    if (key.startsWith("spark.") || key.startsWith("firesteel.")) {
      session.set(key, value);
    } else if (key.startsWith("client.")) {
      session.clientInfo().put(key.substring("client.".length()), value == null ? "" : value);
    }
  }

  private void use(Session session, String database) {
    String sql = "USE `" + database.replace("`", "``") + "`";
    CancelSignal cancel = new CancelSignal();
    try (PreparedQuery query = queries.engine().prepare(sql, session, cancel);
        RunningQuery running =
            query.execute(
                new QueryContext(queries.nextId(), List.of(), 0, cancel, warning -> {}))) {
      while (running.next() != null) {
        cancel.throwIfCancelled();
      }
    }
  }

  /** Ends a session and everything it runs. */
  public ByteSink closeSession(String id) {
    sessions.close(id);
    return new Reply(16).end(true).sink();
  }

  /** Notes client properties (PROPERTIES with {@code client.} keys) of a session. */
  public ByteSink describeClient(ByteBuffer message) {
    return now(
        () -> {
          Request request = parse(message);
          Session session = session(request.session);
          request.properties.forEach((key, value) -> property(session, key, value));
          return new Reply(16).end(true);
        });
  }

  /** A sign of life; fails if the session is unknown. */
  public ByteSink ping(String id) {
    return now(() -> new Reply(64).state(session(id)).end(true));
  }

  /**
   * A statement that was started.
   *
   * @param session null if the request was not understood
   */
  public record Started(String session, long statement, CompletableFuture<ByteSink> reply) {}

  /** Executes a statement; the reply carries the beginning of the result. */
  public Started execute(ByteBuffer message) {
    Request request;
    try {
      request = parse(message);
    } catch (RuntimeException e) {
      return new Started(null, 0, CompletableFuture.completedFuture(failed(e, null)));
    }
    return new Started(request.session, request.statement, execute(request));
  }

  private CompletableFuture<ByteSink> execute(Request request) {
    try {
      Session session = session(request.session);
      SessionStatements statements = SessionStatements.of(session);
      Execution execution = queries.execute(session, statement(request, statements));
      statements.start(request.statement, execution);
      return next(session, request.statement, execution, request.fetchSize, FIRST_FRAME_BYTES);
    } catch (RuntimeException e) {
      return CompletableFuture.completedFuture(failed(e, null));
    }
  }

  private StatementRequest statement(Request request, SessionStatements statements) {
    SessionStatements.Prepared prepared = null;
    if (request.prepared) {
      prepared = statements.prepared(request.statement);
      if (prepared == null && request.sql == null) {
        throw QueryFailures.statementNotFound(request.statement);
      }
    }
    String sql = prepared != null ? prepared.sql() : request.sql;
    if (sql == null) {
      throw new ByteSource.MalformedMessageException("no statement");
    }
    PreparedQuery query = prepared == null ? null : prepared.query();
    if (request.parameters.size() > 1) {
      if (query == null) {
        throw QueryFailures.statementNotFound(request.statement);
      }
      query = new BatchStatement(query, request.parameters);
    }
    return new StatementRequest(
        sql,
        query,
        request.parameters.isEmpty() ? List.of() : request.parameters.get(0),
        request.maxRows,
        request.timeoutMillis);
  }

  /** The next part of a result. */
  public CompletableFuture<ByteSink> frame(String sessionId, long statement, int fetchSize) {
    try {
      Session session = session(sessionId);
      Execution execution = SessionStatements.of(session).find(statement);
      if (execution == null) {
        throw QueryFailures.statementNotFound(statement);
      }
      return next(session, statement, execution, fetchSize, FRAME_BYTES);
    } catch (RuntimeException e) {
      return CompletableFuture.completedFuture(failed(e, null));
    }
  }

  private CompletableFuture<ByteSink> next(
      Session session, long statement, Execution execution, int fetchSize, long bytes) {
    return execution
        .take(new ChunkLimits(fetchSize, bytes, WAIT_MILLIS))
        .handle(
            (chunk, failure) -> {
              try {
                if (failure != null) {
                  SessionStatements.of(session).finished(statement, execution);
                  return failed(failure, execution);
                }
                ByteSink reply = reply(session, execution, chunk);
                if (chunk.done()) {
                  SessionStatements.of(session).finished(statement, execution);
                }
                return reply;
              } catch (Throwable e) {
                execution.close();
                return failed(e, execution);
              }
            });
  }

  private static ByteSink reply(Session session, Execution execution, Chunk chunk) {
    Reply reply = new Reply(chunk.rows() > 256 ? (int) FRAME_BYTES / 2 : 512);
    List<OutputColumn> columns = chunk.columns();
    if (execution.tellColumns()) {
      reply.text(Tag.QUERY, execution.queryId()).columns(columns);
    }
    if (SessionStatements.of(session).stateChanged(session)) {
      reply.state(session);
    }
    for (String warning : execution.drainWarnings()) {
      reply.text(Tag.WARNING, warning);
    }
    if (chunk.pending()) {
      return reply.empty(Tag.PENDING).sink();
    }
    if (!columns.isEmpty()) {
      reply.frame(chunk.firstRow(), columns, chunk.batches());
    }
    if (chunk.done()) {
      reply.number(Tag.UPDATE_COUNT, columns.isEmpty() ? Math.max(0, chunk.updateCount()) : -1);
    }
    return reply.end(chunk.done()).sink();
  }

  /** Prepares a statement under the client's number. */
  public CompletableFuture<ByteSink> prepare(ByteBuffer message) {
    Request request;
    try {
      request = parse(message);
    } catch (RuntimeException e) {
      return CompletableFuture.completedFuture(failed(e, null));
    }
    return later(
        null,
        () -> {
          Session session = session(request.session);
          if (request.sql == null) {
            throw new ByteSource.MalformedMessageException("no statement");
          }
          PreparedQuery query = queries.engine().prepare(request.sql, session, new CancelSignal());
          SessionStatements.of(session)
              .prepare(request.statement, new SessionStatements.Prepared(request.sql, query));
          return new Reply(512)
              .preparation(query.kind().ordinal(), query.parameters())
              .columns(query.columns())
              .end(true);
        });
  }

  /** Cancels what a statement executes; UPDATE_COUNT tells whether there was anything. */
  public ByteSink cancel(String sessionId, long statement) {
    return now(
        () -> {
          boolean found = SessionStatements.of(session(sessionId)).cancel(statement);
          return new Reply(32).number(Tag.UPDATE_COUNT, found ? 1 : 0).end(true);
        });
  }

  /** Frees a statement's result, or with {@code all} the statement itself. */
  public ByteSink close(String sessionId, long statement, boolean all) {
    return now(
        () -> {
          SessionStatements statements = SessionStatements.of(session(sessionId));
          if (all) {
            statements.close(statement);
          } else {
            statements.closeResult(statement);
          }
          return new Reply(16).end(true);
        });
  }

  /** How far a statement is. */
  public ByteSink progress(String sessionId, long statement) {
    return now(
        () -> {
          Reply reply = new Reply(128);
          Execution execution = SessionStatements.of(session(sessionId)).find(statement);
          if (execution != null) {
            QueryInfo info = execution.info();
            Progress p = info.progress();
            int begun = reply.sink().begin(Tag.PROGRESS);
            reply.sink().writeLong(p.tasksDone());
            reply.sink().writeLong(p.tasksTotal());
            reply.sink().writeLong(p.rowsRead());
            reply.sink().writeLong(p.bytesRead());
            reply.sink().writeLong(p.memoryBytes());
            reply.sink().writeLong(info.durationMillis());
            reply.sink().end(begun);
          }
          return reply.end(true);
        });
  }

  /** Answers a question of DatabaseMetaData with a complete result. */
  public CompletableFuture<ByteSink> catalog(ByteBuffer message) {
    return later(
        null,
        () -> {
          Request request = parse(message);
          Session session = session(request.session);
          MetadataAnswers.Answer answer =
              MetadataAnswers.answer(
                  queries.engine().catalog(session),
                  request.question == null ? "" : request.question,
                  request.arguments);
          return new Reply(4096)
              .columns(answer.columns())
              .frame(0, answer.columns(), List.of(answer.rows()))
              .number(Tag.UPDATE_COUNT, -1)
              .end(true);
        });
  }

  private Session session(String id) {
    Session session = sessions.find(id);
    if (session == null) {
      throw QueryFailures.sessionNotFound(id);
    }
    return session;
  }

  private static Request parse(ByteBuffer message) {
    return Request.read(new ByteSource(message));
  }

  private CompletableFuture<ByteSink> later(Execution execution, Supplier<Reply> work) {
    CompletableFuture<ByteSink> future = new CompletableFuture<>();
    try {
      queries
          .background()
          .execute(
              () -> {
                try {
                  future.complete(work.get().sink());
                } catch (Throwable e) {
                  future.complete(failed(e, execution));
                }
              });
    } catch (RejectedExecutionException e) {
      future.complete(failed(QueryFailures.overloaded(), execution));
    }
    return future;
  }

  private ByteSink now(Supplier<Reply> work) {
    try {
      return work.get().sink();
    } catch (RuntimeException e) {
      return failed(e, null);
    }
  }

  private ByteSink failed(Throwable failure, Execution execution) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    String queryId = execution == null ? queries.nextId() : execution.queryId();
    SqlException error;
    if (cause instanceof BufferUnderflowException
        || cause instanceof ByteSource.MalformedMessageException) {
      error =
          SqlException.of(
              "INVALID_HANDLE.FORMAT", "The request is malformed: " + cause.getMessage());
    } else if (execution != null && cause instanceof SqlException known) {
      error = known; // the execution has logged what is to be logged
    } else {
      error = QueryFailures.visible(cause, queryId);
    }
    return new Reply(512).error(error, queryId).end(true).sink();
  }
}
