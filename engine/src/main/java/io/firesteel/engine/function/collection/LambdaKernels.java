package io.firesteel.engine.function.collection;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.ArrayType;
import io.firesteel.core.type.SqlType.MapType;
import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.ListVector;
import io.firesteel.core.vector.MapValue;
import io.firesteel.core.vector.MapVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.VectorBuilder;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.BindContext.LambdaKernel;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.ValueOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Higher-order functions: the elements of all rows are laid out in one vector, over which the
 * lambda's body is evaluated once a batch (once a step where steps depend on each other).
 */
final class LambdaKernels {
  private LambdaKernels() {}

  /** A lambda and where its captured values start among the arguments. */
  private record Lambda(LambdaKernel body, int captured) {
    static Lambda at(BindContext context, int index) {
      int from = context.argumentTypes().size();
      for (int i = 0; i < index; i++) {
        LambdaKernel earlier = context.lambdas().get(i);
        from += earlier == null ? 0 : earlier.capturedCount();
      }
      return new Lambda(context.lambdas().get(index), from);
    }

    ColumnVector evaluate(
        ColumnVector[] parameters, int[] outerRow, ColumnVector[] arguments, int rows) {
      ColumnVector[] values =
          Arrays.copyOfRange(arguments, captured, captured + body.capturedCount());
      return body.evaluate(parameters, outerRow, values, rows);
    }
  }

  /** The elements of all rows, one after the other. */
  private record Flat(int[] outerRow, int[] index, int[] position, int[] offsets, int[] lengths) {
    static Flat of(int rows, int[] starts, int[] sizes, Validity validity) {
      int total = 0;
      int[] offsets = new int[rows];
      int[] lengths = new int[rows];
      for (int i = 0; i < rows; i++) {
        offsets[i] = total;
        lengths[i] = validity.isValid(i) ? sizes[i] : 0;
        total += lengths[i];
      }
      int[] outerRow = new int[total];
      int[] index = new int[total];
      int[] position = new int[total];
      int at = 0;
      for (int i = 0; i < rows; i++) {
        for (int k = 0; k < lengths[i]; k++) {
          outerRow[at] = i;
          index[at] = starts[i] + k;
          position[at++] = k;
        }
      }
      return new Flat(outerRow, index, position, offsets, lengths);
    }

    static Flat of(ListVector lists) {
      return of(lists.length(), lists.offsets(), lists.lengths(), lists.validity());
    }

    static Flat of(MapVector maps) {
      return of(maps.length(), maps.offsets(), maps.lengths(), maps.validity());
    }

    int count() {
      return outerRow.length;
    }

    IntVector positions() {
      return new IntVector(position, Validity.ALL, position.length);
    }
  }

  static Kernel transform(BindContext context) {
    Lambda lambda = Lambda.at(context, 1);
    return (arguments, rows) -> {
      ListVector lists = (ListVector) arguments[0].flatten();
      Flat flat = Flat.of(lists);
      ColumnVector[] parameters = {
        lists.elements().select(flat.index, flat.count()), flat.positions()
      };
      ColumnVector results = lambda.evaluate(parameters, flat.outerRow, arguments, flat.count());
      return new ListVector(flat.offsets, flat.lengths, results, lists.validity(), rows);
    };
  }

  static Kernel filter(BindContext context) {
    Lambda lambda = Lambda.at(context, 1);
    return (arguments, rows) -> {
      ListVector lists = (ListVector) arguments[0].flatten();
      Flat flat = Flat.of(lists);
      ColumnVector elements = lists.elements().select(flat.index, flat.count());
      Kept kept =
          keep(
              flat,
              lambda.evaluate(
                  new ColumnVector[] {elements, flat.positions()},
                  flat.outerRow,
                  arguments,
                  flat.count()),
              rows);
      return new ListVector(
          kept.offsets,
          kept.lengths,
          elements.select(kept.rows, kept.count),
          lists.validity(),
          rows);
    };
  }

  private record Kept(int[] rows, int count, int[] offsets, int[] lengths) {}

  private static Kept keep(Flat flat, ColumnVector condition, int rows) {
    BooleanVector truth = (BooleanVector) condition.flatten();
    int[] kept = new int[flat.count()];
    int[] offsets = new int[rows];
    int[] lengths = new int[rows];
    int n = 0;
    for (int i = 0; i < rows; i++) {
      offsets[i] = n;
      for (int k = flat.offsets[i]; k < flat.offsets[i] + flat.lengths[i]; k++) {
        if (!truth.isNull(k) && truth.get(k)) {
          kept[n++] = k;
        }
      }
      lengths[i] = n - offsets[i];
    }
    return new Kept(kept, n, offsets, lengths);
  }

  /** exists, or forall, with SQL's third truth value. */
  static Kernel quantified(BindContext context, boolean exists) {
    Lambda lambda = Lambda.at(context, 1);
    return (arguments, rows) -> {
      ListVector lists = (ListVector) arguments[0].flatten();
      Flat flat = Flat.of(lists);
      ColumnVector[] parameters = {lists.elements().select(flat.index, flat.count())};
      BooleanVector truth =
          (BooleanVector)
              lambda.evaluate(parameters, flat.outerRow, arguments, flat.count()).flatten();
      boolean[] out = new boolean[rows];
      Validity.Builder validity = new Validity.Builder(rows);
      for (int i = 0; i < rows; i++) {
        boolean decided = false;
        boolean unknown = false;
        for (int k = flat.offsets[i]; k < flat.offsets[i] + flat.lengths[i]; k++) {
          unknown |= truth.isNull(k);
          decided |= !truth.isNull(k) && truth.get(k) == exists;
        }
        out[i] = decided == exists;
        if (lists.isNull(i) || !decided && unknown) {
          validity.setNull(i);
        }
      }
      return new BooleanVector(out, validity.build(rows), rows);
    };
  }

  static Kernel aggregate(BindContext context) {
    Lambda merge = Lambda.at(context, 2);
    Lambda finish = context.argumentTypes().size() == 4 ? Lambda.at(context, 3) : null;
    SqlType state = context.argument(1);
    return (arguments, rows) -> {
      ListVector lists = (ListVector) arguments[0].flatten();
      ColumnVector states = arguments[1].flatten();
      int longest = 0;
      for (int i = 0; i < rows; i++) {
        longest = Math.max(longest, lists.isNull(i) ? 0 : lists.size(i));
      }
      int[] outer = new int[rows];
      int[] index = new int[rows];
      for (int step = 0; step < longest; step++) {
        int n = 0;
        for (int i = 0; i < rows; i++) {
          if (!lists.isNull(i) && step < lists.size(i)) {
            outer[n] = i;
            index[n++] = lists.offset(i) + step;
          }
        }
        int[] active = Arrays.copyOf(outer, n);
        ColumnVector[] parameters = {states.select(active, n), lists.elements().select(index, n)};
        states =
            replace(state, states, active, merge.evaluate(parameters, active, arguments, n), rows);
      }
      if (finish != null) {
        for (int i = 0; i < rows; i++) {
          outer[i] = i;
        }
        states = finish.evaluate(new ColumnVector[] {states}, outer, arguments, rows).flatten();
      }
      return lists.mayHaveNulls()
          ? Vectors.withValidity(
              states.flatten(), Validity.and(Vectors.validity(states), lists.validity(), rows))
          : states;
    };
  }

  /** The states with those of some rows replaced. */
  private static ColumnVector replace(
      SqlType type, ColumnVector states, int[] active, ColumnVector merged, int rows) {
    if (active.length == rows) {
      return merged.flatten();
    }
    ColumnVector both = Vectors.concat(type, List.of(states, merged.flatten()));
    int[] pick = new int[rows];
    for (int i = 0; i < rows; i++) {
      pick[i] = i;
    }
    for (int k = 0; k < active.length; k++) {
      pick[active[k]] = rows + k;
    }
    return both.select(pick, rows).flatten();
  }

  static Kernel zipWith(BindContext context) {
    Lambda lambda = Lambda.at(context, 2);
    return (arguments, rows) -> {
      ListVector a = (ListVector) arguments[0].flatten();
      ListVector b = (ListVector) arguments[1].flatten();
      Validity validity = Validity.and(a.validity(), b.validity(), rows);
      int[] sizes = new int[rows];
      for (int i = 0; i < rows; i++) {
        sizes[i] = validity.isValid(i) ? Math.max(a.size(i), b.size(i)) : 0;
      }
      Flat flat = Flat.of(rows, new int[rows], sizes, validity);
      ColumnVector[] parameters = {padded(a, flat), padded(b, flat)};
      ColumnVector results = lambda.evaluate(parameters, flat.outerRow, arguments, flat.count());
      return new ListVector(flat.offsets, flat.lengths, results, validity, rows);
    };
  }

  /** The elements at each position, null past an array's end. */
  private static ColumnVector padded(ListVector lists, Flat flat) {
    int[] pick = new int[flat.count()];
    for (int k = 0; k < pick.length; k++) {
      int row = flat.outerRow[k];
      pick[k] = flat.position[k] < lists.size(row) ? lists.offset(row) + flat.position[k] : -1;
    }
    return lists.elements().selectOrNull(pick, pick.length);
  }

  static Kernel mapFilter(BindContext context) {
    Lambda lambda = Lambda.at(context, 1);
    return (arguments, rows) -> {
      MapVector maps = (MapVector) arguments[0].flatten();
      Flat flat = Flat.of(maps);
      ColumnVector keys = maps.keys().select(flat.index, flat.count());
      ColumnVector values = maps.values().select(flat.index, flat.count());
      Kept kept =
          keep(
              flat,
              lambda.evaluate(
                  new ColumnVector[] {keys, values}, flat.outerRow, arguments, flat.count()),
              rows);
      return new MapVector(
          kept.offsets,
          kept.lengths,
          keys.select(kept.rows, kept.count),
          values.select(kept.rows, kept.count),
          maps.validity(),
          rows);
    };
  }

  static Kernel transformMap(BindContext context, boolean ofKeys) {
    Lambda lambda = Lambda.at(context, 1);
    boolean lastWins = Elements.lastWins(context.query().settings());
    MapType type = (MapType) context.type();
    return (arguments, rows) -> {
      MapVector maps = (MapVector) arguments[0].flatten();
      Flat flat = Flat.of(maps);
      ColumnVector keys = maps.keys().select(flat.index, flat.count());
      ColumnVector values = maps.values().select(flat.index, flat.count());
      ColumnVector results =
          lambda
              .evaluate(new ColumnVector[] {keys, values}, flat.outerRow, arguments, flat.count())
              .flatten();
      if (!ofKeys) {
        return new MapVector(flat.offsets, flat.lengths, keys, results, maps.validity(), rows);
      }
      // New keys may be null or equal, which only building the maps finds out.
      VectorBuilder out = VectorBuilder.of(type, rows);
      for (int i = 0; i < rows; i++) {
        if (maps.isNull(i)) {
          out.appendNull();
          continue;
        }
        Elements.MapBuilder map = new Elements.MapBuilder(lastWins);
        for (int k = flat.offsets[i]; k < flat.offsets[i] + flat.lengths[i]; k++) {
          map.put(Vectors.get(type.key(), results, k), Vectors.get(type.value(), values, k));
        }
        out.appendValue(map.build());
      }
      return out.build();
    };
  }

  static Kernel mapZipWith(BindContext context) {
    Lambda lambda = Lambda.at(context, 2);
    MapType left = (MapType) context.argument(0);
    MapType right = (MapType) context.argument(1);
    return (arguments, rows) -> {
      Validity validity =
          Validity.and(Vectors.validity(arguments[0]), Vectors.validity(arguments[1]), rows);
      VectorBuilder keys = VectorBuilder.of(left.key(), rows);
      VectorBuilder first = VectorBuilder.of(left.value(), rows);
      VectorBuilder second = VectorBuilder.of(right.value(), rows);
      int[] offsets = new int[rows];
      int[] lengths = new int[rows];
      List<Integer> outer = new ArrayList<>();
      for (int i = 0; i < rows; i++) {
        offsets[i] = keys.size();
        if (validity.isValid(i)) {
          MapValue a = (MapValue) Vectors.get(left, arguments[0], i);
          MapValue b = (MapValue) Vectors.get(right, arguments[1], i);
          for (int k = 0; k < a.keys().size(); k++) {
            int other = Elements.indexOf(b.keys(), a.keys().get(k));
            keys.appendValue(a.keys().get(k));
            first.appendValue(a.values().get(k));
            second.appendValue(other < 0 ? null : b.values().get(other));
            outer.add(i);
          }
          for (int k = 0; k < b.keys().size(); k++) {
            if (Elements.indexOf(a.keys(), b.keys().get(k)) < 0) {
              keys.appendValue(b.keys().get(k));
              first.appendNull();
              second.appendValue(b.values().get(k));
              outer.add(i);
            }
          }
        }
        lengths[i] = keys.size() - offsets[i];
      }
      int[] outerRow = outer.stream().mapToInt(r -> r).toArray();
      ColumnVector allKeys = keys.build();
      ColumnVector results =
          lambda
              .evaluate(
                  new ColumnVector[] {allKeys, first.build(), second.build()},
                  outerRow,
                  arguments,
                  outerRow.length)
              .flatten();
      return new MapVector(offsets, lengths, allKeys, results, validity, rows);
    };
  }

  static Kernel sort(BindContext context) {
    ArrayType type = (ArrayType) context.type();
    Lambda lambda = context.argumentTypes().size() == 2 ? Lambda.at(context, 1) : null;
    return (arguments, rows) -> {
      VectorBuilder out = VectorBuilder.of(type, rows);
      for (int i = 0; i < rows; i++) {
        List<?> list = (List<?>) Vectors.get(type, arguments[0], i);
        if (list == null) {
          out.appendNull();
          continue;
        }
        List<Object> sorted = new ArrayList<>(list);
        sorted.sort(
            lambda == null
                ? Comparator.nullsLast((a, b) -> ValueOrder.compare(type.element(), a, b))
                : comparator(lambda, type.element(), arguments, i));
        out.appendValue(sorted);
      }
      return out.build();
    };
  }

  private static Comparator<Object> comparator(
      Lambda lambda, SqlType element, ColumnVector[] arguments, int row) {
    int[] outer = {row};
    return (a, b) -> {
      ColumnVector[] pair = {
        Vectors.of(element, Arrays.asList(a)), Vectors.of(element, Arrays.asList(b))
      };
      ColumnVector order = lambda.evaluate(pair, outer, arguments, 1);
      if (order.isNull(0)) {
        throw SqlException.of(
            "COMPARATOR_RETURNS_NULL", "The lambda of array_sort must not give NULL.");
      }
      return (Integer) Vectors.get(SqlType.INT, order, 0);
    };
  }
}
