/**
 * VARIANT values: between their bytes, in Parquet's variant encoding, and trees of Java objects
 * that functions and casts work on.
 *
 * <p>Threads: everything here is immutable or belongs to one call.
 */
package io.firesteel.engine.variant;
