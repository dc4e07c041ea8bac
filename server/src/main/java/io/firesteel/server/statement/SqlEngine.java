package io.firesteel.server.statement;

import io.firesteel.core.memory.MemoryBudget;
import io.firesteel.core.setting.FiresteelSettings;
import io.firesteel.core.setting.Settings;
import io.firesteel.engine.format.TextFormats;
import io.firesteel.engine.pool.LocalWorkerPool;
import io.firesteel.planner.parse.ParseOptions;
import io.firesteel.planner.parse.SqlParser;
import io.firesteel.planner.syntax.QueryStatement;
import io.firesteel.planner.syntax.Statement;
import io.firesteel.server.query.CancelSignal;
import io.firesteel.server.query.CatalogView;
import io.firesteel.server.query.PreparedQuery;
import io.firesteel.server.query.QueryEngine;
import io.firesteel.server.session.Session;
import io.firesteel.storage.catalog.CatalogConfiguration;
import io.firesteel.storage.catalog.JdbcCatalog;
import io.firesteel.storage.file.FileAccess;
import io.firesteel.storage.parquet.ParquetFormat;
import io.firesteel.storage.table.DirectoryTables;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Planner, catalog and worker pool behind the front end's interface. */
public final class SqlEngine implements QueryEngine {
  /** No statement of Spark's; EXPLAIN of ANALYZE TABLE is one. */
  private static final Pattern EXPLAIN_ANALYZE =
      Pattern.compile(
          "\\s*EXPLAIN\\s+ANALYZE\\s+(?=SELECT\\b|WITH\\b|FROM\\b|VALUES\\b|\\()",
          Pattern.CASE_INSENSITIVE);

  private final EngineServices services;

  public SqlEngine(EngineServices services) {
    this.services = services;
  }

  /** An engine as the server's settings describe it, on a local worker pool. */
  public static SqlEngine open(Settings settings) {
    long heap = Runtime.getRuntime().maxMemory();
    FileAccess files = FileAccess.of(settings);
    return new SqlEngine(
        new EngineServices(
            JdbcCatalog.open(CatalogConfiguration.of(settings)),
            new DirectoryTables(files, ParquetFormat.of(files, settings), new TextFormats(files)),
            files,
            new LocalWorkerPool(settings.get(FiresteelSettings.WORKERS)),
            MemoryBudget.root("server", heap * 3 / 4),
            new TemporaryViews()));
  }

  @Override
  public PreparedQuery prepare(String sql, Session session, CancelSignal cancel) {
    StatementContext context = new StatementContext(services, session, sql, cancel);
    Matcher analyze = EXPLAIN_ANALYZE.matcher(sql);
    // Blanks in place of the words keep the places of errors.
    String text =
        analyze.lookingAt() ? " ".repeat(analyze.end()) + sql.substring(analyze.end()) : sql;
    Statement statement = SqlParser.parseStatement(text, ParseOptions.of(session.settings()));
    if (analyze.lookingAt() && statement instanceof QueryStatement query) {
      return new PreparedCommand(new ExplainAnalyzeCommand(query.query(), context));
    }
    return statement.accept(StatementPreparer.INSTANCE, context);
  }

  @Override
  public CatalogView catalog(Session session) {
    return new SessionCatalogView(new StatementContext(services, session, "", new CancelSignal()));
  }

  @Override
  public void close() {
    services.pool().close();
    services.catalog().close();
  }
}
