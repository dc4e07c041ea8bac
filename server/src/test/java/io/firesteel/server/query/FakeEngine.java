package io.firesteel.server.query;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.error.SqlPlace;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.server.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An engine of a few statements for tests: {@code SELECT 1}, {@code rows N}, {@code sleep MS},
 * {@code endless}, {@code hang}, {@code fail}, {@code bug}, {@code insert N}, {@code ddl}, {@code
 * USE}, {@code SET}, {@code params ?...}, {@code warn}, and results registered by name.
 */
public final class FakeEngine implements QueryEngine {
  private static final Pattern NUMBER = Pattern.compile("(\\w+) (\\d+)");

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  public final AtomicInteger open = new AtomicInteger();
  public final AtomicInteger batches = new AtomicInteger();
  public final List<List<Parameter>> received = new ArrayList<>();
  public volatile List<SqlType> parameterTypes = List.of();
  private volatile CatalogView catalog = new FakeCatalog();

  /** A result that is ready. */
  public record Answer(List<OutputColumn> columns, List<Batch> batches) {}

  public void register(String sql, Answer answer) {
    answers.put(sql, answer);
  }

  /** One column of the given values. */
  public void register(String sql, SqlType type, List<?> values) {
    ColumnVector vector = Vectors.of(type, values);
    register(
        sql,
        new Answer(
            List.of(new OutputColumn("v", type, true)),
            List.of(new Batch(new ColumnVector[] {vector}, values.size()))));
  }

  @Override
  public CatalogView catalog(Session session) {
    return catalog;
  }

  @Override
  public PreparedQuery prepare(String sql, Session session, CancelSignal cancel) {
    if (sql.startsWith("syntax")) {
      throw SqlException.of("PARSE_SYNTAX_ERROR", "Syntax error at or near 'syntax'.")
          .at(new SqlPlace(sql, 0, 5));
    }
    return new PreparedQuery() {
      @Override
      public StatementKind kind() {
        return sql.startsWith("insert") ? StatementKind.DML : StatementKind.QUERY;
      }

      @Override
      public List<OutputColumn> columns() {
        return start(sql, session, null).columns;
      }

      @Override
      public List<SqlType> parameters() {
        int n = (int) sql.chars().filter(c -> c == '?').count();
        List<SqlType> types = new ArrayList<>(parameterTypes);
        while (types.size() < n) {
          types.add(SqlType.VOID);
        }
        return types.subList(0, n);
      }

      @Override
      public RunningQuery execute(QueryContext context) {
        synchronized (received) {
          received.add(context.parameters());
        }
        open.incrementAndGet();
        return start(sql, session, context);
      }
    };
  }

  private Running start(String sql, Session session, QueryContext context) {
    Answer ready = answers.get(sql);
    if (ready != null) {
      return new Running(context, ready.columns(), ready.batches()::get, ready.batches().size());
    }
    if (sql.equalsIgnoreCase("SELECT 1")) {
      List<OutputColumn> one = List.of(new OutputColumn("1", SqlType.INT, false));
      return new Running(
          context,
          one,
          i -> new Batch(new ColumnVector[] {Vectors.constant(SqlType.INT, 1, 1)}, 1),
          1);
    }
    Matcher m = NUMBER.matcher(sql);
    long n = m.lookingAt() ? Long.parseLong(m.group(2)) : 0;
    List<OutputColumn> id = List.of(new OutputColumn("id", SqlType.BIGINT, false));
    switch (sql.split("[ (]")[0].toLowerCase(java.util.Locale.ROOT)) {
      case "rows":
        return new Running(context, id, i -> ids(i * 2048L, n), (int) ((n + 2047) / 2048));
      case "endless":
        return new Running(context, id, i -> ids(i * 2048L, Long.MAX_VALUE), Integer.MAX_VALUE);
      case "sleep":
        return new Running(
            context,
            id,
            i -> {
              pause(context, n);
              return ids(0, 1);
            },
            1);
      case "hang":
        return new Running(
            context,
            id,
            i -> {
              pause(context, 600_000);
              return ids(0, 1);
            },
            1);
      case "trickle":
        return new Running(
            context,
            id,
            i -> {
              pause(context, n);
              return ids(i * 2048L, i * 2048L + 1);
            },
            5);
      case "fail":
        return new Running(
            context,
            id,
            i -> {
              if (i < 2) {
                return ids(i * 2048L, Long.MAX_VALUE);
              }
              throw SqlException.of("DIVIDE_BY_ZERO", "Division by zero.");
            },
            3);
      case "bug":
        return new Running(
            context,
            id,
            i -> {
              throw new IllegalStateException("secret detail");
            },
            1);
      case "warn":
        if (context != null) {
          context.warnings().warn("mind the gap");
        }
        return new Running(context, id, i -> ids(0, 1), 1);
      case "insert":
        return new Running(context, List.of(), i -> null, 0, n);
      case "ddl":
        return new Running(context, List.of(), i -> null, 0, 0);
      case "use":
        if (context != null) {
          session.setDatabase(sql.substring(4).replace("`", "").trim());
        }
        return new Running(context, List.of(), i -> null, 0, 0);
      case "set":
        if (context != null) {
          String[] pair = sql.substring(4).split("=");
          session.set(pair[0].trim(), pair[1].trim());
        }
        return new Running(context, List.of(), i -> null, 0, 0);
      case "params":
        List<OutputColumn> text = List.of(new OutputColumn("p", SqlType.STRING, true));
        return new Running(
            context,
            text,
            i -> {
              Parameter p = context.parameters().get(i);
              String shown = p.type().simpleName() + ":" + p.value();
              return new Batch(
                  new ColumnVector[] {
                    new ConstantVector(Vectors.of(SqlType.STRING, List.of(ByteSlice.of(shown))), 1)
                  },
                  1);
            },
            context == null ? 0 : context.parameters().size());
      default:
        throw SqlException.of(
            "PARSE_SYNTAX_ERROR", "The fake engine does not know: " + shortened(sql));
    }
  }

  private static String shortened(String sql) {
    return sql.length() > 50 ? sql.substring(0, 50) + " of " + sql.length() : sql;
  }

  private static Batch ids(long from, long to) {
    int count = (int) Math.min(2048, to - from);
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = from + i;
    }
    return new Batch(
        new ColumnVector[] {new LongVector(values, io.firesteel.core.vector.Validity.ALL, count)},
        count);
  }

  private static void pause(QueryContext context, long millis) {
    Object lock = new Object();
    context
        .cancel()
        .onCancel(
            () -> {
              synchronized (lock) {
                lock.notifyAll();
              }
            });
    long end = System.nanoTime() + millis * 1_000_000L;
    synchronized (lock) {
      while (!context.cancel().isCancelled()) {
        long left = (end - System.nanoTime()) / 1_000_000L;
        if (left <= 0) {
          return;
        }
        try {
          lock.wait(left);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    context.cancel().throwIfCancelled();
  }

  private final class Running implements RunningQuery {
    private final QueryContext context;
    private final List<OutputColumn> columns;
    private final Function<Integer, Batch> make;
    private final int count;
    private final long updates;
    private int next;
    private boolean closed;

    Running(
        QueryContext context,
        List<OutputColumn> columns,
        Function<Integer, Batch> make,
        int count) {
      this(context, columns, make, count, -1);
    }

    Running(
        QueryContext context,
        List<OutputColumn> columns,
        Function<Integer, Batch> make,
        int count,
        long updates) {
      this.context = context;
      this.columns = columns;
      this.make = make;
      this.count = count;
      this.updates = updates;
    }

    @Override
    public List<OutputColumn> columns() {
      return columns;
    }

    @Override
    public Batch next() {
      context.cancel().throwIfCancelled();
      if (next >= count) {
        return null;
      }
      batches.incrementAndGet();
      return make.apply(next++);
    }

    @Override
    public long updateCount() {
      return updates;
    }

    @Override
    public Progress progress() {
      return new Progress(next, count, next * 2048L, 0, 0);
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        open.decrementAndGet();
      }
    }
  }
}
