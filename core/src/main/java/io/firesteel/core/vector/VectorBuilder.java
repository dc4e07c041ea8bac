package io.firesteel.core.vector;

import io.firesteel.core.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * Grows a flat vector by rows of other vectors or by single values. Belongs to one thread. String
 * bytes that come from vectors are shared, not copied; bytes appended as {@link ByteSlice} are
 * shared too.
 */
public abstract sealed class VectorBuilder {
  final Validity.Builder validity;
  int size;

  private VectorBuilder(int capacity) {
    this.validity = new Validity.Builder(capacity);
  }

  /** A builder for values of the type; {@code capacity} is a hint. */
  public static VectorBuilder of(SqlType type, int capacity) {
    int n = Math.max(capacity, 1);
    switch (type.physical()) {
      case BOOLEAN:
        return new OfBoolean(n);
      case INT:
        return new OfInt(n);
      case LONG:
        return new OfLong(n, type instanceof SqlType.DecimalType d ? d : null);
      case FLOAT:
        return new OfFloat(n);
      case DOUBLE:
        return new OfDouble(n);
      case DECIMAL128:
        return new OfDecimal128(n, (SqlType.DecimalType) type);
      case BYTES:
        return new OfBytes(n);
      case LIST:
        return new OfList(n, ((SqlType.ArrayType) type).element());
      case MAP:
        return new OfMap(n, (SqlType.MapType) type);
      case STRUCT:
        return new OfStruct(n, Vectors.parts(type));
    }
    throw new AssertionError(type);
  }

  /** Rows so far. */
  public final int size() {
    return size;
  }

  /** Appends rows [from, from + count) of a vector in any encoding. */
  public final void append(ColumnVector vector, int from, int count) {
    if (vector instanceof DictionaryVector || vector instanceof ConstantVector) {
      int[] rows = new int[count];
      for (int i = 0; i < count; i++) {
        rows[i] = from + i;
      }
      append(vector, rows, count);
      return;
    }
    reserve(size + count);
    copyNulls(vector, from, count);
    appendFlat(vector, from, count);
    size += count;
  }

  /** Appends rows {@code rows[0..count)} of a vector in any encoding. */
  public final void append(ColumnVector vector, int[] rows, int count) {
    append(vector.select(rows, count).flatten(), 0, count);
  }

  private void copyNulls(ColumnVector vector, int from, int count) {
    if (vector.mayHaveNulls()) {
      for (int i = 0; i < count; i++) {
        if (vector.isNull(from + i)) {
          validity.setNull(size + i);
        }
      }
    }
  }

  public final void appendNull() {
    reserve(size + 1);
    validity.setNull(size);
    putNull();
    size++;
  }

  /** Appends a value in the form that {@link Vectors} describes; null is a null row. */
  public final void appendValue(Object value) {
    if (value == null) {
      appendNull();
    } else {
      reserve(size + 1);
      put(value);
      size++;
    }
  }

  /** The rows as a flat vector. The builder must not be used afterwards. */
  public abstract ColumnVector build();

  abstract void reserve(int capacity);

  abstract void appendFlat(ColumnVector vector, int from, int count);

  abstract void put(Object value);

  /** Nested builders keep their parts aligned here; the slot's content does not matter. */
  void putNull() {}

  static int grown(int current, int needed) {
    return needed <= current ? current : Math.max(needed, current + (current >> 1) + 16);
  }

  static final class OfBoolean extends VectorBuilder {
    private boolean[] values;

    OfBoolean(int capacity) {
      super(capacity);
      values = new boolean[capacity];
    }

    @Override
    void reserve(int capacity) {
      if (capacity > values.length) {
        values = Arrays.copyOf(values, grown(values.length, capacity));
      }
    }

    @Override
    void appendFlat(ColumnVector vector, int from, int count) {
      System.arraycopy(((BooleanVector) vector).values(), from, values, size, count);
    }

    @Override
    void put(Object value) {
      values[size] = (Boolean) value;
    }

    @Override
    public ColumnVector build() {
      return new BooleanVector(values, validity.build(size), size);
    }
  }

  static final class OfInt extends VectorBuilder {
    private int[] values;

    OfInt(int capacity) {
      super(capacity);
      values = new int[capacity];
    }

    @Override
    void reserve(int capacity) {
      if (capacity > values.length) {
        values = Arrays.copyOf(values, grown(values.length, capacity));
      }
    }

    @Override
    void appendFlat(ColumnVector vector, int from, int count) {
      System.arraycopy(((IntVector) vector).values(), from, values, size, count);
    }

    @Override
    void put(Object value) {
      values[size] = ((Number) value).intValue();
    }

    @Override
    public ColumnVector build() {
      return new IntVector(values, validity.build(size), size);
    }
  }

  static final class OfLong extends VectorBuilder {
    private long[] values;

    private final SqlType.DecimalType decimal;

    OfLong(int capacity, SqlType.DecimalType decimal) {
      super(capacity);
      this.decimal = decimal;
      values = new long[capacity];
    }

    @Override
    void reserve(int capacity) {
      if (capacity > values.length) {
        values = Arrays.copyOf(values, grown(values.length, capacity));
      }
    }

    @Override
    void appendFlat(ColumnVector vector, int from, int count) {
      System.arraycopy(((LongVector) vector).values(), from, values, size, count);
    }

    @Override
    void put(Object value) {
      values[size] =
          decimal == null
              ? ((Number) value).longValue()
              : Vectors.unscaled((BigDecimal) value, decimal).longValueExact();
    }

    @Override
    public ColumnVector build() {
      return new LongVector(values, validity.build(size), size);
    }
  }

  static final class OfFloat extends VectorBuilder {
    private float[] values;

    OfFloat(int capacity) {
      super(capacity);
      values = new float[capacity];
    }

    @Override
    void reserve(int capacity) {
      if (capacity > values.length) {
        values = Arrays.copyOf(values, grown(values.length, capacity));
      }
    }

    @Override
    void appendFlat(ColumnVector vector, int from, int count) {
      System.arraycopy(((FloatVector) vector).values(), from, values, size, count);
    }

    @Override
    void put(Object value) {
      values[size] = (Float) value;
    }

    @Override
    public ColumnVector build() {
      return new FloatVector(values, validity.build(size), size);
    }
  }

  static final class OfDouble extends VectorBuilder {
    private double[] values;

    OfDouble(int capacity) {
      super(capacity);
      values = new double[capacity];
    }

    @Override
    void reserve(int capacity) {
      if (capacity > values.length) {
        values = Arrays.copyOf(values, grown(values.length, capacity));
      }
    }

    @Override
    void appendFlat(ColumnVector vector, int from, int count) {
      System.arraycopy(((DoubleVector) vector).values(), from, values, size, count);
    }

    @Override
    void put(Object value) {
      values[size] = (Double) value;
    }

    @Override
    public ColumnVector build() {
      return new DoubleVector(values, validity.build(size), size);
    }
  }

  static final class OfDecimal128 extends VectorBuilder {
    private final SqlType.DecimalType type;
    private long[] high;
    private long[] low;

    OfDecimal128(int capacity, SqlType.DecimalType type) {
      super(capacity);
      this.type = type;
      high = new long[capacity];
      low = new long[capacity];
    }

    @Override
    void reserve(int capacity) {
      if (capacity > high.length) {
        int n = grown(high.length, capacity);
        high = Arrays.copyOf(high, n);
        low = Arrays.copyOf(low, n);
      }
    }

    @Override
    void appendFlat(ColumnVector vector, int from, int count) {
      Decimal128Vector v = (Decimal128Vector) vector;
      System.arraycopy(v.high(), from, high, size, count);
      System.arraycopy(v.low(), from, low, size, count);
    }

    @Override
    void put(Object value) {
      BigInteger unscaled = Vectors.unscaled((BigDecimal) value, type);
      high[size] = Int128.high(unscaled);
      low[size] = Int128.low(unscaled);
    }

    @Override
    public ColumnVector build() {
      return new Decimal128Vector(high, low, validity.build(size), size);
    }
  }

  static final class OfBytes extends VectorBuilder {
    private byte[][] buffers = new byte[1][];
    private int bufferCount;
    private int[] bufferIds;
    private int[] offsets;
    private int[] lengths;

    OfBytes(int capacity) {
      super(capacity);
      bufferIds = new int[capacity];
      offsets = new int[capacity];
      lengths = new int[capacity];
    }

    @Override
    void reserve(int capacity) {
      if (capacity > offsets.length) {
        int n = grown(offsets.length, capacity);
        bufferIds = Arrays.copyOf(bufferIds, n);
        offsets = Arrays.copyOf(offsets, n);
        lengths = Arrays.copyOf(lengths, n);
      }
    }

    /** The id of a shared buffer; looks back a few buffers only, so that it stays cheap. */
    private int bufferId(byte[] buffer) {
      for (int i = bufferCount - 1; i >= Math.max(0, bufferCount - 16); i--) {
        if (buffers[i] == buffer) {
          return i;
        }
      }
      if (bufferCount == buffers.length) {
        buffers = Arrays.copyOf(buffers, bufferCount * 2);
      }
      buffers[bufferCount] = buffer;
      return bufferCount++;
    }

    @Override
    void appendFlat(ColumnVector vector, int from, int count) {
      BytesVector v = (BytesVector) vector;
      System.arraycopy(v.offsets(), from, offsets, size, count);
      System.arraycopy(v.lengths(), from, lengths, size, count);
      if (v.bufferIds() == null) {
        Arrays.fill(bufferIds, size, size + count, bufferId(v.buffers()[0]));
        return;
      }
      byte[][] theirs = v.buffers();
      int[] mapped = new int[theirs.length];
      Arrays.fill(mapped, -1);
      for (int i = 0; i < count; i++) {
        int id = v.bufferIds()[from + i];
        if (mapped[id] < 0) {
          mapped[id] = bufferId(theirs[id]);
        }
        bufferIds[size + i] = mapped[id];
      }
    }

    @Override
    void put(Object value) {
      ByteSlice slice = (ByteSlice) value;
      bufferIds[size] = bufferId(slice.base());
      offsets[size] = slice.offset();
      lengths[size] = slice.length();
    }

    @Override
    void putNull() {
      bufferIds[size] = 0;
      offsets[size] = 0;
      lengths[size] = 0;
    }

    @Override
    public ColumnVector build() {
      byte[][] used = bufferCount == 0 ? new byte[][] {{}} : Arrays.copyOf(buffers, bufferCount);
      int[] ids = bufferCount <= 1 ? null : bufferIds;
      return new BytesVector(used, ids, offsets, lengths, validity.build(size), size);
    }
  }

  static final class OfList extends VectorBuilder {
    private int[] offsets;
    private int[] lengths;
    private final VectorBuilder elements;

    OfList(int capacity, SqlType element) {
      super(capacity);
      offsets = new int[capacity];
      lengths = new int[capacity];
      elements = of(element, capacity);
    }

    @Override
    void reserve(int capacity) {
      if (capacity > offsets.length) {
        int n = grown(offsets.length, capacity);
        offsets = Arrays.copyOf(offsets, n);
        lengths = Arrays.copyOf(lengths, n);
      }
    }

    @Override
    void appendFlat(ColumnVector vector, int from, int count) {
      ListVector v = (ListVector) vector;
      for (int i = 0; i < count; i++) {
        offsets[size + i] = elements.size();
        if (!v.isNull(from + i)) {
          lengths[size + i] = v.size(from + i);
          elements.append(v.elements(), v.offset(from + i), v.size(from + i));
        }
      }
    }

    @Override
    void put(Object value) {
      List<?> list = (List<?>) value;
      offsets[size] = elements.size();
      lengths[size] = list.size();
      for (Object element : list) {
        elements.appendValue(element);
      }
    }

    @Override
    public ColumnVector build() {
      return new ListVector(offsets, lengths, elements.build(), validity.build(size), size);
    }
  }

  static final class OfMap extends VectorBuilder {
    private int[] offsets;
    private int[] lengths;
    private final VectorBuilder keys;
    private final VectorBuilder values;

    OfMap(int capacity, SqlType.MapType type) {
      super(capacity);
      offsets = new int[capacity];
      lengths = new int[capacity];
      keys = of(type.key(), capacity);
      values = of(type.value(), capacity);
    }

    @Override
    void reserve(int capacity) {
      if (capacity > offsets.length) {
        int n = grown(offsets.length, capacity);
        offsets = Arrays.copyOf(offsets, n);
        lengths = Arrays.copyOf(lengths, n);
      }
    }

    @Override
    void appendFlat(ColumnVector vector, int from, int count) {
      MapVector v = (MapVector) vector;
      for (int i = 0; i < count; i++) {
        offsets[size + i] = keys.size();
        if (!v.isNull(from + i)) {
          lengths[size + i] = v.size(from + i);
          keys.append(v.keys(), v.offset(from + i), v.size(from + i));
          values.append(v.values(), v.offset(from + i), v.size(from + i));
        }
      }
    }

    @Override
    void put(Object value) {
      MapValue map = (MapValue) value;
      offsets[size] = keys.size();
      lengths[size] = map.keys().size();
      map.keys().forEach(keys::appendValue);
      map.values().forEach(values::appendValue);
    }

    @Override
    public ColumnVector build() {
      return new MapVector(
          offsets, lengths, keys.build(), values.build(), validity.build(size), size);
    }
  }

  static final class OfStruct extends VectorBuilder {
    private final VectorBuilder[] fields;

    OfStruct(int capacity, List<SqlType> types) {
      super(capacity);
      fields = new VectorBuilder[types.size()];
      for (int i = 0; i < fields.length; i++) {
        fields[i] = of(types.get(i), capacity);
      }
    }

    @Override
    void reserve(int capacity) {}

    @Override
    void appendFlat(ColumnVector vector, int from, int count) {
      StructVector v = (StructVector) vector;
      for (int i = 0; i < fields.length; i++) {
        fields[i].append(v.field(i), from, count);
      }
    }

    @Override
    void put(Object value) {
      List<?> parts = (List<?>) value;
      for (int i = 0; i < fields.length; i++) {
        fields[i].appendValue(parts.get(i));
      }
    }

    @Override
    void putNull() {
      for (VectorBuilder field : fields) {
        field.appendNull();
      }
    }

    @Override
    public ColumnVector build() {
      ColumnVector[] vectors = new ColumnVector[fields.length];
      for (int i = 0; i < vectors.length; i++) {
        vectors[i] = fields[i].build();
      }
      return new StructVector(vectors, validity.build(size), size);
    }
  }
}
