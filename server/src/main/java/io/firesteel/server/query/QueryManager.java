package io.firesteel.server.query;

import io.firesteel.core.setting.FiresteelSettings;
import io.firesteel.server.session.Session;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs statements: gives them ids, admits them, watches their time, and remembers them.
 *
 * <p>Admission is by thread: at most {@code maxRunning} statements produce at the same time, more
 * wait in the order of their arrival, and beyond {@code maxQueued} they are refused. A result that
 * its client does not read at the moment holds no thread, so slow readers never keep others
 * waiting.
 */
public final class QueryManager implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(QueryManager.class);
  private static final int HISTORY = 1000;
  private static final long TICK_MILLIS = 25;

  private final QueryEngine engine;
  private final ThreadPoolExecutor executor;
  private final ExecutorService housekeeping;
  private final ScheduledExecutorService clock;
  private final Map<String, Execution> live = new ConcurrentHashMap<>();
  private final ArrayDeque<QueryInfo> history = new ArrayDeque<>();
  private final AtomicLong sequence = new AtomicLong();
  private final String idPrefix = Long.toString(System.currentTimeMillis() / 1000, 36);
  private volatile boolean stopping;

  public QueryManager(QueryEngine engine, int maxRunning, int maxQueued) {
    this.engine = engine;
    executor =
        new ThreadPoolExecutor(
            maxRunning,
            maxRunning,
            60,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(maxQueued),
            threads("query"));
    executor.allowCoreThreadTimeOut(true);
    housekeeping =
        new ThreadPoolExecutor(
            2, 2, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads("query-housekeeping"));
    ((ThreadPoolExecutor) housekeeping).allowCoreThreadTimeOut(true);
    clock = Executors.newSingleThreadScheduledExecutor(threads("query-clock"));
    clock.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static ThreadFactory threads(String name) {
    AtomicLong number = new AtomicLong();
    return task -> {
      Thread thread = new Thread(null, task, name + "-" + number.incrementAndGet(), 4L << 20);
      thread.setDaemon(true);
      return thread;
    };
  }

  public QueryEngine engine() {
    return engine;
  }

  /** Starts nothing yet: the first {@link Execution#take} does. */
  public Execution execute(Session session, StatementRequest request) {
    String id = nextId();
    long own = session.settings().get(FiresteelSettings.QUERY_TIMEOUT);
    long asked = request.timeoutMillis();
    long timeout = asked <= 0 ? own : own <= 0 ? asked : Math.min(own, asked);
    Execution execution = new Execution(this, id, session, request, timeout);
    if (stopping) {
      throw QueryFailures.stopping();
    }
    live.put(id, execution);
    return execution;
  }

  public String nextId() {
    return idPrefix + "-" + sequence.incrementAndGet();
  }

  /** The statement with that id if it has not ended. */
  public Execution find(String queryId) {
    return live.get(queryId);
  }

  public List<QueryInfo> running() {
    Collection<Execution> all = live.values();
    List<QueryInfo> infos = new ArrayList<>(all.size());
    all.forEach(e -> infos.add(e.info()));
    return infos;
  }

  /** The statements that ended last, newest first. */
  public List<QueryInfo> history() {
    synchronized (history) {
      return new ArrayList<>(history);
    }
  }

  Executor executor() {
    return executor;
  }

  /** Threads on which the parts of a statement are run that do not go through an execution. */
  public Executor background() {
    return executor;
  }

  /** Threads for short work that must not wait behind statements. */
  Executor housekeeping() {
    return housekeeping;
  }

  boolean isStopping() {
    return stopping;
  }

  void ended(Execution execution) {
    if (live.remove(execution.queryId(), execution)) {
      QueryInfo info = execution.info();
      synchronized (history) {
        history.addFirst(info);
        if (history.size() > HISTORY) {
          history.removeLast();
        }
      }
    }
  }

  private void tick() {
    try {
      long now = System.nanoTime();
      for (Execution execution : live.values()) {
        execution.tick(now);
      }
    } catch (RuntimeException e) {
      LOG.error("The query clock failed", e);
    }
  }

  /** Runs something again and again on the clock's thread; it must be quick. */
  public void every(long millis, Runnable task) {
    clock.scheduleWithFixedDelay(
        () -> {
          try {
            task.run();
          } catch (RuntimeException e) {
            LOG.error("A periodic task failed", e);
          }
        },
        millis,
        millis,
        TimeUnit.MILLISECONDS);
  }

  /** Cancels everything and stops the threads. */
  @Override
  public void close() {
    stopping = true;
    for (Execution execution : live.values()) {
      execution.fail(QueryFailures.stopping());
    }
    executor.shutdown();
    clock.shutdownNow();
    try {
      if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("Some statements did not stop in time");
      }
      housekeeping.shutdown();
      housekeeping.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
