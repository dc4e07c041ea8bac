package io.firesteel.planner.parse;

import io.firesteel.planner.parse.SqlGrammar.*;
import io.firesteel.planner.syntax.*;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Builds the statements that alter what is there, and refuses those of other systems. */
final class AlterBuilder extends StatementVisitor {
  AlterBuilder(TreeBuilder trees) {
    super(trees);
  }

  @Override
  public Statement visitRenameTable(RenameTableContext ctx) {
    return new RenameTable(
        names.name(ctx.name(0)), names.name(ctx.name(1)), ctx.VIEW() != null, span(ctx));
  }

  @Override
  public Statement visitSetTableProperties(SetTablePropertiesContext ctx) {
    return new AlterProperties(
        ctx.VIEW() != null ? PropertyOwner.VIEW : PropertyOwner.TABLE,
        names.name(ctx.name()),
        parts.properties(ctx.properties()),
        List.of(),
        false,
        span(ctx));
  }

  @Override
  public Statement visitUnsetTableProperties(UnsetTablePropertiesContext ctx) {
    return new AlterProperties(
        ctx.VIEW() != null ? PropertyOwner.VIEW : PropertyOwner.TABLE,
        names.name(ctx.name()),
        Map.of(),
        parts.keys(ctx.properties()),
        ctx.EXISTS() != null,
        span(ctx));
  }

  @Override
  public Statement visitSetNamespaceProperties(SetNamespacePropertiesContext ctx) {
    return new AlterProperties(
        PropertyOwner.NAMESPACE,
        names.name(ctx.name()),
        parts.properties(ctx.properties()),
        List.of(),
        false,
        span(ctx));
  }

  @Override
  public Statement visitUnsetNamespaceProperties(UnsetNamespacePropertiesContext ctx) {
    return new AlterProperties(
        PropertyOwner.NAMESPACE,
        names.name(ctx.name()),
        Map.of(),
        parts.keys(ctx.properties()),
        false,
        span(ctx));
  }

  @Override
  public Statement visitSetNamespaceCollation(SetNamespaceCollationContext ctx) {
    throw source.error(
        "UNSUPPORTED_FEATURE.SCHEMA_LEVEL_COLLATIONS",
        "A database has no default collation.",
        span(ctx));
  }

  @Override
  public Statement visitAlterViewQuery(AlterViewQueryContext ctx) {
    return new AlterViewQuery(names.name(ctx.name()), trees.queries.query(ctx.query()), span(ctx));
  }

  @Override
  public Statement visitAddTableColumns(AddTableColumnsContext ctx) {
    return new AddColumns(
        names.name(ctx.name()), ctx.newColumn().stream().map(parts::newColumn).toList(), span(ctx));
  }

  @Override
  public Statement visitRenameTableColumn(RenameTableColumnContext ctx) {
    return new RenameColumn(
        names.name(ctx.name(0)),
        names.name(ctx.name(1)),
        names.identifier(ctx.identifier()),
        span(ctx));
  }

  @Override
  public Statement visitDropTableColumns(DropTableColumnsContext ctx) {
    return new DropColumns(
        names.name(ctx.name()), ctx.EXISTS() != null, names.names(ctx.names()), span(ctx));
  }

  @Override
  public Statement visitAlterTableAlterColumn(AlterTableAlterColumnContext ctx) {
    for (ColumnChangeContext each : ctx.columnChange()) {
      if (each.getChildCount() == 1) {
        throw source.misuse("ALTER COLUMN does not say what to change.", each);
      }
    }
    return null;
  }

  @Override
  public Statement visitAddTablePartition(AddTablePartitionContext ctx) {
    ctx.partition().forEach(parts::fullPartition);
    return null;
  }

  @Override
  public Statement visitRecoverPartitions(RecoverPartitionsContext ctx) {
    return new RepairTable(names.name(ctx.name()), true, false, span(ctx));
  }

  @Override
  public Statement visitRepairTable(RepairTableContext ctx) {
    boolean sync = ctx.SYNC() != null;
    boolean drop = ctx.DROP() != null;
    return new RepairTable(names.name(ctx.name()), sync || !drop, sync || drop, span(ctx));
  }

  @Override
  public Statement visitCommentNamespace(CommentNamespaceContext ctx) {
    return new CommentOn(
        true, names.name(ctx.name()), names.optionalString(ctx.stringText()), span(ctx));
  }

  @Override
  public Statement visitCommentTable(CommentTableContext ctx) {
    return new CommentOn(
        false, names.name(ctx.name()), names.optionalString(ctx.stringText()), span(ctx));
  }

  @Override
  public Statement visitFailNativeCommand(FailNativeCommandContext ctx) {
    ForeignStatementContext statement = ctx.foreignStatement();
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < statement.getChildCount(); i++) {
      if (statement.getChild(i) instanceof org.antlr.v4.runtime.tree.TerminalNode word) {
        shown.append(shown.length() == 0 ? "" : " ").append(word.getText());
      }
    }
    throw refused(shown.toString().toUpperCase(Locale.ROOT), span(ctx));
  }

  @Override
  public Statement visitFailSetRole(FailSetRoleContext ctx) {
    throw refused("SET ROLE", span(ctx));
  }

  private RuntimeException refused(String operation, Span span) {
    return source
        .error("INVALID_STATEMENT_OR_CLAUSE", "There is no statement " + operation + ".", span)
        .with("operation", operation);
  }

  @Override
  public Statement visitCreatePipelineDataset(CreatePipelineDatasetContext ctx) {
    parts.format(ctx.tableClause(), span(ctx));
    return null;
  }

  @Override
  public Statement visitCreateMetricView(CreateMetricViewContext ctx) {
    if (ctx.METRICS().isEmpty() || Optional.ofNullable(ctx.LANGUAGE()).isEmpty()) {
      throw source.syntaxError(ctx.DOLLAR_TEXT().getSymbol(), "");
    }
    return null;
  }
}
