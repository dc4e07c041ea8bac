package io.firesteel.planner.parse;

import io.firesteel.planner.parse.SqlGrammar.*;
import io.firesteel.planner.syntax.*;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Builds SHOW, DESCRIBE and EXPLAIN. */
final class ShowBuilder extends StatementVisitor {
  ShowBuilder(TreeBuilder trees) {
    super(trees);
  }

  private Optional<String> pattern(LikePatternContext ctx) {
    return ctx == null ? Optional.empty() : names.optionalString(ctx.stringText());
  }

  @Override
  public Statement visitShowNamespaces(ShowNamespacesContext ctx) {
    return new ShowNamespaces(
        names.optionalName(ctx.name()), pattern(ctx.likePattern()), span(ctx));
  }

  @Override
  public Statement visitShowTables(ShowTablesContext ctx) {
    return new ShowTables(names.optionalName(ctx.name()), pattern(ctx.likePattern()), span(ctx));
  }

  @Override
  public Statement visitShowTableExtended(ShowTableExtendedContext ctx) {
    return new ShowTableExtended(
        names.optionalName(ctx.name()),
        names.string(ctx.stringText()),
        source.span(ctx.stringText()),
        parts.fullPartition(ctx.partition()),
        span(ctx));
  }

  @Override
  public Statement visitShowViews(ShowViewsContext ctx) {
    return new ShowViews(names.optionalName(ctx.name()), pattern(ctx.likePattern()), span(ctx));
  }

  @Override
  public Statement visitShowColumns(ShowColumnsContext ctx) {
    return new ShowColumns(names.name(ctx.name(0)), names.optionalName(ctx.name(1)), span(ctx));
  }

  @Override
  public Statement visitShowFunctions(ShowFunctionsContext ctx) {
    FunctionScope scope = FunctionScope.ALL;
    if (ctx.identifier() != null) {
      String word = ctx.identifier().getText().toUpperCase(Locale.ROOT);
      scope =
          switch (word) {
            case "ALL" -> FunctionScope.ALL;
            case "SYSTEM" -> FunctionScope.SYSTEM;
            case "USER" -> FunctionScope.USER;
            default ->
                throw source
                    .error(
                        "INVALID_SQL_SYNTAX.SHOW_FUNCTIONS_INVALID_SCOPE",
                        "SHOW FUNCTIONS knows ALL, SYSTEM and USER.",
                        source.span(ctx.identifier()))
                    .with("scope", "`" + word.toLowerCase(Locale.ROOT) + "`");
          };
    }
    boolean from = ctx.FROM() != null || ctx.IN() != null;
    List<NameContext> all = ctx.name();
    return new ShowFunctions(
        scope,
        from ? Optional.of(names.name(all.get(0))) : Optional.empty(),
        names.optionalString(ctx.stringText()),
        all.size() > (from ? 1 : 0)
            ? Optional.of(names.name(all.get(all.size() - 1)))
            : Optional.empty(),
        span(ctx));
  }

  @Override
  public Statement visitShowCreateTable(ShowCreateTableContext ctx) {
    return new ShowCreateTable(names.name(ctx.name()), ctx.SERDE() != null, span(ctx));
  }

  @Override
  public Statement visitShowTblProperties(ShowTblPropertiesContext ctx) {
    return new ShowTableProperties(
        names.name(ctx.name()), Optional.ofNullable(ctx.propertyKey()).map(parts::key), span(ctx));
  }

  @Override
  public Statement visitShowPartitions(ShowPartitionsContext ctx) {
    return new ShowPartitions(
        names.name(ctx.name()), parts.fullPartition(ctx.partition()), span(ctx));
  }

  @Override
  public Statement visitShowCurrentNamespace(ShowCurrentNamespaceContext ctx) {
    return new ShowCurrentNamespace(span(ctx));
  }

  @Override
  public Statement visitShowCatalogs(ShowCatalogsContext ctx) {
    return new ShowCatalogs(pattern(ctx.likePattern()), span(ctx));
  }

  @Override
  public Statement visitShowCollations(ShowCollationsContext ctx) {
    return new ShowCollations(pattern(ctx.likePattern()), span(ctx));
  }

  @Override
  public Statement visitDescribeNamespace(DescribeNamespaceContext ctx) {
    return new DescribeNamespace(names.name(ctx.name()), ctx.EXTENDED() != null, span(ctx));
  }

  @Override
  public Statement visitDescribeFunction(DescribeFunctionContext ctx) {
    Span last = source.span(ctx.getStop());
    Name name =
        ctx.name() != null
            ? names.name(ctx.name())
            : new Name(
                List.of(
                    ctx.stringText() != null
                        ? names.string(ctx.stringText())
                        : ctx.anyOperator().getText()),
                Optional.empty(),
                last);
    return new DescribeFunction(name, ctx.EXTENDED() != null, span(ctx));
  }

  @Override
  public Statement visitDescribeRelation(DescribeRelationContext ctx) {
    boolean extended = ctx.EXTENDED() != null || ctx.FORMATTED() != null;
    boolean json = ctx.JSON() != null;
    Name table = names.name(ctx.name(0));
    Optional<Name> column = names.optionalName(ctx.name(1));
    if (json && !extended) {
      String shown = String.join(".", table.parts());
      throw source
          .error("DESCRIBE_JSON_NOT_EXTENDED", "AS JSON needs DESCRIBE EXTENDED.", span(ctx))
          .with("tableName", shown);
    }
    if (json && column.isPresent()) {
      throw source.error(
          "UNSUPPORTED_FEATURE.DESC_TABLE_COLUMN_JSON",
          "AS JSON describes a table, not a column.",
          span(ctx));
    }
    return new DescribeTable(
        table, parts.fullPartition(ctx.partition()), column, extended, json, span(ctx));
  }

  @Override
  public Statement visitDescribeQuery(DescribeQueryContext ctx) {
    return new DescribeQuery(trees.queries.query(ctx.query()), span(ctx));
  }

  @Override
  public Statement visitExplain(ExplainContext ctx) {
    ExplainMode mode =
        ctx.EXTENDED() != null
            ? ExplainMode.EXTENDED
            : ctx.CODEGEN() != null
                ? ExplainMode.CODEGEN
                : ctx.COST() != null
                    ? ExplainMode.COST
                    : ctx.FORMATTED() != null
                        ? ExplainMode.FORMATTED
                        : ctx.LOGICAL() != null ? ExplainMode.LOGICAL : ExplainMode.SIMPLE;
    return new Explain(
        mode,
        trees.statements.statement(ctx.statement() != null ? ctx.statement() : ctx.setOrReset()),
        span(ctx));
  }
}
