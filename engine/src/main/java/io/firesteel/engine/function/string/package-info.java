/**
 * String and binary functions. Positions and lengths of strings count code points, those of
 * binaries bytes. Strings stay UTF-8: {@link io.firesteel.engine.function.string.Utf8} counts and
 * skips in place, and only functions that need Java's text algorithms (regular expressions, case
 * mapping beyond ASCII, formats) decode. Patterns that are constant are compiled when a call is
 * bound. Kernels belong to one worker.
 */
package io.firesteel.engine.function.string;
