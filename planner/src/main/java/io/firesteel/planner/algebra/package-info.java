/**
 * Our terms in Calcite's algebra: types, operators and relational nodes, and the way back from
 * each.
 *
 * <p>What Calcite's rules understand is kept in Calcite's own terms; everything else is opaque to
 * them, so that no rule can misjudge it:
 *
 * <ul>
 *   <li>Types: BOOLEAN, the integers, REAL, DOUBLE, DECIMAL, VARCHAR (without length), VARBINARY
 *       and DATE are Calcite's. Timestamps, times, intervals, nested types, variants and collated
 *       strings are {@link io.firesteel.planner.algebra.OpaqueType}s that carry our type. There is
 *       no CHAR type in any plan.
 *   <li>Operators: AND, OR, NOT, the comparisons, IS [NOT] NULL/TRUE/FALSE, IS [NOT] DISTINCT FROM
 *       ({@code <=>}), CASE, SEARCH and COUNT are Calcite's {@code SqlStdOperatorTable}; COALESCE
 *       is written as CASE by nobody: it is our {@code coalesce}. All other functions are {@link
 *       io.firesteel.planner.algebra.ScalarOperator}s derived from the function library, one object
 *       a call site: it carries the mode (ANSI, legacy, try) and the place in the SQL. Two of the
 *       same function and mode are equal.
 *   <li>Casts that a query asks for or coercion adds are {@link
 *       io.firesteel.planner.algebra.CastOperator}s. Calcite's CAST appears only where its rules
 *       insert one to keep a type, and changes no value.
 *   <li>Literals: booleans, integers, decimals, strings and dates of years 1 to 9999 are
 *       RexLiterals; every other constant is a call of a {@link
 *       io.firesteel.planner.algebra.ConstantOperator}. {@link
 *       io.firesteel.planner.algebra.Literals} makes and reads both.
 *   <li>Result types are always explicit ({@code rexBuilder.makeCall(type, operator, operands)}),
 *       never inferred by Calcite.
 *   <li>Lambdas are closed: {@link io.firesteel.planner.algebra.LambdaOperator} holds the body, its
 *       operands are the captured values.
 * </ul>
 *
 * <p>Operators and types are immutable; everything that hangs on a cluster (nodes, the type
 * factory) lives for one query and belongs to the thread that plans it.
 */
package io.firesteel.planner.algebra;
