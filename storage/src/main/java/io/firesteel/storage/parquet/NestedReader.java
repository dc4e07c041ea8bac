package io.firesteel.storage.parquet;

import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.storage.scan.ScanMetrics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a primitive column with its levels: one below structs, arrays or maps. Levels of a page are
 * unpacked when it is loaded; a row ends where the next repetition level is zero.
 */
final class NestedReader implements AutoCloseable {
  /** Beyond this, levels must stand in proportion to the page's bytes before memory is taken. */
  private static final int MAX_SURE_LEVELS = 1 << 22;

  private final PageCursor cursor;
  private final ScanMetrics metrics;
  private final int maxDefinition;
  private final int slotDefinition;
  private int[] pageDefinitions = new int[0];
  private int[] pageRepetitions = new int[0];
  private int position;
  private int count;
  private int rowsAhead;

  /** Definition levels of the rows last read; the first {@link #levels}. */
  int[] definitions = new int[0];

  /** Repetition levels, likewise; null if the column has none. */
  int[] repetitions;

  int levels;

  NestedReader(PageCursor cursor, ScanMetrics metrics) {
    this.cursor = cursor;
    this.metrics = metrics;
    this.maxDefinition = cursor.leaf.maxDefinition();
    this.slotDefinition = cursor.leaf.slotDefinition();
    this.repetitions = cursor.leaf.maxRepetition() > 0 ? new int[0] : null;
  }

  long pageOffset() {
    return cursor.page == null ? -1 : cursor.page.offset;
  }

  private boolean nextPage() throws IOException {
    if (!cursor.next()) {
      position = 0;
      count = 0;
      return false;
    }
    loadPage();
    return true;
  }

  private void loadPage() throws IOException {
    cursor.load();
    position = 0;
    count = cursor.page.values;
    if (count > MAX_SURE_LEVELS && count > cursor.page.size * 1024L) {
      throw new Corruption("page of " + cursor.page.size + " bytes claims " + count + " levels");
    }
    if (pageDefinitions.length < count) {
      pageDefinitions = new int[count];
    }
    if (cursor.definitions == null) {
      Arrays.fill(pageDefinitions, 0, count, 0);
    } else {
      cursor.definitions.read(pageDefinitions, 0, count);
    }
    if (repetitions != null) {
      if (pageRepetitions.length < count) {
        pageRepetitions = new int[count];
      }
      cursor.repetitions.read(pageRepetitions, 0, count);
    }
  }

  /**
   * Reads the next rows: levels to the fields, values to the vector, which has a slot for every
   * level from the slot definition on.
   */
  ColumnVector read(int rows) throws IOException {
    levels = 0;
    int started = 0;
    int slots = 0;
    List<ColumnVector> parts = new ArrayList<>(1);
    while (true) {
      if (position == count && !nextPage()) {
        if (started < rows) {
          throw new Corruption("chunk has fewer rows than its row group");
        }
        break;
      }
      int from = position;
      int to = rowsEnd(from, rows - started);
      started += rowsAhead;
      if (to > from) {
        parts.add(values(from, to));
        slots += parts.get(parts.size() - 1).length();
        append(from, to);
        position = to;
      }
      if (to < count) {
        break;
      }
      if (repetitions == null && started == rows) {
        break;
      }
    }
    if (parts.isEmpty()) {
      return Vectors.nulls(cursor.leaf.type(), 0);
    }
    return cursor.join(parts, slots);
  }

  /**
   * The position after the last level of {@code rows} more rows, or the page's end; leaves in
   * {@link #rowsAhead} how many rows start before it. Zero rows: where the open row ends.
   */
  private int rowsEnd(int from, int rows) {
    if (repetitions == null) {
      rowsAhead = Math.min(rows, count - from);
      return from + rowsAhead;
    }
    int started = 0;
    int i = from;
    for (; i < count; i++) {
      if (pageRepetitions[i] == 0) {
        if (started == rows) {
          break;
        }
        started++;
      }
    }
    rowsAhead = started;
    return i;
  }

  private ColumnVector values(int from, int to) {
    int slots = 0;
    int valid = 0;
    if (slotDefinition == 0) {
      slots = to - from;
      for (int i = from; i < to; i++) {
        valid += pageDefinitions[i] == maxDefinition ? 1 : 0;
      }
    } else {
      for (int i = from; i < to; i++) {
        slots += pageDefinitions[i] >= slotDefinition ? 1 : 0;
        valid += pageDefinitions[i] == maxDefinition ? 1 : 0;
      }
    }
    long[] words = null;
    if (valid < slots) {
      words = new long[slots + 63 >> 6];
      int slot = 0;
      for (int i = from; i < to; i++) {
        int d = pageDefinitions[i];
        if (d >= slotDefinition) {
          if (d == maxDefinition) {
            words[slot >> 6] |= 1L << slot;
          }
          slot++;
        }
      }
    }
    return cursor.read(slots, valid, words);
  }

  private void append(int from, int to) {
    int n = to - from;
    if (definitions.length < levels + n) {
      definitions = Arrays.copyOf(definitions, Math.max(levels + n, definitions.length * 2));
    }
    System.arraycopy(pageDefinitions, from, definitions, levels, n);
    if (repetitions != null) {
      if (repetitions.length < levels + n) {
        repetitions = Arrays.copyOf(repetitions, Math.max(levels + n, repetitions.length * 2));
      }
      System.arraycopy(pageRepetitions, from, repetitions, levels, n);
    }
    levels += n;
  }

  /** Passes over rows. */
  void skip(long rows) throws IOException {
    long todo = rows;
    while (true) {
      if (position == count) {
        if (!cursor.next()) {
          position = 0;
          count = 0;
          if (todo > 0) {
            throw new Corruption("chunk has fewer rows than its row group");
          }
          return;
        }
        // Pages of version 2 start with a row and say how many they have.
        if (cursor.page.version2 && cursor.page.rows <= todo) {
          todo -= cursor.page.rows;
          metrics.pagesPruned.increment();
          position = 0;
          count = 0;
          continue;
        }
        if (repetitions == null && cursor.page.values <= todo) {
          todo -= cursor.page.values;
          metrics.pagesPruned.increment();
          position = 0;
          count = 0;
          if (todo == 0) {
            return;
          }
          continue;
        }
        loadPage();
      }
      int to = rowsEnd(position, (int) Math.min(todo, Integer.MAX_VALUE));
      todo -= rowsAhead;
      int valid = 0;
      for (int i = position; i < to; i++) {
        valid += pageDefinitions[i] == maxDefinition ? 1 : 0;
      }
      cursor.skipValues(valid);
      position = to;
      if (to < count || repetitions == null && todo == 0) {
        return;
      }
    }
  }

  @Override
  public void close() {
    cursor.close();
  }
}
