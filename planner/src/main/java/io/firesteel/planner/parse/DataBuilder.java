package io.firesteel.planner.parse;

import io.firesteel.planner.parse.SqlGrammar.*;
import io.firesteel.planner.syntax.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds queries as statements, and the statements that change data. */
final class DataBuilder extends StatementVisitor {
  DataBuilder(TreeBuilder trees) {
    super(trees);
  }

  @Override
  public Statement visitQueryStatement(QueryStatementContext ctx) {
    return new QueryStatement(trees.queries.query(ctx.query()), span(ctx));
  }

  @Override
  public Statement visitDmlStatement(DmlStatementContext ctx) {
    Optional<With> with = Optional.ofNullable(ctx.with()).map(trees.queries::with);
    DmlContext dml = ctx.dml();
    if (dml instanceof SingleInsertContext insert) {
      Query query = trees.queries.query(insert.query());
      return insert(insert.insert(), with.isEmpty() ? query : with(with.get(), query), span(ctx));
    } else if (dml instanceof MultiInsertContext multi) {
      Relation from = trees.relations.relations(multi.relations());
      List<Statement> inserts = new ArrayList<>();
      for (int i = 0; i < multi.insert().size(); i++) {
        FromSelectContext select = multi.fromSelect(i);
        Query query = trees.queries.fromSelectQuery(select, from);
        inserts.add(
            insert(
                multi.insert(i),
                with.isEmpty() ? query : with(with.get(), query),
                source.span(multi.insert(i).getStart(), select.getStop())));
      }
      return new MultiInsert(inserts, span(ctx));
    } else if (dml instanceof DeleteFromContext delete) {
      return new DeleteFrom(
          names.name(delete.name()),
          alias(delete.tableAlias(), "DELETE"),
          trees.expressions.optional(delete.expression()),
          span(ctx));
    } else if (dml instanceof UpdateTableContext update) {
      return new UpdateTable(
          names.name(update.name()),
          alias(update.tableAlias(), "UPDATE"),
          parts.assignments(update.assignments()),
          trees.expressions.optional(update.expression()),
          span(ctx));
    }
    return merge((MergeIntoContext) dml, span(ctx));
  }

  // WITH before INSERT belongs to the query; a WITH of the query itself sees it.
  private static Query with(With outer, Query query) {
    if (query.with().isEmpty()) {
      return new Query(Optional.of(outer), query.term(), query.organization(), query.span());
    }
    Organization none = QueryBuilder.noOrganization(query.span());
    return new Query(
        Optional.of(outer), new QueryInParentheses(query, query.span()), none, query.span());
  }

  private Optional<String> alias(TableAliasContext ctx, String operation) {
    if (ctx == null) {
      return Optional.empty();
    }
    if (ctx.identifierList() != null) {
      throw source
          .error(
              "COLUMN_ALIASES_NOT_ALLOWED",
              "The alias of the table in " + operation + " has no names for columns.",
              source.span(ctx))
          .with("op", operation);
    }
    return Optional.of(names.strictName(ctx.strictName()));
  }

  private Statement insert(InsertContext ctx, Query query, Span span) {
    if (ctx instanceof InsertDirectoryContext directory) {
      return new InsertOverwriteDirectory(
          directory.LOCAL() != null,
          names.optionalString(directory.stringText()),
          Optional.of(parts.provider(directory.provider())),
          parts.options(directory.optionList()),
          query,
          span);
    } else if (ctx instanceof InsertHiveDirectoryContext directory) {
      return new InsertOverwriteDirectory(
          directory.LOCAL() != null,
          names.optionalString(directory.stringText()),
          Optional.empty(),
          Map.of(),
          query,
          span);
    } else if (ctx instanceof InsertReplaceContext replace) {
      return replace(replace, query, span);
    } else if (ctx instanceof InsertOverwriteContext overwrite) {
      return new InsertInto(
          names.name(overwrite.name()),
          true,
          overwrite.BY() != null,
          columns(overwrite.nameList()),
          parts.partition(overwrite.partition()),
          overwrite.EXISTS() != null,
          overwrite.EVOLUTION() != null,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          parts.options(overwrite.optionsClause()),
          query,
          span);
    }
    InsertIntoContext into = (InsertIntoContext) ctx;
    if (into.EXISTS() != null) {
      throw source.misuse("INSERT INTO takes no IF NOT EXISTS.", ctx);
    }
    return new InsertInto(
        names.name(into.name()),
        false,
        into.BY() != null,
        columns(into.nameList()),
        parts.partition(into.partition()),
        false,
        into.EVOLUTION() != null,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        parts.options(into.optionsClause()),
        query,
        span);
  }

  private Statement replace(InsertReplaceContext ctx, Query query, Span span) {
    Optional<Expression> condition = trees.expressions.optional(ctx.expression());
    return new InsertInto(
        names.name(ctx.name()),
        true,
        ctx.BY() != null,
        List.of(),
        List.of(),
        false,
        ctx.EVOLUTION() != null,
        ctx.WHERE() != null ? condition : Optional.empty(),
        ctx.ON() != null ? condition : Optional.empty(),
        names.simpleNames(ctx.nameList()),
        parts.options(ctx.optionsClause()),
        query,
        span);
  }

  private List<String> columns(NameListContext ctx) {
    return names.simpleNames(ctx);
  }

  private Statement merge(MergeIntoContext ctx, Span span) {
    List<TableAliasContext> aliases = ctx.tableAlias();
    TableAliasContext target = null;
    TableAliasContext second = null;
    for (TableAliasContext each : aliases) {
      if (each.getStart().getTokenIndex() < ctx.USING().getSymbol().getTokenIndex()) {
        target = each;
      } else {
        second = each;
      }
    }
    Relation from =
        ctx.query() != null
            ? new SubqueryRelation(trees.queries.query(ctx.query()), source.span(ctx.query()))
            : RelationBuilder.plainTable(names.name(ctx.name(1)));
    Optional<String> alias = alias(second, "MERGE");
    if (alias.isPresent()) {
      from = new AliasedRelation(from, alias.get(), List.of(), from.span());
    }
    return new MergeInto(
        names.name(ctx.name(0)),
        alias(target, "MERGE"),
        from,
        ctx.expression().built,
        ctx.EVOLUTION() != null,
        ctx.mergeWhen().stream().map(this::action).toList(),
        span);
  }

  private MergeAction action(MergeWhenContext ctx) {
    boolean insert = ctx.INSERT() != null;
    MergeMatch match =
        ctx.NOT() == null
            ? MergeMatch.MATCHED
            : ctx.SOURCE() != null ? MergeMatch.NOT_MATCHED_BY_SOURCE : MergeMatch.NOT_MATCHED;
    List<Expression> all = trees.expressions.all(ctx.expression());
    int conditions = ctx.AND() != null ? 1 : 0;
    return new MergeAction(
        insert
            ? MergeActionKind.INSERT
            : ctx.DELETE() != null ? MergeActionKind.DELETE : MergeActionKind.UPDATE,
        match,
        conditions == 1 ? Optional.of(all.get(0)) : Optional.empty(),
        ctx.STAR() != null,
        ctx.assignments() == null ? List.of() : parts.assignments(ctx.assignments()),
        ctx.names() == null ? List.of() : names.names(ctx.names()),
        all.subList(conditions, all.size()),
        source.span(ctx));
  }

  @Override
  public Statement visitTruncateTable(TruncateTableContext ctx) {
    return new TruncateTable(
        names.name(ctx.name()), parts.fullPartition(ctx.partition()), span(ctx));
  }
}
