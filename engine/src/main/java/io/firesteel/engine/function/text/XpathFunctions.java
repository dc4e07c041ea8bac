package io.firesteel.engine.function.text;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.format.XmlText;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.lift.Inputs;
import io.firesteel.engine.function.lift.Lift;
import io.firesteel.engine.function.lift.Output;
import java.util.ArrayList;
import java.util.List;
import javax.xml.namespace.QName;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.NodeList;

/** What XPath expressions find in XML texts. */
public final class XpathFunctions {
  private static final String GROUP = "xml_funcs";

  private XpathFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        define("xpath", SqlType.array(SqlType.STRING), XPathConstants.NODESET, List.of()),
        define("xpath_boolean", SqlType.BOOLEAN, XPathConstants.BOOLEAN, List.of()),
        define("xpath_string", SqlType.STRING, XPathConstants.STRING, List.of()),
        define("xpath_double", SqlType.DOUBLE, XPathConstants.NUMBER, List.of("xpath_number")),
        define("xpath_float", SqlType.FLOAT, XPathConstants.NUMBER, List.of()),
        define("xpath_long", SqlType.BIGINT, XPathConstants.NUMBER, List.of()),
        define("xpath_int", SqlType.INT, XPathConstants.NUMBER, List.of()),
        define("xpath_short", SqlType.SMALLINT, XPathConstants.NUMBER, List.of()));
  }

  private static FunctionDefinition define(
      String name, SqlType result, QName kind, List<String> aliases) {
    return ScalarFunction.named(name)
        .aliases(aliases.toArray(new String[0]))
        .doc(GROUP, "What an XPath finds in an XML text.", "", "")
        .on("(string, string) -> " + result.simpleName() + "?")
        .makesNull()
        .canFail()
        .bind(
            context -> {
              Finder finder = new Finder(kind);
              return Lift.kernel(
                  context, true, false, (in, out) -> put(finder.find(in), result, out));
            })
        .define();
  }

  /** Evaluates paths; the last one is kept. */
  private static final class Finder {
    private final XPath factory = XPathFactory.newDefaultInstance().newXPath();
    private final XmlText documents = new XmlText();
    private final QName kind;
    private String lastPath;
    private XPathExpression expression;

    Finder(QName kind) {
      this.kind = kind;
    }

    Object find(Inputs in) {
      String text = in.getString(0);
      String path = in.getString(1);
      if (text.isEmpty() || path.isEmpty()) {
        return null;
      }
      try {
        if (!path.equals(lastPath)) {
          expression = factory.compile(path);
          lastPath = path;
        }
        return expression.evaluate(documents.parse(text), kind);
      } catch (XPathExpressionException e) {
        throw SqlException.of("INVALID_PARAMETER_VALUE", "The text '" + path + "' is no XPath.")
            .with("parameter", "path")
            .causedBy(e);
      } catch (IllegalArgumentException e) {
        throw TextArguments.malformed(text);
      }
    }
  }

  private static void put(Object found, SqlType result, Output out) {
    if (found == null) {
      return;
    }
    if (found instanceof NodeList nodes) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < nodes.getLength(); i++) {
        String value = nodes.item(i).getNodeValue();
        values.add(value == null ? null : ByteSlice.of(value));
      }
      out.putValue(values);
    } else if (found instanceof Double number) {
      switch (result.kind()) {
        case DOUBLE:
          out.putDouble(number);
          break;
        case FLOAT:
          out.putFloat(number.floatValue());
          break;
        case BIGINT:
          out.putLong(number.longValue());
          break;
        case SMALLINT:
          out.putInt(number.shortValue());
          break;
        default:
          out.putInt(number.intValue());
      }
    } else if (found instanceof String text) {
      out.putString(text);
    } else {
      out.putBoolean((Boolean) found);
    }
  }
}
