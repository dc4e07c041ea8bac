package io.firesteel.server.command;

import io.firesteel.core.setting.SparkSettings;
import io.firesteel.core.type.TypeNames;
import io.firesteel.storage.catalog.Bucketing;
import io.firesteel.storage.catalog.CatalogObject;
import io.firesteel.storage.catalog.CatalogPartition;
import io.firesteel.storage.catalog.CatalogTable;
import io.firesteel.storage.catalog.CatalogView;
import io.firesteel.storage.catalog.RecordedStatistics;
import io.firesteel.storage.table.TablePartitions.Partition;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What DESCRIBE EXTENDED and SHOW TABLE EXTENDED tell of tables, views and partitions, in order.
 */
record Details(CommandContext context) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss zzz yyyy", Locale.US);
  private static final String MADE_BY = "Firesteel";

  Map<String, String> of(CatalogObject object) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Catalog", object.name().catalog());
    all.put("Database", object.name().database());
    all.put("Table", object.name().table());
    times(all, object.created());
    all.put("Created By", MADE_BY);
    all.put("Type", object.kind().name());
    if (object instanceof CatalogTable table) {
      table(all, table);
    } else if (object instanceof CatalogView view) {
      view(all, view);
    }
    return all;
  }

  private void table(Map<String, String> all, CatalogTable table) {
    all.put("Provider", table.writtenProvider());
    table.details().buckets().ifPresent(b -> buckets(all, b));
    table.comment().ifPresent(c -> all.put("Comment", c));
    table.details().collation().ifPresent(c -> all.put("Collation", c));
    properties(all, "Table Properties", table.properties());
    table.details().statistics().ifPresent(s -> all.put("Statistics", s.text()));
    all.put("Location", table.location());
    properties(all, "Storage Properties", table.options());
    if (!table.partitionColumns().isEmpty()) {
      all.put("Partition Provider", "Catalog");
    }
  }

  private static void view(Map<String, String> all, CatalogView view) {
    view.comment().ifPresent(c -> all.put("Comment", c));
    view.collation().ifPresent(c -> all.put("Collation", c));
    all.put("View Text", view.sql());
    all.put("View Original Text", view.sql());
    all.put("View Schema Mode", view.schemaBinding());
    all.put(
        "View Catalog and Namespace",
        view.currentCatalog() + "." + TypeNames.quoteIfNeeded(view.currentDatabase()));
    all.put("View Query Output Columns", quoted(view.queryColumns()));
    properties(all, "Table Properties", view.properties());
  }

  /** A partition's own part of DESCRIBE. */
  Map<String, String> of(CatalogTable table, Partition partition) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Database", table.name().database());
    all.put("Table", table.name().table());
    all.putAll(shortly(table, partition));
    return all;
  }

  /** A partition's part of SHOW TABLE EXTENDED. */
  Map<String, String> shortly(CatalogTable table, Partition partition) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Partition Values", values(table, partition));
    all.put("Location", partition.location());
    properties(all, "Storage Properties", table.options());
    times(all, partition.entry().map(CatalogPartition::created).orElse(table.created()));
    partition
        .entry()
        .flatMap(CatalogPartition::statistics)
        .ifPresent(s -> all.put("Partition Statistics", s.text()));
    return all;
  }

  /** How the files of a partition's table are stored. */
  Map<String, String> storage(CatalogTable table) {
    Map<String, String> all = new LinkedHashMap<>();
    table.details().buckets().ifPresent(b -> buckets(all, b));
    all.put("Location", table.location());
    properties(all, "Storage Properties", table.options());
    return all;
  }

  static Map<String, String> columnStatistics(RecordedStatistics.RecordedColumn column) {
    Map<String, String> all = new LinkedHashMap<>();
    boolean known = column != null;
    all.put("min", known ? column.min().orElse("NULL") : "NULL");
    all.put("max", known ? column.max().orElse("NULL") : "NULL");
    all.put("num_nulls", known ? String.valueOf(column.nulls()) : "NULL");
    all.put("distinct_count", known ? String.valueOf(column.distinct()) : "NULL");
    all.put("avg_col_len", known ? String.valueOf(column.averageLength()) : "NULL");
    all.put("max_col_len", known ? String.valueOf(column.maxLength()) : "NULL");
    all.put("histogram", "NULL");
    return all;
  }

  private static String values(CatalogTable table, Partition partition) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < table.partitionColumns().size(); i++) {
      String value = partition.values().get(i);
      pairs.add(table.partitionColumns().get(i) + "=" + (value == null ? "null" : value));
    }
    return pairs.toString();
  }

  void times(Map<String, String> all, Instant created) {
    ZoneId zone = context.session().settings().get(SparkSettings.TIME_ZONE);
    all.put("Created Time", TIME.format(created.atZone(zone)));
    all.put("Last Access", "UNKNOWN");
  }

  private static void buckets(Map<String, String> all, Bucketing buckets) {
    all.put("Num Buckets", String.valueOf(buckets.count()));
    all.put("Bucket Columns", quoted(buckets.columns()));
    all.put("Sort Columns", quoted(buckets.sortColumns()));
  }

  private static void properties(
      Map<String, String> all, String title, Map<String, String> properties) {
    if (!properties.isEmpty()) {
      all.put(title, PropertyNames.text(properties));
    }
  }

  static String quoted(List<String> names) {
    return names.stream().map(TypeNames::quote).toList().toString();
  }
}
