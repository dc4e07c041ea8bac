package io.firesteel.engine.function.aggregate;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.Accumulator;
import java.util.Arrays;
import java.util.List;

/**
 * COUNT(*), COUNT(x, ...) and COUNT_IF(x): rows, rows without a null argument, rows that are true.
 */
final class CountAccumulator implements Accumulator {
  private final boolean onlyTrue;
  private long[] counts = new long[0];

  CountAccumulator(boolean onlyTrue) {
    this.onlyTrue = onlyTrue;
  }

  @Override
  public void resize(int groups) {
    if (groups > counts.length) {
      counts = Arrays.copyOf(counts, GroupArrays.capacity(counts.length, groups));
    }
  }

  @Override
  public void add(int[] groups, ColumnVector[] arguments, int rows) {
    long[] state = counts;
    Validity validity = countable(arguments, rows);
    if (onlyTrue) {
      Input in = Input.of(arguments[0]);
      for (int i = 0; i < rows; i++) {
        if (validity.isValid(i) && in.booleans()[in.index(i)]) {
          state[groups[i]]++;
        }
      }
    } else if (validity.allValid()) {
      for (int i = 0; i < rows; i++) {
        state[groups[i]]++;
      }
    } else {
      for (int i = 0; i < rows; i++) {
        state[groups[i]] += validity.isValid(i) ? 1 : 0;
      }
    }
  }

  @Override
  public void addAll(int group, ColumnVector[] arguments, int rows) {
    Validity validity = countable(arguments, rows);
    if (onlyTrue) {
      Input in = Input.of(arguments[0]);
      long n = 0;
      for (int i = 0; i < rows; i++) {
        n += validity.isValid(i) && in.booleans()[in.index(i)] ? 1 : 0;
      }
      counts[group] += n;
    } else {
      counts[group] += validity.validCount(rows);
    }
  }

  // Constants are not null unless they are NULL, so that count(*) and count(1) look at nothing.
  private static Validity countable(ColumnVector[] arguments, int rows) {
    Validity validity = Validity.ALL;
    for (ColumnVector argument : arguments) {
      validity = Validity.and(validity, Vectors.validity(argument), rows);
    }
    return validity;
  }

  @Override
  public List<SqlType> stateTypes() {
    return List.of(SqlType.BIGINT);
  }

  @Override
  public ColumnVector[] states(int from, int count) {
    return new ColumnVector[] {finish(from, count)};
  }

  @Override
  public void merge(int[] groups, ColumnVector[] states, int rows) {
    Input in = Input.of(states[0]);
    long[] values = in.longs();
    for (int i = 0; i < rows; i++) {
      counts[groups[i]] += values[in.index(i)];
    }
  }

  @Override
  public ColumnVector finish(int from, int count) {
    return new LongVector(GroupArrays.slice(counts, from, count), Validity.ALL, count);
  }

  @Override
  public void reset() {
    Arrays.fill(counts, 0);
  }

  @Override
  public long retainedBytes() {
    return 8L * counts.length;
  }
}
