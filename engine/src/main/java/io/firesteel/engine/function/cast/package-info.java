/**
 * Casts between all pairs of types, in ANSI, legacy and try mode. {@link
 * io.firesteel.engine.function.cast.Casts} picks the kernel; the other classes hold the parsing and
 * printing of values and are free of state. Kernels belong to one worker.
 */
package io.firesteel.engine.function.cast;
