package io.firesteel.engine.function.operator;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.Decimal128Vector;
import io.firesteel.core.vector.DictionaryVector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.core.vector.FloatVector;
import io.firesteel.core.vector.Int128;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.ListVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.MapVector;
import io.firesteel.core.vector.StructVector;
import io.firesteel.core.vector.Vectors;
import java.util.List;

/**
 * The order of two values of a type, by SQL's rules: NaN above all numbers and equal to itself, -0
 * equal to 0, bytes unsigned, nested values part by part with nulls first. Stateless; any thread.
 */
@FunctionalInterface
public interface RowComparator {
  /** Compares row i of a with row j of b, in any encoding; neither is null. */
  int compare(ColumnVector a, int i, ColumnVector b, int j);

  /** The order of the type. */
  static RowComparator of(SqlType type) {
    RowComparator flat = flat(type);
    return (a, i, b, j) -> {
      ColumnVector x = a;
      int row = i;
      if (x instanceof DictionaryVector d) {
        row = d.codes()[i];
        x = d.dictionary();
      } else if (x instanceof ConstantVector c) {
        row = 0;
        x = c.value();
      }
      ColumnVector y = b;
      int other = j;
      if (y instanceof DictionaryVector d) {
        other = d.codes()[j];
        y = d.dictionary();
      } else if (y instanceof ConstantVector c) {
        other = 0;
        y = c.value();
      }
      return flat.compare(x, row, y, other);
    };
  }

  private static RowComparator flat(SqlType type) {
    switch (type.physical()) {
      case BOOLEAN:
        return (a, i, b, j) ->
            Boolean.compare(((BooleanVector) a).get(i), ((BooleanVector) b).get(j));
      case INT:
        return (a, i, b, j) -> Integer.compare(((IntVector) a).get(i), ((IntVector) b).get(j));
      case LONG:
        return (a, i, b, j) -> Long.compare(((LongVector) a).get(i), ((LongVector) b).get(j));
      case FLOAT:
        return (a, i, b, j) -> compare(((FloatVector) a).get(i), ((FloatVector) b).get(j));
      case DOUBLE:
        return (a, i, b, j) -> compare(((DoubleVector) a).get(i), ((DoubleVector) b).get(j));
      case DECIMAL128:
        return (a, i, b, j) -> {
          Decimal128Vector x = (Decimal128Vector) a;
          Decimal128Vector y = (Decimal128Vector) b;
          return Int128.compare(x.high()[i], x.low()[i], y.high()[j], y.low()[j]);
        };
      case BYTES:
        if (type instanceof SqlType.StringType s && !s.isBinary()) {
          return Collations.comparator(s.collation());
        }
        return (a, i, b, j) -> BytesVector.compare((BytesVector) a, i, (BytesVector) b, j);
      case LIST:
        RowComparator elements = orNull(of(((SqlType.ArrayType) type).element()));
        return (a, i, b, j) -> {
          ListVector x = (ListVector) a;
          ListVector y = (ListVector) b;
          return range(
              elements, x.elements(), x.offset(i), x.size(i), y.elements(), y.offset(j), y.size(j));
        };
      case MAP:
        // Maps have no order in SQL; this one serves where entries are compared as they stand.
        SqlType.MapType map = (SqlType.MapType) type;
        RowComparator keys = of(map.key());
        RowComparator values = orNull(of(map.value()));
        return (a, i, b, j) -> {
          MapVector x = (MapVector) a;
          MapVector y = (MapVector) b;
          int byKeys =
              range(keys, x.keys(), x.offset(i), x.size(i), y.keys(), y.offset(j), y.size(j));
          return byKeys != 0
              ? byKeys
              : range(
                  values, x.values(), x.offset(i), x.size(i), y.values(), y.offset(j), y.size(j));
        };
      case STRUCT:
        List<SqlType> parts = Vectors.parts(type);
        RowComparator[] fields =
            parts.stream().map(p -> orNull(of(p))).toArray(RowComparator[]::new);
        return (a, i, b, j) -> {
          StructVector x = (StructVector) a;
          StructVector y = (StructVector) b;
          for (int k = 0; k < fields.length; k++) {
            int order = fields[k].compare(x.field(k), i, y.field(k), j);
            if (order != 0) {
              return order;
            }
          }
          return 0;
        };
    }
    throw new AssertionError(type);
  }

  /** The same order for values that may be null: null first, and equal to null. */
  static RowComparator orNull(RowComparator values) {
    return (a, i, b, j) -> {
      boolean leftNull = a.isNull(i);
      boolean rightNull = b.isNull(j);
      if (leftNull || rightNull) {
        return Boolean.compare(rightNull, leftNull);
      }
      return values.compare(a, i, b, j);
    };
  }

  private static int range(
      RowComparator parts, ColumnVector a, int from, int sizeA, ColumnVector b, int to, int sizeB) {
    int common = Math.min(sizeA, sizeB);
    for (int k = 0; k < common; k++) {
      int order = parts.compare(a, from + k, b, to + k);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(sizeA, sizeB);
  }

  private static int compare(double a, double b) {
    // Double.compare, but for -0 and 0, which are equal here.
    return a == b ? 0 : Double.compare(a, b);
  }
}
