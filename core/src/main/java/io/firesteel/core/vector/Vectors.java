package io.firesteel.core.vector;

import io.firesteel.core.type.PhysicalType;
import io.firesteel.core.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Making vectors and reading single values out of them.
 *
 * <p>A value outside a vector is a Java object: Boolean; Integer for TINYINT to INT, DATE and
 * year-month intervals; Long for BIGINT, timestamps, TIME and day-time intervals; Float; Double;
 * BigDecimal with the type's scale; {@link ByteSlice} for STRING, CHAR, VARCHAR and BINARY; List
 * for ARRAY, STRUCT, VARIANT and CALENDAR_INTERVAL (their parts in order); {@link MapValue}; null.
 */
public final class Vectors {
  private Vectors() {}

  /** The row's value as an object, by any encoding. */
  public static Object get(SqlType type, ColumnVector vector, int row) {
    if (vector.isNull(row)) {
      return null;
    }
    if (vector instanceof DictionaryVector d) {
      return get(type, d.dictionary(), d.codes()[row]);
    }
    if (vector instanceof ConstantVector c) {
      return get(type, c.value(), 0);
    }
    switch (type.physical()) {
      case BOOLEAN:
        return ((BooleanVector) vector).get(row);
      case INT:
        return ((IntVector) vector).get(row);
      case LONG:
        long value = ((LongVector) vector).get(row);
        return type instanceof SqlType.DecimalType d
            ? (Object) BigDecimal.valueOf(value, d.scale())
            : (Object) value;
      case FLOAT:
        return ((FloatVector) vector).get(row);
      case DOUBLE:
        return ((DoubleVector) vector).get(row);
      case DECIMAL128:
        Decimal128Vector wide = (Decimal128Vector) vector;
        return new BigDecimal(
            Int128.toBigInteger(wide.high()[row], wide.low()[row]),
            ((SqlType.DecimalType) type).scale());
      case BYTES:
        return ((BytesVector) vector).get(row);
      case LIST:
        ListVector list = (ListVector) vector;
        return range(
            ((SqlType.ArrayType) type).element(),
            list.elements(),
            list.offset(row),
            list.size(row));
      case MAP:
        MapVector map = (MapVector) vector;
        SqlType.MapType m = (SqlType.MapType) type;
        return new MapValue(
            range(m.key(), map.keys(), map.offset(row), map.size(row)),
            range(m.value(), map.values(), map.offset(row), map.size(row)));
      case STRUCT:
        StructVector struct = (StructVector) vector;
        List<SqlType> parts = parts(type);
        List<Object> values = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
          values.add(get(parts.get(i), struct.field(i), row));
        }
        return values;
    }
    throw new AssertionError(type);
  }

  private static List<Object> range(SqlType type, ColumnVector vector, int from, int count) {
    List<Object> values = new ArrayList<>(count);
    for (int i = from; i < from + count; i++) {
      values.add(get(type, vector, i));
    }
    return values;
  }

  /** The types of the field vectors of a type whose layout is STRUCT. */
  public static List<SqlType> parts(SqlType type) {
    switch (type.kind()) {
      case STRUCT:
        return ((SqlType.StructType) type).fields().stream().map(SqlType.Field::type).toList();
      case VARIANT:
        return List.of(SqlType.BINARY, SqlType.BINARY);
      case CALENDAR_INTERVAL:
        return List.of(SqlType.INT, SqlType.INT, SqlType.BIGINT);
      default:
        throw new IllegalArgumentException(type.simpleName());
    }
  }

  /** A flat vector of the given objects (see the class for their form). */
  public static ColumnVector of(SqlType type, List<?> values) {
    VectorBuilder builder = VectorBuilder.of(type, values.size());
    for (Object value : values) {
      builder.appendValue(value);
    }
    return builder.build();
  }

  /** One value, or null, for {@code rows} rows. */
  public static ConstantVector constant(SqlType type, Object value, int rows) {
    VectorBuilder builder = VectorBuilder.of(type, 1);
    builder.appendValue(value);
    return new ConstantVector(builder.build(), rows);
  }

  /** {@code rows} nulls of the type. */
  public static ConstantVector nulls(SqlType type, int rows) {
    return constant(type, null, rows);
  }

  /** Flat nulls of the same layout as {@code like}. */
  static ColumnVector nulls(ColumnVector like, int rows) {
    int[] none = new int[rows];
    java.util.Arrays.fill(none, -1);
    return like.selectOrNull(none, rows);
  }

  /** A flat vector under another validity, values shared. */
  public static ColumnVector withValidity(ColumnVector flat, Validity validity) {
    switch (flat.physical()) {
      case BOOLEAN:
        return ((BooleanVector) flat).withValidity(validity);
      case INT:
        return ((IntVector) flat).withValidity(validity);
      case LONG:
        return ((LongVector) flat).withValidity(validity);
      case FLOAT:
        return ((FloatVector) flat).withValidity(validity);
      case DOUBLE:
        return ((DoubleVector) flat).withValidity(validity);
      case DECIMAL128:
        return ((Decimal128Vector) flat).withValidity(validity);
      case BYTES:
        return ((BytesVector) flat).withValidity(validity);
      case LIST:
        return ((ListVector) flat).withValidity(validity);
      case MAP:
        return ((MapVector) flat).withValidity(validity);
      case STRUCT:
        return ((StructVector) flat).withValidity(validity);
    }
    throw new AssertionError(flat.physical());
  }

  /** Which rows are valid, by any encoding. */
  public static Validity validity(ColumnVector vector) {
    if (!vector.mayHaveNulls()) {
      return Validity.ALL;
    }
    if (vector instanceof BooleanVector v) {
      return v.validity();
    } else if (vector instanceof IntVector v) {
      return v.validity();
    } else if (vector instanceof LongVector v) {
      return v.validity();
    } else if (vector instanceof FloatVector v) {
      return v.validity();
    } else if (vector instanceof DoubleVector v) {
      return v.validity();
    } else if (vector instanceof Decimal128Vector v) {
      return v.validity();
    } else if (vector instanceof BytesVector v) {
      return v.validity();
    } else if (vector instanceof ListVector v) {
      return v.validity();
    } else if (vector instanceof MapVector v) {
      return v.validity();
    } else if (vector instanceof StructVector v) {
      return v.validity();
    } else if (vector instanceof DictionaryVector v) {
      return v.validity();
    }
    return Validity.none(vector.length());
  }

  /** Concatenates vectors of one type into a flat one. */
  public static ColumnVector concat(SqlType type, List<? extends ColumnVector> vectors) {
    if (vectors.size() == 1) {
      return vectors.get(0);
    }
    int total = 0;
    for (ColumnVector vector : vectors) {
      total += vector.length();
    }
    VectorBuilder builder = VectorBuilder.of(type, total);
    for (ColumnVector vector : vectors) {
      builder.append(vector, 0, vector.length());
    }
    return builder.build();
  }

  static BigInteger unscaled(BigDecimal value, SqlType.DecimalType type) {
    return value.setScale(type.scale()).unscaledValue();
  }

  /** Whether the type's flat form is of the fixed-width layouts that fit one long. */
  public static boolean fitsLong(SqlType type) {
    PhysicalType p = type.physical();
    return p == PhysicalType.BOOLEAN || p == PhysicalType.INT || p == PhysicalType.LONG;
  }
}
