package io.firesteel.storage.parquet;

import io.firesteel.core.error.ErrorCode;
import io.firesteel.core.error.SqlException;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.storage.file.FileAccess;
import io.firesteel.storage.file.PositionedInput;
import io.firesteel.storage.scan.BatchSource;
import io.firesteel.storage.scan.ColumnRange;
import io.firesteel.storage.scan.RowFilter;
import io.firesteel.storage.scan.RuntimeFilters;
import io.firesteel.storage.scan.ScanColumn;
import io.firesteel.storage.scan.ScanMetrics;
import io.firesteel.storage.scan.ScanSpec;
import io.firesteel.storage.scan.Split;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The batches of one split: prunes, reads filter columns, filters, reads the rest. */
final class SplitReader implements BatchSource {
  /** Up to so many batches' rows are read at once. */
  private static final int MAX_WINDOW = 16;

  private final ParquetScan scan;
  private final ScanSpec spec;
  private final Split split;
  private final ScanMetrics metrics;
  private final ReadOptions options;
  private final Buffers buffers;
  private final Codec codec = new Codec();
  private final Map<RowFilter, RowFilter.Evaluator> evaluators = new IdentityHashMap<>();
  private PositionedInput input;
  private FilePlan plan;
  private Pruner pruner;
  private SharedRowGroup shared;
  private RuntimeFilters.State runtime = RuntimeFilters.State.EMPTY;
  private int nextRowGroup;
  private int endRowGroup;
  private RowGroupReader group;
  private RowRanges rows;
  private long position;
  private int[] selected = new int[0];

  /** The share of rows that filters lately let pass. */
  private double passing = 1;

  private Batch rest;
  private boolean opened;
  private boolean ended;

  SplitReader(ParquetScan scan, Split split) {
    this.scan = scan;
    this.spec = scan.spec();
    this.options = scan.options();
    this.metrics = scan.metrics();
    this.split = split;
    this.buffers = new Buffers(scan.budget(), scan.pool());
  }

  @Override
  public Batch next() {
    if (ended) {
      return null;
    }
    try {
      Batch batch = advance();
      if (batch == null) {
        close();
      } else {
        metrics.rowsSelected.add(batch.rows());
      }
      return batch;
    } catch (SqlException e) {
      close();
      if (isSkippable(e)) {
        return null;
      }
      throw e;
    } catch (OutOfMemoryError e) {
      close();
      throw SqlException.of(
          ErrorCode.QUERY_MEMORY_EXCEEDED,
          "Reading " + split.file().path() + " needs more memory than there is.");
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private boolean isSkippable(SqlException e) {
    String name = e.code().name();
    if (name.equals("FAILED_READ_FILE.FILE_NOT_EXIST")) {
      return options.ignoreMissing();
    }
    return options.ignoreCorrupt()
        && (name.equals("CORRUPT_FILE")
            || name.equals("FAILED_READ_FILE.NO_HINT")
            || name.equals("FAILED_READ_FILE.CANNOT_READ_FILE_FOOTER"));
  }

  private Batch advance() {
    if (rest != null) {
      return firstSlice(rest);
    }
    if (!opened) {
      open();
    }
    while (true) {
      spec.checkCancelled().run();
      RuntimeFilters.State now = spec.runtime().current();
      boolean changed = now != runtime;
      runtime = now;
      if (group != null
          && changed
          && options.pruning()
          && !pruner.mayMatch(nextRowGroup - 1, runtime.ranges())) {
        endGroup();
      }
      if (group == null && !openGroup()) {
        return null;
      }
      long from = rows.firstFrom(position);
      if (from < 0) {
        endGroup();
        continue;
      }
      if (from > position) {
        skipAll(from - position);
        position = from;
      }
      int n = (int) Math.min(window(), rows.endOf(position) - position);
      Batch batch = readRows(n);
      position += n;
      passing += ((batch == null ? 0.0 : batch.rows()) / n - passing) * 0.3;
      if (batch != null) {
        return firstSlice(batch);
      }
    }
  }

  /** Rows to read at once: more than a batch holds where filters leave few of them. */
  private int window() {
    if (spec.filters().isEmpty() && runtime.filters().isEmpty()) {
      return options.batchRows();
    }
    return (int) (options.batchRows() / Math.max(passing, 1.0 / MAX_WINDOW));
  }

  /** The first rows of what was read, as many as a batch may have; the others come next. */
  private Batch firstSlice(Batch batch) {
    int limit = options.batchRows();
    if (batch.rows() <= limit) {
      rest = null;
      return batch;
    }
    rest = batch.slice(limit, batch.rows() - limit);
    return batch.slice(0, limit);
  }

  private void open() {
    opened = true;
    metrics.splits.increment();
    plan = scan.plan(split.file());
    pruner = new Pruner(plan, spec, options.caseSensitive(), split.partitionValues());
    int groups = plan.footer().rowGroups().size();
    nextRowGroup = Math.min(split.firstRowGroup(), groups);
    endRowGroup =
        split.rowGroups() < 0
            ? groups
            : (int) Math.min((long) nextRowGroup + split.rowGroups(), groups);
    if (split.parts() > 1) {
      shared = scan.share(split);
    }
    try {
      input = scan.files().open(plan.footer().file());
    } catch (IOException | RuntimeException e) {
      throw FileAccess.failed(split.file().path(), e);
    }
  }

  /** Opens the next row group that has rows to read. */
  private boolean openGroup() {
    while (nextRowGroup < endRowGroup) {
      int index = nextRowGroup++;
      long count = plan.footer().rows(index);
      long from = count * split.part() / split.parts();
      long to = split.parts() == 1 ? count : count * (split.part() + 1) / split.parts();
      if (from >= to) {
        continue;
      }
      rows = prune(index, from, to);
      if (rows.isEmpty()) {
        metrics.rowGroupsPruned.increment();
        continue;
      }
      checkRows(index);
      metrics.rowGroups.increment();
      metrics.rowsRead.add(to - from);
      group =
          new RowGroupReader(
              plan, spec, split, index, input, shared, scan.cache(), buffers, codec, metrics);
      position = 0;
      if (shared != null) {
        group.preload(firstColumns(), rows.firstFrom(0), spec.checkCancelled());
      }
      return true;
    }
    return false;
  }

  private RowRanges prune(int index, long from, long to) {
    RowRanges all = RowRanges.of(from, to);
    if (!options.pruning() || spec.ranges().isEmpty() && runtime.ranges().isEmpty()) {
      return all;
    }
    List<ColumnRange> ranges = spec.ranges();
    if (!runtime.ranges().isEmpty()) {
      ranges = new ArrayList<>(ranges);
      ranges.addAll(runtime.ranges());
    }
    try {
      if (!pruner.mayMatch(index, ranges) || !pruner.mayMatchBloom(index, ranges, input)) {
        return RowRanges.of(0, 0);
      }
      return all.and(pruner.rows(index, ranges, input));
    } catch (IOException e) {
      throw FileAccess.failed(split.file().path(), e);
    }
  }

  /** Rows that nothing but the footer vouches for must agree with the chunks' counts. */
  private void checkRows(int index) {
    Footer footer = plan.footer();
    for (ReadTree tree : plan.trees()) {
      if (tree != null && !tree.leaves().isEmpty()) {
        return;
      }
    }
    for (int leaf = 0; leaf < footer.leaves().size(); leaf++) {
      if (footer.leaves().get(leaf).getMaxRepetitionLevel() == 0) {
        if (footer.chunk(index, leaf).getValueCount() != footer.rows(index)) {
          throw FileErrors.corrupt(
              split.file().path(),
              "row group " + index + " has " + footer.rows(index) + " rows, its columns do not");
        }
        return;
      }
    }
  }

  /** The columns that are read first: those of the first filter, or all. */
  private int[] firstColumns() {
    if (!spec.filters().isEmpty()) {
      return spec.filters().get(0).columns();
    }
    int[] all = new int[spec.columns().size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = i;
    }
    return all;
  }

  private void endGroup() {
    if (group != null) {
      group.close();
      group = null;
    }
  }

  private void skipAll(long count) {
    for (int column = 0; column < spec.columns().size(); column++) {
      group.skip(column, count);
    }
  }

  /** Reads n rows; null if filters leave none. */
  private Batch readRows(int n) {
    List<ScanColumn> columns = spec.columns();
    ColumnVector[] vectors = new ColumnVector[columns.size()];
    int count = n;
    // The surviving rows, as positions among the n; valid while count < n.
    int[] survivors = null;
    List<RowFilter> filters = spec.filters();
    int own = filters.size();
    int total = own + runtime.filters().size();
    for (int f = 0; f < total && count > 0; f++) {
      RowFilter filter = f < own ? filters.get(f) : runtime.filters().get(f - own);
      int[] needed = filter.columns();
      ColumnVector[] arguments = new ColumnVector[needed.length];
      for (int i = 0; i < needed.length; i++) {
        int column = needed[i];
        if (vectors[column] == null) {
          vectors[column] = read(column, n, survivors, count);
        }
        arguments[i] = vectors[column];
      }
      if (selected.length < count) {
        selected = new int[count];
      }
      long started = System.nanoTime();
      int kept =
          evaluators.computeIfAbsent(filter, RowFilter::open).filter(arguments, count, selected);
      metrics.filterNanos.add(System.nanoTime() - started);
      if (kept == count) {
        continue;
      }
      for (int column = 0; column < vectors.length; column++) {
        if (vectors[column] != null) {
          vectors[column] = kept == 0 ? null : vectors[column].select(selected, kept);
          if (kept == 0) {
            // It has been read: nothing to skip.
            group.skip(column, -n);
          }
        }
      }
      int[] next = new int[kept];
      for (int i = 0; i < kept; i++) {
        next[i] = survivors == null ? selected[i] : survivors[selected[i]];
      }
      survivors = next;
      count = kept;
    }
    if (count == 0) {
      skipAll(n);
      return null;
    }
    for (int column = 0; column < vectors.length; column++) {
      if (vectors[column] == null) {
        vectors[column] = read(column, n, survivors, count);
      }
    }
    return new Batch(vectors, count);
  }

  private ColumnVector read(int column, int n, int[] survivors, int count) {
    long started = System.nanoTime();
    ColumnVector vector = group.read(column, n, survivors, count);
    metrics.decodeNanos.add(System.nanoTime() - started);
    return vector;
  }

  @Override
  public void close() {
    if (ended) {
      return;
    }
    ended = true;
    endGroup();
    rest = null;
    buffers.close();
    codec.close();
    if (shared != null) {
      scan.unshare(split);
      shared = null;
    }
    if (input != null) {
      try {
        input.close();
      } catch (IOException e) {
        // Nothing was written: what could be lost has been read.
      }
    }
    input = null;
  }
}
