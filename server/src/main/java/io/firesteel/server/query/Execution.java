package io.firesteel.server.query;

import io.firesteel.core.error.ErrorCode;
import io.firesteel.core.error.SqlException;
import io.firesteel.core.vector.Batch;
import io.firesteel.server.session.Session;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/**
 * One execution of a statement, between the engine that produces and a client that reads when it
 * likes.
 *
 * <p>A <em>pump</em> (a job on the query threads) pulls batches until about one chunk is buffered,
 * and then gives its thread back; it resumes when a reader has taken the chunk. So a result is
 * produced at most one chunk ahead, and an idle result holds no thread. Readers never block: {@link
 * #take} gives a future that is completed by the pump or, when the wait is over, by the clock.
 */
public final class Execution {
  private static final long EAGER_NANOS = 100_000_000L;
  private static final long ABANDON_NANOS = 15_000_000_000L;

  private final QueryManager manager;
  private final String queryId;
  private final Session session;
  private final StatementRequest request;
  private final CancelSignal cancel = new CancelSignal();
  private final List<String> warnings = new ArrayList<>();
  private final Instant started = Instant.now();
  private final long startNanos = System.nanoTime();
  private final long timeoutNanos;

  // Guarded by this.
  private final ArrayDeque<Batch> buffered = new ArrayDeque<>();
  private long bufferedBytes;
  private int bufferedRows;
  private long rowsOut;
  private long rowsIn;
  private ChunkLimits limits;
  private CompletableFuture<Chunk> waiter;
  private long waitingSince;
  private long pendingSince;
  private boolean pumping;
  private long pumpSince;
  private long workedNanos;
  private boolean finished;
  private SqlException failure;
  private long endNanos;
  private long updateCount = -1;
  private volatile List<OutputColumn> columns;
  private volatile RunningQuery running;
  private PreparedQuery own;
  private volatile boolean begun;
  private boolean columnsTold;

  Execution(
      QueryManager manager,
      String queryId,
      Session session,
      StatementRequest request,
      long timeoutMillis) {
    this.manager = manager;
    this.queryId = queryId;
    this.session = session;
    this.request = request;
    this.timeoutNanos = timeoutMillis * 1_000_000L;
  }

  public String queryId() {
    return queryId;
  }

  public Session session() {
    return session;
  }

  /** Notices for the client since the last call. */
  public List<String> drainWarnings() {
    synchronized (warnings) {
      List<String> all = List.copyOf(warnings);
      warnings.clear();
      return all;
    }
  }

  /**
   * The next chunk. Completes with rows as soon as the limits are reached or the result ends; with
   * what is there after 100 ms; and with an empty, pending chunk after the limits' wait. One call
   * at a time.
   *
   * <p>Fails with the statement's {@link SqlException}.
   */
  public CompletableFuture<Chunk> take(ChunkLimits wanted) {
    CompletableFuture<Chunk> future = new CompletableFuture<>();
    synchronized (this) {
      limits = wanted;
      pendingSince = 0;
      CompletableFuture<Chunk> older = waiter;
      if (older != null) {
        // A client that lost its connection asks again: the newer request wins.
        older.complete(new Chunk(columns, List.of(), rowsOut, 0, false, -1));
      }
      waiter = future;
      waitingSince = System.nanoTime();
    }
    serve(false);
    resume();
    return future;
  }

  /** Starts the pump unless it runs, is not needed, or the execution has ended. */
  void resume() {
    synchronized (this) {
      if (pumping || finished || failure != null || limits == null || full()) {
        return;
      }
      pumping = true;
      pumpSince = System.nanoTime();
    }
    try {
      manager.executor().execute(this::pump);
    } catch (RejectedExecutionException e) {
      synchronized (this) {
        pumping = false;
      }
      fail(manager.isStopping() ? QueryFailures.stopping() : QueryFailures.overloaded());
    }
  }

  private boolean full() {
    return bufferedRows >= limits.rows() || bufferedBytes >= limits.bytes();
  }

  private void pump() {
    begun = true;
    try {
      cancel.throwIfCancelled();
      if (running == null) {
        begin();
      }
      while (true) {
        Batch batch = running.next();
        cancel.throwIfCancelled();
        if (batch == null) {
          finish(running.updateCount());
          return;
        }
        if (!accept(batch)) {
          return;
        }
      }
    } catch (Throwable t) {
      fail(QueryFailures.visible(cancel.isCancelled() ? cancel.reason() : t, queryId));
      stopPumping();
    }
  }

  private void begin() {
    PreparedQuery prepared = request.prepared();
    if (prepared == null) {
      prepared = manager.engine().prepare(request.sql(), session, cancel);
      own = prepared;
    }
    RunningQuery query =
        prepared.execute(
            new QueryContext(queryId, request.parameters(), request.maxRows(), cancel, this::warn));
    columns = query.columns();
    running = query;
  }

  private void warn(String message) {
    synchronized (warnings) {
      if (warnings.size() < 100) {
        warnings.add(message);
      }
    }
  }

  /** Buffers a batch; false if the pump is to give its thread back. */
  private boolean accept(Batch batch) {
    boolean enough;
    boolean full;
    synchronized (this) {
      long max = request.maxRows();
      Batch kept = batch;
      if (max > 0 && rowsIn + batch.rows() > max) {
        kept = batch.slice(0, (int) (max - rowsIn));
      }
      if (kept.rows() > 0) {
        buffered.add(kept);
        bufferedRows += kept.rows();
        bufferedBytes += BatchSize.estimate(kept);
        rowsIn += kept.rows();
      }
      enough = max > 0 && rowsIn >= max;
      full = full();
    }
    if (enough) {
      finish(-1);
      return false;
    }
    if (!full) {
      return true;
    }
    stopPumping();
    serve(false);
    // A reader may have emptied the buffer between the check and here.
    resume();
    return false;
  }

  private void finish(long count) {
    closeRunning();
    synchronized (this) {
      pumping = false;
      workedNanos += System.nanoTime() - pumpSince;
      updateCount = count;
      finished = true;
      endNanos = System.nanoTime();
    }
    manager.ended(this);
    serve(false);
  }

  private void stopPumping() {
    boolean failed;
    synchronized (this) {
      if (pumping) {
        pumping = false;
        workedNanos += System.nanoTime() - pumpSince;
      }
      failed = failure != null;
    }
    if (failed || cancel.isCancelled()) {
      closeRunning();
    }
  }

  private void closeRunning() {
    RunningQuery query = running;
    if (query != null) {
      try {
        query.close();
        if (own != null) {
          own.close();
        }
      } catch (RuntimeException e) {
        QueryFailures.visible(e, queryId);
      }
    }
  }

  /** Completes the waiting reader if there is something for it. */
  private void serve(boolean now) {
    CompletableFuture<Chunk> reader;
    Chunk chunk = null;
    SqlException error;
    synchronized (this) {
      reader = waiter;
      if (reader == null) {
        return;
      }
      error = failure;
      if (error == null) {
        if (!finished && !full() && !now) {
          return;
        }
        chunk = cut();
        if (chunk.pending()) {
          pendingSince = System.nanoTime();
        }
      }
      waiter = null;
    }
    if (error != null) {
      reader.completeExceptionally(error);
    } else {
      if (!chunk.done() && !chunk.pending()) {
        resume();
      }
      reader.complete(chunk);
    }
  }

  private Chunk cut() {
    List<Batch> out = new ArrayList<>();
    int rows = 0;
    long bytes = 0;
    while (!buffered.isEmpty() && rows < limits.rows() && bytes < limits.bytes()) {
      Batch batch = buffered.poll();
      long size = BatchSize.estimate(batch);
      int fits = batch.rows();
      if (size > 2 * limits.bytes()) {
        // Huge values: a frame may not grow with the batch size.
        fits = (int) Math.max(1, fits * limits.bytes() / size);
      }
      fits = Math.min(fits, limits.rows() - rows);
      if (fits < batch.rows()) {
        Batch rest = batch.slice(fits, batch.rows() - fits);
        buffered.addFirst(rest);
        batch = batch.slice(0, fits);
        size = BatchSize.estimate(batch);
      }
      out.add(batch);
      rows += batch.rows();
      bytes += size;
    }
    bufferedRows -= rows;
    bufferedBytes = 0;
    for (Batch rest : buffered) {
      bufferedBytes += BatchSize.estimate(rest);
    }
    long first = rowsOut;
    rowsOut += rows;
    boolean done = finished && buffered.isEmpty();
    return new Chunk(columns, out, first, rows, done, done ? updateCount : -1);
  }

  /** Ends the execution: readers get the error at once, the engine is told to stop. */
  void fail(SqlException error) {
    boolean idle;
    boolean first;
    synchronized (this) {
      first = failure == null && !finished;
      if (failure == null) {
        failure = error;
        endNanos = System.nanoTime();
      }
      buffered.clear();
      bufferedRows = 0;
      bufferedBytes = 0;
      idle = !pumping;
    }
    serve(true);
    cancel.cancel(error);
    if (idle) {
      // Closing may wait for tasks: never on a reader's thread, but also when the pool is full.
      manager.housekeeping().execute(this::closeRunning);
    }
    if (first) {
      manager.ended(this);
    }
  }

  /** Stops on request of the client. */
  public void cancel() {
    fail(QueryFailures.cancelled());
  }

  /** The client is done with it: frees what is left. */
  public void close() {
    synchronized (this) {
      if (finished) {
        buffered.clear();
        bufferedRows = 0;
        bufferedBytes = 0;
        return;
      }
    }
    fail(QueryFailures.closed());
  }

  /** Called by the clock, a few times a second. */
  void tick(long now) {
    boolean timedOut;
    boolean abandoned;
    boolean hurry = false;
    synchronized (this) {
      if (waiter != null) {
        long waited = now - waitingSince;
        hurry =
            bufferedRows > 0 && waited > EAGER_NANOS || waited > limits.waitMillis() * 1_000_000L;
      }
      long worked = workedNanos + (pumping ? now - pumpSince : 0);
      timedOut = timeoutNanos > 0 && worked > timeoutNanos && !finished && failure == null;
      abandoned = pendingSince != 0 && now - pendingSince > ABANDON_NANOS;
    }
    if (timedOut) {
      fail(QueryFailures.timedOut(timeoutNanos / 1_000_000L));
    } else if (abandoned) {
      fail(QueryFailures.abandoned());
    } else if (hurry) {
      // Readers encode what they get: not on the clock's thread.
      manager.housekeeping().execute(() -> serve(true));
    }
  }

  /** True once, as soon as the columns are known: the reader is to be told them. */
  public synchronized boolean tellColumns() {
    if (columnsTold || columns == null) {
      return false;
    }
    columnsTold = true;
    return true;
  }

  /** Whether nothing more will be handed out. */
  public synchronized boolean isDrained() {
    return failure != null || finished && buffered.isEmpty();
  }

  public Progress progress() {
    RunningQuery query = running;
    return query == null ? Progress.NONE : query.progress();
  }

  public QueryInfo info() {
    QueryInfo.State state;
    String error = null;
    long rows;
    long end;
    synchronized (this) {
      rows = rowsOut;
      end = endNanos == 0 ? System.nanoTime() : endNanos;
      if (failure != null) {
        state =
            failure.code() == ErrorCode.QUERY_CANCELLED
                ? QueryInfo.State.CANCELLED
                : QueryInfo.State.FAILED;
        error = failure.getMessage();
      } else if (finished) {
        state = QueryInfo.State.FINISHED;
      } else {
        state = begun ? QueryInfo.State.RUNNING : QueryInfo.State.QUEUED;
      }
    }
    return new QueryInfo(
        queryId,
        session.id(),
        session.user(),
        request.sql(),
        state,
        started,
        (end - startNanos) / 1_000_000L,
        rows,
        progress(),
        error);
  }
}
