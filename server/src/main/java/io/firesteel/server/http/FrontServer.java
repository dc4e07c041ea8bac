package io.firesteel.server.http;

import io.firesteel.server.avatica.AvaticaService;
import io.firesteel.server.frames.FrameService;
import io.firesteel.server.query.QueryManager;
import io.firesteel.server.session.SessionManager;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The server's port. */
public final class FrontServer implements AutoCloseable {
  /** Above any statement a person or tool writes: INSERTs of tens of megabytes exist. */
  private static final int MAX_REQUEST_BYTES = 256 << 20;

  private static final long IDLE_MILLIS = 30 * 60_000L;

  private final AvaticaService avatica;
  private final Server server;
  private final ServerConnector connector;

  /**
   * @param host the interface to bind, such as 127.0.0.1 or 0.0.0.0
   * @param port 0 for any free one
   */
  public FrontServer(
      String host, int port, SessionManager sessions, QueryManager queries, String version) {
    QueuedThreadPool threads = new QueuedThreadPool(64, 4);
    threads.setName("http");
    threads.setDaemon(true);
    server = new Server(threads);
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setSendDateHeader(false);
    configuration.setOutputBufferSize(32 << 10);
    ConnectionFactory http = new HttpConnectionFactory(configuration);
    connector = new ServerConnector(server, 1, 1, http);
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(IDLE_MILLIS);
    connector.setAcceptQueueSize(1024);
    server.addConnector(connector);
    ClientWatch clients = new ClientWatch(sessions);
    connector.addBean(clients);
    avatica = new AvaticaService(sessions, queries, version);
    FrontHandler handler =
        new FrontHandler(
            new FrameService(sessions, queries, version), avatica, clients, MAX_REQUEST_BYTES);
    server.setHandler(handler);
    // No waiting for connections that clients keep open: what runs has ended before.
    server.setStopTimeout(0);
    queries.every(
        100,
        () -> {
          handler.sweep();
          clients.sweep();
        });
    queries.every(1000, sessions::expire);
    assert http.getProtocol().equals(HttpVersion.HTTP_1_1.asString());
  }

  /** Opens the port. */
  public void start() throws Exception {
    server.start();
  }

  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() throws Exception {
    server.stop();
    avatica.close();
  }
}
