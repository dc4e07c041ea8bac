package io.firesteel.server.start;

import io.firesteel.core.setting.Settings;
import io.firesteel.planner.parse.ParserWarmUp;
import io.firesteel.server.query.CancelSignal;
import io.firesteel.server.query.PreparedQuery;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.QueryEngine;
import io.firesteel.server.query.RunningQuery;
import io.firesteel.server.session.Session;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs typical statements once, beside the start of the server: the first plan is what makes the
 * first statement of a process slow (classes, metadata handlers that are compiled, parser tables).
 */
final class WarmUp {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

  /** A client that comes at once has the processors for itself, once the first plan is made. */
  private static final long PAUSE_MILLIS = 1500;

  /** Shortest first: a client that comes at once mostly asks something small. */
  private static final List<String> STATEMENTS =
      List.of(
          "SELECT 1",
          "SELECT k, count(*) AS n, sum(v) AS s, avg(w) FROM VALUES (1, 2L, 3.5), (2, 3L, 4.5) AS t(k, v, w)"
              + " WHERE v > 1 AND k BETWEEN 0 AND 10 GROUP BY k HAVING count(*) > 0 ORDER BY s DESC, k LIMIT 10",
          "SELECT a.k, b.name, upper(substr(b.name, 1, 2)), CASE WHEN a.d < DATE'2020-01-01' THEN 'x' ELSE"
              + " concat(b.name, 'y') END FROM VALUES (1, DATE'2019-05-01'), (2, DATE'2021-05-01') AS a(k, d)"
              + " JOIN VALUES (1, 'ab'), (2, 'cd') AS b(k, name) ON a.k = b.k LEFT JOIN VALUES (1) AS c(k) ON"
              + " c.k = b.k WHERE b.name LIKE '%b' OR a.k IN (1, 2, 3)",
          "WITH t AS (SELECT id, id % 7 AS k FROM range(100)) SELECT k, rank() OVER (PARTITION BY k ORDER BY id"
              + " DESC) AS r, sum(id) OVER (PARTITION BY k ORDER BY id) FROM t WHERE id > (SELECT avg(id) / 2"
              + " FROM t) AND EXISTS (SELECT 1 FROM t u WHERE u.k = t.k AND u.id <> t.id) UNION ALL SELECT"
              + " DISTINCT 1, 2, 3 FROM t WHERE k NOT IN (SELECT id FROM range(3))");

  private WarmUp() {}

  static void start(QueryEngine engine, Settings settings) {
    Thread thread = new Thread(() -> run(engine, settings), "warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  private static void run(QueryEngine engine, Settings settings) {
    try {
      Session session = new Session("warm-up", "firesteel", settings);
      for (int i = 0; i < STATEMENTS.size(); i++) {
        if (i == 1) {
          Thread.sleep(PAUSE_MILLIS);
        }
        String sql = STATEMENTS.get(i);
        CancelSignal cancel = new CancelSignal();
        PreparedQuery prepared = engine.prepare(sql, session, cancel);
        QueryContext context = new QueryContext("warm-up", List.of(), 0, cancel, warning -> {});
        try (prepared;
            RunningQuery running = prepared.execute(context)) {
          while (running.next() != null) {
            // Only its run counts.
          }
        }
      }
      ParserWarmUp.run();
      engine.sessionClosed(session);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // The server may be stopping already; without that, only the first statement is slower.
      LOG.debug("Warm-up ended early", e);
    }
  }
}
