package io.firesteel.engine.function.collection;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.ArrayType;
import io.firesteel.core.type.SqlType.MapType;
import io.firesteel.core.type.SqlType.StructType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ListVector;
import io.firesteel.core.vector.MapValue;
import io.firesteel.core.vector.MapVector;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.function.Resolver;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.Signature;
import io.firesteel.engine.function.TypeCoercion;
import io.firesteel.engine.function.lift.Lift;
import io.firesteel.engine.function.lift.RowFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Functions of maps. */
public final class MapFunctions {
  private MapFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        named("map_keys", "The keys.", "map_keys(map(1, 'a', 2, 'b'))", "[1,2]")
            .resolver(
                Signature.resolver(
                    (types, site) -> SqlType.array(((MapType) types.get(0)).key(), false), "(map)"))
            .kernel(Kernel.infallible((arguments, rows) -> part(arguments[0], true)))
            .define(),
        named("map_values", "The values.", "map_values(map(1, 'a', 2, 'b'))", "[\"a\",\"b\"]")
            .resolver(
                Signature.resolver(
                    (types, site) -> {
                      MapType map = (MapType) types.get(0);
                      return SqlType.array(map.value(), map.valueContainsNull());
                    },
                    "(map)"))
            .kernel(Kernel.infallible((arguments, rows) -> part(arguments[0], false)))
            .define(),
        named(
                "map_entries",
                "The entries as structs of key and value.",
                "map_entries(map(1, 'a', 2, 'b'))",
                "[{\"key\":1,\"value\":\"a\"},{\"key\":2,\"value\":\"b\"}]")
            .resolver(Signature.resolver((types, site) -> entries(types.get(0)), "(map)"))
            .bind(
                Lift.strict(
                    (in, out) -> {
                      MapValue map = in.getMap(0);
                      List<Object> all = new ArrayList<>();
                      for (int i = 0; i < map.keys().size(); i++) {
                        all.add(Arrays.asList(map.keys().get(i), map.values().get(i)));
                      }
                      out.putValue(all);
                    }))
            .define(),
        named(
                "map_contains_key",
                "Whether the map has a key.",
                "map_contains_key(map(1, 'a', 2, 'b'), 1)",
                "true")
            .on("(map<W,V>, W) -> boolean")
            .bind(
                Lift.strict(
                    (in, out) ->
                        out.putBoolean(Elements.indexOf(in.getMap(0).keys(), in.getValue(1)) >= 0)))
            .define(),
        named(
                "map_from_arrays",
                "A map of an array of keys and one of values.",
                "map_from_arrays(array(1.0, 3.0), array('2', '4'))",
                "{1.0:\"2\",3.0:\"4\"}")
            .resolver(
                Signature.resolver(
                    (types, site) -> {
                      ArrayType values = (ArrayType) types.get(1);
                      return new MapType(
                          ((ArrayType) types.get(0)).element(),
                          values.element(),
                          values.containsNull());
                    },
                    "(array, array)"))
            .canFail()
            .bind(building(MapFunctions::fromArrays))
            .define(),
        named(
                "map_from_entries",
                "A map of an array of structs of key and value.",
                "map_from_entries(array(struct(1, 'a'), struct(2, 'b')))",
                "{1:\"a\",2:\"b\"}")
            .resolver(MapFunctions::fromEntriesTypes)
            .canFail()
            .makesNull()
            .bind(building(MapFunctions::fromEntries))
            .define(),
        named(
                "map_concat",
                "The entries of all maps in one.",
                "map_concat(map(1, 'a', 2, 'b'), map(3, 'c'))",
                "{1:\"a\",2:\"b\",3:\"c\"}")
            .resolver(MapFunctions::concatTypes)
            .canFail()
            .bind(building(MapFunctions::concat))
            .define(),
        named(
                "str_to_map",
                "A map read from text, given the delimiters of pairs and of keys.",
                "str_to_map('a:1,b:2,c:3', ',', ':')",
                "{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\"}")
            .resolver(
                Signature.resolver(
                    (types, site) -> SqlType.map(SqlType.STRING, SqlType.STRING),
                    "(text: string, pairDelim: string = ',', keyValueDelim: string = ':')"))
            .canFail()
            .bind(building(MapFunctions::ofText))
            .define());
  }

  private static ScalarFunction.Builder named(
      String name, String usage, String example, String result) {
    return ScalarFunction.named(name).doc("map_funcs", usage, example, result);
  }

  private static ColumnVector part(ColumnVector column, boolean keys) {
    MapVector map = (MapVector) column.flatten();
    return new ListVector(
        map.offsets(),
        map.lengths(),
        keys ? map.keys() : map.values(),
        map.validity(),
        map.length());
  }

  private static SqlType entries(SqlType type) {
    MapType map = (MapType) type;
    return SqlType.array(
        SqlType.struct(
            List.of(
                new SqlType.Field("key", map.key(), false),
                new SqlType.Field("value", map.value(), map.valueContainsNull()))),
        false);
  }

  private static Function<BindContext, Kernel> building(Function<Boolean, RowFunction> function) {
    return Lift.strict(
        (BindContext context) -> function.apply(Elements.lastWins(context.query().settings())));
  }

  private static RowFunction fromArrays(boolean lastWins) {
    return (in, out) -> {
      List<Object> keys = in.getList(0);
      List<Object> values = in.getList(1);
      if (keys.size() != values.size()) {
        throw SqlException.of(
            "INVALID_PARAMETER_VALUE.LENGTH", "A map needs as many values as keys.");
      }
      Elements.MapBuilder map = new Elements.MapBuilder(lastWins);
      for (int i = 0; i < keys.size(); i++) {
        map.put(keys.get(i), values.get(i));
      }
      out.putValue(map.build());
    };
  }

  private static Resolved fromEntriesTypes(CallSite site) {
    Resolver types =
        Signature.resolver(
            (all, call) -> {
              if (((ArrayType) all.get(0)).element() instanceof StructType s
                  && s.fields().size() == 2) {
                return new MapType(
                    s.fields().get(0).type(),
                    s.fields().get(1).type(),
                    s.fields().get(1).nullable());
              }
              throw CallErrors.inputType(call, 0, "\"ARRAY\" of pair \"STRUCT\"");
            },
            "(array)");
    return types.resolve(site);
  }

  private static RowFunction fromEntries(boolean lastWins) {
    return (in, out) -> {
      Elements.MapBuilder map = new Elements.MapBuilder(lastWins);
      for (Object entry : in.getList(0)) {
        if (entry == null) {
          return;
        }
        map.put(((List<?>) entry).get(0), ((List<?>) entry).get(1));
      }
      out.putValue(map.build());
    };
  }

  private static Resolved concatTypes(CallSite site) {
    List<SqlType> types = site.arguments().stream().map(Argument::type).toList();
    SqlType common =
        types.isEmpty()
            ? SqlType.map(SqlType.STRING, SqlType.STRING)
            : TypeCoercion.common(types, site.ansi());
    if (!(common instanceof MapType)) {
      throw CallErrors.mismatch(
              site,
              "MAP_CONCAT_DIFF_TYPES",
              "The arguments of map_concat must be maps of one type.")
          .with("functionName", CallErrors.functionName(site))
          .with(
              "dataType",
              "[" + String.join(", ", types.stream().map(CallErrors::quoted).toList()) + "]");
    }
    boolean nullable = site.arguments().stream().anyMatch(Argument::nullable);
    return Resolved.of(Collections.nCopies(types.size(), common), common, nullable);
  }

  private static RowFunction concat(boolean lastWins) {
    return (in, out) -> {
      Elements.MapBuilder all = new Elements.MapBuilder(lastWins);
      for (int k = 0; k < in.count(); k++) {
        MapValue map = in.getMap(k);
        for (int i = 0; i < map.keys().size(); i++) {
          all.put(map.keys().get(i), map.values().get(i));
        }
      }
      out.putValue(all.build());
    };
  }

  private static RowFunction ofText(boolean lastWins) {
    return (in, out) -> {
      Elements.MapBuilder map = new Elements.MapBuilder(lastWins);
      for (String pair : in.getString(0).split(in.getString(1), -1)) {
        String[] parts = pair.split(in.getString(2), 2);
        map.put(ByteSlice.of(parts[0]), parts.length < 2 ? null : ByteSlice.of(parts[1]));
      }
      out.putValue(map.build());
    };
  }
}
