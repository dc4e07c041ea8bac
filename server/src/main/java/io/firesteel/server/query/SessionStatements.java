package io.firesteel.server.query;

import io.firesteel.core.setting.SparkSettings;
import io.firesteel.server.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The statements of one session by the number its client gave them: what is prepared and what is
 * executing or being read. Closed with the session, which cancels everything.
 */
public final class SessionStatements implements AutoCloseable {
  /** Statements a session may hold: a client that never closes any is stopped here. */
  private static final int MAX_OPEN = 10_000;

  private final Map<Long, Execution> executions = new ConcurrentHashMap<>();
  private final Map<Long, Prepared> prepared = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private volatile boolean closed;
  private String toldState;

  /** A prepared statement and its text. */
  public record Prepared(String sql, PreparedQuery query) {}

  public static SessionStatements of(Session session) {
    return session.attachment(SessionStatements.class, SessionStatements::new);
  }

  /** A number for clients that let the server number their statements. */
  public int nextNumber() {
    return numbers.incrementAndGet();
  }

  /** Whether the session's catalog, database or zone are others than when this was last asked. */
  public synchronized boolean stateChanged(Session session) {
    String state =
        session.catalog()
            + "\0"
            + session.database()
            + "\0"
            + session.settings().get(SparkSettings.TIME_ZONE).getId();
    boolean changed = !state.equals(toldState);
    toldState = state;
    return changed;
  }

  /** Registers an execution; what the statement executed before is closed. */
  public void start(long statement, Execution execution) {
    if (executions.size() >= MAX_OPEN) {
      throw QueryFailures.overloaded();
    }
    Execution before = executions.put(statement, execution);
    if (before != null) {
      before.close();
    }
    if (closed) {
      execution.close();
    }
  }

  /** The statement's execution, or null. */
  public Execution find(long statement) {
    return executions.get(statement);
  }

  /** Forgets an execution that was read to its end. */
  public void finished(long statement, Execution execution) {
    executions.remove(statement, execution);
  }

  public void prepare(long statement, Prepared query) {
    if (prepared.size() >= MAX_OPEN) {
      query.query().close();
      throw QueryFailures.overloaded();
    }
    Prepared before = prepared.put(statement, query);
    if (before != null) {
      before.query().close();
    }
  }

  public Prepared prepared(long statement) {
    return prepared.get(statement);
  }

  /** Cancels what the statement executes, if anything; the statement stays usable. */
  public boolean cancel(long statement) {
    Execution execution = executions.get(statement);
    if (execution != null) {
      execution.cancel();
    }
    return execution != null;
  }

  /** The client is done with the statement's result. */
  public void closeResult(long statement) {
    Execution execution = executions.remove(statement);
    if (execution != null) {
      execution.close();
    }
  }

  /** The client is done with the statement. */
  public void close(long statement) {
    closeResult(statement);
    Prepared query = prepared.remove(statement);
    if (query != null) {
      query.query().close();
    }
  }

  /** Ends all executions because nobody is there to read them; what is prepared stays. */
  public void abandon() {
    for (Execution execution : executions.values()) {
      if (!execution.isDrained()) {
        execution.fail(QueryFailures.abandoned());
      }
    }
    executions.clear();
  }

  /** The executions that are neither finished nor closed. */
  public List<Execution> open() {
    return new ArrayList<>(executions.values());
  }

  @Override
  public void close() {
    closed = true;
    executions.keySet().forEach(this::closeResult);
    prepared.keySet().forEach(this::close);
  }
}
