package io.firesteel.storage.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firesteel.core.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Schemas as Spark's JSON text: {@code {"type":"struct","fields":[{"name":"a","type":"integer",
 * "nullable":true,"metadata":{}}]}}. Spark puts it into the footers of Parquet files under {@link
 * #FOOTER_KEY}; the catalog stores it too. Comments, defaults and collations are in the fields'
 * metadata. Files never say CHAR or VARCHAR; the catalog does, in our form of the text.
 */
public final class SchemaJson {
  /** The key of Spark's schema in the key-value metadata of a Parquet footer. */
  public static final String FOOTER_KEY = "org.apache.spark.sql.parquet.row.metadata";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String COMMENT = "comment";
  private static final String CURRENT_DEFAULT = "CURRENT_DEFAULT";
  private static final String EXISTS_DEFAULT = "EXISTS_DEFAULT";
  private static final String CHAR_VARCHAR = "__CHAR_VARCHAR_TYPE_STRING";
  private static final String COLLATIONS = "__COLLATIONS";
  private static final Pattern SIZED =
      Pattern.compile(
          "(decimal|char|varchar|time)\\(\\s*(\\d{1,10})\\s*(?:,\\s*(\\d{1,2})\\s*)?\\)");
  private static final Pattern INTERVAL = Pattern.compile("interval (\\w+)(?: to (\\w+))?");
  private static final List<String> YEAR_MONTH = List.of("year", "month");
  private static final List<String> DAY_TIME = List.of("day", "hour", "minute", "second");

  private SchemaJson() {}

  /** The columns' schema with CHAR and VARCHAR, for the catalog. */
  public static String write(List<Column> columns) {
    return struct(columns, false).toString();
  }

  /** The columns' schema as Spark writes it into files: CHAR and VARCHAR are strings there. */
  public static String writeForFile(List<Column> columns) {
    return struct(columns, true).toString();
  }

  /**
   * The columns of a schema text.
   *
   * @throws IllegalArgumentException if it is none, or has a type that is not known
   */
  public static List<Column> read(String json) {
    JsonNode node = parse(json);
    if (!node.path("type").asText().equals("struct")) {
      throw new IllegalArgumentException("not a struct: " + shortened(json));
    }
    return columns(node);
  }

  /** One type as JSON text. */
  public static String writeType(SqlType type) {
    return typeNode(type, false, "", NODES.objectNode()).toString();
  }

  /**
   * The type of a JSON text.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static SqlType readType(String json) {
    return type(parse(json), "", NODES.objectNode());
  }

  private static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a schema: " + shortened(json), e);
    }
  }

  private static String shortened(String text) {
    return text.length() > 100 ? text.substring(0, 100) + "..." : text;
  }

  private static ObjectNode struct(List<Column> columns, boolean forFile) {
    ObjectNode struct = NODES.objectNode().put("type", "struct");
    ArrayNode fields = struct.putArray("fields");
    for (Column column : columns) {
      ObjectNode collations = NODES.objectNode();
      ObjectNode field = fields.addObject().put("name", column.name());
      field.set("type", typeNode(column.type(), forFile, column.name(), collations));
      field.put("nullable", column.nullable());
      ObjectNode metadata = field.putObject("metadata");
      column.comment().ifPresent(c -> metadata.put(COMMENT, c));
      column.defaultSql().ifPresent(d -> metadata.put(CURRENT_DEFAULT, d).put(EXISTS_DEFAULT, d));
      if (!collations.isEmpty()) {
        metadata.set(COLLATIONS, collations);
      }
    }
    return struct;
  }

  private static JsonNode typeNode(
      SqlType type, boolean forFile, String path, ObjectNode collations) {
    switch (type.kind()) {
      case TINYINT:
        return NODES.textNode("byte");
      case SMALLINT:
        return NODES.textNode("short");
      case INT:
        return NODES.textNode("integer");
      case BIGINT:
        return NODES.textNode("long");
      case STRING:
        SqlType.StringType string = (SqlType.StringType) type;
        if (!string.isBinary()) {
          String provider = string.collation().startsWith("UTF8_") ? "spark." : "icu.";
          collations.put(path, provider + string.collation());
        }
        return NODES.textNode("string");
      case CHAR:
      case VARCHAR:
        return NODES.textNode(forFile ? "string" : type.simpleName());
      case ARRAY:
        SqlType.ArrayType array = (SqlType.ArrayType) type;
        ObjectNode a = NODES.objectNode().put("type", "array");
        a.set("elementType", typeNode(array.element(), forFile, path + ".element", collations));
        return a.put("containsNull", array.containsNull());
      case MAP:
        SqlType.MapType map = (SqlType.MapType) type;
        ObjectNode m = NODES.objectNode().put("type", "map");
        m.set("keyType", typeNode(map.key(), forFile, path + ".key", collations));
        m.set("valueType", typeNode(map.value(), forFile, path + ".value", collations));
        return m.put("valueContainsNull", map.valueContainsNull());
      case STRUCT:
        return struct(
            ((SqlType.StructType) type).fields().stream().map(Column::of).toList(), forFile);
      default:
        return NODES.textNode(type.simpleName());
    }
  }

  private static List<Column> columns(JsonNode struct) {
    List<Column> columns = new ArrayList<>();
    for (JsonNode field : struct.path("fields")) {
      String name = field.path("name").asText();
      JsonNode metadata = field.path("metadata");
      SqlType type = type(field.path("type"), name, metadata.path(COLLATIONS));
      if (metadata.hasNonNull(CHAR_VARCHAR)) {
        type = named(metadata.get(CHAR_VARCHAR).asText());
      }
      columns.add(
          new Column(
              name,
              type,
              field.path("nullable").asBoolean(true),
              text(metadata, COMMENT),
              text(metadata, CURRENT_DEFAULT)));
    }
    return columns;
  }

  private static Optional<String> text(JsonNode node, String key) {
    return node.hasNonNull(key) ? Optional.of(node.get(key).asText()) : Optional.empty();
  }

  private static SqlType type(JsonNode node, String path, JsonNode collations) {
    if (node.isTextual()) {
      SqlType type = named(node.asText());
      if (type.equals(SqlType.STRING) && collations.hasNonNull(path)) {
        String collation = collations.get(path).asText();
        return new SqlType.StringType(collation.substring(collation.indexOf('.') + 1));
      }
      return type;
    }
    switch (node.path("type").asText()) {
      case "struct":
        return SqlType.struct(columns(node).stream().map(Column::field).toList());
      case "array":
        return SqlType.array(
            type(node.path("elementType"), path + ".element", collations),
            node.path("containsNull").asBoolean(true));
      case "map":
        return new SqlType.MapType(
            type(node.path("keyType"), path + ".key", collations),
            type(node.path("valueType"), path + ".value", collations),
            node.path("valueContainsNull").asBoolean(true));
      case "udt":
        return type(node.path("sqlType"), path, collations);
      default:
        throw new IllegalArgumentException("unknown type " + shortened(node.toString()));
    }
  }

  private static SqlType named(String text) {
    String name = text.trim().toLowerCase(Locale.ROOT);
    switch (name) {
      case "void":
      case "null":
        return SqlType.VOID;
      case "boolean":
        return SqlType.BOOLEAN;
      case "byte":
      case "tinyint":
        return SqlType.TINYINT;
      case "short":
      case "smallint":
        return SqlType.SMALLINT;
      case "integer":
      case "int":
        return SqlType.INT;
      case "long":
      case "bigint":
        return SqlType.BIGINT;
      case "float":
        return SqlType.FLOAT;
      case "double":
        return SqlType.DOUBLE;
      case "string":
        return SqlType.STRING;
      case "binary":
        return SqlType.BINARY;
      case "date":
        return SqlType.DATE;
      case "timestamp":
      case "timestamp_ltz":
        return SqlType.TIMESTAMP;
      case "timestamp_ntz":
        return SqlType.TIMESTAMP_NTZ;
      case "interval":
      case "calendarinterval":
        return SqlType.CALENDAR_INTERVAL;
      case "variant":
        return SqlType.VARIANT;
      case "decimal":
        return SqlType.decimal(10, 0);
      default:
        return parameterised(text.trim(), name);
    }
  }

  private static SqlType parameterised(String text, String name) {
    if (name.startsWith("string collate ")) {
      return new SqlType.StringType(text.substring("string collate ".length()).trim());
    }
    Matcher sized = SIZED.matcher(name);
    if (sized.matches()) {
      int n = Integer.parseInt(sized.group(2));
      switch (sized.group(1)) {
        case "decimal":
          return SqlType.decimal(n, sized.group(3) == null ? 0 : Integer.parseInt(sized.group(3)));
        case "char":
          return new SqlType.CharType(n);
        case "varchar":
          return new SqlType.VarcharType(n);
        default:
          return new SqlType.TimeType(n);
      }
    }
    Matcher interval = INTERVAL.matcher(name);
    if (interval.matches()) {
      String start = interval.group(1);
      String end = interval.group(2) == null ? start : interval.group(2);
      if (YEAR_MONTH.contains(start) && YEAR_MONTH.contains(end)) {
        return new SqlType.YearMonthIntervalType(
            YEAR_MONTH.indexOf(start), YEAR_MONTH.indexOf(end));
      }
      if (DAY_TIME.contains(start) && DAY_TIME.contains(end)) {
        return new SqlType.DayTimeIntervalType(DAY_TIME.indexOf(start), DAY_TIME.indexOf(end));
      }
    }
    throw new IllegalArgumentException("unknown type " + shortened(text));
  }
}
