package io.firesteel.storage.parquet;

import io.firesteel.core.vector.ColumnVector;
import io.firesteel.storage.scan.ScanMetrics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a primitive column without repetition: one level a row, or none. */
final class FlatReader implements AutoCloseable {
  private final PageCursor cursor;
  private final ScanMetrics metrics;
  private final int maxDefinition;
  private int left;
  private int skipped;
  private int[] scratch = new int[0];

  FlatReader(PageCursor cursor, ScanMetrics metrics) {
    this.cursor = cursor;
    this.metrics = metrics;
    this.maxDefinition = cursor.leaf.maxDefinition();
  }

  /** Where the current page starts in the file, or -1. */
  long pageOffset() {
    return cursor.page == null ? -1 : cursor.page.offset;
  }

  /** The next rows. */
  ColumnVector read(int rows) throws IOException {
    List<ColumnVector> parts = null;
    ColumnVector only = null;
    int done = 0;
    while (done < rows) {
      ready();
      int n = Math.min(rows - done, left);
      ColumnVector part = part(n, maxDefinition > 0 ? validRun(n) : n);
      done += n;
      if (done == rows && only == null) {
        return part;
      }
      if (parts == null) {
        parts = new ArrayList<>();
        only = part;
      }
      parts.add(part);
    }
    return cursor.join(parts, rows);
  }

  /**
   * The next rows of the loaded page, of which the levels of {@code first} valid ones are consumed.
   */
  private ColumnVector part(int rows, int first) {
    long[] words = null;
    int valid = rows;
    if (first < rows) {
      words = new long[rows + 63 >> 6];
      valid = validity(first, rows, words);
    }
    left -= rows;
    return cursor.read(rows, valid, words);
  }

  /** Passes over {@code rows} rows and returns those at {@code selected[0..count)}. */
  ColumnVector readSelected(int rows, int[] selected, int count) throws IOException {
    ready();
    if (left < rows) {
      return read(rows).select(selected, count);
    }
    int first = maxDefinition > 0 ? validRun(rows) : rows;
    if (first < rows) {
      return part(rows, first).select(selected, count);
    }
    left -= rows;
    return cursor.readSelected(selected, count, rows);
  }

  /** Makes sure that a page with rows left is loaded and positioned. */
  private void ready() throws IOException {
    if (left == 0) {
      cursor.require();
      left = cursor.page.values;
      skipped = 0;
    }
    if (!cursor.loaded) {
      cursor.load();
      if (skipped > 0) {
        skipLoaded(skipped);
        skipped = 0;
      }
    }
  }

  /** Passes over rows; pages that are passed over whole are never loaded. */
  void skip(long rows) throws IOException {
    while (rows > 0) {
      if (left == 0) {
        cursor.require();
        left = cursor.page.values;
        skipped = 0;
      }
      int n = (int) Math.min(rows, left);
      if (cursor.loaded) {
        skipLoaded(n);
      } else {
        skipped += n;
        if (n == left) {
          metrics.pagesPruned.increment();
        }
      }
      left -= n;
      rows -= n;
    }
  }

  private void skipLoaded(int rows) {
    int valid = rows;
    if (maxDefinition > 0) {
      valid = validRun(rows);
      if (valid < rows) {
        valid = validity(valid, rows, null);
      }
    }
    cursor.skipValues(valid);
  }

  /** Consumes the run of not-null rows at the start, at most {@code n}: mostly the whole page. */
  private int validRun(int n) {
    int done = 0;
    while (done < n) {
      int run = cursor.definitions.run(n - done);
      if (run == 0 || cursor.definitions.runValue() != maxDefinition) {
        break;
      }
      cursor.definitions.skip(run);
      done += run;
    }
    return done;
  }

  /**
   * Reads levels of rows [from, n); rows before are valid.
   *
   * @param words receives the bits, or null
   * @return how many of the n rows are valid
   */
  private int validity(int from, int n, long[] words) {
    RleDecoder levels = cursor.definitions;
    int valid = from;
    if (words != null) {
      Arrays.fill(words, -1L);
    }
    int row = from;
    while (row < n) {
      int run = levels.run(n - row);
      if (run > 0) {
        if (levels.runValue() == maxDefinition) {
          valid += run;
        } else if (words != null) {
          clear(words, row, run);
        }
        levels.skip(run);
        row += run;
        continue;
      }
      run = levels.packedRun(n - row);
      if (scratch.length < run) {
        scratch = new int[Math.max(run, 2048)];
      }
      levels.read(scratch, 0, run);
      for (int i = 0; i < run; i++) {
        int there = scratch[i] == maxDefinition ? 1 : 0;
        valid += there;
        if (words != null) {
          words[row + i >> 6] &= ~((long) (there ^ 1) << (row + i));
        }
      }
      row += run;
    }
    return valid;
  }

  private static void clear(long[] words, int from, int count) {
    int to = from + count;
    int i = from;
    while (i < to) {
      if ((i & 63) == 0 && to - i >= 64) {
        words[i >> 6] = 0;
        i += 64;
      } else {
        words[i >> 6] &= ~(1L << i);
        i++;
      }
    }
  }

  @Override
  public void close() {
    cursor.close();
  }
}
