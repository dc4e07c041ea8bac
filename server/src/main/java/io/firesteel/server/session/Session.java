package io.firesteel.server.session;

import io.firesteel.core.setting.Settings;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** The state that statements of one connection share. */
public final class Session {
  public static final String DEFAULT_CATALOG = "spark_catalog";
  public static final String DEFAULT_DATABASE = "default";

  private final String id;
  private final String user;
  private final Settings defaults;
  private final Instant created = Instant.now();
  private final Map<Class<?>, Object> attachments = new ConcurrentHashMap<>();
  private final Map<String, String> clientInfo = new ConcurrentHashMap<>();
  private volatile Settings settings;
  private volatile String catalog = DEFAULT_CATALOG;
  private volatile String database = DEFAULT_DATABASE;
  private volatile long lastUsedNanos = System.nanoTime();

  /**
   * @param defaults the server's configuration, which the session's own settings overlay
   */
  public Session(String id, String user, Settings defaults) {
    this.id = id;
    this.user = user;
    this.defaults = defaults;
    this.settings = defaults;
  }

  public String id() {
    return id;
  }

  public String user() {
    return user;
  }

  public Instant created() {
    return created;
  }

  public String catalog() {
    return catalog;
  }

  public void setCatalog(String name) {
    catalog = name;
  }

  /** The current database (Spark's other word is schema, or namespace). */
  public String database() {
    return database;
  }

  public void setDatabase(String name) {
    database = name;
  }

  /** The settings of this moment: the server's configuration and what was SET here. */
  public Settings settings() {
    return settings;
  }

  /**
   * SET.
   *
   * @throws io.firesteel.core.error.SqlException if a declared setting does not take the value
   */
  public synchronized void set(String key, String value) {
    settings = settings.with(key, value);
  }

  /** RESET of one key: back to the server's configuration. */
  public synchronized void reset(String key) {
    String configured = defaults.explicit(key);
    settings = configured == null ? settings.without(key) : settings.with(key, configured);
  }

  /** RESET of everything. */
  public synchronized void resetAll() {
    settings = defaults;
  }

  /** Application name and the like, as the client tells it. */
  public Map<String, String> clientInfo() {
    return clientInfo;
  }

  /**
   * State that another layer keeps for the session (temporary views, variables), made on first use.
   * If it is AutoCloseable it is closed with the session.
   */
  public <T> T attachment(Class<T> kind, Supplier<T> make) {
    return kind.cast(attachments.computeIfAbsent(kind, k -> make.get()));
  }

  /** Notes that the client gave a sign of life. */
  public void touch() {
    lastUsedNanos = System.nanoTime();
  }

  /** Since the last sign of life. */
  public long idleNanos() {
    return System.nanoTime() - lastUsedNanos;
  }

  void closeAttachments() {
    for (Object attached : attachments.values()) {
      if (attached instanceof AutoCloseable closeable) {
        try {
          closeable.close();
        } catch (Exception e) {
          LoggerFactory.getLogger(Session.class).warn("closing session {}", id, e);
        }
      }
    }
    attachments.clear();
  }
}
