/**
 * The vectorised evaluator of {@link io.firesteel.engine.plan.Expression}s.
 *
 * <p>An expression is compiled once a worker into a tree of package-private nodes, each of which
 * answers a whole batch with one vector. Nothing is generated: nodes call kernels that were bound
 * to types and mode when the expression was compiled.
 *
 * <ul>
 *   <li>{@link io.firesteel.engine.expression.ExpressionCompiler} makes an {@link
 *       io.firesteel.engine.expression.ExpressionEvaluator} for one expression, {@link
 *       io.firesteel.engine.expression.ProjectionCompiler} a {@link
 *       io.firesteel.engine.expression.ProjectionEvaluator} for a list, in which common
 *       subexpressions are evaluated once. {@link io.firesteel.engine.expression.ConstantEvaluator}
 *       is what the planner folds constants with; nothing else of this package is for the planner.
 *   <li>Operands that a row does not need are not evaluated for it where they could fail or cost
 *       much: AND, OR, CASE and COALESCE evaluate them over the rows that are left and put the
 *       answers back. Cheap operands that cannot fail are evaluated for all rows instead.
 *   <li>Whatever depends on one column only is evaluated over the entries of that column's
 *       dictionary, once for each dictionary, and over one row where the column is constant.
 *   <li>Constant subtrees are evaluated when the expression is compiled. If that fails, the error
 *       is raised by the first row that needs the value, and never if no row does.
 *   <li>Errors get the place of the innermost call or cast that raised them.
 * </ul>
 *
 * <p>Threads: an evaluator belongs to one worker, as its kernels may keep scratch memory and its
 * nodes keep answers for dictionaries. Compile again for another worker. Vectors that come out are
 * immutable, may share with the input, and stay valid.
 */
package io.firesteel.engine.expression;
