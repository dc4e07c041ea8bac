package io.firesteel.server.command;

import io.firesteel.storage.catalog.CatalogPartition;
import io.firesteel.storage.catalog.CatalogTable;
import io.firesteel.storage.catalog.TableDetails;
import io.firesteel.storage.write.WriteResult;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the catalog's entry of a table means to writes, and writes to the entry. */
final class WriteEffects {
  private WriteEffects() {}

  /** Directories of partitions that are not the usual ones, by relative path. */
  static Map<String, String> elsewhere(CatalogTable table) {
    Map<String, String> directories = new TreeMap<>();
    table
        .details()
        .partitions()
        .forEach((path, entry) -> entry.location().ifPresent(l -> directories.put(path, l)));
    return directories;
  }

  /** Forgets statistics that no longer hold, and that partitions with new files were dropped. */
  static void note(CatalogTable table, WriteResult written, CommandContext context) {
    boolean stale =
        table.details().statistics().isPresent()
            || written.partitions().stream()
                .map(table.details().partitions()::get)
                .anyMatch(e -> e != null && (e.dropped() || e.statistics().isPresent()));
    if (stale) {
      TableChanges.alter(context, table.name(), t -> t.withDetails(noted(t.details(), written)));
    }
  }

  private static TableDetails noted(TableDetails details, WriteResult written) {
    Map<String, CatalogPartition> entries = new TreeMap<>(details.partitions());
    for (String path : written.partitions()) {
      entries.computeIfPresent(
          path, (p, e) -> e.dropped() ? null : e.withStatistics(Optional.empty()));
    }
    return details.withPartitions(entries).withStatistics(Optional.empty());
  }
}
