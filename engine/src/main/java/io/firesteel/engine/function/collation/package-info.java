/**
 * Collations: which strings are equal, and in which order they stand.
 *
 * <p>A {@link io.firesteel.engine.function.collation.Collation} is found by the name in a string's
 * type. It turns a string into key bytes that are equal where the strings are and ordered as they
 * are; hash and sort operators work on keys alone. Functions that search within a string have
 * collated kernels here, chosen when a call is bound to a collated type.
 *
 * <p>Collations are immutable and used by all threads.
 */
package io.firesteel.engine.function.collation;
