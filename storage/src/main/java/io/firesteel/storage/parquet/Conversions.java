package io.firesteel.storage.parquet;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.core.vector.FloatVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/** Which conversion a (Parquet type, SQL type) pair needs: exact ones and lossless widenings. */
final class Conversions {
  private static final long MICROS_A_DAY = 86_400_000_000L;

  private Conversions() {}

  /** The conversion, or null if values of the column cannot be read as the type. */
  static Conversion of(PrimitiveType column, SqlType type, Rebase rebase) {
    LogicalTypeAnnotation logical = column.getLogicalTypeAnnotation();
    switch (column.getPrimitiveTypeName()) {
      case BOOLEAN:
        return type.kind() == TypeKind.BOOLEAN
            ? (raw, validity, n) ->
                new BooleanVector(((RawValues.Booleans) raw).values, validity, n)
            : null;
      case INT32:
        return ofInt32(logical, type, rebase);
      case INT64:
        return ofInt64(logical, type, rebase);
      case INT96:
        if (type.kind() == TypeKind.TIMESTAMP) {
          return rebase.int96() == null ? Conversions::longs : timestamps(1, rebase.int96());
        }
        return type.kind() == TypeKind.TIMESTAMP_NTZ ? Conversions::longs : null;
      case FLOAT:
        if (type.kind() == TypeKind.FLOAT) {
          return (raw, validity, n) ->
              new FloatVector(((RawValues.Floats) raw).values, validity, n);
        }
        return type.kind() == TypeKind.DOUBLE ? Conversions::floatsToDoubles : null;
      case DOUBLE:
        return type.kind() == TypeKind.DOUBLE
            ? (raw, validity, n) -> new DoubleVector(((RawValues.Doubles) raw).values, validity, n)
            : null;
      case BINARY:
      case FIXED_LEN_BYTE_ARRAY:
        return ofBytes(logical, type);
    }
    return null;
  }

  private static Conversion ofInt32(LogicalTypeAnnotation logical, SqlType type, Rebase rebase) {
    boolean unsigned32 =
        logical instanceof IntLogicalTypeAnnotation i && !i.isSigned() && i.getBitWidth() == 32;
    int scale = logical instanceof DecimalLogicalTypeAnnotation d ? d.getScale() : 0;
    if (logical instanceof TimeLogicalTypeAnnotation) {
      return type.kind() == TypeKind.TIME ? intsTo(1_000_000) : null;
    }
    switch (type.kind()) {
      case TINYINT:
      case SMALLINT:
      case INT:
      case YEAR_MONTH_INTERVAL:
        return unsigned32 || logical instanceof DecimalLogicalTypeAnnotation && scale > 0
            ? null
            : Conversions::ints;
      case DATE:
        return rebase.dates() ? Conversions::rebasedDates : Conversions::ints;
      case BIGINT:
        if (scale > 0) {
          return null;
        }
        return unsigned32 ? Conversions::unsignedToLongs : intsTo(1);
      case DOUBLE:
        return scale > 0 || unsigned32 ? null : Conversions::intsToDoubles;
      case DECIMAL:
        return DecimalConversions.ofInts((SqlType.DecimalType) type, scale, unsigned32);
      case TIMESTAMP_NTZ:
        return logical instanceof DateLogicalTypeAnnotation ? intsTo(MICROS_A_DAY) : null;
      default:
        return null;
    }
  }

  private static Conversion ofInt64(LogicalTypeAnnotation logical, SqlType type, Rebase rebase) {
    if (logical instanceof TimestampLogicalTypeAnnotation t) {
      boolean timestamp = type.kind() == TypeKind.TIMESTAMP;
      if (!timestamp && type.kind() != TypeKind.TIMESTAMP_NTZ) {
        return type.kind() == TypeKind.BIGINT ? Conversions::longs : null;
      }
      Rebase.Zoned legacy = timestamp ? rebase.timestamps() : null;
      return t.getUnit() == TimeUnit.NANOS
          ? Conversions::nanosToMicros
          : timestamps(t.getUnit() == TimeUnit.MILLIS ? 1000 : 1, legacy);
    }
    if (logical instanceof TimeLogicalTypeAnnotation t) {
      if (type.kind() == TypeKind.TIME) {
        return t.getUnit() == TimeUnit.NANOS ? Conversions::longs : Conversions::timeMicros;
      }
      return null;
    }
    boolean unsigned = logical instanceof IntLogicalTypeAnnotation i && !i.isSigned();
    int scale = logical instanceof DecimalLogicalTypeAnnotation d ? d.getScale() : 0;
    switch (type.kind()) {
      case BIGINT:
        return unsigned || scale > 0 ? null : Conversions::longs;
      case DAY_TIME_INTERVAL:
      case TIMESTAMP:
      case TIMESTAMP_NTZ:
        return logical == null ? Conversions::longs : null;
      case DECIMAL:
        return DecimalConversions.ofLongs((SqlType.DecimalType) type, scale, unsigned);
      default:
        return null;
    }
  }

  private static Conversion ofBytes(LogicalTypeAnnotation logical, SqlType type) {
    switch (type.kind()) {
      case STRING:
      case CHAR:
      case VARCHAR:
      case BINARY:
        return logical instanceof DecimalLogicalTypeAnnotation ? null : Conversions::bytes;
      case DECIMAL:
        int scale = logical instanceof DecimalLogicalTypeAnnotation d ? d.getScale() : -1;
        return scale < 0 ? null : DecimalConversions.ofBytes((SqlType.DecimalType) type, scale);
      default:
        return null;
    }
  }

  private static ColumnVector ints(RawValues raw, Validity validity, int n) {
    return new IntVector(((RawValues.Ints) raw).values, validity, n);
  }

  private static ColumnVector longs(RawValues raw, Validity validity, int n) {
    return new LongVector(((RawValues.Longs) raw).values, validity, n);
  }

  private static ColumnVector bytes(RawValues raw, Validity validity, int n) {
    RawValues.Bytes views = (RawValues.Bytes) raw;
    return new BytesVector(
        views.buffers, views.bufferIds, views.offsets, views.lengths, validity, n);
  }

  private static ColumnVector unsignedToLongs(RawValues raw, Validity validity, int n) {
    int[] from = ((RawValues.Ints) raw).values;
    long[] to = new long[n];
    for (int i = 0; i < n; i++) {
      to[i] = from[i] & 0xffff_ffffL;
    }
    return new LongVector(to, validity, n);
  }

  private static Conversion intsTo(long factor) {
    return (raw, validity, n) -> {
      int[] from = ((RawValues.Ints) raw).values;
      long[] to = new long[n];
      for (int i = 0; i < n; i++) {
        to[i] = from[i] * factor;
      }
      return new LongVector(to, validity, n);
    };
  }

  private static ColumnVector intsToDoubles(RawValues raw, Validity validity, int n) {
    int[] from = ((RawValues.Ints) raw).values;
    double[] to = new double[n];
    for (int i = 0; i < n; i++) {
      to[i] = from[i];
    }
    return new DoubleVector(to, validity, n);
  }

  private static ColumnVector floatsToDoubles(RawValues raw, Validity validity, int n) {
    float[] from = ((RawValues.Floats) raw).values;
    double[] to = new double[n];
    for (int i = 0; i < n; i++) {
      to[i] = from[i];
    }
    return new DoubleVector(to, validity, n);
  }

  private static ColumnVector rebasedDates(RawValues raw, Validity validity, int n) {
    int[] days = ((RawValues.Ints) raw).values;
    for (int i = 0; i < n; i++) {
      days[i] = Rebase.day(days[i]);
    }
    return new IntVector(days, validity, n);
  }

  private static ColumnVector nanosToMicros(RawValues raw, Validity validity, int n) {
    long[] values = ((RawValues.Longs) raw).values;
    for (int i = 0; i < n; i++) {
      values[i] = Math.floorDiv(values[i], 1000L);
    }
    return new LongVector(values, validity, n);
  }

  private static ColumnVector timeMicros(RawValues raw, Validity validity, int n) {
    long[] values = ((RawValues.Longs) raw).values;
    for (int i = 0; i < n; i++) {
      long micros = values[i];
      if ((micros < 0 || micros >= MICROS_A_DAY) && validity.isValid(i)) {
        throw new Corruption("time of " + micros + " microseconds");
      }
      values[i] = micros * 1000;
    }
    return new LongVector(values, validity, n);
  }

  private static Conversion timestamps(long factor, Rebase.Zoned legacy) {
    if (factor == 1 && legacy == null) {
      return Conversions::longs;
    }
    return (raw, validity, n) -> {
      long[] values = ((RawValues.Longs) raw).values;
      long limit = Long.MAX_VALUE / factor;
      for (int i = 0; i < n; i++) {
        long v = values[i];
        if (v > limit || v < -limit) {
          if (validity.isValid(i)) {
            throw new Corruption("timestamp of " + v + " milliseconds is out of range");
          }
        } else if (legacy == null) {
          values[i] = v * factor;
        } else if (validity.isValid(i)) {
          values[i] = legacy.micros(v * factor);
        }
      }
      return new LongVector(values, validity, n);
    };
  }
}
