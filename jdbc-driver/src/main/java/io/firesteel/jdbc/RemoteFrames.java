package io.firesteel.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The frames of a result on the server. While one is being read, the next is on its way: from the
 * second fetch on, since many readers stop after the first page.
 */
final class RemoteFrames implements FrameSource {
  private static final AtomicInteger THREADS = new AtomicInteger();
  private static final ExecutorService PREFETCH =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> {
            Thread thread = new Thread(task, "firesteel-prefetch-" + THREADS.incrementAndGet());
            thread.setDaemon(true);
            return thread;
          });

  private final FiresteelConnection connection;
  private final long statement;
  private final int fetchSize;
  private final List<Reply.ColumnInfo> columns;
  private Reply first;
  private boolean done;
  private Transport.Body reading;
  private Transport.Body spare;
  private Future<Reply> ahead;
  private volatile boolean closed;
  private volatile boolean drained;

  RemoteFrames(
      FiresteelConnection connection,
      long statement,
      int fetchSize,
      List<Reply.ColumnInfo> columns,
      Reply first) {
    this.connection = connection;
    this.statement = statement;
    this.fetchSize = fetchSize;
    this.columns = columns;
    this.first = first;
    this.drained = first.done;
  }

  @Override
  public Frame next() throws SQLException {
    Reply reply = first;
    first = null;
    if (reply == null) {
      if (done) {
        return null;
      }
      // The frame that was read is done with: its array takes the frame after the next.
      Transport.Body free = reading;
      reading = null;
      if (ahead == null) {
        reply = fetch(free);
      } else {
        spare = free;
        reply = await();
      }
      reply.orThrow();
      if (!reply.done) {
        prefetch();
      }
    }
    if (reply.done) {
      done = true;
      drained = true;
    }
    reading = reply.body;
    return reply.hasFrame ? Frame.read(reply, columns) : done ? null : next();
  }

  private void prefetch() {
    Transport.Body into = spare;
    spare = null;
    ahead = PREFETCH.submit(() -> fetch(into));
  }

  private Reply await() throws SQLException {
    try {
      return ahead.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SqlErrors.of("The thread was interrupted while it waited for rows.", "57014", e);
    } catch (CancellationException e) {
      throw SqlErrors.closed("The result set");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException) {
        throw (SQLException) e.getCause();
      }
      throw SqlErrors.of("Reading the result failed: " + e.getCause(), "HY000", e.getCause());
    } finally {
      ahead = null;
    }
  }

  /** One frame, or the end, or an error; asks again while the server is still working. */
  private Reply fetch(Transport.Body into) throws SQLException {
    Transport.Body body = into == null ? new Transport.Body() : into;
    while (true) {
      if (closed) {
        throw SqlErrors.closed("The result set");
      }
      Reply reply = connection.frame(statement, fetchSize, body);
      if (reply.error != null || reply.done) {
        drained = true;
      }
      if (!reply.pending) {
        return reply;
      }
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      first = null;
      if (!drained) {
        connection.release(statement);
      }
    }
  }
}
