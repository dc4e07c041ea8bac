package io.firesteel.engine.function.aggregate;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ListVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.VectorBuilder;
import io.firesteel.core.vector.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Any number of values a group, in the order of their arrival: batches of values, and for each
 * group a chain through them.
 */
final class RowStore {
  private final SqlType type;
  private final List<ColumnVector> chunks = new ArrayList<>();
  private int[] next = new int[0];
  private int size;
  private int[] head = new int[0];
  private int[] tail = new int[0];
  private int[] counts = new int[0];
  private long chunkBytes;

  RowStore(SqlType type) {
    this.type = type;
  }

  void resize(int groups) {
    if (groups > head.length) {
      int n = GroupArrays.capacity(head.length, groups);
      head = Arrays.copyOf(head, n);
      tail = Arrays.copyOf(tail, n);
      counts = Arrays.copyOf(counts, n);
    }
  }

  /** Appends rows {@code used[0..count)} of a column to groups. */
  void add(int[] groups, ColumnVector column, int[] used, int count) {
    if (count == 0) {
      return;
    }
    // Only the rows that are kept: the batch itself is gone after this call.
    VectorBuilder copy = VectorBuilder.of(type, count);
    copy.append(column, used, count);
    ColumnVector chunk = copy.build();
    chunks.add(chunk);
    chunkBytes += chunk.retainedBytes();
    if (size + count > next.length) {
      next = Arrays.copyOf(next, GroupArrays.capacity(next.length, size + count));
    }
    for (int i = 0; i < count; i++) {
      int g = groups[used[i]];
      int entry = size + i;
      if (counts[g] == 0) {
        head[g] = entry;
      } else {
        next[tail[g]] = entry;
      }
      tail[g] = entry;
      counts[g]++;
    }
    size += count;
  }

  /** Values of a group so far. */
  int count(int group) {
    return counts[group];
  }

  /** All values of groups [from, from + count) as lists. */
  ListVector lists(int from, int count) {
    int total = 0;
    for (int i = 0; i < count; i++) {
      total += counts[from + i];
    }
    int[] order = new int[total];
    int[] offsets = new int[count];
    int[] lengths = new int[count];
    int at = 0;
    for (int i = 0; i < count; i++) {
      offsets[i] = at;
      lengths[i] = counts[from + i];
      int entry = head[from + i];
      for (int k = 0; k < lengths[i]; k++) {
        order[at++] = entry;
        entry = next[entry];
      }
    }
    return new ListVector(offsets, lengths, all().select(order, total), Validity.ALL, count);
  }

  private ColumnVector all() {
    if (chunks.isEmpty()) {
      return VectorBuilder.of(type, 0).build();
    }
    if (chunks.size() > 1) {
      ColumnVector joined = Vectors.concat(type, chunks);
      chunks.clear();
      chunks.add(joined);
    }
    return chunks.get(0);
  }

  /** The values of one group, boxed; null for null. */
  List<Object> values(int group) {
    return values(lists(group, 1), 0);
  }

  /** The boxed elements of a row of {@link #lists}. */
  List<Object> values(ListVector lists, int row) {
    List<Object> values = new ArrayList<>(lists.size(row));
    for (int k = 0; k < lists.size(row); k++) {
      values.add(Vectors.get(type, lists.elements(), lists.offset(row) + k));
    }
    return values;
  }

  void reset() {
    chunks.clear();
    size = 0;
    chunkBytes = 0;
    Arrays.fill(counts, 0);
  }

  long retainedBytes() {
    return chunkBytes + 4L * next.length + 12L * head.length;
  }
}
