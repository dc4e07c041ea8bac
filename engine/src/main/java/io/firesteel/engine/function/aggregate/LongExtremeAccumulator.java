package io.firesteel.engine.function.aggregate;

import io.firesteel.core.type.PhysicalType;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.engine.function.Accumulator;
import java.util.Arrays;
import java.util.List;

/**
 * MIN and MAX of types whose layout is INT or LONG. MIN keeps complements, so that both take max.
 */
final class LongExtremeAccumulator implements Accumulator {
  private final SqlType type;

  /** All ones for MIN: x ^ flip reverses the order. */
  private final long flip;

  private long[] best = new long[0];
  private boolean[] seen = new boolean[0];

  LongExtremeAccumulator(SqlType type, boolean max) {
    this.type = type;
    this.flip = max ? 0 : -1;
  }

  @Override
  public void resize(int groups) {
    if (groups > best.length) {
      int old = best.length;
      int n = GroupArrays.capacity(old, groups);
      best = Arrays.copyOf(best, n);
      Arrays.fill(best, old, n, Long.MIN_VALUE);
      seen = Arrays.copyOf(seen, n);
    }
  }

  @Override
  public void add(int[] groups, ColumnVector[] arguments, int rows) {
    Input in = Input.of(arguments[0]).asLongs(rows);
    long[] values = in.longs();
    if (in.noNulls() && in.codes() == null) {
      addFlat(groups, values, rows);
      return;
    }
    Validity validity = in.validity();
    for (int i = 0; i < rows; i++) {
      if (validity.isValid(i)) {
        int g = groups[i];
        best[g] = Math.max(best[g], values[in.index(i)] ^ flip);
        seen[g] = true;
      }
    }
  }

  private void addFlat(int[] groups, long[] values, int rows) {
    long[] state = best;
    boolean[] any = seen;
    long f = flip;
    for (int i = 0; i < rows; i++) {
      int g = groups[i];
      state[g] = Math.max(state[g], values[i] ^ f);
      any[g] = true;
    }
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
    if (type.physical() == PhysicalType.INT) {
      int[] out = new int[count];
      for (int i = 0; i < count; i++) {
        out[i] = (int) (best[from + i] ^ flip);
      }
      return new IntVector(out, validity, count);
    }
    long[] out = new long[count];
    for (int i = 0; i < count; i++) {
      out[i] = best[from + i] ^ flip;
    }
    return new LongVector(out, validity, count);
  }

  @Override
  public void reset() {
    Arrays.fill(best, Long.MIN_VALUE);
    Arrays.fill(seen, false);
  }

  @Override
  public long retainedBytes() {
    return 9L * best.length;
  }
}
