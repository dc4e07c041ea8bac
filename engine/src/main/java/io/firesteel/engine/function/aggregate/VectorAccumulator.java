package io.firesteel.engine.function.aggregate;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.math.VectorFunctions;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** VECTOR_SUM and VECTOR_AVG: element by element; vectors that hold a null do not count. */
final class VectorAccumulator extends ObjectAccumulator<VectorAccumulator.State> {
  private final boolean average;
  private final String function;

  VectorAccumulator(BindContext context, boolean average) {
    super(List.of(context.argument(0)), SqlType.array(SqlType.FLOAT));
    this.average = average;
    this.function = average ? "vector_avg" : "vector_sum";
  }

  /** Sums, or running means, which do not overflow. */
  static final class State {
    private final float[] values;
    private long count;

    State(int length) {
      values = new float[length];
    }
  }

  @Override
  protected State add(State state, Object[] row) {
    List<?> vector = (List<?>) row[0];
    if (vector.contains(null)) {
      return state;
    }
    float[] values = new float[vector.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (Float) vector.get(i);
    }
    return combine(state, values, 1);
  }

  private State combine(State state, float[] values, long count) {
    State all = state == null ? new State(values.length) : state;
    if (all.values.length != values.length) {
      throw VectorFunctions.dimensions(function, all.values.length, values.length);
    }
    all.count += count;
    for (int i = 0; i < values.length; i++) {
      all.values[i] +=
          average ? (values[i] - all.values[i]) * ((float) count / all.count) : values[i];
    }
    return all;
  }

  @Override
  protected byte[] save(State state) {
    ByteBuffer out = ByteBuffer.allocate(12 + 4 * state.values.length);
    out.putLong(state.count).putInt(state.values.length);
    for (float v : state.values) {
      out.putFloat(v);
    }
    return out.array();
  }

  @Override
  protected State merge(State state, ByteSlice saved) {
    ByteBuffer in = ByteBuffer.wrap(saved.base(), saved.offset(), saved.length());
    long count = in.getLong();
    float[] values = new float[in.getInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.getFloat();
    }
    return combine(state, values, count);
  }

  @Override
  protected Object result(State state) {
    if (state == null) {
      return null;
    }
    List<Object> out = new ArrayList<>(state.values.length);
    for (float v : state.values) {
      out.add(v);
    }
    return out;
  }

  @Override
  protected long bytesOf(State state) {
    return 48 + 4L * state.values.length;
  }
}
