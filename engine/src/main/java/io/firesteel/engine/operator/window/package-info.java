/**
 * Window functions. The input is sorted by partition keys and order; morsels of whole partitions
 * are then worked on by all tasks, each call of the node in turn over the rows of the morsel.
 *
 * <p>Frames are row ranges [low, high) computed for all rows first. Ranking and offset functions,
 * counts and first and last values are answered from the numbers alone; aggregates over the whole
 * partition are one group each; frames that start with the partition grow one accumulator; all
 * other frames are put together from a tree of partial states, see {@link
 * io.firesteel.engine.operator.window.FrameTree}.
 */
package io.firesteel.engine.operator.window;
