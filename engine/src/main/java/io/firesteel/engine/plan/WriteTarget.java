package io.firesteel.engine.plan;

import io.firesteel.core.type.SqlType;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * Where a write goes.
 *
 * @param table the table's name, for EXPLAIN and errors
 * @param location the directory
 * @param schema columns in the order of the input, partition columns last
 * @param partitionColumns how many of the last columns are partition columns
 * @param overwrite whether what was there is replaced
 */
public record WriteTarget(
    String table,
    String location,
    List<SqlType.Field> schema,
    int partitionColumns,
    boolean overwrite,
    Map<String, String> options)
    implements Serializable {}
