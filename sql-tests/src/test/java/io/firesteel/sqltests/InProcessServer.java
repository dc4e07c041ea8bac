package io.firesteel.sqltests;

import io.firesteel.core.setting.Settings;
import io.firesteel.server.http.FrontServer;
import io.firesteel.server.query.QueryManager;
import io.firesteel.server.session.SessionManager;
import io.firesteel.server.statement.SqlEngine;
import java.util.Map;
import java.util.TreeMap;

/** A server on a free port of this machine, in this process. */
final class InProcessServer implements AutoCloseable {
  private final SqlEngine engine;
  private final SessionManager sessions;
  private final QueryManager queries;
  private final FrontServer front;

  /**
   * @param settings the server's configuration
   * @param warehouse directory of its tables
   */
  InProcessServer(Map<String, String> settings, String warehouse) throws Exception {
    Map<String, String> all = new TreeMap<>(settings);
    all.put("spark.sql.warehouse.dir", warehouse);
    Settings configuration = Settings.of(all);
    engine = SqlEngine.open(configuration);
    sessions = new SessionManager(configuration, 60_000);
    sessions.onClose(engine::sessionClosed);
    queries = new QueryManager(engine, 8, 100);
    front = new FrontServer("127.0.0.1", 0, sessions, queries, "test");
    front.start();
  }

  String url() {
    return "jdbc:firesteel://127.0.0.1:" + front.port() + "/";
  }

  @Override
  public void close() throws Exception {
    front.close();
    queries.close();
    sessions.close();
    engine.close();
  }
}
