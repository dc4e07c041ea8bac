package io.firesteel.planner.parse;

import io.firesteel.planner.parse.SqlGrammar.*;
import io.firesteel.planner.syntax.*;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Builds queries: WITH, terms, set operations, SELECT, GROUP BY, ORDER BY and their like. */
final class QueryBuilder {
  private final TreeBuilder trees;
  private final TreeSource source;
  private final PipeBuilder pipes;

  QueryBuilder(TreeBuilder trees) {
    this.trees = trees;
    this.source = trees.source;
    this.pipes = new PipeBuilder(trees, this);
  }

  Query query(QueryContext ctx) {
    return new Query(
        Optional.ofNullable(ctx.with()).map(this::with),
        term(ctx.queryTerm()),
        organization(ctx.organization()),
        source.span(ctx));
  }

  With with(WithContext ctx) {
    boolean recursive = ctx.RECURSIVE() != null;
    List<CommonTable> tables = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Set<String> duplicates = new java.util.TreeSet<>();
    for (CommonTableContext each : ctx.commonTable()) {
      CommonTable table = commonTable(each, recursive);
      String name = table.name().toLowerCase(Locale.ROOT);
      if (!seen.add(name)) {
        duplicates.add("`" + name + "`");
      }
      tables.add(table);
    }
    if (!duplicates.isEmpty()) {
      String names = String.join(", ", duplicates);
      throw source
          .error(
              "DUPLICATED_CTE_NAMES",
              "WITH has these names twice: " + names + ".",
              source.span(ctx))
          .with("duplicateNames", names);
    }
    return new With(recursive, tables, source.span(ctx));
  }

  private CommonTable commonTable(CommonTableContext ctx, boolean recursive) {
    if (ctx.LEVEL() != null && !recursive) {
      throw source.misuse("MAX RECURSION LEVEL needs WITH RECURSIVE.", ctx);
    }
    return new CommonTable(
        trees.names.errorName(ctx.errorName()),
        trees.names.identifiers(ctx.columns),
        trees.expressions.optional(ctx.expression()),
        query(ctx.query()),
        source.span(ctx));
  }

  Organization organization(OrganizationContext ctx) {
    if (ctx.getChildCount() == 0) {
      return noOrganization(source.span(ctx));
    }
    boolean order = ctx.ORDER() != null;
    boolean sort = ctx.SORT() != null;
    boolean distribute = ctx.DISTRIBUTE() != null;
    boolean cluster = ctx.CLUSTER() != null;
    if ((order && (sort || distribute || cluster)) || (cluster && (sort || distribute))) {
      throw source.error(
          "UNSUPPORTED_FEATURE.COMBINATION_QUERY_RESULT_CLAUSES",
          "ORDER BY, CLUSTER BY, and SORT BY with DISTRIBUTE BY exclude one another.",
          source.span(ctx));
    }
    return new Organization(
        trees.calls.sortItems(ctx.sortItem()),
        trees.expressions.all(ctx.clusterList),
        trees.expressions.all(ctx.distributeList),
        trees.calls.sortItems(ctx.sortList),
        windows(ctx.windowClause()),
        ctx.ALL() != null,
        trees.expressions.optional(ctx.limit),
        trees.expressions.optional(ctx.offset),
        source.span(ctx));
  }

  static Organization noOrganization(Span span) {
    return new Organization(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        false,
        Optional.empty(),
        Optional.empty(),
        span);
  }

  List<NamedWindow> windows(WindowClauseContext ctx) {
    if (ctx == null) {
      return List.of();
    }
    List<NamedWindow> windows = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (NamedWindowContext each : ctx.namedWindow()) {
      String name = trees.names.errorName(each.errorName());
      if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        throw source
            .error(
                "INVALID_SQL_SYNTAX.REPETITIVE_WINDOW_DEFINITION",
                "The window " + name + " is defined twice.",
                source.span(ctx))
            .with("windowName", "`" + name + "`");
      }
      windows.add(
          new NamedWindow(name, trees.calls.window(each.windowSpecification()), source.span(each)));
    }
    return windows;
  }

  // ------------------------------------------------------------------------------------------------
  // Terms

  QueryTerm term(QueryTermContext ctx) {
    ArrayDeque<QueryTerm> terms = new ArrayDeque<>();
    ArrayDeque<SetOperatorContext> operators = new ArrayDeque<>();
    terms.push(primary(ctx.queryPrimary()));
    for (QueryContinuationContext each : ctx.queryContinuation()) {
      if (each.pipeOperator() != null) {
        reduce(terms, operators, 0);
        QueryTerm input = terms.pop();
        PipeOperator operator = pipes.operator(each.pipeOperator().pipeStep());
        terms.push(new Pipe(input, operator, input.span().to(source.span(each))));
      } else {
        reduce(terms, operators, precedence(each.setOperator()));
        operators.push(each.setOperator());
        terms.push(primary(each.queryPrimary()));
      }
    }
    reduce(terms, operators, 0);
    return terms.pop();
  }

  private void reduce(
      ArrayDeque<QueryTerm> terms, ArrayDeque<SetOperatorContext> operators, int precedence) {
    while (!operators.isEmpty() && precedence(operators.peek()) >= precedence) {
      SetOperatorContext operator = operators.pop();
      QueryTerm right = terms.pop();
      QueryTerm left = terms.pop();
      terms.push(
          new SetOperation(
              setOperator(operator),
              operator.ALL() != null,
              left,
              right,
              left.span().to(right.span())));
    }
  }

  private int precedence(SetOperatorContext ctx) {
    return ctx.INTERSECT() != null && !source.options().equalSetOperators() ? 2 : 1;
  }

  static SetOperator setOperator(SetOperatorContext ctx) {
    if (ctx.UNION() != null) {
      return SetOperator.UNION;
    }
    return ctx.INTERSECT() != null ? SetOperator.INTERSECT : SetOperator.EXCEPT;
  }

  QueryTerm primary(QueryPrimaryContext ctx) {
    if (ctx instanceof SelectPrimaryContext select) {
      return select(select.select());
    } else if (ctx instanceof SubqueryPrimaryContext subquery) {
      return new QueryInParentheses(query(subquery.query()), source.span(ctx));
    } else if (ctx instanceof ValuesPrimaryContext values) {
      return new ValuesQuery(trees.relations.inlineTable(values.inlineTable()), source.span(ctx));
    } else if (ctx instanceof TablePrimaryContext table) {
      return new TableQuery(trees.names.name(table.name()), source.span(ctx));
    } else if (ctx instanceof FromPrimaryContext from) {
      return fromFirst(from);
    }
    TransformPrimaryContext transform = (TransformPrimaryContext) ctx;
    Optional<Relation> from =
        Optional.ofNullable(transform.relations())
            .map(trees.relations::relations)
            .map(r -> trees.relations.lateralViews(r, transform.lateralView()));
    return new Transform(
        transform(transform.transform()),
        from,
        trees.expressions.optional(transform.expression()),
        source.span(ctx));
  }

  private QueryTerm fromFirst(FromPrimaryContext ctx) {
    Relation from = trees.relations.relations(ctx.relations());
    if (ctx.fromSelect().isEmpty()) {
      return new FromOnly(from, source.span(ctx));
    }
    QueryTerm all = null;
    for (FromSelectContext each : ctx.fromSelect()) {
      QueryTerm one = organized(each, from);
      all =
          all == null
              ? one
              : new SetOperation(SetOperator.UNION, true, all, one, all.span().to(one.span()));
    }
    return all;
  }

  private QueryTerm organized(FromSelectContext ctx, Relation from) {
    Organization organization = organization(ctx.organization());
    QueryTerm term = fromSelect(ctx, from);
    return ctx.organization().getChildCount() == 0
        ? term
        : new QueryInParentheses(
            new Query(Optional.empty(), term, organization, source.span(ctx)), source.span(ctx));
  }

  /** The whole query of a SELECT that follows a shared FROM. */
  Query fromSelectQuery(FromSelectContext ctx, Relation from) {
    return new Query(
        Optional.empty(),
        fromSelect(ctx, from),
        organization(ctx.organization()),
        source.span(ctx));
  }

  private QueryTerm fromSelect(FromSelectContext ctx, Relation from) {
    if (ctx.transform() != null) {
      return new Transform(
          transform(ctx.transform()),
          Optional.of(from),
          trees.expressions.optional(ctx.expression()),
          source.span(ctx));
    }
    return select(
        ctx.selectClause(),
        Optional.of(trees.relations.lateralViews(from, ctx.lateralView())),
        ctx.expression(),
        ctx.groupBy(),
        ctx.having(),
        ctx.qualify(),
        ctx.windowClause(),
        source.span(ctx));
  }

  private Select select(SelectContext ctx) {
    return select(
        ctx.selectClause(),
        Optional.ofNullable(ctx.relations()).map(trees.relations::relations),
        ctx.expression(),
        ctx.groupBy(),
        ctx.having(),
        ctx.qualify(),
        ctx.windowClause(),
        source.span(ctx));
  }

  Select select(
      SelectClauseContext clause,
      Optional<Relation> from,
      ExpressionContext where,
      GroupByContext groupBy,
      HavingContext having,
      QualifyContext qualify,
      WindowClauseContext windows,
      Span span) {
    return new Select(
        hints(clause.hint()),
        clause.DISTINCT() != null,
        trees.expressions.named(clause.namedExpressionList()),
        from,
        trees.expressions.optional(where),
        Optional.ofNullable(groupBy).map(g -> groupBy(g, false)),
        having == null ? Optional.empty() : trees.expressions.optional(having.expression()),
        qualify == null ? Optional.empty() : trees.expressions.optional(qualify.expression()),
        windows(windows),
        span);
  }

  private List<Hint> hints(List<HintContext> all) {
    List<Hint> hints = new ArrayList<>();
    for (HintContext each : all) {
      for (HintItemContext item : each.hintItem()) {
        hints.add(
            new Hint(
                trees.names.identifier(item.identifier()),
                trees.expressions.all(item.expression()),
                source.span(item)));
      }
    }
    return hints;
  }

  // ------------------------------------------------------------------------------------------------
  // GROUP BY

  /**
   * @param aliases whether grouping expressions may have aliases, as they may after the pipe
   *     operator AGGREGATE
   */
  GroupBy groupBy(GroupByContext ctx, boolean aliases) {
    List<GroupingElement> elements =
        ctx.elements.stream().map(e -> element(e, aliases, false)).toList();
    Span span = source.span(ctx);
    if (ctx.CUBE() != null || ctx.ROLLUP() != null) {
      List<GroupingElement> tuples = ctx.elements.stream().map(this::tuple).toList();
      elements = List.of(ctx.CUBE() != null ? new Cube(tuples, span) : new Rollup(tuples, span));
    } else if (ctx.GROUPING() != null) {
      List<Expression> given =
          ctx.elements.stream().map(e -> trees.expressions.unnamed(single(e))).toList();
      elements = List.of(new GroupingSets(sets(ctx.sets), given, span));
    }
    return new GroupBy(elements, span);
  }

  private NamedExpressionContext single(GroupingElementContext ctx) {
    if (ctx.namedExpression() == null) {
      throw source.syntaxError(ctx.getStart(), "");
    }
    return ctx.namedExpression();
  }

  private GroupingElement element(GroupingElementContext ctx, boolean aliases, boolean inSets) {
    Span span = source.span(ctx);
    if (ctx.CUBE() != null || ctx.ROLLUP() != null) {
      List<GroupingElement> tuples = ctx.groupingElement().stream().map(this::tuple).toList();
      for (GroupingElement tuple : tuples) {
        if (((GroupingTuple) tuple).expressions().isEmpty()) {
          throw source.misuse("CUBE and ROLLUP take no empty set.", ctx);
        }
      }
      return ctx.CUBE() != null ? new Cube(tuples, span) : new Rollup(tuples, span);
    }
    if (ctx.GROUPING() != null) {
      return new GroupingSets(sets(ctx.groupingElement()), List.of(), span);
    }
    if (inSets) {
      return tuple(ctx);
    }
    if (ctx.namedExpression() == null) {
      throw source.syntaxError(ctx.getStop(), "");
    }
    return new GroupingExpression(
        aliases
            ? trees.expressions.named(ctx.namedExpression())
            : trees.expressions.unnamed(ctx.namedExpression()),
        span);
  }

  private List<GroupingElement> sets(List<GroupingElementContext> all) {
    return all.stream().map(e -> element(e, false, true)).toList();
  }

  private GroupingElement tuple(GroupingElementContext ctx) {
    Span span = source.span(ctx);
    if (ctx.namedExpression() == null) {
      if (ctx.LPAREN() != null && ctx.getChildCount() == 2) {
        return new GroupingTuple(List.of(), span);
      }
      throw source.syntaxError(ctx.getStart(), "");
    }
    Expression expression = trees.expressions.unnamed(ctx.namedExpression());
    return new GroupingTuple(
        expression instanceof Row row ? row.values() : List.of(expression), span);
  }

  // ------------------------------------------------------------------------------------------------
  // TRANSFORM

  private TransformClause transform(TransformContext ctx) {
    if (ctx.DISTINCT() != null || ctx.ALL() != null) {
      throw source.error(
          "UNSUPPORTED_FEATURE.TRANSFORM_DISTINCT_ALL",
          "TRANSFORM takes neither ALL nor DISTINCT.",
          source.span(ctx));
    }
    String script = trees.names.string(ctx.stringText().get(scriptIndex(ctx)));
    List<ColumnDefinition> output = new ArrayList<>();
    if (ctx.columnTypeList() != null) {
      output.addAll(trees.parts.columns(ctx.columnTypeList()));
    } else {
      List<String> columns =
          ctx.identifierList() != null
              ? trees.names.identifiers(ctx.identifierList())
              : trees.names.identifiers(ctx.identifier());
      for (String column : columns) {
        output.add(
            TableParts.plainColumn(
                column, io.firesteel.core.type.SqlType.STRING, source.span(ctx)));
      }
    }
    return new TransformClause(
        trees.expressions.all(ctx.expressionList()), script, output, source.span(ctx));
  }

  private static int scriptIndex(TransformContext ctx) {
    return ctx.RECORDWRITER() == null ? 0 : 1;
  }
}
