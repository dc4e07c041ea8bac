/**
 * Text formats: CSV, JSON and plain text, as table formats for {@code storage} and as values for
 * the functions that read and write such text. One reader and one writer a format serve both.
 *
 * <p>The storage layer knows formats by its interfaces only ({@code storage.scan.FileFormat},
 * {@code storage.write.RowFormat}); they are implemented here because fields are read and written
 * by the rules of casts and datetime patterns.
 *
 * <p>Threads: formats and options are immutable; readers, writers and parsers belong to one thread.
 */
package io.firesteel.engine.format;
