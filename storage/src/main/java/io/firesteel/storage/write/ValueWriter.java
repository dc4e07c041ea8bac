package io.firesteel.storage.write;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Decimal128Vector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.core.vector.FloatVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.ListVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.MapVector;
import io.firesteel.core.vector.StructVector;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** Hands one value of a column, which is not null, to parquet-java. */
@FunctionalInterface
interface ValueWriter {
  /**
   * @param vector flat, and so are the vectors in it
   */
  void write(RecordConsumer out, ColumnVector vector, int row);

  static ValueWriter of(SqlType type) {
    switch (type.physical()) {
      case BOOLEAN:
        return (out, vector, row) -> out.addBoolean(((BooleanVector) vector).get(row));
      case INT:
        return (out, vector, row) -> out.addInteger(((IntVector) vector).get(row));
      case LONG:
        return ofLong(type);
      case FLOAT:
        return (out, vector, row) -> out.addFloat(((FloatVector) vector).get(row));
      case DOUBLE:
        return (out, vector, row) -> out.addDouble(((DoubleVector) vector).get(row));
      case DECIMAL128:
        return wideDecimal(ParquetSchema.bytes(((SqlType.DecimalType) type).precision()));
      case BYTES:
        return (out, vector, row) -> {
          BytesVector v = (BytesVector) vector;
          out.addBinary(Binary.fromReusedByteArray(v.base(row), v.offset(row), v.size(row)));
        };
      case LIST:
        return list(of(((SqlType.ArrayType) type).element()));
      case MAP:
        return map(of(((SqlType.MapType) type).key()), of(((SqlType.MapType) type).value()));
      case STRUCT:
        return type instanceof SqlType.StructType struct ? struct(struct) : variant();
    }
    throw new AssertionError(type);
  }

  private static ValueWriter ofLong(SqlType type) {
    if (type instanceof SqlType.DecimalType decimal && decimal.precision() <= 9) {
      return (out, vector, row) -> out.addInteger((int) ((LongVector) vector).get(row));
    }
    if (type instanceof SqlType.TimeType time && time.precision() <= 6) {
      return (out, vector, row) -> out.addLong(((LongVector) vector).get(row) / 1000);
    }
    return (out, vector, row) -> out.addLong(((LongVector) vector).get(row));
  }

  private static ValueWriter wideDecimal(int bytes) {
    return (out, vector, row) -> {
      Decimal128Vector v = (Decimal128Vector) vector;
      byte[] buffer = new byte[bytes];
      long low = v.low()[row];
      long high = v.high()[row];
      for (int i = 0; i < bytes; i++) {
        buffer[bytes - 1 - i] = (byte) (i < 8 ? low >> 8 * i : high >> 8 * (i - 8));
      }
      out.addBinary(Binary.fromConstantByteArray(buffer));
    };
  }

  private static ValueWriter list(ValueWriter element) {
    return (out, vector, row) -> {
      ListVector v = (ListVector) vector;
      out.startGroup();
      if (v.size(row) > 0) {
        out.startField("list", 0);
        for (int i = v.offset(row); i < v.offset(row) + v.size(row); i++) {
          out.startGroup();
          field(out, "element", 0, element, v.elements(), i);
          out.endGroup();
        }
        out.endField("list", 0);
      }
      out.endGroup();
    };
  }

  private static ValueWriter map(ValueWriter key, ValueWriter value) {
    return (out, vector, row) -> {
      MapVector v = (MapVector) vector;
      out.startGroup();
      if (v.size(row) > 0) {
        out.startField("key_value", 0);
        for (int i = v.offset(row); i < v.offset(row) + v.size(row); i++) {
          out.startGroup();
          field(out, "key", 0, key, v.keys(), i);
          field(out, "value", 1, value, v.values(), i);
          out.endGroup();
        }
        out.endField("key_value", 0);
      }
      out.endGroup();
    };
  }

  private static ValueWriter struct(SqlType.StructType type) {
    List<ValueWriter> writers = new ArrayList<>();
    type.fields().forEach(f -> writers.add(of(f.type())));
    return (out, vector, row) -> {
      StructVector v = (StructVector) vector;
      out.startGroup();
      for (int i = 0; i < writers.size(); i++) {
        field(out, type.fields().get(i).name(), i, writers.get(i), v.field(i), row);
      }
      out.endGroup();
    };
  }

  private static ValueWriter variant() {
    ValueWriter bytes = of(SqlType.BINARY);
    return (out, vector, row) -> {
      StructVector v = (StructVector) vector;
      out.startGroup();
      field(out, "metadata", 0, bytes, v.field(1), row);
      field(out, "value", 1, bytes, v.field(0), row);
      out.endGroup();
    };
  }

  /** A field, left out if it is null. */
  static void field(
      RecordConsumer out, String name, int index, ValueWriter writer, ColumnVector v, int row) {
    if (!v.isNull(row)) {
      out.startField(name, index);
      writer.write(out, v, row);
      out.endField(name, index);
    }
  }

  /** The vector without encodings, at any depth. */
  static ColumnVector flatten(ColumnVector vector) {
    ColumnVector flat = vector.flatten();
    if (flat instanceof ListVector v) {
      return new ListVector(
          v.offsets(), v.lengths(), flatten(v.elements()), v.validity(), v.length());
    }
    if (flat instanceof MapVector v) {
      return new MapVector(
          v.offsets(),
          v.lengths(),
          flatten(v.keys()),
          flatten(v.values()),
          v.validity(),
          v.length());
    }
    if (flat instanceof StructVector v) {
      ColumnVector[] fields = new ColumnVector[v.fieldCount()];
      for (int i = 0; i < fields.length; i++) {
        fields[i] = flatten(v.field(i));
      }
      return new StructVector(fields, v.validity(), v.length());
    }
    return flat;
  }
}
