package io.firesteel.server.statement;

import io.firesteel.core.memory.MemoryBudget;
import io.firesteel.core.setting.FiresteelSettings;
import io.firesteel.core.setting.Settings;
import io.firesteel.engine.pool.LocalWorkerPool;
import io.firesteel.planner.parse.ParseOptions;
import io.firesteel.planner.parse.SqlParser;
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

/** Planner, catalog and worker pool behind the front end's interface. */
public final class SqlEngine implements QueryEngine {
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
            new DirectoryTables(files, ParquetFormat.of(files, settings)),
            files,
            new LocalWorkerPool(settings.get(FiresteelSettings.WORKERS)),
            MemoryBudget.root("server", heap * 3 / 4),
            new TemporaryViews()));
  }

  @Override
  public PreparedQuery prepare(String sql, Session session, CancelSignal cancel) {
    Statement statement = SqlParser.parseStatement(sql, ParseOptions.of(session.settings()));
    StatementContext context = new StatementContext(services, session, sql, cancel);
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
