package io.firesteel.engine.function.aggregate;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.Accumulator;
import io.firesteel.engine.function.hash.SparkHash;
import java.util.Arrays;
import java.util.List;

/**
 * APPROX_COUNT_DISTINCT: a HyperLogLog of 2^p registers a group, one byte each.
 *
 * @see <a href="https://research.google/pubs/pub40671/">Heule and others: HyperLogLog in
 *     Practice</a>
 */
final class DistinctSketchAccumulator implements Accumulator {
  private static final long SEED = 42;

  private final SqlType type;
  private final int precision;
  private final int registers;
  private byte[] state = new byte[0];

  DistinctSketchAccumulator(SqlType type, double deviation) {
    this.type = type;
    this.precision =
        Math.max(4, Math.min(18, (int) Math.ceil(2 * Math.log(1.106 / deviation) / Math.log(2))));
    this.registers = 1 << precision;
  }

  @Override
  public void resize(int groups) {
    if (groups * registers > state.length) {
      state =
          Arrays.copyOf(state, registers * GroupArrays.capacity(state.length / registers, groups));
    }
  }

  @Override
  public void add(int[] groups, ColumnVector[] arguments, int rows) {
    Input in = Input.of(arguments[0]);
    for (int i = 0; i < rows; i++) {
      if (in.validity().isValid(i)) {
        Object value = Vectors.get(type, in.flat(), in.index(i));
        long hash = SparkHash.xxHash64(type, value, SEED);
        int register = (int) (hash >>> 64 - precision);
        // The guard bit bounds the run of zeros by the bits that are left.
        long rest = hash << precision | 1L << precision - 1;
        byte run = (byte) (Long.numberOfLeadingZeros(rest) + 1);
        int at = groups[i] * registers + register;
        state[at] = run > state[at] ? run : state[at];
      }
    }
  }

  @Override
  public List<SqlType> stateTypes() {
    return List.of(SqlType.BINARY);
  }

  @Override
  public ColumnVector[] states(int from, int count) {
    ByteSlice[] slices = new ByteSlice[count];
    for (int i = 0; i < count; i++) {
      slices[i] = new ByteSlice(state, (from + i) * registers, registers);
    }
    return new ColumnVector[] {BytesVector.of(slices)};
  }

  @Override
  public void merge(int[] groups, ColumnVector[] states, int rows) {
    Input in = Input.of(states[0]);
    for (int i = 0; i < rows; i++) {
      int k = in.index(i);
      byte[] base = in.bytes().base(k);
      int offset = in.bytes().offset(k);
      int at = groups[i] * registers;
      for (int r = 0; r < registers; r++) {
        byte theirs = base[offset + r];
        state[at + r] = theirs > state[at + r] ? theirs : state[at + r];
      }
    }
  }

  @Override
  public ColumnVector finish(int from, int count) {
    long[] out = new long[count];
    for (int i = 0; i < count; i++) {
      out[i] = estimate((from + i) * registers);
    }
    return new LongVector(out, Validity.ALL, count);
  }

  private long estimate(int at) {
    double inverse = 0;
    int empty = 0;
    for (int r = 0; r < registers; r++) {
      inverse += 1.0 / (1L << state[at + r]);
      empty += state[at + r] == 0 ? 1 : 0;
    }
    double m = registers;
    // Few values leave empty registers, and counting those is more exact.
    if (empty > 0) {
      double linear = m * Math.log(m / empty);
      if (linear <= 2.5 * m) {
        return Math.round(linear);
      }
    }
    double alpha =
        precision == 4
            ? 0.673
            : precision == 5 ? 0.697 : precision == 6 ? 0.709 : 0.7213 / (1 + 1.079 / m);
    return Math.round(alpha * m * m / inverse);
  }

  @Override
  public void reset() {
    Arrays.fill(state, (byte) 0);
  }

  @Override
  public long retainedBytes() {
    return state.length;
  }
}
