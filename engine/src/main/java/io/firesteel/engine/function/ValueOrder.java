package io.firesteel.engine.function;

import io.firesteel.core.type.SqlType;
import io.firesteel.engine.function.collation.Collation;
import java.util.Comparator;
import java.util.List;

/**
 * The order of boxed values (see {@code Vectors}) as ORDER BY, MIN and sort_array have it: NaN
 * equals itself and is above all numbers, -0.0 equals 0.0, nulls inside nested values come first.
 */
public final class ValueOrder {
  private ValueOrder() {}

  public static int compare(double a, double b) {
    return a == b ? 0 : Double.compare(a, b);
  }

  public static int compare(float a, float b) {
    return a == b ? 0 : Float.compare(a, b);
  }

  /** An order for values of the type, nulls first. */
  public static Comparator<Object> of(SqlType type) {
    return (a, b) -> a == null ? b == null ? 0 : -1 : b == null ? 1 : compare(type, a, b);
  }

  /** Neither is null. */
  @SuppressWarnings("unchecked")
  public static int compare(SqlType type, Object a, Object b) {
    switch (type.kind()) {
      case FLOAT:
        return compare((float) (Float) a, (float) (Float) b);
      case DOUBLE:
        return compare((double) (Double) a, (double) (Double) b);
      case ARRAY:
        return compareLists(((SqlType.ArrayType) type).element(), (List<?>) a, (List<?>) b);
      case STRUCT:
        List<SqlType.Field> fields = ((SqlType.StructType) type).fields();
        for (int i = 0; i < fields.size(); i++) {
          int order = of(fields.get(i).type()).compare(((List<?>) a).get(i), ((List<?>) b).get(i));
          if (order != 0) {
            return order;
          }
        }
        return 0;
      case VOID:
        return 0;
      case STRING:
        Collation collation = Collation.of(type);
        return collation == null
            ? ((Comparable<Object>) a).compareTo(b)
            : collation.compare(a.toString(), b.toString());
      default:
        return ((Comparable<Object>) a).compareTo(b);
    }
  }

  private static int compareLists(SqlType element, List<?> a, List<?> b) {
    Comparator<Object> order = of(element);
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int c = order.compare(a.get(i), b.get(i));
      if (c != 0) {
        return c;
      }
    }
    return Integer.compare(a.size(), b.size());
  }
}
