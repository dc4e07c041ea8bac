/**
 * Writing tables as Parquet files: CREATE TABLE AS SELECT, INSERT, INSERT OVERWRITE [DIRECTORY].
 *
 * <p>A {@link io.firesteel.storage.write.TableWriter} is one write of one table; its tasks write
 * files below {@code _temporary} in the table's directory, where no reader looks. Commit moves the
 * files to their places, by renames within one file system; abort deletes them. A commit is not
 * atomic: a reader that lists the directory meanwhile may see part of it.
 *
 * <p>Threads: a {@code TableWriter} may be used by many threads, each with a {@link
 * io.firesteel.storage.write.TaskWriter} of its own; commit comes after all of them, abort at any
 * time.
 */
package io.firesteel.storage.write;
