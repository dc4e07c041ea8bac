package io.firesteel.storage.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firesteel.storage.catalog.RecordedStatistics.RecordedColumn;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The details of tables as JSON, in the table's own document. What a table lacks is not there. */
final class DetailDocuments {
  private DetailDocuments() {}

  static void write(TableDetails details, ObjectNode node) {
    details
        .buckets()
        .ifPresent(
            b -> {
              ObjectNode buckets = node.putObject("buckets").put("count", b.count());
              CatalogDocuments.put(buckets, "columns", b.columns());
              CatalogDocuments.put(buckets, "sortColumns", b.sortColumns());
            });
    details.writtenProvider().ifPresent(p -> node.put("writtenProvider", p));
    details.collation().ifPresent(c -> node.put("collation", c));
    details.statistics().ifPresent(s -> write(s, node.putObject("statistics")));
    if (!details.existingDefaults().isEmpty()) {
      CatalogDocuments.put(node, "existingDefaults", details.existingDefaults());
    }
    if (!details.partitions().isEmpty()) {
      ObjectNode partitions = node.putObject("partitions");
      details.partitions().forEach((path, entry) -> write(entry, partitions.putObject(path)));
    }
  }

  private static void write(CatalogPartition partition, ObjectNode node) {
    partition.location().ifPresent(l -> node.put("location", l));
    if (partition.dropped()) {
      node.put("dropped", true);
    }
    partition.statistics().ifPresent(s -> write(s, node.putObject("statistics")));
    node.put("created", partition.created().toString());
  }

  private static void write(RecordedStatistics statistics, ObjectNode node) {
    node.put("bytes", statistics.bytes());
    statistics.rows().ifPresent(r -> node.put("rows", r));
    if (!statistics.columns().isEmpty()) {
      ObjectNode columns = node.putObject("columns");
      statistics
          .columns()
          .forEach(
              (name, c) -> {
                ObjectNode column = columns.putObject(name);
                c.min().ifPresent(m -> column.put("min", m));
                c.max().ifPresent(m -> column.put("max", m));
                column.put("nulls", c.nulls()).put("distinct", c.distinct());
                column.put("averageLength", c.averageLength()).put("maxLength", c.maxLength());
              });
    }
  }

  static TableDetails read(JsonNode node) {
    Optional<Bucketing> buckets = Optional.empty();
    if (node.hasNonNull("buckets")) {
      JsonNode b = node.get("buckets");
      buckets =
          Optional.of(
              new Bucketing(
                  CatalogDocuments.list(b, "columns"),
                  CatalogDocuments.list(b, "sortColumns"),
                  b.path("count").asInt()));
    }
    Map<String, CatalogPartition> partitions = new TreeMap<>();
    node.path("partitions")
        .fields()
        .forEachRemaining(e -> partitions.put(e.getKey(), readPartition(e.getValue())));
    return new TableDetails(
        CatalogDocuments.optional(node, "writtenProvider"),
        buckets,
        CatalogDocuments.optional(node, "collation"),
        readStatistics(node.path("statistics")),
        CatalogDocuments.map(node, "existingDefaults"),
        partitions);
  }

  private static CatalogPartition readPartition(JsonNode node) {
    return new CatalogPartition(
        CatalogDocuments.optional(node, "location"),
        node.path("dropped").asBoolean(),
        readStatistics(node.path("statistics")),
        Instant.parse(node.path("created").asText()));
  }

  private static Optional<RecordedStatistics> readStatistics(JsonNode node) {
    if (!node.isObject()) {
      return Optional.empty();
    }
    Map<String, RecordedColumn> columns = new TreeMap<>();
    node.path("columns")
        .fields()
        .forEachRemaining(
            e -> {
              JsonNode c = e.getValue();
              columns.put(
                  e.getKey(),
                  new RecordedColumn(
                      CatalogDocuments.optional(c, "min"),
                      CatalogDocuments.optional(c, "max"),
                      c.path("nulls").asLong(),
                      c.path("distinct").asLong(),
                      c.path("averageLength").asLong(),
                      c.path("maxLength").asLong()));
            });
    return Optional.of(
        new RecordedStatistics(
            node.path("bytes").asLong(),
            node.hasNonNull("rows") ? Optional.of(node.get("rows").asLong()) : Optional.empty(),
            columns));
  }
}
