/**
 * Parquet files to vectors. parquet-java reads footers and page headers; reading column chunks,
 * decompressing and decoding pages is ours.
 *
 * <p>A chunk is read in one piece, its pages are decompressed one by one into arrays, and decoders
 * fill vectors of a batch straight from page bytes. Strings are views into the page. Dictionary
 * codes stay codes. Everything that a file can get wrong ends as an SqlException at one place,
 * {@code FileErrors}.
 *
 * <p>Threads: {@code ParquetFormat} and footers are shared; readers belong to one thread.
 */
package io.firesteel.storage.parquet;
