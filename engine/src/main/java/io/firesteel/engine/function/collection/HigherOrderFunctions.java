package io.firesteel.engine.function.collection;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.ArrayType;
import io.firesteel.core.type.SqlType.MapType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.NullPolicy;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.function.Resolver;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.TypeCoercion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Functions that take lambdas: their types. The loops are in {@link LambdaKernels}. */
public final class HigherOrderFunctions {
  private static final SqlType EMPTY_ARRAY = SqlType.array(SqlType.VOID);

  private HigherOrderFunctions() {}

  /** The types of a call, once all lambdas are analysed. */
  @FunctionalInterface
  private interface Types {
    Resolved of(CallSite site);
  }

  /** The types of a lambda's parameters; null where the argument is none. */
  @FunctionalInterface
  private interface Parameters {
    List<SqlType> of(int index, CallSite site);
  }

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        define(
            "transform",
            "The results of a lambda for each element; it may also take the index.",
            "transform(array(1, 2, 3), x -> x + 1)",
            "[2,3,4]",
            2,
            2,
            HigherOrderFunctions::elementAndIndex,
            site -> {
              Argument body = site.arguments().get(1);
              return result(site, SqlType.array(body.type(), body.nullable()), body.type());
            },
            LambdaKernels::transform),
        define(
            "filter",
            "The elements for which a lambda is true.",
            "filter(array(1, 2, 3), x -> x % 2 == 1)",
            "[1,3]",
            2,
            2,
            HigherOrderFunctions::elementAndIndex,
            site -> result(site, array(site, 0), condition(site, 1)),
            LambdaKernels::filter),
        define(
            "exists",
            "Whether a lambda is true for any element.",
            "exists(array(1, 2, 3), x -> x % 2 == 0)",
            "true",
            2,
            2,
            HigherOrderFunctions::element,
            site -> result(site, SqlType.BOOLEAN, condition(site, 1)),
            context -> LambdaKernels.quantified(context, true)),
        define(
            "forall",
            "Whether a lambda is true for all elements.",
            "forall(array(1, 2, 3), x -> x % 2 == 0)",
            "false",
            2,
            2,
            HigherOrderFunctions::element,
            site -> result(site, SqlType.BOOLEAN, condition(site, 1)),
            context -> LambdaKernels.quantified(context, false)),
        define(
            "aggregate",
            "A start value merged with one element after the other, and finished by a lambda.",
            "aggregate(array(1, 2, 3), 0, (acc, x) -> acc + x)",
            "6",
            3,
            4,
            HigherOrderFunctions::accumulated,
            HigherOrderFunctions::aggregateTypes,
            LambdaKernels::aggregate,
            "reduce"),
        define(
            "zip_with",
            "The results of a lambda for the elements of two arrays at the same place.",
            "zip_with(array(1, 2), array(3, 4), (x, y) -> x + y)",
            "[4,6]",
            3,
            3,
            (index, site) ->
                index == 2 ? List.of(array(site, 0).element(), array(site, 1).element()) : null,
            site ->
                result(
                    site,
                    SqlType.array(
                        site.arguments().get(2).type(), site.arguments().get(2).nullable()),
                    site.arguments().get(2).type()),
            LambdaKernels::zipWith),
        define(
            "map_filter",
            "The entries for which a lambda is true.",
            "map_filter(map(1, 0, 2, 2, 3, -1), (k, v) -> k > v)",
            "{1:0,3:-1}",
            2,
            2,
            HigherOrderFunctions::entry,
            site -> result(site, map(site, 0), condition(site, 1)),
            LambdaKernels::mapFilter),
        define(
            "transform_keys",
            "The map with keys that a lambda makes of its entries.",
            "transform_keys(map_from_arrays(array(1, 2), array(1, 2)), (k, v) -> k + 1)",
            "{2:1,3:2}",
            2,
            2,
            HigherOrderFunctions::entry,
            site -> {
              SqlType key = site.arguments().get(1).type();
              MapType map = map(site, 0);
              return result(site, new MapType(key, map.value(), map.valueContainsNull()), key);
            },
            context -> LambdaKernels.transformMap(context, true)),
        define(
            "transform_values",
            "The map with values that a lambda makes of its entries.",
            "transform_values(map_from_arrays(array(1, 2), array(1, 2)), (k, v) -> v + 1)",
            "{1:2,2:3}",
            2,
            2,
            HigherOrderFunctions::entry,
            site -> {
              Argument body = site.arguments().get(1);
              return result(
                  site, new MapType(map(site, 0).key(), body.type(), body.nullable()), body.type());
            },
            context -> LambdaKernels.transformMap(context, false)),
        define(
            "map_zip_with",
            "A map over the keys of both maps, with values that a lambda makes of theirs.",
            "map_zip_with(map(1, 'a', 2, 'b'), map(1, 'x', 2, 'y'), (k, v1, v2) -> concat(v1, v2))",
            "{1:\"ax\",2:\"by\"}",
            3,
            3,
            HigherOrderFunctions::zippedEntry,
            HigherOrderFunctions::mapZipTypes,
            LambdaKernels::mapZipWith),
        define(
            "array_sort",
            "The elements in order, nulls last, or in the order of a lambda that compares two.",
            "array_sort(array('b', NULL, 'a'))",
            "[\"a\",\"b\",null]",
            1,
            2,
            (index, site) ->
                index == 1 ? List.of(array(site, 0).element(), array(site, 0).element()) : null,
            HigherOrderFunctions::sortTypes,
            LambdaKernels::sort));
  }

  private static FunctionDefinition define(
      String name,
      String usage,
      String example,
      String result,
      int least,
      int most,
      Parameters parameters,
      Types types,
      Function<BindContext, Kernel> binder,
      String... aliases) {
    Resolver resolver =
        new Resolver() {
          @Override
          public Resolved resolve(CallSite site) {
            check(site, least, most);
            return types.of(site);
          }

          @Override
          public boolean takesLambda(int index) {
            return index >= (least == 3 ? 2 : 1);
          }

          @Override
          public List<SqlType> lambdaParameters(int index, CallSite site) {
            check(site, least, most);
            return parameters.of(index, site);
          }
        };
    return ScalarFunction.named(name)
        .aliases(aliases)
        .doc("lambda_funcs", usage, example, result)
        .resolver(resolver)
        .nulls(NullPolicy.CALLED)
        .canFail()
        .bind(binder)
        .define();
  }

  private static void check(CallSite site, int least, int most) {
    int n = site.arguments().size();
    if (n < least || n > most) {
      throw CallErrors.argumentCount(
          site, least == most ? Integer.toString(least) : "[" + least + ", " + most + "]", n);
    }
  }

  /** Arguments as they are, the last one as {@code body}. */
  private static Resolved result(CallSite site, SqlType type, SqlType body) {
    List<SqlType> types = new ArrayList<>();
    boolean nullable =
        type.kind() == TypeKind.BOOLEAN
            && site.arguments().get(site.arguments().size() - 1).nullable();
    for (int i = 0; i < site.arguments().size() - 1; i++) {
      SqlType given = site.arguments().get(i).type();
      types.add(given.kind() == TypeKind.VOID ? EMPTY_ARRAY : given);
      nullable |= site.arguments().get(i).nullable();
    }
    types.add(body);
    return Resolved.of(types, type, nullable);
  }

  private static ArrayType array(CallSite site, int index) {
    SqlType type = site.arguments().get(index).type();
    if (type.kind() == TypeKind.VOID) {
      return (ArrayType) EMPTY_ARRAY;
    }
    if (!(type instanceof ArrayType array)) {
      throw CallErrors.inputType(site, index, "\"ARRAY\"");
    }
    return array;
  }

  private static MapType map(CallSite site, int index) {
    if (!(site.arguments().get(index).type() instanceof MapType map)) {
      throw CallErrors.inputType(site, index, "\"MAP\"");
    }
    return map;
  }

  private static SqlType condition(CallSite site, int index) {
    SqlType type = site.arguments().get(index).type();
    if (!TypeCoercion.isImplicit(type, SqlType.BOOLEAN, site.ansi())) {
      throw CallErrors.inputType(site, index, "\"BOOLEAN\"");
    }
    return SqlType.BOOLEAN;
  }

  private static List<SqlType> element(int index, CallSite site) {
    return index == 1 ? List.of(array(site, 0).element()) : null;
  }

  private static List<SqlType> elementAndIndex(int index, CallSite site) {
    return index == 1 ? List.of(array(site, 0).element(), SqlType.INT) : null;
  }

  private static List<SqlType> entry(int index, CallSite site) {
    return index == 1 ? List.of(map(site, 0).key(), map(site, 0).value()) : null;
  }

  private static List<SqlType> zippedEntry(int index, CallSite site) {
    return index == 2 ? List.of(zippedKey(site), map(site, 0).value(), map(site, 1).value()) : null;
  }

  private static SqlType zippedKey(CallSite site) {
    SqlType key = TypeCoercion.common(List.of(map(site, 0).key(), map(site, 1).key()), site.ansi());
    if (key == null) {
      throw CallErrors.mismatch(
              site, "MAP_ZIP_WITH_DIFF_TYPES", "The keys of both maps must be of one type.")
          .with("functionName", CallErrors.functionName(site))
          .with("leftType", CallErrors.quoted(map(site, 0).key()))
          .with("rightType", CallErrors.quoted(map(site, 1).key()));
    }
    return key;
  }

  private static Resolved mapZipTypes(CallSite site) {
    SqlType key = zippedKey(site);
    Argument body = site.arguments().get(2);
    List<SqlType> types =
        List.of(
            new MapType(key, map(site, 0).value(), map(site, 0).valueContainsNull()),
            new MapType(key, map(site, 1).value(), map(site, 1).valueContainsNull()),
            body.type());
    boolean nullable = site.arguments().get(0).nullable() || site.arguments().get(1).nullable();
    return Resolved.of(types, new MapType(key, body.type(), body.nullable()), nullable);
  }

  private static List<SqlType> accumulated(int index, CallSite site) {
    SqlType start = site.arguments().get(1).type();
    if (index == 2) {
      return List.of(start, array(site, 0).element());
    }
    return index == 3 ? List.of(start) : null;
  }

  private static Resolved aggregateTypes(CallSite site) {
    List<Argument> arguments = site.arguments();
    SqlType start = arguments.get(1).type();
    SqlType merged = arguments.get(2).type();
    if (!TypeCoercion.sameLayout(merged, start)) {
      throw CallErrors.inputType(site, 2, CallErrors.quoted(start));
    }
    List<SqlType> types = new ArrayList<>();
    SqlType array = arguments.get(0).type();
    types.add(array.kind() == TypeKind.VOID ? EMPTY_ARRAY : array);
    types.add(start);
    types.add(start);
    if (arguments.size() == 4) {
      types.add(arguments.get(3).type());
    }
    array(site, 0);
    boolean four = arguments.size() == 4;
    return Resolved.of(
        types,
        four ? arguments.get(3).type() : start,
        !four || arguments.get(0).nullable() || arguments.get(3).nullable());
  }

  private static Resolved sortTypes(CallSite site) {
    ArrayType array = array(site, 0);
    if (site.arguments().size() == 1) {
      if (!TypeCoercion.isOrderable(array)) {
        throw CallErrors.notOrderable(site, array);
      }
      return Resolved.of(List.of(array), array, site.arguments().get(0).nullable());
    }
    SqlType comparison = site.arguments().get(1).type();
    if (comparison.kind() != TypeKind.INT && comparison.kind() != TypeKind.VOID) {
      throw CallErrors.mismatch(
              site, "UNEXPECTED_RETURN_TYPE", "The lambda of array_sort must give INT.")
          .with("functionName", CallErrors.functionName(site))
          .with("expectedType", "\"INT\"")
          .with("actualType", CallErrors.quoted(comparison));
    }
    return Resolved.of(List.of(array, SqlType.INT), array, site.arguments().get(0).nullable());
  }
}
