package io.firesteel.engine.function.text;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.type.TypeNames;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.VectorBuilder;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.format.JsonPath;
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
import io.firesteel.engine.function.cast.VariantCasts;
import io.firesteel.engine.function.lift.Lift;
import io.firesteel.engine.variant.VariantJson;
import io.firesteel.engine.variant.VariantScalar;
import io.firesteel.engine.variant.VariantSchema;
import io.firesteel.engine.variant.VariantTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Functions on VARIANT values. */
public final class VariantFunctions {
  private static final String GROUP = "variant_funcs";

  private VariantFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        parse("parse_json", false),
        parse("try_parse_json", true),
        get("variant_get", false),
        get("try_variant_get", true),
        ScalarFunction.named("is_variant_null")
            .doc(GROUP, "Whether a variant is the null of JSON.", "", "")
            .resolver(site -> one(site, SqlType.BOOLEAN, false))
            .nulls(NullPolicy.CALLED)
            .bind(
                Lift.called(
                    (in, out) ->
                        out.putBoolean(
                            !in.isNull(0)
                                && VariantTree.decode(in.getList(0)) == VariantScalar.NULL)))
            .define(),
        ScalarFunction.named("schema_of_variant")
            .doc(GROUP, "The schema of a variant.", "", "")
            .resolver(site -> one(site, SqlType.STRING, site.arguments().get(0).nullable()))
            .bind(
                Lift.strict(
                    (in, out) ->
                        out.putString(
                            VariantSchema.text(
                                VariantSchema.of(VariantTree.decode(in.getList(0)))))))
            .define(),
        ScalarFunction.named("to_variant_object")
            .doc(GROUP, "A struct, map or array as a variant.", "", "")
            .resolver(VariantFunctions::objectTypes)
            .bind(
                Lift.strict(
                    (in, out) ->
                        out.putValue(
                            VariantTree.encode(VariantTree.of(in.type(0), in.getValue(0))))))
            .define(),
        explode(false),
        explode(true));
  }

  private static Resolved one(CallSite site, SqlType result, boolean nullable) {
    TextArguments.count(site, 1, 1);
    variant(site, 0);
    return Resolved.of(List.of(SqlType.VARIANT), result, nullable);
  }

  private static void variant(CallSite site, int index) {
    TypeKind kind = site.arguments().get(index).type().kind();
    if (kind != TypeKind.VARIANT && kind != TypeKind.VOID) {
      throw CallErrors.inputType(site, index, "\"VARIANT\"");
    }
  }

  private static FunctionDefinition parse(String name, boolean tries) {
    ScalarFunction.Builder builder =
        ScalarFunction.named(name)
            .doc(GROUP, "The variant of a JSON text.", name + "('{\"a\":1}')", "{\"a\":1}")
            .resolver(
                site -> {
                  TextArguments.count(site, 1, 1);
                  TextArguments.text(site, 0);
                  return Resolved.of(
                      List.of(SqlType.STRING),
                      SqlType.VARIANT,
                      tries || site.arguments().get(0).nullable());
                })
            .bind(
                context ->
                    Lift.kernel(
                        context,
                        true,
                        tries,
                        (in, out) -> {
                          String text = in.getString(0);
                          try {
                            out.putValue(VariantTree.encode(VariantJson.parse(text)));
                          } catch (IOException e) {
                            throw TextArguments.malformed(text);
                          }
                        }));
    return tries ? builder.makesNull().define() : builder.canFail().define();
  }

  private static FunctionDefinition get(String name, boolean tries) {
    return ScalarFunction.named(name)
        .doc(GROUP, "What a path leads to in a variant, as a type.", "", "")
        .resolver(VariantFunctions::getTypes)
        .makesNull()
        .canFail()
        .bind(context -> get(context, name, tries))
        .define();
  }

  private static Resolved getTypes(CallSite site) {
    TextArguments.count(site, 2, 3);
    variant(site, 0);
    TextArguments.text(site, 1);
    List<SqlType> types = new ArrayList<>(List.of(SqlType.VARIANT, SqlType.STRING));
    if (site.arguments().size() == 2) {
      return Resolved.of(types, SqlType.VARIANT, true);
    }
    types.add(SqlType.STRING);
    return Resolved.of(types, TextArguments.nullable(TextArguments.schema(site, 2)), true);
  }

  private static Kernel get(BindContext context, String name, boolean tries) {
    VariantCasts casts = new VariantCasts(context.type(), tries, context.query());
    JsonPath fixed =
        context.constant(1) == null ? null : path(context.constant(1).toString(), name);
    return Lift.kernel(
        context,
        true,
        false,
        (in, out) -> {
          JsonPath path = fixed != null ? fixed : path(in.getString(1), name);
          Object found = find(VariantTree.decode(in.getList(0)), path);
          if (found != null) {
            out.putValue(casts.cast(found));
          }
        });
  }

  private static JsonPath path(String text, String function) {
    JsonPath path = JsonPath.of(text);
    if (path == null || path.steps().stream().anyMatch(s -> s.name() == null && s.index() < 0)) {
      throw SqlException.of(
              "INVALID_VARIANT_GET_PATH",
              "The path " + text + " of " + function + " must be such as $.name[1]['other'].")
          .with("path", text)
          .with("functionName", TypeNames.quote(function));
    }
    return path;
  }

  private static Object find(Object tree, JsonPath path) {
    Object at = tree;
    for (JsonPath.Step step : path.steps()) {
      if (step.name() != null) {
        at = at instanceof Map<?, ?> fields ? fields.get(ByteSlice.of(step.name())) : null;
      } else {
        at =
            at instanceof List<?> elements && step.index() < elements.size()
                ? elements.get(step.index())
                : null;
      }
    }
    return at;
  }

  private static Resolved objectTypes(CallSite site) {
    TextArguments.count(site, 1, 1);
    SqlType type = site.arguments().get(0).type();
    if (!type.isNested() || type instanceof SqlType.MapType map && !map.key().isText()) {
      throw CallErrors.mismatch(
              site,
              "CAST_WITHOUT_SUGGESTION",
              "A value of " + type.sqlName() + " is no object of a variant.")
          .with("srcType", CallErrors.quoted(type))
          .with("targetType", CallErrors.quoted(SqlType.VARIANT));
    }
    return Resolved.of(List.of(type), SqlType.VARIANT, site.arguments().get(0).nullable());
  }

  private static FunctionDefinition explode(boolean outer) {
    return new GeneratorFunction(
        outer ? "variant_explode_outer" : "variant_explode",
        List.of(),
        FunctionDoc.of("generator_funcs", "A row for each field or element of a variant."),
        new Named(
            site -> {
              TextArguments.count(site, 1, 1);
              variant(site, 0);
              return Resolved.of(
                  List.of(SqlType.VARIANT),
                  SqlType.struct(
                      List.of(
                          new SqlType.Field("pos", SqlType.INT, outer),
                          new SqlType.Field("key", SqlType.STRING, true),
                          new SqlType.Field("value", SqlType.VARIANT, outer))),
                  false);
            },
            List.of("input")),
        outer,
        context -> (arguments, rows) -> exploded(arguments[0], rows, outer));
  }

  /** A resolver whose parameters have names. */
  private record Named(io.firesteel.engine.function.Resolver types, List<String> parameterNames)
      implements io.firesteel.engine.function.Resolver {
    @Override
    public Resolved resolve(CallSite site) {
      return types.resolve(site);
    }
  }

  private static GeneratorFunction.Generated exploded(
      ColumnVector variants, int rows, boolean outer) {
    int[] inputRows = new int[rows];
    int count = 0;
    VectorBuilder positions = VectorBuilder.of(SqlType.INT, rows);
    VectorBuilder keys = VectorBuilder.of(SqlType.STRING, rows);
    VectorBuilder values = VectorBuilder.of(SqlType.VARIANT, rows);
    for (int row = 0; row < rows; row++) {
      Object value = Vectors.get(SqlType.VARIANT, variants, row);
      Object tree = value == null ? null : VariantTree.decode((List<?>) value);
      List<Object> names = new ArrayList<>();
      List<Object> parts = new ArrayList<>();
      if (tree instanceof Map<?, ?> fields) {
        names.addAll(fields.keySet());
        parts.addAll(fields.values());
      } else if (tree instanceof List<?> elements) {
        elements.forEach(e -> names.add(null));
        parts.addAll(elements);
      }
      int more = parts.isEmpty() && outer ? 1 : parts.size();
      if (count + more > inputRows.length) {
        inputRows = Arrays.copyOf(inputRows, Math.max(count + more, inputRows.length * 2));
      }
      Arrays.fill(inputRows, count, count + more, row);
      count += more;
      if (parts.isEmpty() && outer) {
        positions.appendNull();
        keys.appendNull();
        values.appendNull();
      }
      for (int i = 0; i < parts.size(); i++) {
        positions.appendValue(i);
        keys.appendValue(names.get(i));
        values.appendValue(VariantTree.encode(parts.get(i)));
      }
    }
    return new GeneratorFunction.Generated(
        Arrays.copyOf(inputRows, count),
        new ColumnVector[] {positions.build(), keys.build(), values.build()},
        count);
  }
}
