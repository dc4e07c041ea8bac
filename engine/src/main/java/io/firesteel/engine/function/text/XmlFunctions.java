package io.firesteel.engine.function.text;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.format.FormatOptions;
import io.firesteel.engine.format.XmlCodec;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.NullPolicy;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.lift.Lift;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Functions on XML texts by schemas. */
public final class XmlFunctions {
  private static final String GROUP = "xml_funcs";

  private XmlFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        ScalarFunction.named("from_xml")
            .doc(
                GROUP,
                "The struct that an XML element stands for, by a schema.",
                "from_xml('<p><a>1</a></p>', 'a INT')",
                "{\"a\":1}")
            .resolver(XmlFunctions::fromTypes)
            .nulls(NullPolicy.CALLED)
            .canFail()
            .bind(XmlFunctions::from)
            .define(),
        ScalarFunction.named("to_xml")
            .doc(GROUP, "A struct as an XML element.", "", "")
            .resolver(XmlFunctions::toTypes)
            .nulls(NullPolicy.CALLED)
            .bind(XmlFunctions::to)
            .define(),
        ScalarFunction.named("schema_of_xml")
            .doc(
                GROUP,
                "The schema of an XML element.",
                "schema_of_xml('<p><a>1</a></p>')",
                "STRUCT<a: BIGINT>")
            .resolver(site -> TextArguments.sampleTypes(site, "xml"))
            .nulls(NullPolicy.CALLED)
            .bind(XmlFunctions::schema)
            .define());
  }

  private static Resolved fromTypes(CallSite site) {
    TextArguments.count(site, 2, 3);
    SqlType type = TextArguments.schema(site, 1);
    if (!(type instanceof SqlType.StructType struct)) {
      throw SqlException.of(
              "INVALID_SCHEMA.NON_STRUCT_TYPE",
              "The schema of XML must be a struct, not " + type.sqlName() + ".")
          .with("inputSchema", CallErrors.quoted(site.arguments().get(1).text()))
          .with("dataType", CallErrors.quoted(type));
    }
    TextArguments.options(site, 2);
    TextArguments.text(site, 0);
    FormatOptions options =
        TextArguments.options(
            site.arguments().size() > 2 ? site.arguments().get(2).value() : null, site.settings());
    TextArguments.requireMode("from_xml", options);
    List<SqlType> types = new ArrayList<>(List.of(SqlType.STRING));
    site.arguments().subList(1, site.arguments().size()).forEach(a -> types.add(a.type()));
    return Resolved.of(types, SqlType.struct(TextArguments.fields(struct)), true);
  }

  private static Kernel from(BindContext context) {
    FormatOptions options = TextArguments.options(context, 2);
    boolean failFast = TextArguments.isFailFast(options);
    int corrupt = CorruptField.of(context.type(), options);
    XmlCodec codec = new XmlCodec((SqlType.StructType) context.type(), options);
    return Lift.kernel(
        context,
        false,
        false,
        (in, out) -> {
          if (in.isNull(0)) {
            return;
          }
          String text = in.getString(0);
          XmlCodec.Parsed parsed = codec.parse(text);
          if (parsed.failure() != null && failFast) {
            throw TextArguments.malformed(TextArguments.show(parsed.row()));
          }
          List<Object> row = new ArrayList<>(Arrays.asList(parsed.row()));
          if (parsed.failure() != null && corrupt >= 0) {
            row.set(corrupt, ByteSlice.of(text));
          }
          out.putValue(row);
        });
  }

  private static Resolved toTypes(CallSite site) {
    TextArguments.count(site, 1, 2);
    SqlType type = site.arguments().get(0).type();
    TextArguments.options(site, 1);
    if (type.kind() != TypeKind.STRUCT && type.kind() != TypeKind.VARIANT) {
      throw CallErrors.inputType(site, 0, "\"STRUCT\"");
    }
    List<SqlType> types = new ArrayList<>();
    site.arguments().forEach(a -> types.add(a.type()));
    return Resolved.of(types, SqlType.STRING, true);
  }

  private static Kernel to(BindContext context) {
    if (!(context.argument(0) instanceof SqlType.StructType struct)) {
      throw SqlException.of(
              "UNSUPPORTED_DATATYPE", "to_xml cannot write " + context.argument(0).sqlName() + ".")
          .with("typeName", CallErrors.quoted(context.argument(0)));
    }
    XmlCodec codec = new XmlCodec(struct, TextArguments.options(context, 1));
    return Lift.kernel(
        context,
        false,
        false,
        (in, out) -> {
          if (!in.isNull(0)) {
            out.putString(codec.print(in.getList(0)));
          }
        });
  }

  private static Kernel schema(BindContext context) {
    return Lift.kernel(
        context,
        false,
        false,
        (in, out) -> {
          SqlType type = XmlCodec.infer(in.getString(0), TextArguments.options(context, 1));
          out.putString((type == null ? SqlType.STRING : type).sqlName());
        });
  }
}
