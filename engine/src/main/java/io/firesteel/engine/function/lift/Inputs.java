package io.firesteel.engine.function.lift;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.DictionaryVector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.core.vector.FloatVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.ListVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.MapValue;
import io.firesteel.core.vector.MapVector;
import io.firesteel.core.vector.StructVector;
import io.firesteel.core.vector.Vectors;
import java.math.BigDecimal;
import java.util.List;

/** The arguments of a call at one row after the other, whatever their encoding. */
public final class Inputs {
  private final List<SqlType> types;
  private final ColumnVector[] columns;
  private final ColumnVector[] flat;
  private final int[][] codes;
  private final int[] masks;
  private int row;

  Inputs(List<SqlType> types, ColumnVector[] arguments) {
    this.types = types;
    int n = arguments.length;
    columns = arguments;
    flat = new ColumnVector[n];
    codes = new int[n][];
    masks = new int[n];
    for (int k = 0; k < n; k++) {
      ColumnVector column = arguments[k];
      masks[k] = -1;
      if (column instanceof DictionaryVector d) {
        flat[k] = d.dictionary();
        codes[k] = d.codes();
      } else if (column instanceof ConstantVector c) {
        flat[k] = c.value();
        masks[k] = 0;
      } else {
        flat[k] = column;
      }
    }
  }

  void moveTo(int newRow) {
    row = newRow;
  }

  /** The row within the batch. */
  public int row() {
    return row;
  }

  /** Number of arguments of this call, captured values of lambdas included. */
  public int count() {
    return columns.length;
  }

  /** The argument's type. */
  public SqlType type(int k) {
    return types.get(k);
  }

  /** Where in {@link #flat} the current row's value is. */
  public int at(int k) {
    int[] c = codes[k];
    return c != null ? c[row] : row & masks[k];
  }

  /** The argument's values without encoding, for access by {@link #at}. */
  public ColumnVector flat(int k) {
    return flat[k];
  }

  public boolean isNull(int k) {
    return columns[k].isNull(row);
  }

  public boolean getBoolean(int k) {
    return ((BooleanVector) flat[k]).values()[at(k)];
  }

  public int getInt(int k) {
    return ((IntVector) flat[k]).values()[at(k)];
  }

  public long getLong(int k) {
    return ((LongVector) flat[k]).values()[at(k)];
  }

  /** A value of layout INT or LONG. */
  public long getWhole(int k) {
    return flat[k] instanceof IntVector v ? v.values()[at(k)] : getLong(k);
  }

  public float getFloat(int k) {
    return ((FloatVector) flat[k]).values()[at(k)];
  }

  public double getDouble(int k) {
    return ((DoubleVector) flat[k]).values()[at(k)];
  }

  public ByteSlice getBytes(int k) {
    return ((BytesVector) flat[k]).get(at(k));
  }

  public String getString(int k) {
    return ((BytesVector) flat[k]).getString(at(k));
  }

  public BigDecimal getDecimal(int k) {
    return (BigDecimal) getValue(k);
  }

  /** The boxed value, as {@code Vectors} describes it. */
  public Object getValue(int k) {
    return isNull(k) ? null : Vectors.get(types.get(k), flat[k], at(k));
  }

  @SuppressWarnings("unchecked")
  public List<Object> getList(int k) {
    return (List<Object>) getValue(k);
  }

  public MapValue getMap(int k) {
    return (MapValue) getValue(k);
  }

  public ListVector lists(int k) {
    return (ListVector) flat[k];
  }

  public MapVector maps(int k) {
    return (MapVector) flat[k];
  }

  public StructVector structs(int k) {
    return (StructVector) flat[k];
  }
}
