package io.firesteel.storage.file;

import java.io.Serializable;

/**
 * A file at a moment: the three together are its identity for caches.
 *
 * @param path a URI as Hadoop writes it ({@code file:/data/x.parquet}, {@code s3a://b/k}), or a
 *     plain local path
 * @param length bytes
 * @param modified milliseconds since 1970, 0 if unknown
 */
public record DataFile(String path, long length, long modified) implements Serializable {}
