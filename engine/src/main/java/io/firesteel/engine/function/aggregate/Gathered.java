package io.firesteel.engine.function.aggregate;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ListVector;
import io.firesteel.core.vector.VectorBuilder;
import io.firesteel.engine.function.Accumulator;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.ValueOrder;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What is made of all values of a group: lists, sets, joined strings, the most frequent value. */
final class Gathered {
  private Gathered() {}

  static Accumulator list(BindContext context) {
    return new CollectAccumulator(context.argument(0), false, false, (lists, store) -> lists);
  }

  static Accumulator set(BindContext context) {
    return each(context, values -> new ArrayList<>(new LinkedHashSet<>(normalized(values))));
  }

  // Sets and counts see 0.0 and -0.0 as one value.
  private static List<Object> normalized(List<Object> values) {
    values.replaceAll(
        v ->
            v instanceof Double d && d == 0
                ? (Object) 0.0
                : v instanceof Float f && f == 0 ? (Object) 0.0f : v);
    return values;
  }

  static Accumulator join(BindContext context) {
    ByteSlice delimiter =
        context.constant(1) == null ? ByteSlice.EMPTY : (ByteSlice) context.constant(1);
    return each(
        context,
        values -> {
          if (values.isEmpty()) {
            return null;
          }
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
              out.write(delimiter.base(), delimiter.offset(), delimiter.length());
            }
            ByteSlice value = (ByteSlice) values.get(i);
            out.write(value.base(), value.offset(), value.length());
          }
          return ByteSlice.of(out.toByteArray());
        });
  }

  /** The most frequent value; of several the smallest, or the largest for DESC. */
  static Accumulator mode(BindContext context) {
    Comparator<Object> order = ValueOrder.of(context.argument(0));
    boolean descending =
        context.argumentTypes().size() == 3 && Boolean.TRUE.equals(context.constant(2));
    Comparator<Object> preferred = descending ? order : order.reversed();
    return each(
        context,
        values -> {
          Map<Object, Integer> counts = new LinkedHashMap<>();
          normalized(values).forEach(v -> counts.merge(v, 1, Integer::sum));
          Object best = null;
          int most = 0;
          for (Map.Entry<Object, Integer> e : counts.entrySet()) {
            int n = e.getValue();
            if (n > most || n == most && preferred.compare(e.getKey(), best) > 0) {
              best = e.getKey();
              most = n;
            }
          }
          return best;
        });
  }

  /** max_by and min_by with a number of values: those of the most extreme rows, in order. */
  static Accumulator extremeBy(BindContext context, boolean max) {
    SqlType pair =
        SqlType.struct(
            List.of(
                SqlType.field("value", context.argument(0)),
                SqlType.field("order", context.argument(1))));
    Comparator<Object> order = ValueOrder.of(context.argument(1));
    Comparator<Object> best = max ? order.reversed() : order;
    int limit = (Integer) context.constant(2);
    SqlType type = context.type();
    return new CollectAccumulator(
        pair,
        true,
        true,
        (lists, store) ->
            results(
                type,
                lists,
                store,
                values -> {
                  values.removeIf(v -> ((List<?>) v).get(1) == null);
                  values.sort((a, b) -> best.compare(((List<?>) a).get(1), ((List<?>) b).get(1)));
                  List<Object> picked = new ArrayList<>();
                  for (Object v : values.subList(0, Math.min(limit, values.size()))) {
                    picked.add(((List<?>) v).get(0));
                  }
                  return picked.isEmpty() ? null : picked;
                }));
  }

  private static Accumulator each(BindContext context, Function<List<Object>, Object> rule) {
    SqlType type = context.type();
    return new CollectAccumulator(
        context.argument(0), false, false, (lists, store) -> results(type, lists, store, rule));
  }

  private static ColumnVector results(
      SqlType type, ListVector lists, RowStore store, Function<List<Object>, Object> rule) {
    VectorBuilder out = VectorBuilder.of(type, lists.length());
    for (int i = 0; i < lists.length(); i++) {
      out.appendValue(rule.apply(store.values(lists, i)));
    }
    return out.build();
  }
}
