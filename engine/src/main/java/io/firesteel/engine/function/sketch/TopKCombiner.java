package io.firesteel.engine.function.sketch;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.StructType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.function.aggregate.ObjectAccumulator;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.datasketches.frequencies.ItemsSketch;

/** APPROX_TOP_K_COMBINE. */
final class TopKCombiner extends ObjectAccumulator<TopKCombiner.State> {
  private final SqlType item;
  private final int tracked;

  /**
   * @param tracked how many items the result tracks; negative: as the sketches, which then must be
   *     of one size
   */
  TopKCombiner(StructType type, int tracked) {
    super(List.of(type), type);
    this.item = TopKFunctions.itemType(type);
    this.tracked = tracked;
  }

  record State(ItemsSketch<Object> items, int tracked, long nulls) {}

  @Override
  protected State add(State state, Object[] row) {
    List<?> value = (List<?>) row[0];
    ByteSlice sketch = (ByteSlice) value.get(0);
    return merge(state, sketch, (Integer) value.get(1), FrequentItems.nulls(sketch));
  }

  private State merge(State state, ByteSlice sketch, int size, long nulls) {
    int wanted = tracked > 0 ? tracked : size;
    State all = state == null ? new State(FrequentItems.create(wanted), wanted, 0) : state;
    if (all.tracked() != wanted) {
      throw SqlException.of(
              "APPROX_TOP_K_SKETCH_SIZE_NOT_MATCH",
              "The sketches track different numbers of items.")
          .with("size1", Integer.toString(all.tracked()))
          .with("size2", Integer.toString(wanted));
    }
    all.items().merge(FrequentItems.read(item, sketch));
    return new State(all.items(), all.tracked(), all.nulls() + nulls);
  }

  @Override
  protected byte[] save(State state) {
    byte[] items = FrequentItems.bytes(state.items(), item);
    return ByteBuffer.allocate(12 + items.length)
        .putInt(state.tracked())
        .putLong(state.nulls())
        .put(items)
        .array();
  }

  @Override
  protected State merge(State state, ByteSlice saved) {
    ByteBuffer in = ByteBuffer.wrap(saved.base(), saved.offset(), saved.length());
    int size = in.getInt();
    long nulls = in.getLong();
    return merge(
        state, new ByteSlice(saved.base(), saved.offset() + 12, saved.length() - 12), size, nulls);
  }

  @Override
  protected Object result(State state) {
    int size = tracked > 0 ? tracked : TopKFunctions.DEFAULT_TRACKED;
    return state == null
        ? TopKAccumulator.state(FrequentItems.create(size), item, size, 0)
        : TopKAccumulator.state(state.items(), item, state.tracked(), state.nulls());
  }

  @Override
  protected long bytesOf(State state) {
    return 500 + 16L * Math.min(state.tracked(), 1000);
  }
}
