/**
 * Writing rows to files: every task has files of its own. What was written counts only when the
 * statement commits it, after the last task.
 *
 * <p>Threads: a sink is shared by tasks, each with its own {@code TaskWriter}.
 */
package io.firesteel.engine.operator.write;
