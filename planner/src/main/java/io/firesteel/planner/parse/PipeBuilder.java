package io.firesteel.planner.parse;

import io.firesteel.core.error.SqlException;
import io.firesteel.planner.parse.SqlGrammar.*;
import io.firesteel.planner.syntax.*;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Builds what follows a pipe sign. */
final class PipeBuilder {
  private final TreeBuilder trees;
  private final TreeSource source;
  private final QueryBuilder queries;

  PipeBuilder(TreeBuilder trees, QueryBuilder queries) {
    this.trees = trees;
    this.source = trees.source;
    this.queries = queries;
  }

  PipeOperator operator(PipeStepContext ctx) {
    Span span = source.span(ctx);
    if (ctx instanceof PipeSelectContext select) {
      return new PipeSelect(
          queries.select(
              select.selectClause(),
              Optional.empty(),
              null,
              select.groupBy(),
              select.having(),
              null,
              select.windowClause(),
              span),
          span);
    } else if (ctx instanceof PipeExtendContext extend) {
      return new PipeExtend(trees.expressions.named(extend.namedExpressionList()), span);
    } else if (ctx instanceof PipeSetContext set) {
      return new PipeSet(set.assignment().stream().map(this::assignment).toList(), span);
    } else if (ctx instanceof PipeDropContext drop) {
      return new PipeDrop(trees.names.names(drop.names()), span);
    } else if (ctx instanceof PipeAsContext as) {
      return new PipeAs(trees.names.errorName(as.errorName()), span);
    } else if (ctx instanceof PipeWhereContext where) {
      if (where.windowClause() != null) {
        throw source.error(
            "NOT_ALLOWED_IN_PIPE_OPERATOR_WHERE.WINDOW_CLAUSE",
            "The pipe operator WHERE takes no WINDOW clause.",
            span);
      }
      return new PipeWhere(where.expression().built, span);
    } else if (ctx instanceof PipeAggregateContext aggregate) {
      return aggregate(aggregate, span);
    } else if (ctx instanceof PipeSetOperationContext set) {
      return new PipeSetOperation(
          QueryBuilder.setOperator(set.setOperator()),
          set.setOperator().ALL() != null,
          queries.primary(set.queryPrimary()),
          span);
    } else if (ctx instanceof PipeOrganizationContext organization) {
      return organization(organization, span);
    }
    return new PipeRelation(relation(ctx, span), span);
  }

  private Relation relation(PipeStepContext ctx, Span span) {
    Relation input = new PipeInput(new Span(span.start(), span.start() - 1));
    if (ctx instanceof PipePivotContext pivot) {
      if (pivot.unpivot() != null) {
        throw trees.relations.pivotWithUnpivot(span);
      }
      return trees.relations.pivot(pivot.pivot(), input);
    } else if (ctx instanceof PipeUnpivotContext unpivot) {
      if (unpivot.pivot() != null) {
        throw trees.relations.pivotWithUnpivot(span);
      }
      return trees.relations.unpivot(unpivot.unpivot(), input);
    } else if (ctx instanceof PipeSampleContext sample) {
      return new SampledRelation(input, trees.relations.sample(sample.sample()), span);
    } else if (ctx instanceof PipeJoinContext join) {
      return trees.relations.join(join.join(), input);
    }
    return trees.relations.lateralView(((PipeLateralViewContext) ctx).lateralView(), input);
  }

  private Assignment assignment(AssignmentContext ctx) {
    Assignment assignment = trees.parts.assignment(ctx);
    if (assignment.target().parts().size() > 1) {
      throw source.misuse("The pipe operator SET sets columns by a name of one part.", ctx);
    }
    return assignment;
  }

  private PipeOperator organization(PipeOrganizationContext ctx, Span span) {
    OrganizationContext clauses = ctx.organization();
    if (clauses.getChildCount() == 0) {
      throw source.syntaxError(ctx.getStart(), "");
    }
    if (clauses.ORDER() != null && (clauses.LIMIT() != null || clauses.OFFSET() != null)) {
      throw source
          .error(
              "MULTIPLE_QUERY_RESULT_CLAUSES_WITH_PIPE_OPERATORS",
              "Each of ORDER BY and LIMIT needs a pipe operator of its own.",
              span)
          .with("clause1", "ORDER BY")
          .with("clause2", clauses.LIMIT() != null ? "LIMIT" : "OFFSET");
    }
    return new PipeOrganization(queries.organization(clauses), span);
  }

  // ------------------------------------------------------------------------------------------------
  // AGGREGATE

  private PipeOperator aggregate(PipeAggregateContext ctx, Span span) {
    List<Expression> items = trees.expressions.named(ctx.namedExpressionList());
    Optional<GroupBy> groupBy =
        Optional.ofNullable(ctx.groupBy()).map(g -> queries.groupBy(g, true));
    if (items.isEmpty() && groupBy.isEmpty()) {
      throw source.misuse("AGGREGATE needs aggregate functions, GROUP BY, or both.", ctx);
    }
    items.forEach(this::checkItem);
    groupBy.ifPresent(g -> g.elements().forEach(this::checkElement));
    return new PipeAggregate(items, groupBy, span);
  }

  private void checkElement(GroupingElement element) {
    if (element instanceof Cube) {
      throw unsupported("GROUP BY CUBE", element);
    } else if (element instanceof Rollup) {
      throw unsupported("GROUP BY ROLLUP", element);
    } else if (element instanceof GroupingSets) {
      throw unsupported("GROUPING SETS", element);
    } else if (element instanceof GroupingExpression grouping
        && grouping.expression() instanceof ColumnReference column
        && column.parts().size() == 1
        && column.parts().get(0).equalsIgnoreCase("ALL")) {
      throw unsupported("GROUP BY ALL", element);
    }
  }

  private void checkItem(Node node) {
    if (node instanceof FunctionCall call) {
      if (call.over().isPresent()) {
        throw unsupported("window functions", node);
      }
      String name =
          call.function().parts().isEmpty()
              ? ""
              : call.function().parts().get(0).toUpperCase(Locale.ROOT);
      if (name.equals("GROUPING") || name.equals("GROUPING_ID")) {
        throw unsupported(name, node);
      }
    }
    if (node instanceof Expression || node instanceof Clause) {
      if (!(node instanceof Query)) {
        node.children().forEach(this::checkItem);
      }
    }
  }

  private SqlException unsupported(String what, Node node) {
    return source
        .error(
            "UNSUPPORTED_FEATURE.PIPE_OPERATOR_AGGREGATE_UNSUPPORTED_CASE",
            "The pipe operator AGGREGATE does not take " + what + ".",
            node.span())
        .with("case", what);
  }
}
