/**
 * Functions of dates, timestamps, times and intervals. Values stay days, microseconds and
 * nanoseconds in plain arithmetic ({@link io.firesteel.engine.time.CivilDate}, {@link
 * io.firesteel.engine.time.ZoneOffsets}); java.time objects are made only where text patterns or
 * named zones ask for them. What a call without pattern reads from text is a cast and left to
 * {@link io.firesteel.engine.function.cast.Casts}. Kernels belong to one worker.
 */
package io.firesteel.engine.function.datetime;
