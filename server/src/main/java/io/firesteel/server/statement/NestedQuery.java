package io.firesteel.server.statement;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.Vectors;
import io.firesteel.planner.analyse.Constant;
import io.firesteel.planner.analyse.ExpressionAnalyser;
import io.firesteel.planner.syntax.AliasedRelation;
import io.firesteel.planner.syntax.Cast;
import io.firesteel.planner.syntax.CastKind;
import io.firesteel.planner.syntax.ColumnReference;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.Organization;
import io.firesteel.planner.syntax.Query;
import io.firesteel.planner.syntax.QueryTerm;
import io.firesteel.planner.syntax.Relation;
import io.firesteel.planner.syntax.Select;
import io.firesteel.planner.syntax.Span;
import io.firesteel.planner.syntax.SubqueryRelation;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.RunningQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Queries and expressions that a statement evaluates on its way. */
public final class NestedQuery {
  private NestedQuery() {}

  /** Takes the rows of a query one after the other. */
  @FunctionalInterface
  public interface RowConsumer {
    /** Returns false to end the query. */
    boolean accept(List<Object> row);
  }

  /** Takes the rows of a query with their columns. */
  @FunctionalInterface
  public interface NamedRowConsumer {
    /** Returns false to end the query. */
    boolean accept(List<OutputColumn> columns, List<Object> row);
  }

  /** Runs a query; the rows are boxed as in {@code Vectors}. */
  public static void run(
      Query query, StatementContext context, QueryContext execution, RowConsumer consumer) {
    run(new PlannedQuery(query, context), execution, consumer);
  }

  /** Runs a query and gives its columns with each row. */
  public static void forEach(
      Query query, StatementContext context, QueryContext execution, NamedRowConsumer consumer) {
    PlannedQuery planned = new PlannedQuery(query, context);
    run(planned, execution, row -> consumer.accept(planned.columns(), row));
  }

  static void run(PlannedQuery query, QueryContext execution, RowConsumer consumer) {
    List<OutputColumn> columns = query.columns();
    QueryContext inner =
        new QueryContext(
            execution.queryId(), List.of(), 0, execution.cancel(), execution.warnings());
    try (RunningQuery running = query.execute(inner)) {
      for (Batch batch = running.next(); batch != null; batch = running.next()) {
        execution.cancel().throwIfCancelled();
        for (int r = 0; r < batch.rows(); r++) {
          List<Object> row = new ArrayList<>(columns.size());
          for (int c = 0; c < columns.size(); c++) {
            row.add(Vectors.get(columns.get(c).type(), batch.column(c), r));
          }
          if (!consumer.accept(row)) {
            return;
          }
        }
      }
    }
  }

  /**
   * The values of a query of at most one row, cast to the types of variables; NULLs if there is no
   * row.
   *
   * @throws SqlException ROW_SUBQUERY_TOO_MANY_ROWS, ASSIGNMENT_ARITY_MISMATCH, and what the casts
   *     meet
   */
  public static List<Object> row(
      Query query,
      List<String> names,
      List<SqlType> types,
      StatementContext context,
      QueryContext execution) {
    Span span = query.span();
    List<Expression> items = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      SqlType type = types.get(i);
      Expression column = new ColumnReference(List.of(names.get(i)), span);
      items.add(type == SqlType.VOID ? column : new Cast(CastKind.CAST, column, type, span));
    }
    PlannedQuery given = new PlannedQuery(query, context);
    if (given.columns().size() != names.size()) {
      throw SqlException.of(
              "ASSIGNMENT_ARITY_MISMATCH",
              "There are "
                  + names.size()
                  + " variables, but "
                  + given.columns().size()
                  + " values for them.")
          .with("numTarget", String.valueOf(names.size()))
          .with("numExpr", String.valueOf(given.columns().size()));
    }
    Relation source = new AliasedRelation(new SubqueryRelation(query, span), "given", names, span);
    boolean fits = true;
    for (int i = 0; i < types.size(); i++) {
      fits &= given.columns().get(i).type().equals(types.get(i));
    }
    PlannedQuery cast =
        fits ? given : new PlannedQuery(select(items, Optional.of(source), span), context);
    List<List<Object>> rows = new ArrayList<>();
    run(
        cast,
        execution,
        row -> {
          rows.add(row);
          return rows.size() < 2;
        });
    if (rows.size() > 1) {
      throw SqlException.of(
          "ROW_SUBQUERY_TOO_MANY_ROWS", "The query gives more than the one row that is assigned.");
    }
    return rows.isEmpty() ? Collections.nCopies(names.size(), null) : rows.get(0);
  }

  /** The value of an expression, which may hold subqueries. */
  public static Constant value(
      Expression expression, StatementContext context, QueryContext execution) {
    Optional<Constant> folded = fold(expression, context);
    if (folded.isPresent()) {
      return folded.get();
    }
    PlannedQuery query =
        new PlannedQuery(select(List.of(expression), Optional.empty(), expression.span()), context);
    List<Object> values = new ArrayList<>();
    run(
        query,
        execution,
        row -> {
          values.add(row.get(0));
          return false;
        });
    return new Constant(query.columns().get(0).type(), values.isEmpty() ? null : values.get(0));
  }

  /** The value if no query must run for it: a small part of the time of one. */
  public static Optional<Constant> fold(Expression expression, StatementContext context) {
    return ExpressionAnalyser.fold(expression, context.analysis());
  }

  /** A query that gives one row of expressions. */
  public static Query select(List<Expression> items, Optional<Relation> from, Span span) {
    QueryTerm term =
        new Select(
            List.of(),
            false,
            items,
            from,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            span);
    Organization none =
        new Organization(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            false,
            Optional.empty(),
            Optional.empty(),
            span);
    return new Query(Optional.empty(), term, none, span);
  }
}
