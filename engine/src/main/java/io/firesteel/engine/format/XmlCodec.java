package io.firesteel.engine.format;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.MapValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Structs from and to XML elements: attributes are fields with a prefix, child elements are fields
 * by their names, repeated ones are arrays. Belongs to one thread.
 */
public final class XmlCodec {
  private static final int MAX_DEPTH = 500;

  private final SqlType.StructType type;
  private final FormatOptions options;
  private final String attributePrefix;
  private final String valueTag;
  private final XmlText documents = new XmlText();
  private final Map<SqlType, FieldReader> readers = new HashMap<>();

  public XmlCodec(SqlType.StructType type, FormatOptions options) {
    this.type = type;
    this.options = options;
    this.attributePrefix = options.text("attributePrefix", "_");
    this.valueTag = options.text("valueTag", "_VALUE");
  }

  /**
   * What a text says.
   *
   * @param row values of the fields, boxed as in {@code Vectors}
   * @param failure why they are not all that is there, or null
   */
  public record Parsed(Object[] row, Throwable failure) {}

  public Parsed parse(String text) {
    Element root;
    try {
      root = documents.parse(text).getDocumentElement();
    } catch (IllegalArgumentException e) {
      return new Parsed(new Object[type.fields().size()], e);
    }
    Throwable[] failure = new Throwable[1];
    return new Parsed(struct(root, type, failure), failure[0]);
  }

  private Object[] struct(Element element, SqlType.StructType struct, Throwable[] failure) {
    List<SqlType.Field> fields = struct.fields();
    Object[] row = new Object[fields.size()];
    for (int i = 0; i < row.length; i++) {
      SqlType.Field field = fields.get(i);
      try {
        row[i] = field(element, field.name(), field.type(), failure);
      } catch (RuntimeException e) {
        failure[0] = failure[0] == null ? e : failure[0];
      }
    }
    return row;
  }

  private Object field(Element element, String name, SqlType fieldType, Throwable[] failure) {
    if (name.equals(valueTag)) {
      String text = ownText(element);
      return text.isEmpty() ? null : atom(text, fieldType);
    }
    boolean attribute = !attributePrefix.isEmpty() && name.startsWith(attributePrefix);
    if (attribute && element.hasAttribute(name.substring(attributePrefix.length()))) {
      return atom(element.getAttribute(name.substring(attributePrefix.length())), fieldType);
    }
    List<Element> found = children(element, name);
    if (fieldType instanceof SqlType.ArrayType array) {
      if (found.isEmpty()) {
        return null;
      }
      List<Object> values = new ArrayList<>();
      for (Element one : found) {
        try {
          values.add(value(one, array.element(), failure));
        } catch (RuntimeException e) {
          // Elements that do not fit are left out.
          failure[0] = failure[0] == null ? e : failure[0];
        }
      }
      return values;
    }
    return found.isEmpty() ? null : value(found.get(found.size() - 1), fieldType, failure);
  }

  private Object value(Element element, SqlType wanted, Throwable[] failure) {
    if (wanted instanceof SqlType.StructType struct) {
      return Arrays.asList(struct(element, struct, failure));
    }
    if (wanted instanceof SqlType.MapType map) {
      List<Object> keys = new ArrayList<>();
      List<Object> values = new ArrayList<>();
      NamedNodeMap attributes = element.getAttributes();
      for (int i = 0; i < attributes.getLength(); i++) {
        Attr attribute = (Attr) attributes.item(i);
        keys.add(ByteSlice.of(attributePrefix + attribute.getName()));
        values.add(atom(attribute.getValue(), map.value()));
      }
      for (Element child : children(element, null)) {
        keys.add(ByteSlice.of(child.getTagName()));
        values.add(value(child, map.value(), failure));
      }
      return new MapValue(keys, values);
    }
    String text = element.getTextContent().trim();
    if (text.isEmpty()) {
      return wanted.isText() ? ByteSlice.EMPTY : null;
    }
    return atom(text, wanted);
  }

  private Object atom(String text, SqlType wanted) {
    if (text.equals(options.text("nullValue", null))) {
      return null;
    }
    return readers.computeIfAbsent(wanted, t -> FieldReader.of(t, options)).read(text);
  }

  private static List<Element> children(Element element, String name) {
    List<Element> found = new ArrayList<>();
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element child && (name == null || child.getTagName().equals(name))) {
        found.add(child);
      }
    }
    return found;
  }

  private static String ownText(Element element) {
    StringBuilder text = new StringBuilder();
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n.getNodeType() == Node.TEXT_NODE || n.getNodeType() == Node.CDATA_SECTION_NODE) {
        text.append(n.getNodeValue());
      }
    }
    return text.toString().trim();
  }

  /** The type of a text's root element; null for a text that is no XML. */
  public static SqlType infer(String text, FormatOptions options) {
    try {
      XmlCodec codec = new XmlCodec(new SqlType.StructType(List.of()), options);
      return codec.infer(codec.documents.parse(text).getDocumentElement(), 0);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private SqlType infer(Element element, int depth) {
    NamedNodeMap attributes = element.getAttributes();
    List<Element> children = children(element, null);
    if (depth > MAX_DEPTH || children.isEmpty() && attributes.getLength() == 0) {
      return inferAtom(element.getTextContent().trim());
    }
    TreeMap<String, SqlType> fields = new TreeMap<>();
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr attribute = (Attr) attributes.item(i);
      fields.put(attributePrefix + attribute.getName(), inferAtom(attribute.getValue()));
    }
    for (Element child : children) {
      SqlType next = infer(child, depth + 1);
      fields.merge(
          child.getTagName(),
          next,
          (before, same) ->
              SqlType.array(
                  JsonInference.merge(
                      before instanceof SqlType.ArrayType array ? array.element() : before, same)));
    }
    String text = ownText(element);
    if (!text.isEmpty()) {
      fields.put(valueTag, inferAtom(text));
    }
    List<SqlType.Field> all = new ArrayList<>();
    fields.forEach((name, found) -> all.add(SqlType.field(name, found)));
    return SqlType.struct(all);
  }

  private SqlType inferAtom(String text) {
    if (text.isEmpty()) {
      return SqlType.STRING;
    }
    for (SqlType candidate :
        List.of(SqlType.BIGINT, SqlType.DOUBLE, SqlType.BOOLEAN, SqlType.DATE, SqlType.TIMESTAMP)) {
      try {
        atom(text, candidate);
        return candidate;
      } catch (RuntimeException e) {
        // The next one, perhaps.
      }
    }
    return SqlType.STRING;
  }

  /** The XML text of a row. */
  public String print(List<?> row) {
    StringBuilder out = new StringBuilder();
    String indent = options.text("indent", "    ");
    element(options.text("rowTag", "ROW"), type, row, indent, 0, out);
    // Spark ends a row that is not indented with a line end.
    return indent.isEmpty() ? out.append('\n').toString() : out.toString();
  }

  private void element(
      String name, SqlType of, Object value, String indent, int depth, StringBuilder out) {
    if (value == null) {
      return;
    }
    if (of instanceof SqlType.ArrayType array) {
      for (Object one : (List<?>) value) {
        element(name, array.element(), one, indent, depth, out);
      }
      return;
    }
    if (!indent.isEmpty() && depth > 0) {
      out.append('\n').append(indent.repeat(depth));
    }
    out.append('<').append(name);
    StringBuilder body = new StringBuilder();
    boolean nested = true;
    if (of instanceof SqlType.StructType struct) {
      nested = fields(struct, (List<?>) value, indent, depth, out, body);
    } else if (of instanceof SqlType.MapType map) {
      MapValue entries = (MapValue) value;
      for (int i = 0; i < entries.keys().size(); i++) {
        element(
            entries.keys().get(i).toString(),
            map.value(),
            entries.values().get(i),
            indent,
            depth + 1,
            body);
      }
    } else {
      nested = false;
      escape(text(of, value), false, body);
    }
    if (body.length() == 0) {
      out.append("/>");
      return;
    }
    out.append('>').append(body);
    if (nested && !indent.isEmpty()) {
      out.append('\n').append(indent.repeat(depth));
    }
    out.append("</").append(name).append('>');
  }

  /** Attributes to {@code out}, all else to the body; whether there are elements in it. */
  private boolean fields(
      SqlType.StructType struct,
      List<?> values,
      String indent,
      int depth,
      StringBuilder out,
      StringBuilder body) {
    boolean nested = false;
    for (int i = 0; i < values.size(); i++) {
      SqlType.Field field = struct.fields().get(i);
      Object value = values.get(i);
      if (value == null) {
        continue;
      }
      if (field.name().equals(valueTag)) {
        escape(text(field.type(), value), false, body);
      } else if (!attributePrefix.isEmpty() && field.name().startsWith(attributePrefix)) {
        out.append(' ').append(field.name().substring(attributePrefix.length())).append("=\"");
        escape(text(field.type(), value), true, out);
        out.append('"');
      } else {
        element(field.name(), field.type(), value, indent, depth + 1, body);
        nested = true;
      }
    }
    return nested;
  }

  private String text(SqlType of, Object value) {
    return of.kind() == TypeKind.STRING ? value.toString() : FieldText.of(of, options).of(value);
  }

  private static void escape(String text, boolean attribute, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<':
          out.append("&lt;");
          break;
        case '&':
          out.append("&amp;");
          break;
        case '"':
          out.append(attribute ? "&quot;" : "\"");
          break;
        default:
          out.append(c);
      }
    }
  }
}
