/**
 * The SQL types of the dialect and the physical layouts they map onto.
 *
 * <p>Types are plain records, so they compare by value, travel inside plans, and know nothing of
 * Calcite, Parquet or JDBC: each of those maps at its own border. Twenty-five kinds share ten
 * layouts; kernels are written per layout, rules per kind. Everything here is immutable and may be
 * used by any thread.
 */
package io.firesteel.core.type;
