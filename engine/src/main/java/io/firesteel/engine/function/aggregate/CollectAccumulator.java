package io.firesteel.engine.function.aggregate;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ListVector;
import io.firesteel.core.vector.StructVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.Accumulator;
import java.util.List;

/**
 * Aggregates that need all values of a group at the end: they differ in {@link Finisher}. Nulls of
 * the first argument are left out; several arguments are kept together as structs.
 */
final class CollectAccumulator implements Accumulator {
  /** Makes the results of lists of values. */
  @FunctionalInterface
  interface Finisher {
    /** One result a list; {@code store} reads boxed elements. */
    ColumnVector finish(ListVector lists, RowStore store);
  }

  private final SqlType elementType;
  private final boolean keepNulls;
  private final boolean paired;
  private final Finisher finisher;
  private final RowStore rows;

  /**
   * @param elementType the first argument's type, or a struct of all arguments that are kept
   * @param paired whether elements are structs of the arguments
   */
  CollectAccumulator(SqlType elementType, boolean paired, boolean keepNulls, Finisher finisher) {
    this.elementType = elementType;
    this.paired = paired;
    this.keepNulls = keepNulls;
    this.finisher = finisher;
    this.rows = new RowStore(elementType);
  }

  @Override
  public void resize(int groups) {
    rows.resize(groups);
  }

  @Override
  public void add(int[] groups, ColumnVector[] arguments, int count) {
    Validity validity = keepNulls ? Validity.ALL : Vectors.validity(arguments[0]);
    int[] used = new int[count];
    int n = 0;
    for (int i = 0; i < count; i++) {
      used[n] = i;
      n += validity.isValid(i) ? 1 : 0;
    }
    rows.add(groups, paired ? zip(arguments, count) : arguments[0], used, n);
  }

  private ColumnVector zip(ColumnVector[] arguments, int count) {
    int fields = Vectors.parts(elementType).size();
    ColumnVector[] parts = new ColumnVector[fields];
    for (int i = 0; i < fields; i++) {
      parts[i] = arguments[i];
    }
    return new StructVector(parts, Validity.ALL, count);
  }

  @Override
  public List<SqlType> stateTypes() {
    return List.of(SqlType.array(elementType));
  }

  @Override
  public ColumnVector[] states(int from, int count) {
    return new ColumnVector[] {rows.lists(from, count)};
  }

  @Override
  public void merge(int[] groups, ColumnVector[] states, int count) {
    ListVector lists = (ListVector) states[0].flatten();
    int total = 0;
    for (int i = 0; i < count; i++) {
      total += lists.size(i);
    }
    int[] used = new int[total];
    int[] owner = new int[total];
    int at = 0;
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < lists.size(i); k++) {
        used[at] = lists.offset(i) + k;
        owner[at++] = groups[i];
      }
    }
    int[] all = new int[total];
    for (int i = 0; i < total; i++) {
      all[i] = i;
    }
    rows.add(owner, lists.elements().select(used, total), all, total);
  }

  @Override
  public ColumnVector finish(int from, int count) {
    return finisher.finish(rows.lists(from, count), rows);
  }

  @Override
  public void reset() {
    rows.reset();
  }

  @Override
  public long retainedBytes() {
    return rows.retainedBytes();
  }
}
