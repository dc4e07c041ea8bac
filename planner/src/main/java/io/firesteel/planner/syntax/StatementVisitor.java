package io.firesteel.planner.syntax;

/**
 * One method for each kind of {@link Statement}, so that the compiler tells when a kind is
 * forgotten.
 *
 * @param <C> what the caller hands down
 * @param <R> what a visit returns
 */
public interface StatementVisitor<C, R> {
  R visitQueryStatement(QueryStatement node, C context);

  R visitCreateNamespace(CreateNamespace node, C context);

  R visitDropNamespace(DropNamespace node, C context);

  R visitUse(Use node, C context);

  R visitSetCatalog(SetCatalog node, C context);

  R visitDescribeNamespace(DescribeNamespace node, C context);

  R visitDescribeTable(DescribeTable node, C context);

  R visitDescribeQuery(DescribeQuery node, C context);

  R visitDescribeFunction(DescribeFunction node, C context);

  R visitCreateTable(CreateTable node, C context);

  R visitCreateTableLike(CreateTableLike node, C context);

  R visitCreateView(CreateView node, C context);

  R visitCreateTempViewUsing(CreateTempViewUsing node, C context);

  R visitDropTable(DropTable node, C context);

  R visitDropView(DropView node, C context);

  R visitInsertInto(InsertInto node, C context);

  R visitInsertOverwriteDirectory(InsertOverwriteDirectory node, C context);

  R visitMultiInsert(MultiInsert node, C context);

  R visitDeleteFrom(DeleteFrom node, C context);

  R visitUpdateTable(UpdateTable node, C context);

  R visitMergeInto(MergeInto node, C context);

  R visitTruncateTable(TruncateTable node, C context);

  R visitShowNamespaces(ShowNamespaces node, C context);

  R visitShowTables(ShowTables node, C context);

  R visitShowTableExtended(ShowTableExtended node, C context);

  R visitShowViews(ShowViews node, C context);

  R visitShowColumns(ShowColumns node, C context);

  R visitShowFunctions(ShowFunctions node, C context);

  R visitShowCreateTable(ShowCreateTable node, C context);

  R visitShowTableProperties(ShowTableProperties node, C context);

  R visitShowPartitions(ShowPartitions node, C context);

  R visitShowCurrentNamespace(ShowCurrentNamespace node, C context);

  R visitShowCatalogs(ShowCatalogs node, C context);

  R visitShowCollations(ShowCollations node, C context);

  R visitSetConfiguration(SetConfiguration node, C context);

  R visitResetConfiguration(ResetConfiguration node, C context);

  R visitSetTimeZone(SetTimeZone node, C context);

  R visitDeclareVariable(DeclareVariable node, C context);

  R visitDropVariable(DropVariable node, C context);

  R visitSetVariable(SetVariable node, C context);

  R visitExplain(Explain node, C context);

  R visitCacheTable(CacheTable node, C context);

  R visitUncacheTable(UncacheTable node, C context);

  R visitClearCache(ClearCache node, C context);

  R visitRefreshTable(RefreshTable node, C context);

  R visitRefreshFunction(RefreshFunction node, C context);

  R visitRefreshPath(RefreshPath node, C context);

  R visitAnalyzeTable(AnalyzeTable node, C context);

  R visitAnalyzeTables(AnalyzeTables node, C context);

  R visitCreateClassFunction(CreateClassFunction node, C context);

  R visitCreateSqlFunction(CreateSqlFunction node, C context);

  R visitDropFunction(DropFunction node, C context);

  R visitExecuteImmediate(ExecuteImmediate node, C context);

  R visitCall(Call node, C context);

  R visitCommentOn(CommentOn node, C context);

  R visitRenameTable(RenameTable node, C context);

  R visitAlterProperties(AlterProperties node, C context);

  R visitAlterViewQuery(AlterViewQuery node, C context);

  R visitAddColumns(AddColumns node, C context);

  R visitRenameColumn(RenameColumn node, C context);

  R visitDropColumns(DropColumns node, C context);

  R visitRepairTable(RepairTable node, C context);

  R visitCompoundStatement(CompoundStatement node, C context);

  R visitAlterColumns(AlterColumns node, C context);

  R visitReplaceColumns(ReplaceColumns node, C context);

  R visitSetSerde(SetSerde node, C context);

  R visitAddPartitions(AddPartitions node, C context);

  R visitDropPartitions(DropPartitions node, C context);

  R visitRenamePartition(RenamePartition node, C context);

  R visitSetLocation(SetLocation node, C context);

  R visitSetNamespaceCollation(SetNamespaceCollation node, C context);

  R visitSetNamespaceLocation(SetNamespaceLocation node, C context);

  R visitAlterViewBinding(AlterViewBinding node, C context);

  R visitAlterTableCollation(AlterTableCollation node, C context);

  R visitSetPath(SetPath node, C context);

  R visitScriptStatement(ScriptStatement node, C context);

  R visitOtherStatement(OtherStatement node, C context);
}
