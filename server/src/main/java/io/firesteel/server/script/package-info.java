/**
 * SQL scripts: {@code BEGIN ... END} with variables, conditions, loops and handlers. {@link
 * io.firesteel.server.script.ScriptCheck} refuses what is wrong before anything runs; the
 * interpreter walks the tree and gives each statement to whatever runs it outside of scripts. The
 * result is that of the last statement that gave rows. One thread runs a script; its cancellation
 * is asked before each statement and each turn of a loop.
 */
package io.firesteel.server.script;
