package io.firesteel.server.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firesteel.core.type.SqlType;
import io.firesteel.planner.analyse.ViewDefinition;
import io.firesteel.planner.syntax.DescribeTable;
import io.firesteel.storage.catalog.CatalogObject;
import io.firesteel.storage.catalog.CatalogPartition;
import io.firesteel.storage.catalog.CatalogTable;
import io.firesteel.storage.catalog.CatalogView;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.catalog.RecordedStatistics;
import io.firesteel.storage.table.TablePartitions.Partition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** DESCRIBE EXTENDED ... AS JSON. */
record JsonDescription(DescribeTable statement, CommandContext context) {
  private static final String BINARY = "UTF8_BINARY";
  private static final String STORAGE = "storage_properties";

  String text() {
    Relations relations = new Relations(context);
    Optional<ViewDefinition> temporary = relations.temporary(statement.name());
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (temporary.isPresent()) {
      List<String> parts = context.parts(statement.name());
      names(node, "system", "session", parts.get(parts.size() - 1));
      columns(node, temporary.get().columns());
      created(node, temporary.get().created());
      node.put("type", "VIEW").put("view_schema_mode", "BINDING").put("collation", BINARY);
      return node.toString();
    }
    CatalogObject object = relations.object(statement.name());
    names(node, object.name().catalog(), object.name().database(), object.name().table());
    columns(node, relations.columns(object));
    if (object instanceof CatalogTable table) {
      table(node, table);
    } else {
      view(node, (CatalogView) object);
    }
    return node.toString();
  }

  private static void names(ObjectNode node, String catalog, String database, String table) {
    node.put("table_name", table).put("catalog_name", catalog);
    node.putArray("namespace").add(database);
    node.put("schema_name", database);
  }

  private static void columns(ObjectNode node, List<Column> columns) {
    ArrayNode array = node.putArray("columns");
    for (Column column : columns) {
      ObjectNode each = array.addObject().put("name", column.name());
      each.set("type", type(column.type()));
      each.put("nullable", column.nullable());
      column.comment().ifPresent(c -> each.put("comment", c));
      column.defaultSql().ifPresent(d -> each.put("default", d));
    }
  }

  private static void created(ObjectNode node, Instant created) {
    node.put("created_time", created.truncatedTo(ChronoUnit.SECONDS).toString());
    node.put("last_access", "UNKNOWN").put("created_by", "Firesteel");
  }

  private void table(ObjectNode node, CatalogTable table) {
    Optional<Partition> partition = Optional.empty();
    if (!statement.partition().isEmpty()) {
      PartitionSpecs specs = new PartitionSpecs(table, statement.span(), context);
      specs.requirePartitioned("DESC PARTITION");
      partition = Optional.of(specs.require(statement.partition()));
      ObjectNode values = node.putObject("partition_values");
      for (int i = 0; i < table.partitionColumns().size(); i++) {
        values.put(table.partitionColumns().get(i), partition.get().values().get(i));
      }
    }
    if (partition.isEmpty()) {
      buckets(node, table);
    }
    node.put("location", partition.map(Partition::location).orElse(table.location()));
    map(node, STORAGE, table.options());
    created(
        node,
        partition.flatMap(Partition::entry).map(CatalogPartition::created).orElse(table.created()));
    partition
        .flatMap(Partition::entry)
        .flatMap(CatalogPartition::statistics)
        .ifPresent(s -> node.put("partition_statistics", s.text()));
    node.put("type", table.kind().name()).put("provider", table.writtenProvider());
    if (partition.isPresent()) {
      buckets(node, table);
    }
    table.comment().ifPresent(c -> node.put("comment", c));
    map(node, "table_properties", table.properties());
    table.details().statistics().ifPresent(s -> statistics(node.putObject("statistics"), s));
    if (!table.partitionColumns().isEmpty()) {
      node.put("partition_provider", "Catalog");
      list(node, "partition_columns", table.partitionColumns());
    }
    node.put("collation", table.details().collation().orElse(BINARY));
  }

  private static void buckets(ObjectNode node, CatalogTable table) {
    table
        .details()
        .buckets()
        .ifPresent(
            b -> {
              node.put("num_buckets", b.count());
              list(node, "bucket_columns", b.columns());
              list(node, "sort_columns", b.sortColumns());
            });
  }

  private static void statistics(ObjectNode node, RecordedStatistics statistics) {
    node.put("size_in_bytes", statistics.bytes());
    statistics.rows().ifPresent(r -> node.put("num_rows", r));
  }

  private static void view(ObjectNode node, CatalogView view) {
    created(node, view.created());
    node.put("type", "VIEW");
    view.comment().ifPresent(c -> node.put("comment", c));
    node.put("view_text", view.sql()).put("view_original_text", view.sql());
    node.put("view_schema_mode", view.schemaBinding());
    node.put("view_catalog_and_namespace", view.currentCatalog() + "." + view.currentDatabase());
    list(node, "view_query_output_columns", view.queryColumns());
    map(node, "table_properties", view.properties());
    map(node, "view_creation_spark_configuration", view.settings());
    node.put("collation", view.collation().orElse(BINARY));
  }

  private static void list(ObjectNode node, String key, List<String> values) {
    values.forEach(node.putArray(key)::add);
  }

  private static void map(ObjectNode node, String key, Map<String, String> values) {
    if (!values.isEmpty()) {
      PropertyNames.redacted(values).forEach(node.putObject(key)::put);
    }
  }

  private static ObjectNode type(SqlType type) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    switch (type.kind()) {
      case STRING:
        return node.put("name", "string").put("collation", ((SqlType.StringType) type).collation());
      case CHAR:
      case VARCHAR:
        return node.put("name", "string").put("collation", BINARY);
      case DECIMAL:
        SqlType.DecimalType decimal = (SqlType.DecimalType) type;
        return node.put("name", "decimal")
            .put("precision", decimal.precision())
            .put("scale", decimal.scale());
      case TIMESTAMP:
        return node.put("name", "timestamp_ltz");
      case YEAR_MONTH_INTERVAL:
      case DAY_TIME_INTERVAL:
        String[] words = type.simpleName().split(" ");
        return node.put("name", "interval")
            .put("start_unit", words[1])
            .put("end_unit", words[words.length - 1]);
      case ARRAY:
        SqlType.ArrayType array = (SqlType.ArrayType) type;
        node.put("name", "array").set("element_type", type(array.element()));
        return node.put("element_nullable", array.containsNull());
      case MAP:
        SqlType.MapType map = (SqlType.MapType) type;
        node.put("name", "map").set("key_type", type(map.key()));
        node.set("value_type", type(map.value()));
        return node.put("value_nullable", map.valueContainsNull());
      case STRUCT:
        ArrayNode fields = node.put("name", "struct").putArray("fields");
        for (SqlType.Field f : ((SqlType.StructType) type).fields()) {
          ObjectNode field = fields.addObject().put("name", f.name());
          field.set("type", type(f.type()));
          field.put("nullable", f.nullable());
        }
        return node;
      default:
        return node.put("name", type.simpleName());
    }
  }
}
