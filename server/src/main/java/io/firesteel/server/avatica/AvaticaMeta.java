package io.firesteel.server.avatica;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.server.query.CancelSignal;
import io.firesteel.server.query.Chunk;
import io.firesteel.server.query.ChunkLimits;
import io.firesteel.server.query.Execution;
import io.firesteel.server.query.MetadataAnswers;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.PreparedQuery;
import io.firesteel.server.query.QueryManager;
import io.firesteel.server.query.SessionStatements;
import io.firesteel.server.query.StatementKind;
import io.firesteel.server.query.StatementRequest;
import io.firesteel.server.session.Session;
import io.firesteel.server.session.SessionManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.apache.calcite.avatica.ConnectionPropertiesImpl;
import org.apache.calcite.avatica.MetaImpl;
import org.apache.calcite.avatica.MissingResultsException;
import org.apache.calcite.avatica.NoSuchConnectionException;
import org.apache.calcite.avatica.NoSuchStatementException;
import org.apache.calcite.avatica.QueryState;
import org.apache.calcite.avatica.remote.TypedValue;

/** Avatica's Meta over sessions and executions. Any thread; calls block, but not for long. */
final class AvaticaMeta extends MetaImpl {
  private static final int FIRST_FRAME_ROWS = 1000;
  private static final long FRAME_BYTES = 4L << 20;
  private static final long WAIT_MILLIS = 5000;

  private final SessionManager sessions;
  private final QueryManager queries;
  private final ThreadLocal<AvaticaCall> call;

  AvaticaMeta(SessionManager sessions, QueryManager queries, ThreadLocal<AvaticaCall> call) {
    super(null);
    this.sessions = sessions;
    this.queries = queries;
    this.call = call;
  }

  private Session session(String id) {
    Session session = sessions.find(id);
    if (session == null) {
      throw new NoSuchConnectionException(id);
    }
    call.get().used(id);
    return session;
  }

  private Session session(ConnectionHandle handle) {
    return session(handle.id);
  }

  // Connections.

  @Override
  public void openConnection(ConnectionHandle handle, Map<String, String> info) {
    Map<String, String> properties = info == null ? Map.of() : info;
    Session session = sessions.open(handle.id, properties.getOrDefault("user", "anonymous"));
    call.get().used(handle.id);
    try {
      properties.forEach(
          (key, value) -> {
            if (key.startsWith("spark.") || key.startsWith("firesteel.")) {
              session.set(key, value);
            }
          });
      String database = properties.getOrDefault("database", properties.get("schema"));
      if (database != null && !database.isEmpty()) {
        run(session, "USE " + quote(database));
      }
    } catch (RuntimeException e) {
      sessions.close(handle.id);
      throw e;
    }
  }

  @Override
  public void closeConnection(ConnectionHandle handle) {
    sessions.close(handle.id);
  }

  private static String quote(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  private void run(Session session, String sql) {
    Execution execution =
        queries.execute(session, new StatementRequest(sql, null, List.of(), 0, 60_000));
    while (!take(execution, 1).done()) {
      // statements like USE give no rows
    }
  }

  @Override
  public ConnectionProperties connectionSync(ConnectionHandle handle, ConnectionProperties asked) {
    Session session = session(handle);
    if (asked.getCatalog() != null && !asked.getCatalog().equals(session.catalog())) {
      run(session, "SET CATALOG " + quote(asked.getCatalog()));
    }
    if (asked.getSchema() != null && !asked.getSchema().equals(session.database())) {
      run(session, "USE " + quote(asked.getSchema()));
    }
    boolean autoCommit = !Boolean.FALSE.equals(asked.isAutoCommit());
    ConnectionPropertiesImpl now =
        new ConnectionPropertiesImpl(
            autoCommit,
            Boolean.TRUE.equals(asked.isReadOnly()),
            java.sql.Connection.TRANSACTION_NONE,
            session.catalog(),
            session.database());
    // Dirty properties would be sent back at once, a round trip for nothing.
    now.setDirty(false);
    return now;
  }

  @Override
  public void commit(ConnectionHandle handle) {
    session(handle);
  }

  @Override
  public void rollback(ConnectionHandle handle) {
    session(handle);
  }

  // Statements.

  @Override
  public StatementHandle createStatement(ConnectionHandle handle) {
    int number = SessionStatements.of(session(handle)).nextNumber();
    return new StatementHandle(handle.id, number, null);
  }

  @Override
  public void closeStatement(StatementHandle handle) {
    Session session = sessions.find(handle.connectionId);
    if (session != null) {
      SessionStatements.of(session).close(handle.id);
    }
  }

  @Override
  public StatementHandle prepare(ConnectionHandle handle, String sql, long maxRowCount) {
    Session session = session(handle);
    PreparedQuery query = queries.engine().prepare(sql, session, new CancelSignal());
    int number = SessionStatements.of(session).nextNumber();
    SessionStatements.of(session).prepare(number, new SessionStatements.Prepared(sql, query));
    Signature signature =
        new Signature(
            AvaticaColumns.of(query.columns()),
            sql,
            AvaticaColumns.parameters(query.parameters()),
            Map.of(),
            CursorFactory.LIST,
            query.columns().isEmpty() && query.kind() == StatementKind.DML
                ? StatementType.IS_DML
                : StatementType.SELECT);
    return new StatementHandle(handle.id, number, signature);
  }

  @Override
  @Deprecated
  public ExecuteResult prepareAndExecute(
      StatementHandle handle, String sql, long maxRowCount, PrepareCallback callback) {
    return prepareAndExecute(handle, sql, maxRowCount, -1, callback);
  }

  @Override
  public ExecuteResult prepareAndExecute(
      StatementHandle handle,
      String sql,
      long maxRowCount,
      int maxRowsInFirstFrame,
      PrepareCallback callback) {
    Session session = session(handle.connectionId);
    return start(
        session,
        handle.id,
        new StatementRequest(sql, null, List.of(), Math.max(0, maxRowCount), 0),
        maxRowCount == 0);
  }

  @Override
  @Deprecated
  public ExecuteResult execute(
      StatementHandle handle, List<TypedValue> parameterValues, long maxRowCount)
      throws NoSuchStatementException {
    return execute(handle, parameterValues, -1);
  }

  @Override
  public ExecuteResult execute(
      StatementHandle handle, List<TypedValue> parameterValues, int maxRowsInFirstFrame)
      throws NoSuchStatementException {
    Session session = session(handle.connectionId);
    SessionStatements.Prepared prepared = SessionStatements.of(session).prepared(handle.id);
    if (prepared == null) {
      throw new NoSuchStatementException(handle);
    }
    return start(
        session,
        handle.id,
        new StatementRequest(
            prepared.sql(), prepared.query(), AvaticaParameters.of(parameterValues), 0, 0),
        false);
  }

  private ExecuteResult start(
      Session session, int number, StatementRequest request, boolean columnsOnly) {
    Execution execution = queries.execute(session, request);
    SessionStatements statements = SessionStatements.of(session);
    statements.start(number, execution);
    Chunk chunk;
    do {
      chunk = take(execution, FIRST_FRAME_ROWS);
      // The driver has to be told the columns, and of statements without any the update count.
    } while (chunk.columns() == null || chunk.columns().isEmpty() && !chunk.done());
    if (chunk.done()) {
      statements.finished(number, execution);
    }
    if (chunk.columns().isEmpty()) {
      MetaResultSet count =
          MetaResultSet.count(session.id(), number, Math.max(0, chunk.updateCount()));
      return new ExecuteResult(List.of(count));
    }
    Frame frame =
        columnsOnly
            ? new Frame(0, true, List.of())
            : new AvaticaRows(chunk.columns(), session).frame(chunk);
    return new ExecuteResult(
        List.of(
            MetaResultSet.create(
                session.id(), number, false, signature(request.sql(), chunk.columns()), frame)));
  }

  private static Signature signature(String sql, List<OutputColumn> columns) {
    return new Signature(
        AvaticaColumns.of(columns),
        sql,
        List.of(),
        Map.of(),
        CursorFactory.LIST,
        StatementType.SELECT);
  }

  private Chunk take(Execution execution, int rows) {
    call.get().waitingFor(execution);
    try {
      return execution.take(new ChunkLimits(rows, FRAME_BYTES, WAIT_MILLIS)).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof SqlException failure) {
        throw failure;
      }
      throw e;
    } finally {
      call.get().waitingFor(null);
    }
  }

  @Override
  public Frame fetch(StatementHandle handle, long offset, int fetchMaxRowCount)
      throws NoSuchStatementException, MissingResultsException {
    Session session = session(handle.connectionId);
    SessionStatements statements = SessionStatements.of(session);
    Execution execution = statements.find(handle.id);
    if (execution == null) {
      throw new NoSuchStatementException(handle);
    }
    try {
      Chunk chunk = take(execution, fetchMaxRowCount);
      if (chunk.done()) {
        statements.finished(handle.id, execution);
      }
      return chunk.columns() == null
          ? new Frame(offset, false, List.of())
          : new AvaticaRows(chunk.columns(), session).frame(chunk);
    } catch (SqlException e) {
      statements.finished(handle.id, execution);
      throw e;
    }
  }

  @Override
  public boolean syncResults(StatementHandle handle, QueryState state, long offset)
      throws NoSuchStatementException {
    throw new NoSuchStatementException(handle);
  }

  @Override
  public ExecuteBatchResult prepareAndExecuteBatch(StatementHandle handle, List<String> sql) {
    Session session = session(handle.connectionId);
    long[] counts = new long[sql.size()];
    for (int i = 0; i < counts.length; i++) {
      StatementRequest request = new StatementRequest(sql.get(i), null, List.of(), 0, 0);
      counts[i] = start(session, handle.id, request, false).resultSets.get(0).updateCount;
    }
    return new ExecuteBatchResult(counts);
  }

  @Override
  public ExecuteBatchResult executeBatch(StatementHandle handle, List<List<TypedValue>> rows)
      throws NoSuchStatementException {
    long[] counts = new long[rows.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = execute(handle, rows.get(i), -1).resultSets.get(0).updateCount;
    }
    return new ExecuteBatchResult(counts);
  }

  // The catalog.

  private MetaResultSet answer(ConnectionHandle handle, String question, String... arguments) {
    Session session = session(handle);
    MetadataAnswers.Answer answer =
        MetadataAnswers.answer(
            queries.engine().catalog(session), question, Arrays.asList(arguments));
    return local(handle, answer);
  }

  private MetaResultSet local(ConnectionHandle handle, MetadataAnswers.Answer answer) {
    Session session = session(handle);
    List<Object> rows =
        new AvaticaRows(answer.columns(), session)
            .rows(List.of(answer.rows()), answer.rows().rows());
    return MetaResultSet.create(
        handle.id,
        SessionStatements.of(session).nextNumber(),
        true,
        signature("", answer.columns()),
        new Frame(0, true, rows));
  }

  @Override
  public MetaResultSet getCatalogs(ConnectionHandle handle) {
    return answer(handle, "catalogs");
  }

  @Override
  public MetaResultSet getSchemas(ConnectionHandle handle, String catalog, Pat schemas) {
    return answer(handle, "schemas", catalog, schemas.s);
  }

  @Override
  public MetaResultSet getTables(
      ConnectionHandle handle, String catalog, Pat schemas, Pat tables, List<String> types) {
    String wanted = types == null ? null : String.join("\0", types);
    return answer(handle, "tables", catalog, schemas.s, tables.s, wanted);
  }

  @Override
  public MetaResultSet getColumns(
      ConnectionHandle handle, String catalog, Pat schemas, Pat tables, Pat columns) {
    return answer(handle, "columns", catalog, schemas.s, tables.s, columns.s);
  }

  @Override
  public MetaResultSet getTableTypes(ConnectionHandle handle) {
    List<ByteSlice> types = new ArrayList<>();
    for (String type : List.of("GLOBAL TEMPORARY", "LOCAL TEMPORARY", "TABLE", "VIEW")) {
      types.add(ByteSlice.of(type));
    }
    return local(
        handle,
        new MetadataAnswers.Answer(
            List.of(new OutputColumn("TABLE_TYPE", SqlType.STRING, false)),
            new Batch(new ColumnVector[] {Vectors.of(SqlType.STRING, types)}, types.size())));
  }

  @Override
  public MetaResultSet getTypeInfo(ConnectionHandle handle) {
    return local(handle, MetadataAnswers.typeInfo());
  }

  @Override
  public Map<DatabaseProperty, Object> getDatabaseProperties(ConnectionHandle handle) {
    Map<DatabaseProperty, Object> all = new EnumMap<>(DatabaseProperty.class);
    all.put(DatabaseProperty.GET_DEFAULT_TRANSACTION_ISOLATION, 0);
    all.put(DatabaseProperty.GET_DATABASE_MAJOR_VERSION, 0);
    all.put(DatabaseProperty.GET_DATABASE_MINOR_VERSION, 1);
    all.put(DatabaseProperty.GET_DATABASE_PRODUCT_NAME, "Firesteel");
    return all;
  }
}
