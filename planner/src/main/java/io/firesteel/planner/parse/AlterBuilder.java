package io.firesteel.planner.parse;

import io.firesteel.planner.parse.SqlGrammar.*;
import io.firesteel.planner.syntax.*;
import java.util.ArrayList;
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
    return new SetNamespaceCollation(
        names.name(ctx.name()), ctx.collation().name().getText(), span(ctx));
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
    List<ColumnChange> changes = new ArrayList<>();
    for (ColumnChangeContext each : ctx.columnChange()) {
      if (each.getChildCount() == 1) {
        throw source.misuse("ALTER COLUMN does not say what to change.", each);
      }
      boolean nullability = each.NOT() != null;
      changes.add(
          new ColumnChange(
              names.name(each.name()),
              Optional.empty(),
              Optional.ofNullable(each.dataType()).map(trees.types::type),
              nullability ? Optional.of(each.DROP() != null) : Optional.empty(),
              parts.comment(each.comment()),
              Optional.ofNullable(each.position()).map(parts::position),
              parts.defaultValue(each.defaultValue()),
              each.DROP() != null && !nullability,
              source.span(each)));
    }
    return new AlterColumns(names.name(ctx.name()), changes, span(ctx));
  }

  @Override
  public Statement visitHiveChangeColumn(HiveChangeColumnContext ctx) {
    if (ctx.partition() != null) {
      throw refused("ALTER TABLE ... PARTITION ... CHANGE COLUMN", span(ctx));
    }
    ColumnDefinition column = parts.column(ctx.columnDefinition());
    Name old = names.name(ctx.name(1));
    if (!old.parts().get(old.parts().size() - 1).equalsIgnoreCase(column.name())) {
      throw source
          .error(
              "_LEGACY_ERROR_TEMP_0034",
              "CHANGE COLUMN renames no column; RENAME COLUMN does.",
              span(ctx))
          .with("operation", "Renaming column")
          .with("command", "ALTER COLUMN")
          .with("msg", ", please run RENAME COLUMN instead");
    }
    ColumnChange change =
        new ColumnChange(
            old,
            Optional.of(column.name()),
            Optional.of(column.type()),
            column.nullable() ? Optional.empty() : Optional.of(false),
            column.comment(),
            Optional.ofNullable(ctx.position()).map(parts::position),
            Optional.empty(),
            false,
            span(ctx));
    return new AlterColumns(names.name(ctx.name(0)), List.of(change), span(ctx));
  }

  @Override
  public Statement visitHiveReplaceColumns(HiveReplaceColumnsContext ctx) {
    if (ctx.partition() != null) {
      throw refused("ALTER TABLE ... PARTITION ... REPLACE COLUMNS", span(ctx));
    }
    return new ReplaceColumns(
        names.name(ctx.name()), ctx.newColumn().stream().map(parts::newColumn).toList(), span(ctx));
  }

  @Override
  public Statement visitSetTableSerDe(SetTableSerDeContext ctx) {
    return new SetSerde(
        names.name(ctx.name()),
        parts.fullPartition(ctx.partition()),
        names.optionalString(ctx.stringText()),
        ctx.properties() == null ? Map.of() : parts.properties(ctx.properties()),
        span(ctx));
  }

  @Override
  public Statement visitAddTablePartition(AddTablePartitionContext ctx) {
    if (ctx.VIEW() != null) {
      throw refused("ALTER VIEW ... ADD PARTITION", span(ctx));
    }
    List<NewPartition> partitions = new ArrayList<>();
    for (org.antlr.v4.runtime.tree.ParseTree child : ctx.children) {
      if (child instanceof PartitionContext each) {
        partitions.add(
            new NewPartition(parts.fullPartition(each), Optional.empty(), source.span(each)));
      } else if (child instanceof LocationContext location) {
        NewPartition last = partitions.remove(partitions.size() - 1);
        partitions.add(
            new NewPartition(
                last.values(), Optional.of(names.string(location.stringText())), last.span()));
      }
    }
    return new AddPartitions(names.name(ctx.name()), ctx.EXISTS() != null, partitions, span(ctx));
  }

  @Override
  public Statement visitRenameTablePartition(RenameTablePartitionContext ctx) {
    return new RenamePartition(
        names.name(ctx.name()),
        parts.fullPartition(ctx.partition(0)),
        parts.fullPartition(ctx.partition(1)),
        span(ctx));
  }

  @Override
  public Statement visitDropTablePartitions(DropTablePartitionsContext ctx) {
    if (ctx.VIEW() != null) {
      throw refused("ALTER VIEW ... DROP PARTITION", span(ctx));
    }
    return new DropPartitions(
        names.name(ctx.name()),
        ctx.EXISTS() != null,
        ctx.partition().stream()
            .map(p -> new NewPartition(parts.fullPartition(p), Optional.empty(), source.span(p)))
            .toList(),
        ctx.PURGE() != null,
        span(ctx));
  }

  @Override
  public Statement visitSetTableLocation(SetTableLocationContext ctx) {
    return new SetLocation(
        names.name(ctx.name()),
        parts.fullPartition(ctx.partition()),
        names.string(ctx.location().stringText()),
        span(ctx));
  }

  @Override
  public Statement visitSetNamespaceLocation(SetNamespaceLocationContext ctx) {
    return new SetNamespaceLocation(
        names.name(ctx.name()), names.string(ctx.location().stringText()), span(ctx));
  }

  @Override
  public Statement visitAlterViewSchemaBinding(AlterViewSchemaBindingContext ctx) {
    return new AlterViewBinding(
        names.name(ctx.name()), parts.schemaBinding(ctx.schemaBinding()), span(ctx));
  }

  @Override
  public Statement visitAlterTableCollation(AlterTableCollationContext ctx) {
    return new AlterTableCollation(
        names.name(ctx.name()), ctx.collation().name().getText(), span(ctx));
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
