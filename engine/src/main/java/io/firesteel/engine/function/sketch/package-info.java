/**
 * Approximate figures by Apache DataSketches, in its own binary formats, so that sketches can be
 * exchanged with Spark: HyperLogLog (distinct counts), theta (distinct counts with set operations),
 * KLL (quantiles), frequent items (top k).
 *
 * <p>As in Spark a result always comes out of the union of the partial states, even of one: some
 * estimators depend on that.
 *
 * <p>Sketches are on the heap and belong to the accumulator of one worker.
 */
package io.firesteel.engine.function.sketch;
