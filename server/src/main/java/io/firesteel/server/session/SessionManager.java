package io.firesteel.server.session;

import io.firesteel.core.setting.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens, finds and ends sessions. */
public final class SessionManager implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SessionManager.class);

  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final List<Consumer<Session>> closeListeners = new ArrayList<>();
  private final Settings defaults;
  private final long idleNanos;

  /**
   * @param defaults the server's configuration
   * @param idleMillis a session without a sign of life for so long is closed
   */
  public SessionManager(Settings defaults, long idleMillis) {
    this.defaults = defaults;
    this.idleNanos = idleMillis * 1_000_000L;
  }

  /** Adds a listener before the first session is opened. */
  public void onClose(Consumer<Session> listener) {
    closeListeners.add(listener);
  }

  /** A new session under an id that the client chose (Avatica's do) or that was drawn at random. */
  public Session open(String id, String user) {
    Session session = new Session(id, user, defaults);
    Session before = sessions.put(id, session);
    if (before != null) {
      end(before);
    }
    return session;
  }

  /** The session, with its idle time started anew; null if there is none. */
  public Session find(String id) {
    Session session = id == null ? null : sessions.get(id);
    if (session != null) {
      session.touch();
    }
    return session;
  }

  public void close(String id) {
    Session session = sessions.remove(id);
    if (session != null) {
      end(session);
    }
  }

  public List<Session> all() {
    return new ArrayList<>(sessions.values());
  }

  /** Closes the sessions that were idle for too long. */
  public void expire() {
    for (Session session : sessions.values()) {
      if (session.idleNanos() > idleNanos && sessions.remove(session.id(), session)) {
        LOG.info("Session {} was idle for too long", session.id());
        end(session);
      }
    }
  }

  private void end(Session session) {
    session.closeAttachments();
    for (Consumer<Session> listener : closeListeners) {
      try {
        listener.accept(session);
      } catch (RuntimeException e) {
        LOG.error("Closing session {}", session.id(), e);
      }
    }
  }

  @Override
  public void close() {
    List.copyOf(sessions.keySet()).forEach(this::close);
  }
}
