/**
 * Statements that are not queries: one small class a statement kind. A {@link
 * io.firesteel.server.command.Command} is made when its statement is prepared and may be run many
 * times; what it must find out about the catalog it finds out when it runs, except for the columns
 * of its result.
 *
 * <p>Threads: a command is immutable and runs on the thread of its connection.
 */
package io.firesteel.server.command;
