package io.firesteel.storage.table;

import io.firesteel.core.error.SqlException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Reads many footers at once: it is waiting for a remote file system that takes the time. Threads
 * are daemons, and end when they have nothing to do.
 */
final class FooterReaders {
  private static final int THREADS = 16;
  private static final int WORTHWHILE = 4;

  private final ExecutorService threads;

  FooterReaders() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "footer-reader");
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    threads = pool;
  }

  /** The function's results in the order of the items; the first failure ends it. */
  <T, R> List<R> map(List<T> items, Function<T, R> function) {
    List<R> results = new ArrayList<>(items.size());
    if (items.size() < WORTHWHILE) {
      items.forEach(item -> results.add(function.apply(item)));
      return results;
    }
    List<Future<R>> futures = new ArrayList<>(items.size());
    for (T item : items) {
      futures.add(threads.submit(() -> function.apply(item)));
    }
    try {
      for (Future<R> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SqlException.of(
              "QUERY_CANCELLED", "The query was cancelled while it read the files' footers.")
          .causedBy(e);
    } finally {
      futures.forEach(future -> future.cancel(true));
    }
  }
}
