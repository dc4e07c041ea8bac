package io.firesteel.engine.function.aggregate;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.engine.function.Accumulator;
import io.firesteel.engine.plan.EvalMode;
import java.util.Arrays;
import java.util.List;

/**
 * SUM of integers (to BIGINT) and of intervals (months as INT, microseconds as BIGINT). Overflow is
 * an error in ANSI mode and for intervals, wraps in legacy mode, gives NULL in try mode.
 */
final class LongSumAccumulator implements Accumulator {
  private final SqlType type;
  private final EvalMode mode;
  private final boolean interval;
  private long[] sums = new long[0];
  private boolean[] seen = new boolean[0];

  /** Groups that overflowed, in try mode. */
  private boolean[] lost = new boolean[0];

  LongSumAccumulator(SqlType type, EvalMode mode) {
    this.type = type;
    this.interval =
        type.kind() == TypeKind.YEAR_MONTH_INTERVAL || type.kind() == TypeKind.DAY_TIME_INTERVAL;
    this.mode = interval && mode == EvalMode.LEGACY ? EvalMode.ANSI : mode;
  }

  @Override
  public void resize(int groups) {
    if (groups > sums.length) {
      int n = GroupArrays.capacity(sums.length, groups);
      sums = Arrays.copyOf(sums, n);
      seen = Arrays.copyOf(seen, n);
      lost = mode == EvalMode.TRY ? Arrays.copyOf(lost, n) : lost;
    }
  }

  @Override
  public void add(int[] groups, ColumnVector[] arguments, int rows) {
    addInput(groups, Input.of(arguments[0]), rows);
  }

  private void addInput(int[] groups, Input narrow, int rows) {
    Input in = narrow.asLongs(rows);
    if (mode == EvalMode.TRY) {
      addTry(groups, in, rows);
      return;
    }
    long overflow;
    if (!in.noNulls()) {
      overflow = addSparse(groups, in, rows);
    } else if (in.codes() != null) {
      overflow = addCoded(groups, in.longs(), in.codes(), rows);
    } else {
      overflow = addLongs(groups, in.longs(), rows);
    }
    if (overflow < 0 && mode == EvalMode.ANSI) {
      throw overflow();
    }
  }

  private long addLongs(int[] groups, long[] values, int rows) {
    long[] state = sums;
    boolean[] any = seen;
    long sign = 0;
    for (int i = 0; i < rows; i++) {
      int g = groups[i];
      long a = state[g];
      long b = values[i];
      long s = a + b;
      state[g] = s;
      any[g] = true;
      sign |= (a ^ s) & (b ^ s);
    }
    return sign;
  }

  private long addCoded(int[] groups, long[] dictionary, int[] codes, int rows) {
    long[] state = sums;
    boolean[] any = seen;
    long sign = 0;
    for (int i = 0; i < rows; i++) {
      int g = groups[i];
      long a = state[g];
      long b = dictionary[codes[i]];
      long s = a + b;
      state[g] = s;
      any[g] = true;
      sign |= (a ^ s) & (b ^ s);
    }
    return sign;
  }

  private long addSparse(int[] groups, Input in, int rows) {
    long[] state = sums;
    boolean[] any = seen;
    long[] values = in.longs();
    Validity validity = in.validity();
    long sign = 0;
    for (int i = 0; i < rows; i++) {
      if (validity.isValid(i)) {
        int g = groups[i];
        long a = state[g];
        long b = values[in.index(i)];
        long s = a + b;
        state[g] = s;
        any[g] = true;
        sign |= (a ^ s) & (b ^ s);
      }
    }
    return sign;
  }

  private void addTry(int[] groups, Input in, int rows) {
    long[] values = in.longs();
    for (int i = 0; i < rows; i++) {
      if (in.validity().isValid(i)) {
        int g = groups[i];
        long a = sums[g];
        long b = values[in.index(i)];
        long s = a + b;
        sums[g] = s;
        seen[g] = true;
        lost[g] |= ((a ^ s) & (b ^ s)) < 0;
      }
    }
  }

  private SqlException overflow() {
    if (interval) {
      return SqlException.of(
              "INTERVAL_ARITHMETIC_OVERFLOW.WITH_SUGGESTION",
              "The sum of intervals is out of range; try_sum gives NULL instead.")
          .with("functionName", "`try_add`");
    }
    return SqlException.of(
            "ARITHMETIC_OVERFLOW", "The sum does not fit BIGINT; try_sum gives NULL instead.")
        .with("message", "overflow")
        .with("alternative", " Use 'try_add' to tolerate overflow and return NULL instead.")
        .with("config", "\"spark.sql.ansi.enabled\"");
  }

  @Override
  public List<SqlType> stateTypes() {
    return List.of(SqlType.BIGINT, SqlType.BOOLEAN);
  }

  // A lost group is one that has rows but no sum.
  @Override
  public ColumnVector[] states(int from, int count) {
    Validity.Builder validity = new Validity.Builder(count);
    for (int i = 0; i < count; i++) {
      if (mode == EvalMode.TRY && lost[from + i]) {
        validity.setNull(i);
      }
    }
    return new ColumnVector[] {
      new LongVector(GroupArrays.slice(sums, from, count), validity.build(count), count),
      new BooleanVector(GroupArrays.slice(seen, from, count), Validity.ALL, count)
    };
  }

  @Override
  public void merge(int[] groups, ColumnVector[] states, int rows) {
    Input in = Input.of(states[0]);
    Input any = Input.of(states[1]);
    int[] used = new int[rows];
    int[] target = new int[rows];
    int n = 0;
    for (int i = 0; i < rows; i++) {
      if (any.booleans()[any.index(i)]) {
        if (in.validity().isNull(i)) {
          seen[groups[i]] = true;
          lost[groups[i]] = true;
        } else {
          used[n] = i;
          target[n++] = groups[i];
        }
      }
    }
    addInput(target, Input.of(states[0].select(used, n)), n);
  }

  @Override
  public ColumnVector finish(int from, int count) {
    Validity.Builder validity = new Validity.Builder(count);
    for (int i = 0; i < count; i++) {
      if (!seen[from + i] || mode == EvalMode.TRY && lost[from + i]) {
        validity.setNull(i);
      }
    }
    if (type.kind() != TypeKind.YEAR_MONTH_INTERVAL) {
      return new LongVector(GroupArrays.slice(sums, from, count), validity.build(count), count);
    }
    int[] months = new int[count];
    for (int i = 0; i < count; i++) {
      long sum = sums[from + i];
      months[i] = (int) sum;
      if (months[i] != sum) {
        if (mode != EvalMode.TRY) {
          throw overflow();
        }
        validity.setNull(i);
      }
    }
    return new IntVector(months, validity.build(count), count);
  }

  @Override
  public void reset() {
    Arrays.fill(sums, 0);
    Arrays.fill(seen, false);
    Arrays.fill(lost, false);
  }

  @Override
  public long retainedBytes() {
    return 9L * sums.length + lost.length;
  }
}
