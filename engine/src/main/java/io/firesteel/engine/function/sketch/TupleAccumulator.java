package io.firesteel.engine.function.sketch;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.function.aggregate.ObjectAccumulator;
import java.util.List;
import org.apache.datasketches.tuple.Union;
import org.apache.datasketches.tuple.UpdatableSketch;
import org.apache.datasketches.tuple.UpdatableSummary;

/**
 * TUPLE_SKETCH_AGG of keys and numbers, and TUPLE_UNION_AGG of sketches.
 *
 * @param <U> what a value brings
 * @param <S> what is kept
 */
final class TupleAccumulator<U, S extends UpdatableSummary<U>>
    extends ObjectAccumulator<TupleAccumulator.State<U, S>> {
  private final TupleKind<U, S> kind;
  private final String function;
  private final boolean sketches;
  private final int lgEntries;
  private final TupleKind.Mode mode;

  TupleAccumulator(
      TupleKind<U, S> kind,
      String function,
      List<SqlType> arguments,
      int lgEntries,
      TupleKind.Mode mode) {
    super(arguments, SqlType.BINARY);
    this.kind = kind;
    this.function = function;
    this.sketches = arguments.size() == 1;
    this.lgEntries = lgEntries;
    this.mode = mode;
  }

  /** The rows' sketch, and the union of those that came from elsewhere; either may be null. */
  static final class State<U, S extends UpdatableSummary<U>> {
    private UpdatableSketch<U, S> rows;
    private Union<S> union;
  }

  private Union<S> all(State<U, S> state) {
    if (state.union == null) {
      state.union = new Union<>(1 << lgEntries, kind.operations(mode));
    }
    if (state.rows != null) {
      state.union.union(state.rows.compact());
      state.rows = null;
    }
    return state.union;
  }

  @Override
  protected State<U, S> add(State<U, S> state, Object[] row) {
    if (sketches) {
      return merge(state, (ByteSlice) row[0]);
    }
    if (row[1] == null) {
      return state;
    }
    State<U, S> all = state == null ? new State<>() : state;
    if (all.rows == null) {
      all.rows = kind.create(lgEntries, mode);
    }
    update(all.rows, row[0], kind.summary((Number) row[1]));
    return all;
  }

  private void update(UpdatableSketch<U, S> sketch, Object key, U summary) {
    if (key instanceof ByteSlice bytes) {
      sketch.update(bytes.toByteArray(), summary);
    } else if (key instanceof List<?> list) {
      sketch.update(
          list.stream().mapToLong(x -> x == null ? 0 : ((Number) x).longValue()).toArray(),
          summary);
    } else if (key instanceof Double || key instanceof Float) {
      sketch.update(((Number) key).doubleValue(), summary);
    } else {
      sketch.update(((Number) key).longValue(), summary);
    }
  }

  @Override
  protected byte[] save(State<U, S> state) {
    return all(state).getResult().toByteArray();
  }

  @Override
  protected State<U, S> merge(State<U, S> state, ByteSlice saved) {
    State<U, S> all = state == null ? new State<>() : state;
    all(all).union(kind.read(saved, function));
    return all;
  }

  @Override
  protected Object result(State<U, S> state) {
    return ByteSlice.of(save(state == null ? new State<>() : state));
  }

  @Override
  protected long bytesOf(State<U, S> state) {
    return 400 + (32L << Math.min(lgEntries, 12));
  }
}
