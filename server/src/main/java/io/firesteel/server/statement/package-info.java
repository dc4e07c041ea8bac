/**
 * From SQL text to a running statement: the implementation of {@link
 * io.firesteel.server.query.QueryEngine}.
 *
 * <p>{@link io.firesteel.server.statement.SqlEngine} parses a text and lets {@link
 * io.firesteel.server.statement.StatementPreparer} pick by statement kind: queries go through
 * {@link io.firesteel.server.statement.QueryPlanning} (analyse, optimise, lower) to a {@link
 * io.firesteel.server.statement.PlannedQuery}; everything else is a {@link
 * io.firesteel.server.command.Command} of the package {@code command}, one small class a kind.
 *
 * <p>Threads: the engine is used by all connections' threads. What is prepared is immutable; one
 * execution belongs to the thread that pulls it, cancel and progress to any.
 */
package io.firesteel.server.statement;
