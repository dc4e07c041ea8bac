package io.firesteel.engine.function.aggregate;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.VectorBuilder;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.Accumulator;
import java.util.Arrays;
import java.util.List;

/**
 * Aggregates whose state is an object of some size, such as a sketch: a row costs a call, and
 * between PARTIAL and FINAL a state travels as bytes. A group without rows has no state (null).
 *
 * @param <S> the state of one group
 */
public abstract class ObjectAccumulator<S> implements Accumulator {
  private final List<SqlType> argumentTypes;
  private final SqlType type;
  private Object[] states = new Object[0];
  private long retained;

  /**
   * @param argumentTypes of the arguments that {@link #add(Object, Object[])} sees
   * @param type of the result
   */
  protected ObjectAccumulator(List<SqlType> argumentTypes, SqlType type) {
    this.argumentTypes = List.copyOf(argumentTypes);
    this.type = type;
  }

  /**
   * The state with a row more.
   *
   * @param state null for the first row of a group
   * @param row boxed arguments as {@link Vectors} describes them; the first is not null unless
   *     {@link #keepsNulls}
   */
  protected abstract S add(S state, Object[] row);

  /** The state as bytes; it is not null. */
  protected abstract byte[] save(S state);

  /** The state with a saved one added; null if there is none yet. */
  protected abstract S merge(S state, ByteSlice saved);

  /** The boxed result of a group; the state is null if no row was added. */
  protected abstract Object result(S state);

  /** About how many bytes of heap a state takes. */
  protected abstract long bytesOf(S state);

  /** Whether rows count whose first argument is null. */
  protected boolean keepsNulls() {
    return false;
  }

  @SuppressWarnings("unchecked")
  private S state(int group) {
    return (S) states[group];
  }

  private void put(int group, S before, S after) {
    if (before == null && after != null) {
      retained += bytesOf(after);
    }
    states[group] = after;
  }

  @Override
  public final void resize(int groups) {
    if (groups > states.length) {
      states = Arrays.copyOf(states, GroupArrays.capacity(states.length, groups));
    }
  }

  @Override
  public final void add(int[] groups, ColumnVector[] arguments, int rows) {
    int n = argumentTypes.size();
    Input[] in = new Input[n];
    for (int k = 0; k < n; k++) {
      in[k] = Input.of(arguments[k]);
    }
    Object[] row = new Object[n];
    for (int i = 0; i < rows; i++) {
      if (!keepsNulls() && in[0].validity().isNull(i)) {
        continue;
      }
      for (int k = 0; k < n; k++) {
        row[k] =
            in[k].validity().isNull(i)
                ? null
                : Vectors.get(argumentTypes.get(k), in[k].flat(), in[k].index(i));
      }
      S before = state(groups[i]);
      put(groups[i], before, add(before, row));
    }
  }

  @Override
  public final List<SqlType> stateTypes() {
    return List.of(SqlType.BINARY);
  }

  @Override
  public final ColumnVector[] states(int from, int count) {
    ByteSlice[] slices = new ByteSlice[count];
    for (int i = 0; i < count; i++) {
      S state = state(from + i);
      slices[i] = state == null ? null : ByteSlice.of(save(state));
    }
    return new ColumnVector[] {BytesVector.of(slices)};
  }

  @Override
  public final void merge(int[] groups, ColumnVector[] saved, int rows) {
    Input in = Input.of(saved[0]);
    for (int i = 0; i < rows; i++) {
      if (in.validity().isValid(i)) {
        S before = state(groups[i]);
        put(groups[i], before, merge(before, in.bytes().get(in.index(i))));
      }
    }
  }

  @Override
  public final ColumnVector finish(int from, int count) {
    VectorBuilder out = VectorBuilder.of(type, count);
    for (int i = 0; i < count; i++) {
      out.appendValue(result(state(from + i)));
    }
    return out.build();
  }

  @Override
  public final void reset() {
    Arrays.fill(states, null);
    retained = 0;
  }

  @Override
  public final long retainedBytes() {
    return 8L * states.length + retained;
  }
}
