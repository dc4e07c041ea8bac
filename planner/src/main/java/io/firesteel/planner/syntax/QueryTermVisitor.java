package io.firesteel.planner.syntax;

/**
 * One method for each kind of {@link QueryTerm}, so that the compiler tells when a kind is
 * forgotten.
 *
 * @param <C> what the caller hands down
 * @param <R> what a visit returns
 */
public interface QueryTermVisitor<C, R> {
  R visitSelect(Select node, C context);

  R visitFromOnly(FromOnly node, C context);

  R visitTableQuery(TableQuery node, C context);

  R visitValuesQuery(ValuesQuery node, C context);

  R visitQueryInParentheses(QueryInParentheses node, C context);

  R visitSetOperation(SetOperation node, C context);

  R visitPipe(Pipe node, C context);

  R visitTransform(Transform node, C context);
}
