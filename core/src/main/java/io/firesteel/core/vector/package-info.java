/**
 * Columns of values in memory, and batches of them: what flows between storage, operators and the
 * result frames.
 *
 * <p>Decisions that everything else leans on:
 *
 * <ul>
 *   <li>Vectors are a sealed family of final classes, one per {@link
 *       io.firesteel.core.type.PhysicalType}, plus two encodings: {@link DictionaryVector} (codes
 *       into a shared flat vector) and {@link ConstantVector}. They do not know their SQL type: the
 *       plan does. A flat vector of the right class and the type together give the values.
 *   <li>Vectors are immutable once handed to somebody else. {@code select} copies (codes,
 *       fixed-width values, or views: never string bytes); everything that shares says so.
 *   <li>Slots under a null hold anything; nobody may read meaning into them. Kernels may compute
 *       garbage there but must not fail because of it.
 *   <li>Nulls are {@link Validity}; only that class knows how they are stored.
 *   <li>A filter compacts: it gathers the surviving rows of the columns that are still needed, so
 *       that every kernel is one dense loop over {@code [0, length)}. Compaction and selection
 *       vectors measured alike from 1 to 100 % selectivity, and dense kernels need neither a second
 *       variant nor care for rows that are not there.
 *   <li>Batches hold up to {@link Batch#DEFAULT_ROWS} rows; a setting makes them smaller in tests.
 * </ul>
 *
 * <p>Threads: a vector has no locks and is safely shared after publication, since nobody changes
 * it; builders belong to one thread.
 */
package io.firesteel.core.vector;
