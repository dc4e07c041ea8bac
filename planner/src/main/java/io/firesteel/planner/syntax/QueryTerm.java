package io.firesteel.planner.syntax;

/** The body of a query, without WITH and without ORDER BY, LIMIT and their like. */
public sealed interface QueryTerm extends Node
    permits FromOnly,
        Pipe,
        QueryInParentheses,
        Select,
        SetOperation,
        TableQuery,
        Transform,
        ValuesQuery {
  /** Calls the method of {@code visitor} for this kind of node. */
  <C, R> R accept(QueryTermVisitor<C, R> visitor, C context);
}
