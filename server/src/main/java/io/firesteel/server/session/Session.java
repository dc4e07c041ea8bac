package io.firesteel.server.session;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The state that statements of one connection share. */
public final class Session {
  public static final String DEFAULT_CATALOG = "spark_catalog";
  public static final String DEFAULT_DATABASE = "default";

  private final String id;
  private final String user;
  private final Instant created = Instant.now();
  private final Map<String, String> settings = Collections.synchronizedMap(new TreeMap<>());
  private final Map<Class<?>, Object> attachments = new ConcurrentHashMap<>();
  private final Map<String, String> clientInfo = new ConcurrentHashMap<>();
  private volatile String catalog = DEFAULT_CATALOG;
  private volatile String database = DEFAULT_DATABASE;
  private volatile long lastUsedNanos = System.nanoTime();

  public Session(String id, String user) {
    this.id = id;
    this.user = user;
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

  /** What was SET in this session, by key; a snapshot. Nothing in it is a default. */
  public Map<String, String> settings() {
    synchronized (settings) {
      return new TreeMap<>(settings);
    }
  }

  /** The session's own value of a key, or null. */
  public String setting(String key) {
    return settings.get(key);
  }

  /** Sets a key; whoever calls has validated the value. */
  public void set(String key, String value) {
    settings.put(key, value);
  }

  /** Back to the server's default. */
  public void reset(String key) {
    settings.remove(key);
  }

  public void resetAll() {
    settings.clear();
  }

  /** Application name and the like, as the client tells it. */
  public Map<String, String> clientInfo() {
    return clientInfo;
  }

  /**
   * State that another layer keeps for the session (temporary views, variables), made on first use. If it
   * is AutoCloseable it is closed with the session.
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
          org.slf4j.LoggerFactory.getLogger(Session.class).warn("closing session {}", id, e);
        }
      }
    }
    attachments.clear();
  }
}
