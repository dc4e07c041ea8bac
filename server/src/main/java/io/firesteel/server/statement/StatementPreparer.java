package io.firesteel.server.statement;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.error.SqlPlace;
import io.firesteel.core.setting.SparkSettings;
import io.firesteel.planner.syntax.AddColumns;
import io.firesteel.planner.syntax.AddPartitions;
import io.firesteel.planner.syntax.AlterColumns;
import io.firesteel.planner.syntax.AlterProperties;
import io.firesteel.planner.syntax.AlterTableCollation;
import io.firesteel.planner.syntax.AlterViewBinding;
import io.firesteel.planner.syntax.AlterViewQuery;
import io.firesteel.planner.syntax.AnalyzeTable;
import io.firesteel.planner.syntax.AnalyzeTables;
import io.firesteel.planner.syntax.CacheTable;
import io.firesteel.planner.syntax.Call;
import io.firesteel.planner.syntax.ClearCache;
import io.firesteel.planner.syntax.CommentOn;
import io.firesteel.planner.syntax.CompoundStatement;
import io.firesteel.planner.syntax.CreateClassFunction;
import io.firesteel.planner.syntax.CreateNamespace;
import io.firesteel.planner.syntax.CreateSqlFunction;
import io.firesteel.planner.syntax.CreateTable;
import io.firesteel.planner.syntax.CreateTableLike;
import io.firesteel.planner.syntax.CreateTempViewUsing;
import io.firesteel.planner.syntax.CreateView;
import io.firesteel.planner.syntax.DeclareVariable;
import io.firesteel.planner.syntax.DeleteFrom;
import io.firesteel.planner.syntax.DescribeFunction;
import io.firesteel.planner.syntax.DescribeNamespace;
import io.firesteel.planner.syntax.DescribeQuery;
import io.firesteel.planner.syntax.DescribeTable;
import io.firesteel.planner.syntax.DropColumns;
import io.firesteel.planner.syntax.DropFunction;
import io.firesteel.planner.syntax.DropNamespace;
import io.firesteel.planner.syntax.DropPartitions;
import io.firesteel.planner.syntax.DropTable;
import io.firesteel.planner.syntax.DropVariable;
import io.firesteel.planner.syntax.DropView;
import io.firesteel.planner.syntax.ExecuteImmediate;
import io.firesteel.planner.syntax.Explain;
import io.firesteel.planner.syntax.InsertInto;
import io.firesteel.planner.syntax.InsertOverwriteDirectory;
import io.firesteel.planner.syntax.MergeInto;
import io.firesteel.planner.syntax.MultiInsert;
import io.firesteel.planner.syntax.OtherStatement;
import io.firesteel.planner.syntax.QueryStatement;
import io.firesteel.planner.syntax.RefreshFunction;
import io.firesteel.planner.syntax.RefreshPath;
import io.firesteel.planner.syntax.RefreshTable;
import io.firesteel.planner.syntax.RenameColumn;
import io.firesteel.planner.syntax.RenamePartition;
import io.firesteel.planner.syntax.RenameTable;
import io.firesteel.planner.syntax.RepairTable;
import io.firesteel.planner.syntax.ReplaceColumns;
import io.firesteel.planner.syntax.ResetConfiguration;
import io.firesteel.planner.syntax.ScriptStatement;
import io.firesteel.planner.syntax.SetCatalog;
import io.firesteel.planner.syntax.SetConfiguration;
import io.firesteel.planner.syntax.SetLocation;
import io.firesteel.planner.syntax.SetNamespaceCollation;
import io.firesteel.planner.syntax.SetNamespaceLocation;
import io.firesteel.planner.syntax.SetPath;
import io.firesteel.planner.syntax.SetSerde;
import io.firesteel.planner.syntax.SetTimeZone;
import io.firesteel.planner.syntax.SetVariable;
import io.firesteel.planner.syntax.ShowCatalogs;
import io.firesteel.planner.syntax.ShowCollations;
import io.firesteel.planner.syntax.ShowColumns;
import io.firesteel.planner.syntax.ShowCreateTable;
import io.firesteel.planner.syntax.ShowCurrentNamespace;
import io.firesteel.planner.syntax.ShowFunctions;
import io.firesteel.planner.syntax.ShowNamespaces;
import io.firesteel.planner.syntax.ShowPartitions;
import io.firesteel.planner.syntax.ShowTableExtended;
import io.firesteel.planner.syntax.ShowTableProperties;
import io.firesteel.planner.syntax.ShowTables;
import io.firesteel.planner.syntax.ShowViews;
import io.firesteel.planner.syntax.Span;
import io.firesteel.planner.syntax.Statement;
import io.firesteel.planner.syntax.StatementVisitor;
import io.firesteel.planner.syntax.TruncateTable;
import io.firesteel.planner.syntax.UncacheTable;
import io.firesteel.planner.syntax.UpdateTable;
import io.firesteel.planner.syntax.Use;
import io.firesteel.server.command.Analyze;
import io.firesteel.server.command.Caches;
import io.firesteel.server.command.ColumnChanges;
import io.firesteel.server.command.Command;
import io.firesteel.server.command.CommandContext;
import io.firesteel.server.command.CreateClassFunctionCommand;
import io.firesteel.server.command.CreateDatabase;
import io.firesteel.server.command.CreateFunctionCommand;
import io.firesteel.server.command.CreateTableAsSelect;
import io.firesteel.server.command.CreateTableCommand;
import io.firesteel.server.command.CreateTableLikeCommand;
import io.firesteel.server.command.CreateViewCommand;
import io.firesteel.server.command.DatabaseChanges;
import io.firesteel.server.command.DeclareVariableCommand;
import io.firesteel.server.command.Describes;
import io.firesteel.server.command.DropDatabase;
import io.firesteel.server.command.DropFunctionCommand;
import io.firesteel.server.command.DropTableCommand;
import io.firesteel.server.command.DropVariableCommand;
import io.firesteel.server.command.DropViewCommand;
import io.firesteel.server.command.Functions;
import io.firesteel.server.command.InsertCommand;
import io.firesteel.server.command.InsertDirectoryCommand;
import io.firesteel.server.command.PartitionChanges;
import io.firesteel.server.command.ResetCommand;
import io.firesteel.server.command.SetCommand;
import io.firesteel.server.command.SetPathCommand;
import io.firesteel.server.command.SetVariableCommand;
import io.firesteel.server.command.SeveralInserts;
import io.firesteel.server.command.Shows;
import io.firesteel.server.command.TableChanges;
import io.firesteel.server.command.TableDescription;
import io.firesteel.server.command.TableShows;
import io.firesteel.server.command.UseDatabase;
import io.firesteel.server.command.ViewChanges;
import io.firesteel.server.query.PreparedQuery;
import io.firesteel.server.script.ScriptQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Picks what runs a statement, by its kind. */
final class StatementPreparer implements StatementVisitor<StatementContext, PreparedQuery> {
  static final StatementPreparer INSTANCE = new StatementPreparer();

  private StatementPreparer() {}

  private static CommandContext commands(StatementContext context) {
    return new CommandContext(context);
  }

  private static PreparedQuery command(Command command) {
    return new PreparedCommand(command);
  }

  /** A statement that is understood but not executed. */
  private static PreparedQuery unsupported(
      Statement statement, String operation, StatementContext context) {
    Span span = statement.span();
    throw SqlException.of(
            "UNSUPPORTED_FEATURE.CATALOG_OPERATION",
            "The statement " + operation + " is not supported.")
        .with("catalogName", "`spark_catalog`")
        .with("operation", operation)
        .at(new SqlPlace(context.sql(), span.start(), span.stop()));
  }

  @Override
  public PreparedQuery visitQueryStatement(QueryStatement node, StatementContext context) {
    return new PlannedQuery(node.query(), context);
  }

  @Override
  public PreparedQuery visitCreateNamespace(CreateNamespace node, StatementContext context) {
    return command(new CreateDatabase(node, commands(context)));
  }

  @Override
  public PreparedQuery visitDropNamespace(DropNamespace node, StatementContext context) {
    return command(new DropDatabase(node, commands(context)));
  }

  @Override
  public PreparedQuery visitUse(Use node, StatementContext context) {
    return command(new UseDatabase(node, commands(context)));
  }

  @Override
  public PreparedQuery visitSetCatalog(SetCatalog node, StatementContext context) {
    return unsupported(node, "SET CATALOG", context);
  }

  @Override
  public PreparedQuery visitDescribeNamespace(DescribeNamespace node, StatementContext context) {
    return command(Describes.database(node, commands(context)));
  }

  @Override
  public PreparedQuery visitDescribeTable(DescribeTable node, StatementContext context) {
    return command(TableDescription.of(node, commands(context)));
  }

  @Override
  public PreparedQuery visitDescribeQuery(DescribeQuery node, StatementContext context) {
    return command(Describes.query(node, commands(context)));
  }

  @Override
  public PreparedQuery visitDescribeFunction(DescribeFunction node, StatementContext context) {
    return command(Functions.describe(node, commands(context)));
  }

  @Override
  public PreparedQuery visitCreateTable(CreateTable node, StatementContext context) {
    return node.query().isPresent()
        ? command(new CreateTableAsSelect(node, commands(context)))
        : command(new CreateTableCommand(node, commands(context)));
  }

  @Override
  public PreparedQuery visitCreateTableLike(CreateTableLike node, StatementContext context) {
    return command(new CreateTableLikeCommand(node, commands(context)));
  }

  @Override
  public PreparedQuery visitCreateView(CreateView node, StatementContext context) {
    return command(new CreateViewCommand(node, commands(context)));
  }

  @Override
  public PreparedQuery visitCreateTempViewUsing(
      CreateTempViewUsing node, StatementContext context) {
    return command(ViewChanges.overFiles(node, commands(context)));
  }

  @Override
  public PreparedQuery visitDropTable(DropTable node, StatementContext context) {
    return command(new DropTableCommand(node, commands(context)));
  }

  @Override
  public PreparedQuery visitDropView(DropView node, StatementContext context) {
    return command(new DropViewCommand(node, commands(context)));
  }

  @Override
  public PreparedQuery visitInsertInto(InsertInto node, StatementContext context) {
    return command(new InsertCommand(node, commands(context)));
  }

  @Override
  public PreparedQuery visitInsertOverwriteDirectory(
      InsertOverwriteDirectory node, StatementContext context) {
    return command(new InsertDirectoryCommand(node, commands(context)));
  }

  @Override
  public PreparedQuery visitMultiInsert(MultiInsert node, StatementContext context) {
    List<Command> inserts = new ArrayList<>();
    for (Statement insert : node.inserts()) {
      inserts.add(
          insert instanceof InsertInto into
              ? new InsertCommand(into, commands(context))
              : new InsertDirectoryCommand((InsertOverwriteDirectory) insert, commands(context)));
    }
    return command(new SeveralInserts(inserts));
  }

  @Override
  public PreparedQuery visitDeleteFrom(DeleteFrom node, StatementContext context) {
    return unsupported(node, "DELETE FROM", context);
  }

  @Override
  public PreparedQuery visitUpdateTable(UpdateTable node, StatementContext context) {
    return unsupported(node, "UPDATE TABLE", context);
  }

  @Override
  public PreparedQuery visitMergeInto(MergeInto node, StatementContext context) {
    return unsupported(node, "MERGE INTO", context);
  }

  @Override
  public PreparedQuery visitTruncateTable(TruncateTable node, StatementContext context) {
    return command(PartitionChanges.truncate(node, commands(context)));
  }

  @Override
  public PreparedQuery visitShowNamespaces(ShowNamespaces node, StatementContext context) {
    return command(Shows.databases(node, commands(context)));
  }

  @Override
  public PreparedQuery visitShowTables(ShowTables node, StatementContext context) {
    return command(Shows.tables(node, commands(context)));
  }

  @Override
  public PreparedQuery visitShowTableExtended(ShowTableExtended node, StatementContext context) {
    return command(TableShows.extended(node, commands(context)));
  }

  @Override
  public PreparedQuery visitShowViews(ShowViews node, StatementContext context) {
    return command(Shows.views(node, commands(context)));
  }

  @Override
  public PreparedQuery visitShowColumns(ShowColumns node, StatementContext context) {
    return command(Shows.columns(node, commands(context)));
  }

  @Override
  public PreparedQuery visitShowFunctions(ShowFunctions node, StatementContext context) {
    return command(Functions.show(node, commands(context)));
  }

  @Override
  public PreparedQuery visitShowCreateTable(ShowCreateTable node, StatementContext context) {
    return command(TableShows.create(node, commands(context)));
  }

  @Override
  public PreparedQuery visitShowTableProperties(
      ShowTableProperties node, StatementContext context) {
    return command(TableShows.properties(node, commands(context)));
  }

  @Override
  public PreparedQuery visitShowPartitions(ShowPartitions node, StatementContext context) {
    return command(TableShows.partitions(node, commands(context)));
  }

  @Override
  public PreparedQuery visitShowCurrentNamespace(
      ShowCurrentNamespace node, StatementContext context) {
    return command(Shows.currentDatabase(commands(context)));
  }

  @Override
  public PreparedQuery visitShowCatalogs(ShowCatalogs node, StatementContext context) {
    return command(Shows.catalogs(node.pattern(), commands(context)));
  }

  @Override
  public PreparedQuery visitShowCollations(ShowCollations node, StatementContext context) {
    return unsupported(node, "SHOW COLLATIONS", context);
  }

  @Override
  public PreparedQuery visitSetConfiguration(SetConfiguration node, StatementContext context) {
    return command(new SetCommand(node.key(), node.value(), commands(context)));
  }

  @Override
  public PreparedQuery visitResetConfiguration(ResetConfiguration node, StatementContext context) {
    return command(new ResetCommand(node.key(), commands(context)));
  }

  @Override
  public PreparedQuery visitSetTimeZone(SetTimeZone node, StatementContext context) {
    String zone = node.zone().orElse(java.time.ZoneId.systemDefault().getId());
    return command(
        new SetCommand(
            Optional.of(SparkSettings.TIME_ZONE.key()), Optional.of(zone), commands(context)));
  }

  @Override
  public PreparedQuery visitDeclareVariable(DeclareVariable node, StatementContext context) {
    return command(new DeclareVariableCommand(node, commands(context)));
  }

  @Override
  public PreparedQuery visitDropVariable(DropVariable node, StatementContext context) {
    return command(new DropVariableCommand(node, commands(context)));
  }

  @Override
  public PreparedQuery visitSetVariable(SetVariable node, StatementContext context) {
    return command(new SetVariableCommand(node, commands(context)));
  }

  @Override
  public PreparedQuery visitExplain(Explain node, StatementContext context) {
    if (node.statement() instanceof QueryStatement query) {
      return command(new ExplainCommand(query.query(), node.mode(), context));
    }
    return unsupported(node, "EXPLAIN of a statement that is no query", context);
  }

  @Override
  public PreparedQuery visitCacheTable(CacheTable node, StatementContext context) {
    return command(Caches.cache(node, commands(context)));
  }

  @Override
  public PreparedQuery visitUncacheTable(UncacheTable node, StatementContext context) {
    return command(Caches.uncache(node, commands(context)));
  }

  @Override
  public PreparedQuery visitClearCache(ClearCache node, StatementContext context) {
    return command(Caches.clear());
  }

  @Override
  public PreparedQuery visitRefreshTable(RefreshTable node, StatementContext context) {
    return command(Caches.refresh(node, commands(context)));
  }

  @Override
  public PreparedQuery visitRefreshFunction(RefreshFunction node, StatementContext context) {
    return command(Caches.refresh(node, commands(context)));
  }

  @Override
  public PreparedQuery visitRefreshPath(RefreshPath node, StatementContext context) {
    return command(Caches.refresh(node));
  }

  @Override
  public PreparedQuery visitAnalyzeTable(AnalyzeTable node, StatementContext context) {
    return command(Analyze.table(node, commands(context)));
  }

  @Override
  public PreparedQuery visitAnalyzeTables(AnalyzeTables node, StatementContext context) {
    return command(Analyze.tables(node, commands(context)));
  }

  @Override
  public PreparedQuery visitCreateClassFunction(
      CreateClassFunction node, StatementContext context) {
    return command(new CreateClassFunctionCommand(node, commands(context)));
  }

  @Override
  public PreparedQuery visitCreateSqlFunction(CreateSqlFunction node, StatementContext context) {
    return command(new CreateFunctionCommand(node, commands(context)));
  }

  @Override
  public PreparedQuery visitDropFunction(DropFunction node, StatementContext context) {
    return command(new DropFunctionCommand(node, commands(context)));
  }

  @Override
  public PreparedQuery visitExecuteImmediate(ExecuteImmediate node, StatementContext context) {
    return new ImmediateStatement(node, context);
  }

  @Override
  public PreparedQuery visitCall(Call node, StatementContext context) {
    return unsupported(node, "CALL", context);
  }

  @Override
  public PreparedQuery visitCommentOn(CommentOn node, StatementContext context) {
    return command(TableChanges.comment(node, commands(context)));
  }

  @Override
  public PreparedQuery visitRenameTable(RenameTable node, StatementContext context) {
    return command(TableChanges.rename(node, commands(context)));
  }

  @Override
  public PreparedQuery visitAlterProperties(AlterProperties node, StatementContext context) {
    return command(TableChanges.properties(node, commands(context)));
  }

  @Override
  public PreparedQuery visitAlterViewQuery(AlterViewQuery node, StatementContext context) {
    return command(ViewChanges.query(node, commands(context)));
  }

  @Override
  public PreparedQuery visitAddColumns(AddColumns node, StatementContext context) {
    return command(ColumnChanges.add(node, commands(context)));
  }

  @Override
  public PreparedQuery visitRenameColumn(RenameColumn node, StatementContext context) {
    return command(ColumnChanges.rename(node, commands(context)));
  }

  @Override
  public PreparedQuery visitDropColumns(DropColumns node, StatementContext context) {
    return command(ColumnChanges.drop(node, commands(context)));
  }

  @Override
  public PreparedQuery visitRepairTable(RepairTable node, StatementContext context) {
    return command(PartitionChanges.repair(node, commands(context)));
  }

  @Override
  public PreparedQuery visitCompoundStatement(CompoundStatement node, StatementContext context) {
    return new ScriptQuery(
        node, context, (statement, inner) -> statement.accept(StatementPreparer.INSTANCE, inner));
  }

  @Override
  public PreparedQuery visitSetPath(SetPath node, StatementContext context) {
    return command(new SetPathCommand(node, commands(context)));
  }

  @Override
  public PreparedQuery visitScriptStatement(ScriptStatement node, StatementContext context) {
    return unsupported(node, "a statement of scripts", context);
  }

  @Override
  public PreparedQuery visitAlterColumns(AlterColumns node, StatementContext context) {
    return command(ColumnChanges.alter(node, commands(context)));
  }

  @Override
  public PreparedQuery visitReplaceColumns(ReplaceColumns node, StatementContext context) {
    return command(ColumnChanges.replace(node, commands(context)));
  }

  @Override
  public PreparedQuery visitSetSerde(SetSerde node, StatementContext context) {
    return command(TableChanges.serde(node, commands(context)));
  }

  @Override
  public PreparedQuery visitAddPartitions(AddPartitions node, StatementContext context) {
    return command(PartitionChanges.add(node, commands(context)));
  }

  @Override
  public PreparedQuery visitDropPartitions(DropPartitions node, StatementContext context) {
    return command(PartitionChanges.drop(node, commands(context)));
  }

  @Override
  public PreparedQuery visitRenamePartition(RenamePartition node, StatementContext context) {
    return command(PartitionChanges.rename(node, commands(context)));
  }

  @Override
  public PreparedQuery visitSetLocation(SetLocation node, StatementContext context) {
    return command(PartitionChanges.location(node, commands(context)));
  }

  @Override
  public PreparedQuery visitSetNamespaceCollation(
      SetNamespaceCollation node, StatementContext context) {
    return command(DatabaseChanges.collation(node, commands(context)));
  }

  @Override
  public PreparedQuery visitSetNamespaceLocation(
      SetNamespaceLocation node, StatementContext context) {
    return command(DatabaseChanges.location(node, commands(context)));
  }

  @Override
  public PreparedQuery visitAlterViewBinding(AlterViewBinding node, StatementContext context) {
    return command(ViewChanges.binding(node, commands(context)));
  }

  @Override
  public PreparedQuery visitAlterTableCollation(
      AlterTableCollation node, StatementContext context) {
    return command(TableChanges.collation(node, commands(context)));
  }

  @Override
  public PreparedQuery visitOtherStatement(OtherStatement node, StatementContext context) {
    return unsupported(node, node.operation(), context);
  }
}
