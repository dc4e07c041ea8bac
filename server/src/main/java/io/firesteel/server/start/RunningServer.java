package io.firesteel.server.start;

import io.firesteel.core.setting.Settings;
import io.firesteel.server.http.FrontServer;
import io.firesteel.server.query.QueryEngine;
import io.firesteel.server.query.QueryEngineFactory;
import io.firesteel.server.query.QueryManager;
import io.firesteel.server.query.ServerSettings;
import io.firesteel.server.session.SessionManager;
import java.io.IOException;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of a server that listens, in the order in which they are to be stopped. */
final class RunningServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);

  private final QueryEngine engine;
  private final QueryManager queries;
  private final SessionManager sessions;
  private final FrontServer front;

  private RunningServer(
      QueryEngine engine, QueryManager queries, SessionManager sessions, FrontServer front) {
    this.engine = engine;
    this.queries = queries;
    this.sessions = sessions;
    this.front = front;
  }

  /**
   * Opens the catalog and the port. The planner warms itself in the background meanwhile.
   *
   * @param port 0 for any free one
   * @throws io.firesteel.core.error.SqlException if the catalog cannot be opened
   * @throws IOException if the port cannot be opened
   */
  static RunningServer start(Settings settings, String warehouse, String host, int port)
      throws Exception {
    QueryEngine engine =
        ServiceLoader.load(QueryEngineFactory.class)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no query engine on the class path"))
            .create(settings, warehouse);
    QueryManager queries =
        new QueryManager(
            engine,
            settings.get(ServerSettings.MAX_RUNNING),
            settings.get(ServerSettings.MAX_QUEUED));
    SessionManager sessions =
        new SessionManager(settings, settings.get(ServerSettings.SESSION_IDLE));
    sessions.onClose(engine::sessionClosed);
    FrontServer front = new FrontServer(host, port, sessions, queries, BuildVersion.get());
    WarmUp.start(engine, settings);
    try {
      front.start();
    } catch (Exception e) {
      queries.close();
      engine.close();
      throw e;
    }
    return new RunningServer(engine, queries, sessions, front);
  }

  /** The port it listens on. */
  int port() {
    return front.port();
  }

  @Override
  public void close() {
    try {
      // Statements first: their clients are to hear why they end while the port is still open.
      queries.close();
      front.close();
      sessions.close();
      engine.close();
    } catch (Exception e) {
      LOG.warn("The stop was not clean", e);
    }
  }
}
