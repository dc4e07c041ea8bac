/**
 * From a method on one row's values to a loop over vectors.
 *
 * <p>{@link io.firesteel.engine.function.lift.Lift} makes kernels of {@link
 * io.firesteel.engine.function.lift.RowFunction}s: nulls of strict functions never reach them,
 * constants and dictionaries are read in place, a failing row of a call bound to TRY becomes null.
 * That constant calls are evaluated once, and functions of one dictionary column once an entry, is
 * the evaluator's business. {@link io.firesteel.engine.function.lift.Loops} holds lifts over bare
 * arrays for functions that are called often.
 *
 * <p>Kernels made here keep nothing between batches and belong to one worker.
 */
package io.firesteel.engine.function.lift;
