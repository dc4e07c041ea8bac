/**
 * The syntax tree of the dialect: immutable records, each with its place in the SQL text.
 *
 * <p>The families are sealed: {@link io.firesteel.planner.syntax.Statement}, {@link
 * io.firesteel.planner.syntax.QueryTerm}, {@link io.firesteel.planner.syntax.PipeOperator}, {@link
 * io.firesteel.planner.syntax.Relation}, {@link io.firesteel.planner.syntax.Expression}, {@link
 * io.firesteel.planner.syntax.GroupingElement}, and {@link io.firesteel.planner.syntax.Clause} for
 * what is part of these. Dispatch with a family's visitor ({@code node.accept(visitor, context)});
 * {@code instanceof} where only one or two kinds matter. {@code children()} serves walks that treat
 * all kinds alike.
 *
 * <p>The tree says what was written, not what it means: names are unresolved, types of expressions
 * are unknown, and sugar is kept where messages or column names show it. What is not there is an
 * empty Optional or an empty list, never null. Names and keywords as values keep the case they were
 * written in. Two nodes are equal only if they stand at the same place, so equality does not
 * compare expressions.
 *
 * <p>Trees may be shared between threads.
 */
package io.firesteel.planner.syntax;
