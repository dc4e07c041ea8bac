package io.firesteel.engine.function.sketch;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.function.aggregate.ObjectAccumulator;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.datasketches.frequencies.ItemsSketch;

/** APPROX_TOP_K, and APPROX_TOP_K_ACCUMULATE where the sketch itself is the result. */
final class TopKAccumulator extends ObjectAccumulator<TopKAccumulator.State> {
  private final SqlType item;
  private final int tracked;
  private final int k;

  /**
   * @param k how many items the result has; negative for the sketch
   */
  TopKAccumulator(SqlType item, SqlType type, int tracked, int k) {
    super(List.of(item), type);
    this.item = item;
    this.tracked = tracked;
    this.k = k;
  }

  /** Items, and rows without one. */
  static final class State {
    private final ItemsSketch<Object> items;
    private long nulls;

    State(int tracked) {
      items = FrequentItems.create(tracked);
    }
  }

  @Override
  protected boolean keepsNulls() {
    return true;
  }

  @Override
  protected State add(State state, Object[] row) {
    State all = state == null ? new State(tracked) : state;
    if (row[0] == null) {
      all.nulls++;
    } else {
      all.items.update(FrequentItems.item(item, row[0]));
    }
    return all;
  }

  @Override
  protected byte[] save(State state) {
    byte[] items = FrequentItems.bytes(state.items, item);
    return ByteBuffer.allocate(8 + items.length).putLong(state.nulls).put(items).array();
  }

  @Override
  protected State merge(State state, ByteSlice saved) {
    State all = state == null ? new State(tracked) : state;
    all.nulls += ByteBuffer.wrap(saved.base(), saved.offset(), 8).getLong();
    all.items.merge(
        FrequentItems.read(
            item, new ByteSlice(saved.base(), saved.offset() + 8, saved.length() - 8)));
    return all;
  }

  @Override
  protected Object result(State state) {
    // Always the union of what was read back: ties then come in the order that Spark has.
    State all = merge(null, ByteSlice.of(save(state == null ? new State(tracked) : state)));
    return k >= 0
        ? FrequentItems.top(all.items, item, k, all.nulls)
        : state(all.items, item, tracked, all.nulls);
  }

  /** The value of type STRUCT that keeps a sketch, and behind its bytes the number of nulls. */
  static List<Object> state(ItemsSketch<Object> items, SqlType item, int tracked, long nulls) {
    List<Object> state = new ArrayList<>();
    byte[] sketch = FrequentItems.bytes(items, item);
    state.add(
        ByteSlice.of(ByteBuffer.allocate(sketch.length + 8).put(sketch).putLong(nulls).array()));
    state.add(tracked);
    state.add(null);
    state.add(
        ByteSlice.of(
            item.isText()
                ? "item " + item.simpleName() + " not null"
                : "item " + item.sqlName() + " NOT NULL"));
    return state;
  }

  @Override
  protected long bytesOf(State state) {
    return 500 + 16L * Math.min(tracked, 1000);
  }
}
