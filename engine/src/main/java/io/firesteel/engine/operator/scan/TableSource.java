package io.firesteel.engine.operator.scan;

import io.firesteel.core.setting.FiresteelSettings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.engine.expression.ExpressionCompiler;
import io.firesteel.engine.operator.MorselSource;
import io.firesteel.engine.operator.NodeCounters;
import io.firesteel.engine.operator.QueryRuntime;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.engine.plan.Expression;
import io.firesteel.engine.plan.PlanNode;
import io.firesteel.engine.plan.RuntimeFilter;
import io.firesteel.storage.catalog.PartitionFilter;
import io.firesteel.storage.catalog.ResolvedTable;
import io.firesteel.storage.scan.BatchSource;
import io.firesteel.storage.scan.ColumnRange;
import io.firesteel.storage.scan.FileFormat;
import io.firesteel.storage.scan.RowFilter;
import io.firesteel.storage.scan.RuntimeFilters;
import io.firesteel.storage.scan.ScanColumn;
import io.firesteel.storage.scan.ScanSpec;
import io.firesteel.storage.scan.Split;
import io.firesteel.storage.scan.TableFile;
import io.firesteel.storage.scan.TableScan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The splits of a table. Conjuncts without columns are left to the caller. */
public final class TableSource implements MorselSource {
  private final PlanNode.Scan node;
  private final QueryRuntime runtime;
  private final List<KeyFilterSlot> slots;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private volatile List<Split> splits = List.of();
  private volatile TableScan scan;
  private boolean closed;

  /**
   * @param slots for each of the node's runtime filters what its join will say, or null
   */
  public TableSource(PlanNode.Scan node, QueryRuntime runtime, List<KeyFilterSlot> slots) {
    this.node = node;
    this.runtime = runtime;
    this.slots = slots;
  }

  /** The conjuncts of a scan's filter that read no column: to be tested on what comes out. */
  public static Expression withoutColumns(PlanNode.Scan node) {
    List<Expression> all =
        Conjuncts.of(node.filter()).stream()
            .filter(c -> ConjunctFilter.columnsOf(c).length == 0)
            .toList();
    return all.isEmpty() ? null : all.size() == 1 ? all.get(0) : new Expression.Logical(true, all);
  }

  @Override
  public int nodeId() {
    return node.id();
  }

  @Override
  public void start(int workers) {
    ResolvedTable table = node.source().table();
    List<ScanColumn> columns = columns(table);
    List<SqlType> types = columns.stream().map(ScanColumn::type).toList();
    List<Expression> conjuncts =
        Conjuncts.of(node.filter()).stream()
            .filter(c -> ConjunctFilter.columnsOf(c).length > 0)
            .toList();
    List<ColumnRange> ranges = new ArrayList<>(PruningRanges.of(conjuncts));
    List<RowFilter> filters = new ArrayList<>();
    for (Expression filter : inOrder(conjuncts, types)) {
      filters.add(ConjunctFilter.of(filter, types, runtime.query()));
    }
    addKeyFilters(ranges, filters);
    ScanSpec spec =
        new ScanSpec(
            columns,
            ranges,
            filters,
            RuntimeFilters.NONE,
            runtime.query().settings(),
            runtime.cancellation()::check);
    PartitionFilter partitions = PartitionChoice.of(conjuncts, columns, runtime.query());
    List<TableFile> files = table.files(partitions);
    if (files.isEmpty()) {
      return;
    }
    FileFormat format = table.format();
    splits = format.plan(files, spec, workers);
    scan = format.open(spec, runtime.memory());
    int chosen = files.size();
    int all = partitions == PartitionFilter.ALL ? chosen : table.files(PartitionFilter.ALL).size();
    TableScan opened = scan;
    NodeCounters counters = runtime.counters().node(node.id());
    counters.scans(opened.metrics());
    counters.detail(() -> "files=" + chosen + "/" + all + " " + opened.metrics());
  }

  private List<ScanColumn> columns(ResolvedTable table) {
    List<ScanColumn> all = table.scanColumns();
    List<ScanColumn> columns = new ArrayList<>();
    for (int i = 0; i < node.columns().size(); i++) {
      ScanColumn c = all.get(node.columns().get(i));
      // The plan may want fewer fields of a struct than the table has.
      SqlType wanted = node.types().get(i);
      columns.add(
          wanted.equals(c.type())
              ? c
              : new ScanColumn(c.name(), wanted, c.source(), c.index(), c.missing()));
    }
    node.filterColumns().forEach(c -> columns.add(all.get(c)));
    return columns;
  }

  // What cannot fail goes first, cheap filters over one column before those over several: fewer
  // rows are left for the others. What can fail keeps its place among its like.
  private List<Expression> inOrder(List<Expression> conjuncts, List<SqlType> types) {
    List<Expression> safe = new ArrayList<>();
    List<Expression> failing = new ArrayList<>();
    for (Expression conjunct : conjuncts) {
      boolean canFail = ExpressionCompiler.compile(conjunct, types, runtime.query()).canFail();
      (canFail ? failing : safe).add(conjunct);
    }
    List<Expression> ordered = new ArrayList<>();
    List<Expression> grouped = Conjuncts.byColumns(safe);
    grouped.stream().filter(e -> ConjunctFilter.columnsOf(e).length == 1).forEach(ordered::add);
    grouped.stream().filter(e -> ConjunctFilter.columnsOf(e).length > 1).forEach(ordered::add);
    ordered.addAll(failing);
    return ordered;
  }

  private void addKeyFilters(List<ColumnRange> ranges, List<RowFilter> filters) {
    if (!runtime.query().settings().get(FiresteelSettings.RUNTIME_FILTERS)) {
      return;
    }
    for (int i = 0; i < slots.size(); i++) {
      KeyFilter filter = slots.get(i) == null ? null : slots.get(i).get();
      if (filter != null) {
        RuntimeFilter wanted = node.runtimeFilters().get(i);
        ranges.add(filter.range(wanted.column()));
        RowFilter rows = filter.rows(wanted.column());
        if (rows != null) {
          filters.add(rows);
        }
      }
    }
  }

  @Override
  public int parallelism() {
    return Math.max(1, splits.size());
  }

  @Override
  public BatchSource next(TaskContext context) {
    int index = next.getAndIncrement();
    return index < splits.size() ? new Rows(scan.read(splits.get(index))) : null;
  }

  @Override
  public long[] progress() {
    return new long[] {done.get(), splits.size()};
  }

  @Override
  public synchronized void close() {
    if (!closed && scan != null) {
      closed = true;
      scan.close();
    }
  }

  /** Leaves out the columns that only the filter needed. */
  private final class Rows implements BatchSource {
    private final BatchSource source;

    Rows(BatchSource source) {
      this.source = source;
    }

    @Override
    public Batch next() {
      Batch batch = source.next();
      if (batch == null) {
        done.incrementAndGet();
        return null;
      }
      if (node.filterColumns().isEmpty()) {
        return batch;
      }
      ColumnVector[] kept = java.util.Arrays.copyOf(batch.columns(), node.columns().size());
      return new Batch(kept, batch.rows());
    }

    @Override
    public void close() {
      source.close();
    }
  }
}
