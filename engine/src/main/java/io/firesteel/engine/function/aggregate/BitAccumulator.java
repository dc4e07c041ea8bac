package io.firesteel.engine.function.aggregate;

import io.firesteel.core.type.PhysicalType;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.engine.function.Accumulator;
import java.util.Arrays;
import java.util.List;

/** BIT_AND, BIT_OR, BIT_XOR of integers, and BOOL_AND and BOOL_OR as the same on one bit. */
final class BitAccumulator implements Accumulator {
  /** What is done bit by bit. */
  enum Operation {
    AND,
    OR,
    XOR
  }

  private final SqlType type;
  private final Operation operation;
  private long[] bits = new long[0];
  private boolean[] seen = new boolean[0];

  BitAccumulator(SqlType type, Operation operation) {
    this.type = type;
    this.operation = operation;
  }

  private long neutral() {
    return operation == Operation.AND ? -1 : 0;
  }

  @Override
  public void resize(int groups) {
    if (groups > bits.length) {
      int old = bits.length;
      int n = GroupArrays.capacity(old, groups);
      bits = Arrays.copyOf(bits, n);
      Arrays.fill(bits, old, n, neutral());
      seen = Arrays.copyOf(seen, n);
    }
  }

  @Override
  public void add(int[] groups, ColumnVector[] arguments, int rows) {
    Input in = asLongs(Input.of(arguments[0]), rows);
    for (int i = 0; i < rows; i++) {
      if (in.validity().isValid(i)) {
        int g = groups[i];
        long v = in.longs()[in.index(i)];
        bits[g] =
            operation == Operation.AND
                ? bits[g] & v
                : operation == Operation.OR ? bits[g] | v : bits[g] ^ v;
        seen[g] = true;
      }
    }
  }

  private static Input asLongs(Input in, int rows) {
    if (!(in.flat() instanceof BooleanVector)) {
      return in.asLongs(rows);
    }
    boolean[] flags = in.booleans();
    long[] wide = new long[rows];
    for (int i = 0; i < rows; i++) {
      wide[i] = in.validity().isValid(i) && flags[in.index(i)] ? -1 : 0;
    }
    return new Input(new LongVector(wide, in.validity(), rows), null, in.validity());
  }

  @Override
  public List<SqlType> stateTypes() {
    return List.of(type);
  }

  @Override
  public ColumnVector[] states(int from, int count) {
    return new ColumnVector[] {finish(from, count)};
  }

  @Override
  public void merge(int[] groups, ColumnVector[] states, int rows) {
    add(groups, states, rows);
  }

  @Override
  public ColumnVector finish(int from, int count) {
    Validity validity = GroupArrays.where(seen, from, count);
    if (type.physical() == PhysicalType.LONG) {
      return new LongVector(GroupArrays.slice(bits, from, count), validity, count);
    }
    if (type.physical() == PhysicalType.BOOLEAN) {
      boolean[] out = new boolean[count];
      for (int i = 0; i < count; i++) {
        out[i] = bits[from + i] != 0;
      }
      return new BooleanVector(out, validity, count);
    }
    int[] out = new int[count];
    for (int i = 0; i < count; i++) {
      out[i] = (int) bits[from + i];
    }
    return new IntVector(out, validity, count);
  }

  @Override
  public void reset() {
    Arrays.fill(bits, neutral());
    Arrays.fill(seen, false);
  }

  @Override
  public long retainedBytes() {
    return 9L * bits.length;
  }
}
