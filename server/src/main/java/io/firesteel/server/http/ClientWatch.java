package io.firesteel.server.http;

import io.firesteel.server.query.SessionStatements;
import io.firesteel.server.session.Session;
import io.firesteel.server.session.SessionManager;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Notices clients that are gone. It knows which network connections have served which session; when
 * the last of them has been closed, the session's open results are released after a short grace (a
 * client may be changing connections). The session itself stays until it expires.
 *
 * <p>While a reply is awaited, nobody reads the connection, and a close would go unnoticed: {@link
 * #awaiting} listens for it.
 */
final class ClientWatch implements Connection.Listener {
  private static final long GRACE_NANOS = 500_000_000L;

  private final SessionManager sessions;
  private final Map<String, Set<Connection>> connectionsBySession = new ConcurrentHashMap<>();
  private final Map<Connection, Set<String>> sessionsByConnection = new ConcurrentHashMap<>();
  private final Map<String, Long> orphanedSince = new ConcurrentHashMap<>();

  ClientWatch(SessionManager sessions) {
    this.sessions = sessions;
    sessions.onClose(session -> forget(session.id()));
  }

  /** Notes that the session was used over the connection. */
  void used(String session, Connection connection) {
    Set<String> ids = sessionsByConnection.get(connection);
    if (ids != null && ids.contains(session)) {
      return;
    }
    if (connection.getEndPoint().isOpen()) {
      sessionsByConnection
          .computeIfAbsent(connection, k -> ConcurrentHashMap.newKeySet())
          .add(session);
      connectionsBySession
          .computeIfAbsent(session, k -> ConcurrentHashMap.newKeySet())
          .add(connection);
      orphanedSince.remove(session);
      if (!connection.getEndPoint().isOpen()) {
        onClosed(connection);
      }
    }
  }

  private void forget(String session) {
    orphanedSince.remove(session);
    Set<Connection> connections = connectionsBySession.remove(session);
    if (connections != null) {
      for (Connection connection : connections) {
        Set<String> ids = sessionsByConnection.get(connection);
        if (ids != null) {
          ids.remove(session);
        }
      }
    }
  }

  @Override
  public void onOpened(Connection connection) {}

  @Override
  public void onClosed(Connection connection) {
    Set<String> ids = sessionsByConnection.remove(connection);
    if (ids == null) {
      return;
    }
    for (String id : ids) {
      Set<Connection> others = connectionsBySession.get(id);
      if (others != null) {
        others.remove(connection);
        if (others.isEmpty()) {
          orphanedSince.putIfAbsent(id, System.nanoTime());
        }
      }
    }
  }

  /** Releases the results of sessions whose clients are gone; called a few times a second. */
  void sweep() {
    long now = System.nanoTime();
    orphanedSince.forEach(
        (id, since) -> {
          if (now - since > GRACE_NANOS && orphanedSince.remove(id, since)) {
            Set<Connection> connections = connectionsBySession.get(id);
            if (connections == null || connections.isEmpty()) {
              connectionsBySession.remove(id);
              release(id);
            }
          }
        });
  }

  private void release(String id) {
    for (Session session : sessions.all()) {
      if (session.id().equals(id)) {
        SessionStatements.of(session).abandon();
      }
    }
  }

  /**
   * Listens for the peer's close while a reply is awaited. The result must be called before the
   * reply is written.
   *
   * @param gone what to do when the peer closed
   */
  static Runnable awaiting(EndPoint endPoint, Runnable gone) {
    if (!(endPoint instanceof AbstractEndPoint abstractEndPoint)) {
      return () -> {};
    }
    Probe probe = new Probe(endPoint, gone);
    if (!endPoint.tryFillInterested(probe)) {
      return () -> {};
    }
    return () -> {
      if (probe.stop()) {
        abstractEndPoint.getFillInterest().onFail(new IOException("reply is ready"));
      }
    };
  }

  /**
   * Reads nothing but the end: clients send no second request before the first is answered. Bytes
   * that come all the same would be lost, so such a connection is closed.
   */
  private static final class Probe implements Callback {
    private final EndPoint endPoint;
    private final Runnable gone;
    private boolean armed = true;

    Probe(EndPoint endPoint, Runnable gone) {
      this.endPoint = endPoint;
      this.gone = gone;
    }

    synchronized boolean stop() {
      boolean was = armed;
      armed = false;
      return was;
    }

    @Override
    public void succeeded() {
      if (!stop()) {
        return;
      }
      int read;
      try {
        ByteBuffer buffer = BufferUtil.allocate(1);
        read = endPoint.fill(buffer);
      } catch (IOException e) {
        read = -1;
      }
      if (read != 0) {
        endPoint.close();
        gone.run();
      }
    }

    @Override
    public void failed(Throwable failure) {
      if (stop()) {
        gone.run();
      }
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }
  }
}
