package io.firesteel.engine.function.collation;

import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.function.lift.Inputs;
import io.firesteel.engine.function.lift.Output;
import io.firesteel.engine.function.lift.RowFunction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Functions that compare the elements of arrays and the keys of maps, for collated strings. */
final class CollatedArrays {
  private CollatedArrays() {}

  /** The function, or null if there is none of that name. */
  static RowFunction of(String function, Collation collation) {
    switch (function) {
      case "array_contains":
        return (in, out) -> {
          List<Object> keys = keys(collation, in.getList(0));
          if (keys.contains(key(collation, in.getValue(1)))) {
            out.putBoolean(true);
          } else if (!keys.contains(null)) {
            out.putBoolean(false);
          }
        };
      case "array_position":
        return (in, out) ->
            out.putLong(
                keys(collation, in.getList(0)).indexOf(key(collation, in.getValue(1))) + 1L);
      case "arrays_overlap":
        return (in, out) -> overlap(in, out, collation);
      case "array_remove":
        return (in, out) -> {
          Object gone = key(collation, in.getValue(1));
          List<Object> list = new ArrayList<>(in.getList(0));
          list.removeIf(v -> v != null && key(collation, v).equals(gone));
          out.putValue(list);
        };
      case "array_distinct":
        return (in, out) -> out.putValue(new ArrayList<>(set(collation, in.getList(0)).values()));
      case "array_union":
        return (in, out) -> {
          Map<Object, Object> all = set(collation, in.getList(0));
          set(collation, in.getList(1)).forEach(all::putIfAbsent);
          out.putValue(new ArrayList<>(all.values()));
        };
      case "array_intersect", "array_except":
        boolean both = function.equals("array_intersect");
        return (in, out) -> {
          Map<Object, Object> left = set(collation, in.getList(0));
          Set<Object> right = set(collation, in.getList(1)).keySet();
          left.keySet().removeIf(k -> right.contains(k) != both);
          out.putValue(new ArrayList<>(left.values()));
        };
      case "map_contains_key":
        return (in, out) ->
            out.putBoolean(
                keys(collation, in.getMap(0).keys()).contains(key(collation, in.getValue(1))));
      default:
        return null;
    }
  }

  private static Object key(Collation collation, Object value) {
    return value == null ? null : ByteSlice.of(collation.key(value.toString()));
  }

  private static List<Object> keys(Collation collation, List<?> values) {
    List<Object> keys = new ArrayList<>(values.size());
    values.forEach(v -> keys.add(key(collation, v)));
    return keys;
  }

  /** The first value of each key, in order. */
  private static Map<Object, Object> set(Collation collation, List<Object> values) {
    Map<Object, Object> set = new LinkedHashMap<>();
    for (Object value : values) {
      Object key = key(collation, value);
      if (!set.containsKey(key)) {
        set.put(key, value);
      }
    }
    return set;
  }

  private static void overlap(Inputs in, Output out, Collation collation) {
    List<Object> a = keys(collation, in.getList(0));
    List<Object> b = keys(collation, in.getList(1));
    boolean found = a.stream().anyMatch(v -> v != null && b.contains(v));
    boolean unknown = !a.isEmpty() && !b.isEmpty() && (a.contains(null) || b.contains(null));
    if (found || !unknown) {
      out.putBoolean(found);
    }
  }
}
