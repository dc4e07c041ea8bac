package io.firesteel.storage.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The catalog's records as JSON documents, the form in which they are stored. A key that is absent
 * means the default, so that later versions may add keys.
 */
final class CatalogDocuments {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private CatalogDocuments() {}

  static String write(Database database) {
    ObjectNode node = node();
    node.put("location", database.location());
    database.comment().ifPresent(c -> node.put("comment", c));
    put(node, "properties", database.properties());
    database.collation().ifPresent(c -> node.put("collation", c));
    return node.put("owner", database.owner()).toString();
  }

  static Database readDatabase(String name, String document) {
    JsonNode node = parse(document);
    return new Database(
        name,
        node.path("location").asText(),
        optional(node, "comment"),
        map(node, "properties"),
        node.path("owner").asText(),
        optional(node, "collation"));
  }

  static String write(CatalogObject object) {
    ObjectNode node = node();
    node.put("schema", SchemaJson.write(object.columns()));
    object.comment().ifPresent(c -> node.put("comment", c));
    put(node, "properties", object.properties());
    node.put("created", object.created().toString()).put("owner", object.owner());
    if (object instanceof CatalogTable table) {
      node.put("provider", table.provider()).put("location", table.location());
      put(node, "partitionColumns", table.partitionColumns());
      put(node, "options", table.options());
      DetailDocuments.write(table.details(), node);
    } else if (object instanceof CatalogView view) {
      node.put("sql", view.sql());
      put(node, "queryColumns", view.queryColumns());
      put(node, "settings", view.settings());
      node.put("currentCatalog", view.currentCatalog());
      node.put("currentDatabase", view.currentDatabase());
      node.put("schemaBinding", view.schemaBinding());
      view.collation().ifPresent(c -> node.put("collation", c));
    }
    return node.toString();
  }

  static CatalogObject readObject(TableName name, TableKind kind, String document) {
    JsonNode node = parse(document);
    List<Column> columns = SchemaJson.read(node.path("schema").asText());
    Instant created = Instant.parse(node.path("created").asText());
    String owner = node.path("owner").asText();
    if (kind == TableKind.VIEW) {
      return new CatalogView(
          name,
          node.path("sql").asText(),
          columns,
          list(node, "queryColumns"),
          map(node, "settings"),
          node.path("currentCatalog").asText(),
          node.path("currentDatabase").asText(),
          node.path("schemaBinding").asText(),
          optional(node, "comment"),
          map(node, "properties"),
          created,
          owner,
          optional(node, "collation"));
    }
    return new CatalogTable(
        name,
        kind,
        node.path("provider").asText(),
        node.path("location").asText(),
        columns,
        list(node, "partitionColumns"),
        optional(node, "comment"),
        map(node, "properties"),
        map(node, "options"),
        created,
        owner,
        DetailDocuments.read(node));
  }

  static String write(CatalogFunction function) {
    ObjectNode node = node().put("createSql", function.createSql());
    put(node, "settings", function.settings());
    node.put("currentCatalog", function.currentCatalog());
    node.put("currentDatabase", function.currentDatabase());
    node.put("created", function.created().toString());
    return node.put("owner", function.owner()).toString();
  }

  static CatalogFunction readFunction(TableName name, String document) {
    JsonNode node = parse(document);
    return new CatalogFunction(
        name,
        node.path("createSql").asText(),
        map(node, "settings"),
        node.path("currentCatalog").asText(),
        node.path("currentDatabase").asText(),
        Instant.parse(node.path("created").asText()),
        node.path("owner").asText());
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }

  static void put(ObjectNode node, String key, Map<String, String> map) {
    ObjectNode object = node.putObject(key);
    map.forEach(object::put);
  }

  static void put(ObjectNode node, String key, List<String> list) {
    list.forEach(node.putArray(key)::add);
  }

  static Optional<String> optional(JsonNode node, String key) {
    return node.hasNonNull(key) ? Optional.of(node.get(key).asText()) : Optional.empty();
  }

  static Map<String, String> map(JsonNode node, String key) {
    Map<String, String> map = new TreeMap<>();
    node.path(key).fields().forEachRemaining(e -> map.put(e.getKey(), e.getValue().asText()));
    return map;
  }

  static List<String> list(JsonNode node, String key) {
    List<String> list = new ArrayList<>();
    node.path(key).forEach(item -> list.add(item.asText()));
    return list;
  }

  private static JsonNode parse(String document) {
    try {
      return MAPPER.readTree(document);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("damaged catalog entry", e);
    }
  }
}
