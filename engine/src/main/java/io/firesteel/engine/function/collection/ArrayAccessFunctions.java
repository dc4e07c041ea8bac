package io.firesteel.engine.function.collection;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.ArrayType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.NullPolicy;
import io.firesteel.engine.function.Resolver;
import io.firesteel.engine.function.Signature;
import io.firesteel.engine.function.lift.Inputs;
import io.firesteel.engine.function.lift.Lift;
import io.firesteel.engine.function.lift.Output;
import io.firesteel.engine.function.lift.RowFunction;
import java.util.List;

/** Functions that give elements of arrays: by position, by range, by key. */
final class ArrayAccessFunctions {
  private ArrayAccessFunctions() {}

  static List<FunctionDefinition> all() {
    return List.of(
        element("element_at", false),
        element("try_element_at", true),
        ArrayFunctions.named(
                "get",
                "The element at an index from 0, null outside.",
                "get(array(1, 2, 3), 0)",
                "1")
            .resolver(
                ArrayArguments.typed(
                    Signature.resolver(
                        (types, site) -> ((ArrayType) types.get(0)).element(),
                        "(array, int) -> any?")))
            .makesNull()
            .bind(
                Lift.strict(
                    (in, out) -> {
                      List<Object> list = in.getList(0);
                      int i = in.getInt(1);
                      if (i >= 0 && i < list.size()) {
                        out.putValue(list.get(i));
                      }
                    }))
            .define(),
        ArrayFunctions.named(
                "size",
                "The number of elements or entries.",
                "size(array('b', 'd', 'c', 'a'))",
                "4")
            .aliases("cardinality")
            .resolver(
                site -> {
                  boolean minusOne = !site.ansi();
                  return Signature.resolver("(array|map) -> int" + (minusOne ? "!" : ""))
                      .resolve(site);
                })
            .nulls(NullPolicy.CALLED)
            .bind(
                Lift.called(
                    (BindContext context) -> {
                      boolean list = context.argument(0).kind() == TypeKind.ARRAY;
                      boolean ansi = context.ansi();
                      return (in, out) -> {
                        if (!in.isNull(0)) {
                          out.putInt(list ? in.lists(0).size(in.at(0)) : in.maps(0).size(in.at(0)));
                        } else if (!ansi) {
                          out.putInt(-1);
                        }
                      };
                    }))
            .define(),
        ArrayFunctions.named(
                "array_size", "The number of elements.", "array_size(array(1, 2))", "2")
            .on("(array) -> int")
            .bind(Lift.strict((in, out) -> out.putInt(in.lists(0).size(in.at(0)))))
            .define(),
        ArrayFunctions.named(
                "slice",
                "The part from a position, counted from 1 or backwards from -1, of some length.",
                "slice(array(1, 2, 3, 4), 2, 2)",
                "[2,3]")
            .on("(array, int, int) -> $1")
            .canFail()
            .bind(Lift.strict(ArrayAccessFunctions::slice))
            .define());
  }

  private static FunctionDefinition element(String name, boolean tries) {
    Resolver maps = Signature.resolver("(map<K,V>, K) -> V?");
    Resolver arrays =
        Signature.resolver(
            (types, site) -> ((ArrayType) types.get(0)).element(), "(array, int) -> any?");
    return ArrayFunctions.named(
            name,
            "The element at a position from 1, or from the end at -1; or a map's value for a key.",
            name + "(array(1, 2, 3), 2)",
            "2")
        .resolver(
            site -> {
              boolean map =
                  !site.arguments().isEmpty()
                      && site.arguments().get(0).type().kind() == TypeKind.MAP;
              if (!map && site.arguments().size() == 2) {
                SqlType index = site.arguments().get(1).type();
                if (!index.isIntegral() && index.kind() != TypeKind.VOID
                    || index.kind() == TypeKind.BIGINT) {
                  throw CallErrors.inputType(site, 1, "\"INT\"");
                }
              }
              return (map ? maps : ArrayArguments.typed(arrays)).resolve(site);
            })
        .makesNull()
        .canFail()
        .bind(
            Lift.strict(
                (BindContext context) ->
                    context.argument(0).kind() == TypeKind.MAP
                        ? (in, out) -> {
                          int i = Elements.indexOf(in.getMap(0).keys(), in.getValue(1));
                          out.putValue(i < 0 ? null : in.getMap(0).values().get(i));
                        }
                        : elementAt(!tries && context.ansi())))
        .define();
  }

  private static RowFunction elementAt(boolean checked) {
    return (in, out) -> {
      List<Object> list = in.getList(0);
      int position = in.getInt(1);
      if (position == 0) {
        throw ConstructorFunctions.indexOfZero();
      }
      int i = position > 0 ? position - 1 : list.size() + position;
      if (i >= 0 && i < list.size()) {
        out.putValue(list.get(i));
      } else if (checked) {
        throw SqlException.of(
                "INVALID_ARRAY_INDEX_IN_ELEMENT_AT",
                "There is no element "
                    + position
                    + " in an array of "
                    + list.size()
                    + "; try_element_at gives NULL instead.")
            .with("indexValue", Integer.toString(position))
            .with("arraySize", Integer.toString(list.size()));
      }
    };
  }

  private static void slice(Inputs in, Output out) {
    List<Object> list = in.getList(0);
    int start = in.getInt(1);
    int length = in.getInt(2);
    if (start == 0) {
      throw SqlException.of("INVALID_PARAMETER_VALUE.START", "The start of slice must not be 0.")
          .with("parameter", "`start`")
          .with("functionName", "`slice`");
    }
    if (length < 0) {
      throw SqlException.of(
              "INVALID_PARAMETER_VALUE.LENGTH",
              "The length of slice must not be negative, but is " + length + ".")
          .with("parameter", "`length`")
          .with("length", Integer.toString(length))
          .with("functionName", "`slice`");
    }
    int from = start > 0 ? start - 1 : list.size() + start;
    if (from < 0 || from >= list.size()) {
      out.putValue(List.of());
      return;
    }
    out.putValue(list.subList(from, (int) Math.min((long) from + length, list.size())));
  }
}
