package io.firesteel.engine.function.text;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.type.TypeNames;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.VectorBuilder;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.format.FormatOptions;
import io.firesteel.engine.format.JsonCodec;
import io.firesteel.engine.format.JsonPath;
import io.firesteel.engine.format.JsonTree;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.FunctionDoc;
import io.firesteel.engine.function.GeneratorFunction;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.NullPolicy;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.lift.Lift;
import io.firesteel.engine.function.lift.RowFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Functions on JSON texts. */
public final class JsonFunctions {
  private static final String GROUP = "json_funcs";

  private JsonFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        named(
                "from_json",
                "The value that a JSON text stands for, by a schema.",
                "from_json('{\"a\":1}', 'a INT')",
                "{\"a\":1}")
            .resolver(JsonFunctions::fromTypes)
            .makesNull()
            .canFail()
            .bind(JsonFunctions::from)
            .define(),
        named(
                "to_json",
                "A struct, array, map or variant as JSON.",
                "to_json(named_struct('a', 1))",
                "{\"a\":1}")
            .resolver(JsonFunctions::toTypes)
            .makesNull()
            .bind(JsonFunctions::to)
            .define(),
        named(
                "schema_of_json",
                "The schema of a JSON text.",
                "schema_of_json('[{\"a\":0}]')",
                "ARRAY<STRUCT<a: BIGINT>>")
            .resolver(site -> TextArguments.sampleTypes(site, "json"))
            .nulls(NullPolicy.CALLED)
            .bind(JsonFunctions::schema)
            .define(),
        named(
                "get_json_object",
                "What a path leads to in a JSON text.",
                "get_json_object('{\"a\":\"b\"}', '$.a')",
                "b")
            .on("(string, string) -> string?")
            .makesNull()
            .bind(context -> Lift.kernel(context, true, false, path(context)))
            .define(),
        named(
                "json_array_length",
                "How many elements an array in JSON has.",
                "json_array_length('[1,2,3]')",
                "3")
            .resolver(site -> strict(site, SqlType.INT))
            .makesNull()
            .bind(
                Lift.strict(
                    (in, out) -> {
                      if (JsonTree.parse(in.getString(0)) instanceof List<?> elements) {
                        out.putInt(elements.size());
                      }
                    }))
            .define(),
        named(
                "json_object_keys",
                "The names of the fields of an object in JSON.",
                "json_object_keys('{\"a\":1}')",
                "[\"a\"]")
            .resolver(site -> strict(site, SqlType.array(SqlType.STRING)))
            .makesNull()
            .bind(
                Lift.strict(
                    (in, out) -> {
                      if (JsonTree.parse(in.getString(0)) instanceof Map<?, ?> fields) {
                        List<Object> names = new ArrayList<>();
                        fields.keySet().forEach(n -> names.add(ByteSlice.of((String) n)));
                        out.putValue(names);
                      }
                    }))
            .define(),
        new GeneratorFunction(
            "json_tuple",
            List.of(),
            FunctionDoc.of("generator_funcs", "Fields of a JSON object as columns of one row."),
            JsonFunctions::tupleTypes,
            false,
            context -> JsonFunctions::tuple));
  }

  private static ScalarFunction.Builder named(
      String name, String usage, String example, String result) {
    return ScalarFunction.named(name).doc(GROUP, usage, example, result);
  }

  private static Resolved strict(CallSite site, SqlType result) {
    TextArguments.count(site, 1, 1);
    TextArguments.text(site, 0);
    return Resolved.of(List.of(SqlType.STRING), result, true);
  }

  private static SqlException invalidSchema(CallSite site, SqlType type) {
    return CallErrors.mismatch(
            site,
            "INVALID_JSON_SCHEMA",
            "JSON stands for a struct, array, map or variant, not for " + type.sqlName() + ".")
        .with("schema", CallErrors.quoted(type));
  }

  private static boolean isRoot(SqlType type) {
    return type.isNested() || type.kind() == TypeKind.VARIANT;
  }

  private static Resolved fromTypes(CallSite site) {
    TextArguments.count(site, 2, 3);
    SqlType schema = TextArguments.nullable(TextArguments.schema(site, 1));
    if (!isRoot(schema)) {
      throw invalidSchema(site, schema);
    }
    if (schema instanceof SqlType.MapType map && !map.key().isText()) {
      throw CallErrors.mismatch(
              site, "INVALID_JSON_MAP_KEY_TYPE", "The names in JSON objects are strings.")
          .with("schema", CallErrors.quoted(schema));
    }
    TextArguments.options(site, 2);
    TextArguments.text(site, 0);
    FormatOptions options =
        TextArguments.options(
            site.arguments().size() > 2 ? site.arguments().get(2).value() : null, site.settings());
    TextArguments.requireMode("from_json", options);
    List<SqlType> types = new ArrayList<>(List.of(SqlType.STRING));
    site.arguments().subList(1, site.arguments().size()).forEach(a -> types.add(a.type()));
    return Resolved.of(types, schema, true);
  }

  private static Kernel from(BindContext context) {
    FormatOptions options = TextArguments.options(context, 2);
    boolean failFast = TextArguments.isFailFast(options);
    int corrupt = CorruptField.of(context.type(), options);
    JsonCodec codec = new JsonCodec(context.type(), options);
    return Lift.kernel(
        context,
        false,
        false,
        (in, out) -> {
          if (in.isNull(0)) {
            return;
          }
          String text = in.getString(0);
          JsonCodec.Parsed parsed = codec.parse(text);
          if (parsed.failure() != null && failFast) {
            throw malformed(text, parsed, context.type());
          }
          Object value = parsed.value();
          if (parsed.failure() != null && corrupt >= 0) {
            List<Object> row = new ArrayList<>((List<?>) value);
            row.set(corrupt, ByteSlice.of(text));
            value = row;
          }
          out.putValue(value);
        });
  }

  private static SqlException malformed(String text, JsonCodec.Parsed parsed, SqlType type) {
    if (type.kind() == TypeKind.STRUCT && text.stripLeading().startsWith("[")) {
      return SqlException.of(
              "MALFORMED_RECORD_IN_PARSING.CANNOT_PARSE_JSON_ARRAYS_AS_STRUCTS",
              "The JSON array " + text + " is no struct.")
          .with("badRecord", text)
          .with("failFastMode", "FAILFAST");
    }
    return TextArguments.malformed(
        parsed.value() instanceof List<?> row ? TextArguments.show(row.toArray()) : "[null]");
  }

  private static Resolved toTypes(CallSite site) {
    TextArguments.count(site, 1, 2);
    SqlType type = site.arguments().get(0).type();
    TextArguments.options(site, 1);
    if (!isRoot(type) && type.kind() != TypeKind.VOID) {
      throw invalidSchema(site, type);
    }
    List<SqlType> types = new ArrayList<>();
    site.arguments().forEach(a -> types.add(a.type()));
    return Resolved.of(types, SqlType.STRING, true);
  }

  private static Kernel to(BindContext context) {
    JsonCodec codec = new JsonCodec(context.argument(0), TextArguments.options(context, 1));
    return Lift.kernel(
        context,
        false,
        false,
        (in, out) -> {
          if (!in.isNull(0)) {
            out.putString(codec.print(in.getValue(0)));
          }
        });
  }

  private static Kernel schema(BindContext context) {
    return Lift.kernel(
        context,
        false,
        false,
        (in, out) -> {
          try {
            out.putString(
                JsonCodec.infer(in.getString(0), TextArguments.options(context, 1)).sqlName());
          } catch (IllegalArgumentException e) {
            throw TextArguments.malformed(in.getString(0));
          }
        });
  }

  private static RowFunction path(BindContext context) {
    if (context.isConstant(1)) {
      Object text = context.constant(1);
      JsonPath path = text == null ? null : JsonPath.of(text.toString());
      return (in, out) -> out.putString(lookUp(in.getString(0), path));
    }
    return (in, out) -> out.putString(lookUp(in.getString(0), JsonPath.of(in.getString(1))));
  }

  private static String lookUp(String text, JsonPath path) {
    Object tree = path == null ? null : JsonTree.parse(text);
    return tree == null ? null : path.text(tree);
  }

  private static Resolved tupleTypes(CallSite site) {
    List<Argument> arguments = site.arguments();
    if (arguments.size() < 2) {
      throw CallErrors.argumentCount(site, "> 1", arguments.size());
    }
    List<SqlType> types = new ArrayList<>();
    List<SqlType.Field> fields = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      if (!arguments.get(i).type().isText()) {
        throw CallErrors.mismatch(
                site, "NON_STRING_TYPE", "All arguments of json_tuple must be strings.")
            .with("funcName", TypeNames.quote("json_tuple"));
      }
      types.add(SqlType.STRING);
      if (i > 0) {
        fields.add(new SqlType.Field("c" + (i - 1), SqlType.STRING, true));
      }
    }
    return Resolved.of(types, SqlType.struct(fields), false);
  }

  private static GeneratorFunction.Generated tuple(ColumnVector[] arguments, int rows) {
    VectorBuilder[] out = new VectorBuilder[arguments.length - 1];
    for (int c = 0; c < out.length; c++) {
      out[c] = VectorBuilder.of(SqlType.STRING, rows);
    }
    int[] inputRows = new int[rows];
    for (int row = 0; row < rows; row++) {
      inputRows[row] = row;
      Object text = Vectors.get(SqlType.STRING, arguments[0], row);
      Object tree = text == null ? null : JsonTree.parse(text.toString());
      for (int c = 0; c < out.length; c++) {
        Object name = Vectors.get(SqlType.STRING, arguments[c + 1], row);
        Object value =
            tree instanceof Map<?, ?> fields && name != null ? fields.get(name.toString()) : null;
        out[c].appendValue(
            value == null || value == JsonTree.Literal.NULL
                ? null
                : ByteSlice.of(value instanceof String s ? s : JsonTree.print(value)));
      }
    }
    ColumnVector[] columns = new ColumnVector[out.length];
    for (int c = 0; c < out.length; c++) {
      columns[c] = out[c].build();
    }
    return new GeneratorFunction.Generated(inputRows, columns, rows);
  }
}
