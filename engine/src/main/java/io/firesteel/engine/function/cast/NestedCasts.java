package io.firesteel.engine.function.cast;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ListVector;
import io.firesteel.core.vector.MapVector;
import io.firesteel.core.vector.StructVector;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.plan.QueryContext;
import java.util.List;

/** Arrays, maps and structs: their parts are cast, field by field in order. */
final class NestedCasts {
  private NestedCasts() {}

  static Kernel bind(SqlType from, SqlType to, EvalMode mode, QueryContext query) {
    if (from instanceof SqlType.ArrayType a && to instanceof SqlType.ArrayType b) {
      Kernel elements = Casts.bind(a.element(), b.element(), mode, query);
      return like(
          (arguments, n) -> {
            // Elements that no row refers to must not fail.
            ListVector list = Compaction.of((ListVector) arguments[0].flatten());
            return new ListVector(
                list.offsets(),
                list.lengths(),
                evaluate(elements, list.elements()),
                list.validity(),
                n);
          },
          elements);
    }
    if (from instanceof SqlType.MapType a && to instanceof SqlType.MapType b) {
      Kernel keys = Casts.bind(a.key(), b.key(), mode, query);
      Kernel values = Casts.bind(a.value(), b.value(), mode, query);
      return like(
          (arguments, n) -> {
            MapVector map = Compaction.of((MapVector) arguments[0].flatten());
            return new MapVector(
                map.offsets(),
                map.lengths(),
                evaluate(keys, map.keys()),
                evaluate(values, map.values()),
                map.validity(),
                n);
          },
          keys,
          values);
    }
    if (from instanceof SqlType.StructType a && to instanceof SqlType.StructType b) {
      return struct(a.fields(), b.fields(), mode, query);
    }
    throw new UnsupportedOperationException(
        "CAST of " + from.simpleName() + " as " + to.simpleName());
  }

  private static Kernel struct(
      List<SqlType.Field> from, List<SqlType.Field> to, EvalMode mode, QueryContext query) {
    Kernel[] fields = new Kernel[from.size()];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = Casts.bind(from.get(i).type(), to.get(i).type(), mode, query);
    }
    return like(
        (arguments, n) -> {
          StructVector struct = (StructVector) arguments[0].flatten();
          ColumnVector[] cast = new ColumnVector[fields.length];
          for (int i = 0; i < cast.length; i++) {
            cast[i] = evaluate(fields[i], Compaction.underValid(struct, i));
          }
          return new StructVector(cast, struct.validity(), n);
        },
        fields);
  }

  private static Kernel like(Kernel kernel, Kernel... parts) {
    for (Kernel part : parts) {
      if (part.canFail()) {
        return kernel;
      }
    }
    return Kernel.infallible(kernel);
  }

  private static ColumnVector evaluate(Kernel kernel, ColumnVector vector) {
    return vector.length() == 0
        ? kernel.evaluate(new ColumnVector[] {vector.flatten()}, 0)
        : kernel.evaluate(new ColumnVector[] {vector}, vector.length());
  }
}
