package io.firesteel.engine.function.collection;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.StructVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.NullPolicy;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.TypeCoercion;
import io.firesteel.engine.function.lift.Lift;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** array, map, struct and named_struct. */
public final class ConstructorFunctions {
  private ConstructorFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        ScalarFunction.named("array")
            .doc("array_funcs", "An array of the arguments.", "array(1, 2, 3)", "[1,2,3]")
            .resolver(ConstructorFunctions::arrayTypes)
            .nulls(NullPolicy.CALLED)
            .bind(
                Lift.called(
                    (in, out) -> {
                      List<Object> list = new ArrayList<>(in.count());
                      for (int k = 0; k < in.count(); k++) {
                        list.add(in.getValue(k));
                      }
                      out.putValue(list);
                    }))
            .define(),
        ScalarFunction.named("map")
            .doc(
                "map_funcs",
                "A map of keys and values in turn.",
                "map(1.0, '2', 3.0, '4')",
                "{1.0:\"2\",3.0:\"4\"}")
            .resolver(ConstructorFunctions::mapTypes)
            .nulls(NullPolicy.CALLED)
            .canFail()
            .bind(
                Lift.called(
                    (BindContext context) -> {
                      boolean lastWins = Elements.lastWins(context.query().settings());
                      return (in, out) -> {
                        Elements.MapBuilder map = new Elements.MapBuilder(lastWins);
                        for (int k = 0; k < in.count(); k += 2) {
                          map.put(in.getValue(k), in.getValue(k + 1));
                        }
                        out.putValue(map.build());
                      };
                    }))
            .define(),
        ScalarFunction.named("named_struct")
            .doc(
                "struct_funcs",
                "A struct of field names and values in turn.",
                "named_struct('a', 1, 'b', 2)",
                "{\"a\":1,\"b\":2}")
            .resolver(ConstructorFunctions::namedStructTypes)
            .nulls(NullPolicy.CALLED)
            .kernel(Kernel.infallible((arguments, rows) -> struct(arguments, rows, 1, 2)))
            .define(),
        ScalarFunction.named("struct")
            .doc(
                "struct_funcs",
                "A struct of the arguments.",
                "struct(1, 2)",
                "{\"col1\":1,\"col2\":2}")
            .resolver(ConstructorFunctions::structTypes)
            .nulls(NullPolicy.CALLED)
            .kernel(Kernel.infallible((arguments, rows) -> struct(arguments, rows, 0, 1)))
            .define());
  }

  private static Resolved arrayTypes(CallSite site) {
    List<SqlType> types = types(site);
    SqlType element = common(site, types);
    boolean nulls = site.arguments().stream().anyMatch(Argument::nullable);
    return Resolved.of(
        Collections.nCopies(types.size(), element), SqlType.array(element, nulls), false);
  }

  private static List<SqlType> types(CallSite site) {
    return site.arguments().stream().map(Argument::type).toList();
  }

  private static SqlType common(CallSite site, List<SqlType> types) {
    SqlType common = TypeCoercion.common(types, site.ansi());
    if (common == null) {
      throw CallErrors.differentTypes(site, types);
    }
    return common;
  }

  private static Resolved mapTypes(CallSite site) {
    List<Argument> arguments = site.arguments();
    if (arguments.size() % 2 != 0) {
      throw CallErrors.argumentCount(site, "2n (n > 0)", arguments.size());
    }
    List<SqlType> keys = new ArrayList<>();
    List<SqlType> values = new ArrayList<>();
    boolean nulls = false;
    for (int i = 0; i < arguments.size(); i += 2) {
      keys.add(arguments.get(i).type());
      values.add(arguments.get(i + 1).type());
      nulls |= arguments.get(i + 1).nullable();
    }
    SqlType key = common(site, keys);
    SqlType value = common(site, values);
    if (holdsMap(key)) {
      throw CallErrors.mismatch(
              site, "INVALID_MAP_KEY_TYPE", "A map's key cannot be or contain a map.")
          .with("keyType", CallErrors.quoted(key));
    }
    List<SqlType> all = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      all.add(i % 2 == 0 ? key : value);
    }
    return Resolved.of(all, new SqlType.MapType(key, value, nulls), false);
  }

  static boolean holdsMap(SqlType type) {
    if (type instanceof SqlType.ArrayType array) {
      return holdsMap(array.element());
    }
    if (type instanceof SqlType.StructType struct) {
      return struct.fields().stream().anyMatch(f -> holdsMap(f.type()));
    }
    return type.kind() == TypeKind.MAP;
  }

  private static Resolved namedStructTypes(CallSite site) {
    List<Argument> arguments = site.arguments();
    if (arguments.isEmpty() || arguments.size() % 2 != 0) {
      throw CallErrors.argumentCount(site, "2n (n > 0)", arguments.size());
    }
    List<SqlType> types = new ArrayList<>();
    List<SqlType.Field> fields = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      Argument name = arguments.get(i);
      if (!name.foldable() || !name.type().isText()) {
        throw CallErrors.mismatch(
                site,
                "CREATE_NAMED_STRUCT_WITHOUT_FOLDABLE_STRING",
                "The field names of named_struct must be constant strings.")
            .with("inputExprs", "[" + CallErrors.quoted(name.text()) + "]");
      }
      if (name.value() == null) {
        throw CallErrors.unexpectedNull(site, CallErrors.quoted(name.text()));
      }
      Argument value = arguments.get(i + 1);
      types.add(SqlType.STRING);
      types.add(value.type());
      fields.add(
          new SqlType.Field(
              name.value().toString(), TypeCoercion.plain(value.type()), value.nullable()));
    }
    return Resolved.of(types, SqlType.struct(fields), false);
  }

  private static Resolved structTypes(CallSite site) {
    List<SqlType.Field> fields = new ArrayList<>();
    for (Argument argument : site.arguments()) {
      fields.add(
          new SqlType.Field(
              "col" + (fields.size() + 1),
              TypeCoercion.plain(argument.type()),
              argument.nullable()));
    }
    return Resolved.of(types(site), SqlType.struct(fields), false);
  }

  private static ColumnVector struct(ColumnVector[] arguments, int rows, int first, int step) {
    ColumnVector[] fields = new ColumnVector[arguments.length / step];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = arguments[first + i * step];
    }
    return new StructVector(fields, Validity.ALL, rows);
  }

  static SqlException indexOfZero() {
    return SqlException.of("INVALID_INDEX_OF_ZERO", "Positions start at 1 or -1; there is no 0.");
  }
}
