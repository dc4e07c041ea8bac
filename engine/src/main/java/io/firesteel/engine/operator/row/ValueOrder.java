package io.firesteel.engine.operator.row;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Decimal128Vector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.core.vector.FloatVector;
import io.firesteel.core.vector.Int128;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.ListVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.StructVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.operator.Collations;
import java.util.Arrays;
import java.util.List;

/**
 * The order of non-null values: numbers by value, NaN above all and equal to itself, -0.0 equal to
 * 0.0, strings by bytes, arrays and structs by their parts with nulls first.
 */
public abstract class ValueOrder {
  /** Compares row {@code i} of one flat vector with row {@code j} of another. */
  public abstract int compare(ColumnVector a, int i, ColumnVector b, int j);

  public static ValueOrder of(SqlType type) {
    switch (type.physical()) {
      case BOOLEAN:
        return new ValueOrder() {
          @Override
          public int compare(ColumnVector a, int i, ColumnVector b, int j) {
            return Boolean.compare(((BooleanVector) a).get(i), ((BooleanVector) b).get(j));
          }
        };
      case INT:
        return new ValueOrder() {
          @Override
          public int compare(ColumnVector a, int i, ColumnVector b, int j) {
            return Integer.compare(((IntVector) a).get(i), ((IntVector) b).get(j));
          }
        };
      case LONG:
        return new ValueOrder() {
          @Override
          public int compare(ColumnVector a, int i, ColumnVector b, int j) {
            return Long.compare(((LongVector) a).get(i), ((LongVector) b).get(j));
          }
        };
      case FLOAT:
        return new ValueOrder() {
          @Override
          public int compare(ColumnVector a, int i, ColumnVector b, int j) {
            return Float.compare(((FloatVector) a).get(i) + 0.0f, ((FloatVector) b).get(j) + 0.0f);
          }
        };
      case DOUBLE:
        return new ValueOrder() {
          @Override
          public int compare(ColumnVector a, int i, ColumnVector b, int j) {
            return Double.compare(
                ((DoubleVector) a).get(i) + 0.0d, ((DoubleVector) b).get(j) + 0.0d);
          }
        };
      case DECIMAL128:
        return new ValueOrder() {
          @Override
          public int compare(ColumnVector a, int i, ColumnVector b, int j) {
            Decimal128Vector x = (Decimal128Vector) a;
            Decimal128Vector y = (Decimal128Vector) b;
            return Int128.compare(x.high()[i], x.low()[i], y.high()[j], y.low()[j]);
          }
        };
      case BYTES:
        if (type instanceof SqlType.StringType s && !s.isBinary()) {
          return new ValueOrder() {
            @Override
            public int compare(ColumnVector a, int i, ColumnVector b, int j) {
              return Arrays.compareUnsigned(
                  Collations.sortKey(s.collation(), ((BytesVector) a).getString(i)),
                  Collations.sortKey(s.collation(), ((BytesVector) b).getString(j)));
            }
          };
        }
        return new ValueOrder() {
          @Override
          public int compare(ColumnVector a, int i, ColumnVector b, int j) {
            return BytesVector.compare((BytesVector) a, i, (BytesVector) b, j);
          }
        };
      case LIST:
        return new OfList(((SqlType.ArrayType) type).element());
      case STRUCT:
        return new OfStruct(Vectors.parts(type));
      default:
        // Maps have no order; the analyser refuses to sort by them.
        throw new AssertionError(type);
    }
  }

  /** Compares with nulls first. */
  final int compareNullable(ColumnVector a, int i, ColumnVector b, int j) {
    boolean nullA = a.isNull(i);
    boolean nullB = b.isNull(j);
    if (nullA || nullB) {
      return Boolean.compare(nullB, nullA);
    }
    return compare(a, i, b, j);
  }

  private static final class OfList extends ValueOrder {
    private final ValueOrder element;

    OfList(SqlType element) {
      this.element = of(element);
    }

    @Override
    public int compare(ColumnVector a, int i, ColumnVector b, int j) {
      ListVector x = (ListVector) a;
      ListVector y = (ListVector) b;
      ColumnVector xs = x.elements().flatten();
      ColumnVector ys = y.elements().flatten();
      int shared = Math.min(x.size(i), y.size(j));
      for (int k = 0; k < shared; k++) {
        int order = element.compareNullable(xs, x.offset(i) + k, ys, y.offset(j) + k);
        if (order != 0) {
          return order;
        }
      }
      return Integer.compare(x.size(i), y.size(j));
    }
  }

  private static final class OfStruct extends ValueOrder {
    private final ValueOrder[] fields;

    OfStruct(List<SqlType> types) {
      this.fields = types.stream().map(ValueOrder::of).toArray(ValueOrder[]::new);
    }

    @Override
    public int compare(ColumnVector a, int i, ColumnVector b, int j) {
      for (int k = 0; k < fields.length; k++) {
        ColumnVector x = ((StructVector) a).field(k).flatten();
        ColumnVector y = ((StructVector) b).field(k).flatten();
        int order = fields[k].compareNullable(x, i, y, j);
        if (order != 0) {
          return order;
        }
      }
      return 0;
    }
  }
}
