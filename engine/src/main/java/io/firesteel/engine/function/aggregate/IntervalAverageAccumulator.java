package io.firesteel.engine.function.aggregate;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.engine.function.Accumulator;
import io.firesteel.engine.plan.EvalMode;
import java.util.Arrays;
import java.util.List;

/** AVG of intervals: the exact mean, rounded half away from zero to a month or microsecond. */
final class IntervalAverageAccumulator implements Accumulator {
  private final boolean months;
  private final EvalMode mode;
  private long[] sums = new long[0];
  private long[] counts = new long[0];

  IntervalAverageAccumulator(SqlType type, EvalMode mode) {
    this.months = type.kind() == TypeKind.YEAR_MONTH_INTERVAL;
    this.mode = mode;
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
    Input in = Input.of(arguments[0]).asLongs(rows);
    for (int i = 0; i < rows; i++) {
      if (in.validity().isValid(i)) {
        add(groups[i], in.longs()[in.index(i)], 1);
      }
    }
  }

  private void add(int group, long value, long n) {
    long sum = sums[group] + value;
    boolean overflows = months ? sum != (int) sum : ((sums[group] ^ sum) & (value ^ sum)) < 0;
    if (overflows) {
      if (mode != EvalMode.TRY) {
        throw SqlException.of(
                "INTERVAL_ARITHMETIC_OVERFLOW.WITH_SUGGESTION",
                "The sum of intervals is out of range; try_avg gives NULL instead.")
            .with("functionName", "`try_add`");
      }
      counts[group] = Long.MIN_VALUE / 2;
    }
    sums[group] = sum;
    counts[group] += n;
  }

  @Override
  public List<SqlType> stateTypes() {
    return List.of(SqlType.BIGINT, SqlType.BIGINT);
  }

  @Override
  public ColumnVector[] states(int from, int count) {
    return new ColumnVector[] {
      new LongVector(GroupArrays.slice(sums, from, count), Validity.ALL, count),
      new LongVector(GroupArrays.slice(counts, from, count), Validity.ALL, count)
    };
  }

  @Override
  public void merge(int[] groups, ColumnVector[] states, int rows) {
    Input sum = Input.of(states[0]);
    Input n = Input.of(states[1]);
    for (int i = 0; i < rows; i++) {
      add(groups[i], sum.longs()[sum.index(i)], n.longs()[n.index(i)]);
    }
  }

  @Override
  public ColumnVector finish(int from, int count) {
    long[] out = new long[count];
    for (int i = 0; i < count; i++) {
      long n = counts[from + i];
      if (n > 0) {
        long sum = sums[from + i];
        long rest = Math.abs(sum % n);
        out[i] = sum / n + (rest >= n - rest ? sum < 0 ? -1 : 1 : 0);
      }
    }
    Validity validity = GroupArrays.where(counts, 1, from, count);
    if (!months) {
      return new LongVector(out, validity, count);
    }
    int[] narrow = new int[count];
    for (int i = 0; i < count; i++) {
      narrow[i] = (int) out[i];
    }
    return new IntVector(narrow, validity, count);
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
