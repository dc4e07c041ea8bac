package io.firesteel.engine.function.collection;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.SparkSettings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.ArrayType;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.NullPolicy;
import io.firesteel.engine.function.Resolver;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.Signature;
import io.firesteel.engine.function.TypeCoercion;
import io.firesteel.engine.function.ValueOrder;
import io.firesteel.engine.function.lift.Inputs;
import io.firesteel.engine.function.lift.Lift;
import io.firesteel.engine.function.lift.Output;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ThreadLocalRandom;

/** Functions of arrays. */
public final class ArrayFunctions {
  private static final String GROUP = "array_funcs";

  private ArrayFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    List<FunctionDefinition> all = new ArrayList<>();
    all.addAll(ArrayAccessFunctions.all());
    all.addAll(searches());
    all.addAll(changes());
    all.addAll(sets());
    all.addAll(orders());
    return all;
  }

  static ScalarFunction.Builder named(String name, String usage, String example, String result) {
    return ScalarFunction.named(name).doc(GROUP, usage, example, result);
  }

  private static List<FunctionDefinition> searches() {
    return List.of(
        named(
                "array_contains",
                "Whether a value is among the elements; null if only a null could be it.",
                "array_contains(array(1, 2, 3), 2)",
                "true")
            .resolver(
                ArrayArguments.noUntypedNull(2, Signature.resolver("(array<W>, W) -> boolean?")))
            .makesNull()
            .bind(
                Lift.strict(
                    (in, out) -> {
                      List<Object> list = in.getList(0);
                      if (Elements.indexOf(list, in.getValue(1)) >= 0) {
                        out.putBoolean(true);
                      } else if (!list.contains(null)) {
                        out.putBoolean(false);
                      }
                    }))
            .define(),
        named(
                "array_position",
                "The position of a value, 0 if it is not there.",
                "array_position(array(312, 773, 708, 708), 708)",
                "3")
            .resolver(
                ArrayArguments.noUntypedNull(1, Signature.resolver("(array<T>, T) -> bigint")))
            .bind(
                Lift.strict(
                    (in, out) -> out.putLong(Elements.indexOf(in.getList(0), in.getValue(1)) + 1L)))
            .define(),
        named(
                "arrays_overlap",
                "Whether two arrays have an element in common.",
                "arrays_overlap(array(1, 2, 3), array(3, 4, 5))",
                "true")
            .on("(array<T>, array<T>) -> boolean?")
            .makesNull()
            .bind(
                Lift.strict(
                    (in, out) -> {
                      List<Object> a = in.getList(0);
                      List<Object> b = in.getList(1);
                      boolean found = false;
                      for (Object value : a) {
                        found |= value != null && Elements.indexOf(b, value) >= 0;
                      }
                      boolean unknown =
                          !a.isEmpty() && !b.isEmpty() && (a.contains(null) || b.contains(null));
                      if (found || !unknown) {
                        out.putBoolean(found);
                      }
                    }))
            .define(),
        extreme("array_min", -1, "smallest", "1"),
        extreme("array_max", 1, "largest", "20"),
        named(
                "array_join",
                "The elements as text with a delimiter between; nulls are left out or replaced.",
                "array_join(array('hello', 'world'), ' ')",
                "hello world")
            .on("(array<string>, string, string?) -> string")
            .bind(
                Lift.strict(
                    (in, out) -> {
                      StringJoiner all = new StringJoiner(in.getString(1));
                      String instead = in.count() > 2 ? in.getString(2) : null;
                      for (Object value : in.getList(0)) {
                        if (value != null || instead != null) {
                          all.add(value == null ? instead : value.toString());
                        }
                      }
                      out.putString(all.toString());
                    }))
            .define());
  }

  private static FunctionDefinition extreme(String name, int sign, String which, String result) {
    return named(
            name,
            "The " + which + " element, nulls left out.",
            name + "(array(1, 20, NULL, 3))",
            result)
        .resolver(
            ordered(
                Signature.resolver(
                    (types, site) -> ((ArrayType) types.get(0)).element(), "(array) -> any?")))
        .makesNull()
        .bind(
            Lift.strict(
                (BindContext context) -> {
                  Comparator<Object> order = ValueOrder.of(context.type());
                  return (in, out) -> {
                    Object best = null;
                    for (Object value : in.getList(0)) {
                      if (value != null
                          && (best == null || sign * order.compare(value, best) > 0)) {
                        best = value;
                      }
                    }
                    out.putValue(best);
                  };
                }))
        .define();
  }

  /** Elements must have an order. */
  private static Resolver ordered(Resolver types) {
    return site -> {
      if (!site.arguments().isEmpty()
          && !TypeCoercion.isOrderable(site.arguments().get(0).type())) {
        throw CallErrors.notOrderable(site, site.arguments().get(0).type());
      }
      return types.resolve(site);
    };
  }

  private static List<FunctionDefinition> changes() {
    return List.of(
        named(
                "array_append",
                "The array with a value at its end.",
                "array_append(array('b', 'd'), 'e')",
                "[\"b\",\"d\",\"e\"]")
            .resolver(ArrayArguments.typed(Signature.resolver("(array<T>, T) -> array<T>")))
            .nulls(NullPolicy.CALLED)
            .bind(Lift.called((in, out) -> add(in, out, false)))
            .define(),
        named(
                "array_prepend",
                "The array with a value at its start.",
                "array_prepend(array('b', 'd'), 'e')",
                "[\"e\",\"b\",\"d\"]")
            .resolver(ArrayArguments.typed(Signature.resolver("(array<T>, T) -> array<T>")))
            .nulls(NullPolicy.CALLED)
            .bind(Lift.called((in, out) -> add(in, out, true)))
            .define(),
        named(
                "array_insert",
                "The array with a value at a position, filled up with nulls.",
                "array_insert(array(1, 2, 3, 4), 5, 5)",
                "[1,2,3,4,5]")
            .resolver(
                ArrayArguments.wholeNumber(1, Signature.resolver("(array<T>, int, T) -> array<T>")))
            .nulls(NullPolicy.CALLED)
            .canFail()
            .bind(
                Lift.called(
                    (BindContext context) -> {
                      boolean legacy =
                          context
                              .query()
                              .settings()
                              .get(SparkSettings.NEGATIVE_INDEX_IN_ARRAY_INSERT);
                      return (in, out) -> insert(in, out, legacy);
                    }))
            .define(),
        named(
                "array_remove",
                "The array without the elements equal to a value.",
                "array_remove(array(1, 2, 3, NULL, 3), 3)",
                "[1,2,null]")
            .on("(array<T>, T) -> array<T>")
            .bind(
                Lift.strict(
                    (in, out) -> {
                      List<Object> list = new ArrayList<>(in.getList(0));
                      Object value = in.getValue(1);
                      list.removeIf(v -> v != null && Elements.equal(v, value));
                      out.putValue(list);
                    }))
            .define(),
        named(
                "array_compact",
                "The array without nulls.",
                "array_compact(array(1, 2, 3, NULL))",
                "[1,2,3]")
            .on("(array) -> $1")
            .bind(
                Lift.strict(
                    (in, out) -> {
                      List<Object> list = new ArrayList<>(in.getList(0));
                      list.removeIf(Objects::isNull);
                      out.putValue(list);
                    }))
            .define(),
        named(
                "array_repeat",
                "An array of the same value some times over.",
                "array_repeat('123', 2)",
                "[\"123\",\"123\"]")
            .resolver(
                ArrayArguments.wholeNumber(
                    1,
                    Signature.resolver(
                        (types, site) ->
                            SqlType.array(types.get(0), site.arguments().get(0).nullable()),
                        "(any, int)")))
            .nulls(NullPolicy.CALLED)
            .bind(
                Lift.called(
                    (in, out) -> {
                      if (!in.isNull(1)) {
                        int times = Math.max(0, in.getInt(1));
                        out.putValue(Collections.nCopies(times, in.getValue(0)));
                      }
                    }))
            .define(),
        named(
                "flatten",
                "The elements of the inner arrays in one array.",
                "flatten(array(array(1, 2), array(3, 4)))",
                "[1,2,3,4]")
            .resolver(
                Signature.resolver(
                    (types, site) -> ((ArrayType) types.get(0)).element(), "(array<array<T>>)"))
            .makesNull()
            .bind(
                Lift.strict(
                    (in, out) -> {
                      List<Object> all = new ArrayList<>();
                      for (Object inner : in.getList(0)) {
                        if (inner == null) {
                          return;
                        }
                        all.addAll((List<?>) inner);
                      }
                      out.putValue(all);
                    }))
            .define(),
        named(
                "arrays_zip",
                "An array of structs of the elements at the same place.",
                "arrays_zip(array(1, 2, 3), array(2, 3, 4))",
                "[{\"0\":1,\"1\":2},{\"0\":2,\"1\":3},{\"0\":3,\"1\":4}]")
            .resolver(Signature.resolver(ArrayFunctions::zipType, "(array...)"))
            .bind(Lift.strict(ArrayFunctions::zip))
            .define());
  }

  private static SqlType zipType(List<SqlType> types, CallSite site) {
    List<SqlType.Field> fields = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      String text = site.arguments().get(i).text();
      boolean column = text.matches("[A-Za-z_][A-Za-z0-9_.]*");
      String name = column ? text.substring(text.lastIndexOf('.') + 1) : Integer.toString(i);
      fields.add(SqlType.field(name, ((ArrayType) types.get(i)).element()));
    }
    return SqlType.array(SqlType.struct(fields), false);
  }

  private static void zip(Inputs in, Output out) {
    int n = in.count();
    List<List<Object>> lists = new ArrayList<>();
    int longest = 0;
    for (int k = 0; k < n; k++) {
      lists.add(in.getList(k));
      longest = Math.max(longest, lists.get(k).size());
    }
    List<Object> all = new ArrayList<>(longest);
    for (int i = 0; i < longest; i++) {
      List<Object> struct = new ArrayList<>(n);
      for (List<Object> list : lists) {
        struct.add(i < list.size() ? list.get(i) : null);
      }
      all.add(struct);
    }
    out.putValue(all);
  }

  private static void add(Inputs in, Output out, boolean first) {
    if (!in.isNull(0)) {
      List<Object> list = new ArrayList<>(in.getList(0));
      list.add(first ? 0 : list.size(), in.getValue(1));
      out.putValue(list);
    }
  }

  private static void insert(Inputs in, Output out, boolean legacy) {
    if (in.isNull(0) || in.isNull(1)) {
      return;
    }
    int position = in.getInt(1);
    if (position == 0) {
      throw ConstructorFunctions.indexOfZero();
    }
    List<Object> list = new ArrayList<>(in.getList(0));
    int distance = Math.abs(position);
    if (distance > 10_000_000) {
      throw SqlException.of(
          "COLLECTION_SIZE_LIMIT_EXCEEDED.FUNCTION",
          "An array of " + distance + " elements is too long.");
    }
    if (position > 0) {
      while (list.size() < position - 1) {
        list.add(null);
      }
      list.add(position - 1, in.getValue(2));
    } else {
      // The position is that of the new element; in legacy mode that of the one behind it.
      int shift = legacy ? 0 : 1;
      while (list.size() + shift < distance) {
        list.add(0, null);
      }
      list.add(list.size() + shift + position, in.getValue(2));
    }
    out.putValue(list);
  }

  private static List<FunctionDefinition> sets() {
    return List.of(
        named(
                "array_distinct",
                "The elements without repetitions.",
                "array_distinct(array(1, 2, 3, NULL, 3))",
                "[1,2,3,null]")
            .on("(array) -> $1")
            .bind(Lift.strict((in, out) -> out.putValue(new ArrayList<>(set(in.getList(0))))))
            .define(),
        named(
                "array_union",
                "The elements of either array, without repetitions.",
                "array_union(array(1, 2, 3), array(1, 3, 5))",
                "[1,2,3,5]")
            .on("(array<T>, array<T>) -> array<T>")
            .bind(
                Lift.strict(
                    (in, out) -> {
                      Set<Object> all = set(in.getList(0));
                      all.addAll(set(in.getList(1)));
                      out.putValue(new ArrayList<>(all));
                    }))
            .define(),
        named(
                "array_intersect",
                "The elements of both arrays, without repetitions.",
                "array_intersect(array(1, 2, 3), array(1, 3, 5))",
                "[1,3]")
            .on("(array<T>, array<T>) -> array<T>")
            .bind(
                Lift.strict(
                    (in, out) -> {
                      Set<Object> all = set(in.getList(0));
                      all.retainAll(set(in.getList(1)));
                      out.putValue(new ArrayList<>(all));
                    }))
            .define(),
        named(
                "array_except",
                "The elements of the first array that the second has not, without repetitions.",
                "array_except(array(1, 2, 3), array(1, 3, 5))",
                "[2]")
            .on("(array<T>, array<T>) -> array<T>")
            .bind(
                Lift.strict(
                    (in, out) -> {
                      Set<Object> all = set(in.getList(0));
                      all.removeAll(set(in.getList(1)));
                      out.putValue(new ArrayList<>(all));
                    }))
            .define());
  }

  private static Set<Object> set(List<Object> list) {
    Set<Object> set = new LinkedHashSet<>();
    list.forEach(v -> set.add(Elements.key(v)));
    return set;
  }

  private static List<FunctionDefinition> orders() {
    return List.of(
        named(
                "sort_array",
                "The elements in order, nulls first; or descending, nulls last.",
                "sort_array(array('b', NULL, 'a'))",
                "[null,\"a\",\"b\"]")
            .resolver(
                ArrayArguments.exactly(
                    1,
                    SqlType.BOOLEAN,
                    ordered(Signature.resolver("(array, boolean = true) -> $1"))))
            .bind(
                Lift.strict(
                    (BindContext context) -> {
                      Comparator<Object> order =
                          ValueOrder.of(((ArrayType) context.argument(0)).element());
                      return (in, out) -> {
                        List<Object> list = new ArrayList<>(in.getList(0));
                        list.sort(in.getBoolean(1) ? order : order.reversed());
                        out.putValue(list);
                      };
                    }))
            .define(),
        named("shuffle", "The elements in random order.", "", "")
            .on("(array, const bigint?) -> $1")
            .nonDeterministic()
            .bind(
                Lift.strict(
                    (in, out) -> {
                      List<Object> list = new ArrayList<>(in.getList(0));
                      Collections.shuffle(list, ThreadLocalRandom.current());
                      out.putValue(list);
                    }))
            .define());
  }
}
