/**
 * Joins. The right input is gathered by all tasks ({@link
 * io.firesteel.engine.operator.join.BuildSink}), made one long batch and indexed in parallel steps
 * ({@link io.firesteel.engine.operator.join.BuildSide}); then the left input streams past it
 * ({@link io.firesteel.engine.operator.join.ProbeFactory}). What joins give for right rows at the
 * end (unmatched ones, tested ones) is a source of its own behind the probe.
 *
 * <p>An index finds the first build row of a key; further rows of the key are chained. {@link
 * io.firesteel.engine.operator.join.JoinIndex} chooses its form: an array by key where integers are
 * dense, (word, row) pairs for keys of one word, (hash, row) otherwise.
 *
 * <p>Threads: a build side is written by the steps of its construction, each of which owns what it
 * writes, and only read afterwards (but for the marks of matched rows, which only ever turn true).
 */
package io.firesteel.engine.operator.join;
