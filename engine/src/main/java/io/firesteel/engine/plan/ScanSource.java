package io.firesteel.engine.plan;

import io.firesteel.core.type.SqlType;
import io.firesteel.storage.catalog.ResolvedTable;
import java.io.Serializable;
import java.util.List;

/**
 * What a scan reads: a table as storage resolved it when the statement was planned, its files
 * included.
 *
 * @param name the table's name or the path, for EXPLAIN
 * @param schema all columns, partition columns last
 * @param table where the files and their partition values are asked for; stays in this process
 *     (stages that travel carry their splits instead)
 */
@SuppressWarnings("serial")
public record ScanSource(String name, List<SqlType.Field> schema, ResolvedTable table)
    implements Serializable {

  public static ScanSource of(ResolvedTable table) {
    List<SqlType.Field> fields =
        table.columns().stream()
            .map(c -> new SqlType.Field(c.name(), c.type(), c.nullable()))
            .toList();
    return new ScanSource(table.description(), fields, table);
  }
}
