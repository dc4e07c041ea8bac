/**
 * Errors as users see them: Spark's condition names and SQLSTATEs, parameters, and the place in the
 * SQL text. The sentences are ours.
 *
 * <p>{@link io.firesteel.core.error.SqlException} is what planner, engine and storage throw for
 * anything a user or the outside world caused. Whatever else escapes a query is our bug: the server
 * logs it with the query's id and shows the client {@code INTERNAL_ERROR} with that id.
 *
 * <p>{@code conditions.tsv} is the one list of names and SQLSTATEs; an unknown name fails when the
 * code that uses it is loaded or run, so each thrown condition should be covered by a test.
 */
package io.firesteel.core.error;
