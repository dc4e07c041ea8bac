package io.firesteel.engine.function.aggregate;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.engine.function.Accumulator;
import java.util.Arrays;
import java.util.List;

/** SUM of FLOAT and DOUBLE, and AVG of all numbers that are not decimal: a sum and a count. */
final class DoubleSumAccumulator implements Accumulator {
  private final boolean average;
  private double[] sums = new double[0];
  private long[] counts = new long[0];

  DoubleSumAccumulator(boolean average) {
    this.average = average;
  }

  @Override
  public void resize(int groups) {
    if (groups > sums.length) {
      int n = GroupArrays.capacity(sums.length, groups);
      sums = Arrays.copyOf(sums, n);
      counts = Arrays.copyOf(counts, n);
    }
  }

  @Override
  public void add(int[] groups, ColumnVector[] arguments, int rows) {
    Input in = Input.of(arguments[0]).asDoubles(rows);
    double[] values = in.doubles();
    if (!in.noNulls()) {
      addSparse(groups, in, values, rows);
    } else if (in.codes() == null) {
      addFlat(groups, values, rows);
    } else {
      addCoded(groups, values, in.codes(), rows);
    }
  }

  private void addFlat(int[] groups, double[] values, int rows) {
    double[] state = sums;
    long[] n = counts;
    for (int i = 0; i < rows; i++) {
      int g = groups[i];
      state[g] += values[i];
      n[g]++;
    }
  }

  private void addCoded(int[] groups, double[] dictionary, int[] codes, int rows) {
    double[] state = sums;
    long[] n = counts;
    for (int i = 0; i < rows; i++) {
      int g = groups[i];
      state[g] += dictionary[codes[i]];
      n[g]++;
    }
  }

  private void addSparse(int[] groups, Input in, double[] values, int rows) {
    Validity validity = in.validity();
    for (int i = 0; i < rows; i++) {
      if (validity.isValid(i)) {
        int g = groups[i];
        sums[g] += values[in.index(i)];
        counts[g]++;
      }
    }
  }

  @Override
  public List<SqlType> stateTypes() {
    return List.of(SqlType.DOUBLE, SqlType.BIGINT);
  }

  @Override
  public ColumnVector[] states(int from, int count) {
    return new ColumnVector[] {
      new DoubleVector(GroupArrays.slice(sums, from, count), Validity.ALL, count),
      new LongVector(GroupArrays.slice(counts, from, count), Validity.ALL, count)
    };
  }

  @Override
  public void merge(int[] groups, ColumnVector[] states, int rows) {
    Input sum = Input.of(states[0]);
    Input n = Input.of(states[1]);
    for (int i = 0; i < rows; i++) {
      sums[groups[i]] += sum.doubles()[sum.index(i)];
      counts[groups[i]] += n.longs()[n.index(i)];
    }
  }

  @Override
  public ColumnVector finish(int from, int count) {
    double[] out = GroupArrays.slice(sums, from, count);
    if (average) {
      for (int i = 0; i < count; i++) {
        out[i] /= counts[from + i];
      }
    }
    return new DoubleVector(out, GroupArrays.where(counts, 1, from, count), count);
  }

  @Override
  public void reset() {
    Arrays.fill(sums, 0);
    Arrays.fill(counts, 0);
  }

  @Override
  public long retainedBytes() {
    return 16L * sums.length;
  }
}
