/**
 * Directories of data files as tables: listing, Hive-style partitions, schemas, statistics.
 *
 * <p>{@link io.firesteel.storage.table.DirectoryTables} lists a directory for every statement, so
 * that new files are seen at once, and nothing is cached but footers, by the file's identity. What
 * is found follows Spark: names that begin with {@code _} or {@code .} are not data; below a
 * directory only partition directories ({@code name=value}) count; the types of partition columns
 * are inferred from all values; files of zero bytes are passed over.
 *
 * <p>Threads: {@code DirectoryTables} and the tables it gives are shared; the rest is stateless or
 * belongs to one call.
 */
package io.firesteel.storage.table;
