/**
 * The SQL function library: one definition per function, from which the planner's operator table,
 * SHOW and DESCRIBE FUNCTION, the compatibility table and the documentation page are derived.
 *
 * <p>A definition answers two questions. The <em>analyser</em> asks {@code resolve}: given these
 * argument types (and values, where they are constants), to which types must the arguments be cast
 * and what type comes out? or with which of Spark's conditions does it fail? The <em>engine</em>
 * asks {@code bind}: given the types that resolution settled, the mode (ANSI, legacy, try) and what
 * is constant in this query, what is the loop? Everything that can be decided once a query (mode,
 * physical types, a compiled pattern, the time zone) is decided in {@code bind}; the {@link
 * io.firesteel.engine.function.Kernel} it returns only loops.
 *
 * <ul>
 *   <li>Definitions live in family classes ({@code function.string}, {@code function.datetime}...),
 *       a constant or builder call each, collected by {@link
 *       io.firesteel.engine.function.FunctionFamily} providers; {@link
 *       io.firesteel.engine.function.FunctionRegistry} finds them by name and alias, without case.
 *   <li>Signatures are written in a small text form ({@code "(string, int, int?) -> string"}, see
 *       {@link io.firesteel.engine.function.Signature}); what that cannot say is a {@link
 *       io.firesteel.engine.function.Resolver} in Java.
 *   <li>Most implementations are a static method on one row's values, lifted to a loop by {@code
 *       function.lift}; the lift handles nulls, constants, dictionaries and failing rows once for
 *       all. Hot functions are kernels over arrays.
 *   <li>Three facts are declared, never guessed: null policy, determinism, and whether a row can
 *       fail (then it must not run on rows or dictionary entries that the query never asks for).
 *   <li>Aggregates keep the state of all their groups in one {@link
 *       io.firesteel.engine.function.Accumulator} and give the same answer for SINGLE as for
 *       PARTIAL and FINAL.
 * </ul>
 *
 * <p>Definitions are immutable and used by all threads. A kernel, accumulator or generator belongs
 * to the worker for which it was bound and may keep scratch arrays.
 */
package io.firesteel.engine.function;
