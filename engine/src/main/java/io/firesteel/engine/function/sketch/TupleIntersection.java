package io.firesteel.engine.function.sketch;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.function.aggregate.ObjectAccumulator;
import java.util.List;
import org.apache.datasketches.tuple.Intersection;
import org.apache.datasketches.tuple.UpdatableSummary;

/**
 * TUPLE_INTERSECTION_AGG.
 *
 * @param <U> what a value brings
 * @param <S> what is kept
 */
final class TupleIntersection<U, S extends UpdatableSummary<U>>
    extends ObjectAccumulator<Intersection<S>> {
  private final TupleKind<U, S> kind;
  private final String function;
  private final TupleKind.Mode mode;

  TupleIntersection(TupleKind<U, S> kind, String function, TupleKind.Mode mode) {
    super(List.of(SqlType.BINARY), SqlType.BINARY);
    this.kind = kind;
    this.function = function;
    this.mode = mode;
  }

  @Override
  protected Intersection<S> add(Intersection<S> state, Object[] row) {
    return merge(state, (ByteSlice) row[0]);
  }

  @Override
  protected byte[] save(Intersection<S> state) {
    return state.getResult().toByteArray();
  }

  @Override
  protected Intersection<S> merge(Intersection<S> state, ByteSlice saved) {
    Intersection<S> both = state == null ? new Intersection<>(kind.operations(mode)) : state;
    both.intersect(kind.read(saved, function));
    return both;
  }

  @Override
  protected Object result(Intersection<S> state) {
    if (state == null) {
      throw Sketches.invalid(TupleKind.INVALID, function);
    }
    return ByteSlice.of(save(state));
  }

  @Override
  protected long bytesOf(Intersection<S> state) {
    return 4096;
  }
}
