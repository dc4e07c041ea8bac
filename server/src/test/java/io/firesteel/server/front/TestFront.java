package io.firesteel.server.front;

import io.firesteel.core.setting.Settings;
import io.firesteel.server.http.FrontServer;
import io.firesteel.server.query.FakeEngine;
import io.firesteel.server.query.QueryManager;
import io.firesteel.server.session.SessionManager;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A server with the fake engine, on a free port. */
final class TestFront implements AutoCloseable {
  final FakeEngine engine = new FakeEngine();
  final SessionManager sessions = new SessionManager(Settings.DEFAULTS, 3_600_000);
  final QueryManager queries = new QueryManager(engine, 16, 1000);
  final FrontServer server;

  TestFront() throws Exception {
    this(0);
  }

  TestFront(int port) throws Exception {
    server = new FrontServer("127.0.0.1", port, sessions, queries, "1.2.3");
    server.start();
  }

  int port() {
    return server.port();
  }

  String url() {
    return "jdbc:firesteel://127.0.0.1:" + port();
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url());
  }

  /** Waits until no statement is open in the engine; fails after a second. */
  void assertFreed() throws InterruptedException {
    long end = System.nanoTime() + 1_500_000_000L;
    while (engine.open.get() != 0) {
      if (System.nanoTime() > end) {
        throw new AssertionError(engine.open.get() + " statements are still open");
      }
      Thread.sleep(10);
    }
  }

  @Override
  public void close() throws Exception {
    server.close();
    sessions.close();
    queries.close();
  }
}
