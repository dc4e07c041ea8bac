package io.firesteel.jdbc;

import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.ClientInfoStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Struct;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.AvaticaFactory;
import org.apache.calcite.avatica.AvaticaStatement;
import org.apache.calcite.avatica.ConnectionConfig;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.UnregisteredDriver;

/** A connection: a session on the server. */
final class FiresteelConnection extends AvaticaConnection {
  private static final int PING_MILLIS = 5000;

  private final Transport transport;
  private final String session;
  private final String serverVersion;
  private final String displayUrl;
  private final String user;
  private final int defaultFetchSize;
  private final int defaultQueryTimeout;
  private final AtomicInteger statements = new AtomicInteger();
  private final Properties clientInfo = new Properties();
  private volatile String catalog;
  private volatile String database;
  private volatile ZoneId zone = ZoneOffset.UTC;
  private volatile boolean readOnly;
  private volatile boolean autoCommit = true;
  private volatile boolean lost;
  private ConnectionConfig config;
  private Map<String, Class<?>> typeMap = new HashMap<>();

  FiresteelConnection(
      UnregisteredDriver driver, AvaticaFactory factory, String url, ConnectionUrl parts)
      throws SQLException {
    super(driver, factory, url, new Properties());
    displayUrl = url.replaceAll("(?i)(password=)[^&;]*", "$1***");
    defaultFetchSize = number(parts, ConnectionProperty.FETCH_SIZE);
    defaultQueryTimeout = number(parts, ConnectionProperty.QUERY_TIMEOUT);
    user = parts.properties.getOrDefault("user", "anonymous");
    transport = new Transport(parts);
    transport.setTimeout(number(parts, ConnectionProperty.SOCKET_TIMEOUT));
    Map<String, String> properties = new LinkedHashMap<>();
    parts.properties.forEach(
        (key, value) -> {
          if (key.startsWith("spark.") || key.startsWith("firesteel.") || key.equals("user")) {
            properties.put(key, value);
          }
        });
    String application = parts.properties.get(ConnectionProperty.APPLICATION_NAME.key);
    if (application != null) {
      properties.put("client.ApplicationName", application);
      clientInfo.setProperty("ApplicationName", application);
    }
    properties.put("client.Driver", "Firesteel JDBC " + FiresteelDriver.version());
    if (parts.database != null) {
      properties.put("database", parts.database);
    }
    try {
      Reply reply = post("/session", new MessageWriter().properties(properties));
      session = reply.session;
      serverVersion = reply.serverVersion;
      if (session == null) {
        throw SqlErrors.of("The server's greeting names no session.", "08P01");
      }
    } catch (SQLException | RuntimeException e) {
      transport.close();
      throw e;
    }
  }

  private static int number(ConnectionUrl url, ConnectionProperty property) throws SQLException {
    String text = url.properties.getOrDefault(property.key, "0");
    try {
      return Math.max(0, Integer.parseInt(text.trim()));
    } catch (NumberFormatException e) {
      throw SqlErrors.of(
          "The property " + property.key + " takes a number, not '" + text + "'.", "08001");
    }
  }

  // Requests.

  String session() {
    return session;
  }

  String serverVersion() {
    return serverVersion == null ? "unknown" : serverVersion;
  }

  String displayUrl() {
    return displayUrl;
  }

  String user() {
    return user;
  }

  int defaultFetchSize() {
    return defaultFetchSize;
  }

  int defaultQueryTimeout() {
    return defaultQueryTimeout;
  }

  ZoneId zone() {
    return zone;
  }

  Reply post(String path, MessageWriter message) throws SQLException {
    Transport.Body body = new Transport.Body();
    transport.post(path, message, body);
    return told(new Reply(body)).orThrow();
  }

  Reply frame(long statement, int fetchSize, Transport.Body body) throws SQLException {
    transport.get("/frames/" + session + "/" + statement + "?rows=" + fetchSize, body);
    return told(new Reply(body));
  }

  private Reply told(Reply reply) {
    if (reply.zone != null) {
      catalog = reply.catalog;
      database = reply.database;
      if (!reply.zone.equals(zone.getId())) {
        try {
          zone = ZoneId.of(reply.zone);
        } catch (DateTimeException e) {
          zone = ZoneOffset.UTC; // a newer zone than this client's Java knows
        }
      }
    }
    if (reply.error != null && "08003".equals(reply.error.getSQLState())) {
      lost = true;
    }
    return reply;
  }

  /** Frees a result that is not read to its end. */
  void release(long statement) {
    side("/release/", statement);
  }

  void closeOnServer(long statement) {
    side("/close/", statement);
  }

  private void side(String action, long statement) {
    if (isClosedQuietly()) {
      return;
    }
    try {
      transport.post(action + session + "/" + statement, null, new Transport.Body());
    } catch (SQLException e) {
      // The server frees it when it notices that the client is gone.
    }
  }

  /** Returns whether the server knew something to cancel. */
  boolean cancel(long statement) throws SQLException {
    return post("/cancel/" + session + "/" + statement, null).updateCount != 0;
  }

  /**
   * Six numbers: tasks done, tasks in all, rows read, bytes read, memory, milliseconds; or null.
   */
  long[] progress(long statement) throws SQLException {
    Transport.Body body = new Transport.Body();
    transport.get("/progress/" + session + "/" + statement, body);
    return new Reply(body).orThrow().progress;
  }

  private boolean isClosedQuietly() {
    try {
      return isClosed();
    } catch (SQLException e) {
      return true;
    }
  }

  private void open() throws SQLException {
    if (isClosed()) {
      throw new java.sql.SQLNonTransientConnectionException("The connection is closed.", "08003");
    }
  }

  @Override
  protected void checkOpen() throws SQLException {
    open();
  }

  // Statements.

  FiresteelStatement newStatement() {
    int number = statements.incrementAndGet();
    return new FiresteelStatement(this, new Meta.StatementHandle(id, number, null));
  }

  @Override
  public AvaticaStatement createStatement() throws SQLException {
    open();
    return newStatement();
  }

  @Override
  public AvaticaStatement createStatement(int type, int concurrency, int holdability)
      throws SQLException {
    open();
    FiresteelStatement statement = newStatement();
    statement.warnOfType(type, concurrency);
    return statement;
  }

  @Override
  public PreparedStatement prepareStatement(String sql) throws SQLException {
    open();
    int number = statements.incrementAndGet();
    String text = EscapeSyntax.translate(sql);
    MessageWriter request =
        new MessageWriter()
            .section(Tag.SESSION, session)
            .section(Tag.STATEMENT, number)
            .section(Tag.SQL, text);
    Reply reply = post("/prepare", request);
    return new FiresteelPreparedStatement(
        this, new Meta.StatementHandle(id, number, null), text, reply);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    return prepareStatement(sql);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int autoGeneratedKeys) throws SQLException {
    return prepareStatement(sql);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int[] columnIndexes) throws SQLException {
    return prepareStatement(sql);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, String[] columnNames) throws SQLException {
    return prepareStatement(sql);
  }

  @Override
  public CallableStatement prepareCall(String sql) throws SQLException {
    throw SqlErrors.unsupported("prepareCall");
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
    throw SqlErrors.unsupported("prepareCall");
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    throw SqlErrors.unsupported("prepareCall");
  }

  @Override
  public String nativeSQL(String sql) throws SQLException {
    open();
    return EscapeSyntax.translate(sql);
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = createStatement()) {
      statement.execute(sql);
    }
  }

  // Transactions: each statement is its own.

  @Override
  public void setAutoCommit(boolean on) throws SQLException {
    open();
    if (!on) {
      // Tools switch it off and commit; refusing would lock them out of a server without
      // transactions.
      warnings("Every statement commits by itself; setAutoCommit(false) has no effect.");
    }
    autoCommit = on;
  }

  @Override
  public boolean getAutoCommit() throws SQLException {
    open();
    return autoCommit;
  }

  @Override
  public void commit() throws SQLException {
    open();
  }

  @Override
  public void rollback() throws SQLException {
    open();
  }

  @Override
  public void setTransactionIsolation(int level) throws SQLException {
    open();
  }

  @Override
  public int getTransactionIsolation() throws SQLException {
    open();
    return Connection.TRANSACTION_NONE;
  }

  @Override
  public void setReadOnly(boolean on) throws SQLException {
    open();
    readOnly = on;
  }

  @Override
  public boolean isReadOnly() throws SQLException {
    open();
    return readOnly;
  }

  // The session's state.

  @Override
  public void setCatalog(String name) throws SQLException {
    open();
    if (name != null && !name.isEmpty() && !name.equals(catalog)) {
      run("SET CATALOG " + quote(name));
    }
  }

  @Override
  public String getCatalog() throws SQLException {
    open();
    return catalog;
  }

  @Override
  public void setSchema(String name) throws SQLException {
    open();
    if (name != null && !name.isEmpty()) {
      run("USE " + quote(name));
    }
  }

  static String quote(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  @Override
  public String getSchema() throws SQLException {
    open();
    return database;
  }

  private SQLWarning warning;

  private synchronized void warnings(String message) {
    SQLWarning next = new SQLWarning(message, "01000");
    if (warning == null) {
      warning = next;
    } else {
      warning.setNextWarning(next);
    }
  }

  @Override
  public synchronized SQLWarning getWarnings() throws SQLException {
    open();
    return warning;
  }

  @Override
  public synchronized void clearWarnings() throws SQLException {
    open();
    warning = null;
  }

  @Override
  public Map<String, Class<?>> getTypeMap() throws SQLException {
    open();
    return typeMap;
  }

  @Override
  public void setTypeMap(Map<String, Class<?>> map) throws SQLException {
    open();
    typeMap = map;
  }

  @Override
  public void setHoldability(int holdability) throws SQLException {
    open();
  }

  @Override
  public int getHoldability() {
    return ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  public boolean isValid(int timeout) throws SQLException {
    if (timeout < 0) {
      throw SqlErrors.argument("A timeout cannot be negative.");
    }
    if (isClosed() || lost) {
      return false;
    }
    int millis = timeout == 0 ? PING_MILLIS : (int) Math.min(timeout * 1000L, Integer.MAX_VALUE);
    try {
      Transport.Body body = new Transport.Body();
      transport.get("/ping/" + session, body, millis);
      return told(new Reply(body)).error == null;
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void setClientInfo(String name, String value) throws SQLClientInfoException {
    try {
      open();
      if (value == null) {
        clientInfo.remove(name);
      } else {
        clientInfo.setProperty(name, value);
      }
      post(
          "/client",
          new MessageWriter()
              .section(Tag.SESSION, session)
              .properties(Map.of("client." + name, value == null ? "" : value)));
    } catch (SQLException e) {
      throw new SQLClientInfoException(
          e.getMessage(), e.getSQLState(), Map.of(name, ClientInfoStatus.REASON_UNKNOWN), e);
    }
  }

  @Override
  public void setClientInfo(Properties properties) throws SQLClientInfoException {
    for (String name : properties.stringPropertyNames()) {
      setClientInfo(name, properties.getProperty(name));
    }
  }

  @Override
  public String getClientInfo(String name) throws SQLException {
    open();
    return clientInfo.getProperty(name);
  }

  @Override
  public Properties getClientInfo() throws SQLException {
    open();
    Properties copy = new Properties();
    copy.putAll(clientInfo);
    return copy;
  }

  @Override
  public Array createArrayOf(String typeName, Object[] elements) throws SQLException {
    open();
    return new SqlArray(TypeName.parse(typeName), elements);
  }

  @Override
  public Struct createStruct(String typeName, Object[] attributes) throws SQLException {
    open();
    SqlType type = TypeName.parse(typeName);
    if (type.kind != SqlType.Kind.STRUCT || type.children.size() != attributes.length) {
      throw SqlErrors.argument(
          "createStruct takes a type such as struct<a:int,b:string> and a value for each field.");
    }
    return new SqlStruct(type, attributes);
  }

  @Override
  public void setNetworkTimeout(Executor executor, int milliseconds) throws SQLException {
    open();
    super.setNetworkTimeout(executor, milliseconds);
    transport.setTimeout(milliseconds);
  }

  @Override
  public void abort(Executor executor) throws SQLException {
    if (!isClosed()) {
      super.close();
      transport.close();
    }
  }

  @Override
  public void close() throws SQLException {
    if (isClosed()) {
      return;
    }
    try {
      List.copyOf(statementMap.values()).forEach(s -> ((Abandonable) s).abandon());
      if (!lost) {
        transport.post("/close/" + session, null, new Transport.Body());
      }
    } catch (SQLException e) {
      // The server drops the session when it notices that the client is gone.
    } finally {
      super.close();
      transport.close();
    }
  }

  /** A statement that is told that its connection ends. */
  interface Abandonable {
    void abandon();
  }

  @Override
  public synchronized ConnectionConfig config() {
    if (config == null) {
      config = super.config();
    }
    return config;
  }

  @Override
  public String toString() {
    return "Firesteel connection to " + displayUrl;
  }
}
