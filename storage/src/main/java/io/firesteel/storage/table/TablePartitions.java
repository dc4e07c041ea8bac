package io.firesteel.storage.table;

import io.firesteel.storage.catalog.CatalogPartition;
import io.firesteel.storage.catalog.CatalogTable;
import io.firesteel.storage.file.FileAccess;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The partitions of a table, with those that have no files: the directories below the table's, less
 * those that were dropped, and those that the catalog knows elsewhere. Thread-safe.
 */
public final class TablePartitions {
  private final FileLister lister;

  public TablePartitions(FileAccess access) {
    lister = new FileLister(access);
  }

  /**
   * A partition.
   *
   * @param path the segments {@code column=value}, escaped, columns in the table's case
   * @param values the texts of the values, null for NULL
   * @param location URI of its directory
   * @param entry what the catalog says of it
   */
  public record Partition(
      String path, List<String> values, String location, Optional<CatalogPartition> entry) {
    public Partition {
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }
  }

  /** All partitions, in the order of their paths. */
  public List<Partition> list(CatalogTable table) {
    Map<String, CatalogPartition> entries = table.details().partitions();
    Map<String, Partition> found = new TreeMap<>();
    for (String directory :
        lister.partitionDirectories(table.location(), table.partitionColumns().size())) {
      String path = canonical(directory, table.partitionColumns());
      CatalogPartition entry = path == null ? null : entries.get(path);
      if (path != null && (entry == null || !entry.dropped())) {
        found.put(path, partition(table, path, table.location() + "/" + directory, entry));
      }
    }
    entries.forEach(
        (path, entry) ->
            entry
                .location()
                .ifPresent(location -> found.put(path, partition(table, path, location, entry))));
    return List.copyOf(found.values());
  }

  private static Partition partition(
      CatalogTable table, String path, String location, CatalogPartition entry) {
    return new Partition(
        path,
        PartitionPath.values(path),
        entry == null ? location : entry.location().orElse(location),
        Optional.ofNullable(entry));
  }

  /** The path with the columns' names as declared; null if they are not the table's columns. */
  private static String canonical(String directory, List<String> columns) {
    String[] segments = directory.split("/");
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < segments.length; i++) {
      int equals = segments[i].indexOf('=');
      String name = PartitionPath.unescape(segments[i].substring(0, equals));
      if (!name.toLowerCase(Locale.ROOT).equals(columns.get(i).toLowerCase(Locale.ROOT))) {
        return null;
      }
      path.append(i == 0 ? "" : "/")
          .append(PartitionPath.escape(columns.get(i)))
          .append(segments[i].substring(equals));
    }
    return path.toString();
  }

  /** Length of the files of a partition or table below its directory. */
  public long bytes(String location) {
    if (!lister.exists(location)) {
      return 0;
    }
    long bytes = 0;
    for (FileLister.Root root : lister.roots(location)) {
      bytes += lister.files(root).stream().mapToLong(f -> f.length()).sum();
    }
    return bytes;
  }
}
