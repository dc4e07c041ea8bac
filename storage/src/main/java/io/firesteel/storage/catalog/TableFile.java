package io.firesteel.storage.catalog;

import java.util.List;

/**
 * A data file of a table.
 *
 * @param path URI
 * @param length bytes
 * @param modified milliseconds since 1970-01-01T00:00:00Z
 * @param partitionValues a value for each partition column, in the form that {@link
 *     io.firesteel.core.vector.Vectors} describes; may hold nulls
 */
public record TableFile(String path, long length, long modified, List<Object> partitionValues) {}
