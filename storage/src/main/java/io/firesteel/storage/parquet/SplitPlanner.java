package io.firesteel.storage.parquet;

import io.firesteel.storage.scan.ScanSpec;
import io.firesteel.storage.scan.Split;
import io.firesteel.storage.scan.TableFile;
import java.util.ArrayList;
import java.util.List;

/** Cuts files into splits: by row group, and finer where there are too few for the workers. */
final class SplitPlanner {
  /** Footers of more files than this are left to the workers. */
  private static final int MAX_FOOTERS = 2000;

  /** Rows below which a part is not worth its overhead. */
  private static final long MIN_PART_ROWS = 32 << 10;

  /** Splits a worker should have, so that unequal ones even out. */
  private static final int SPLITS_A_WORKER = 4;

  private final ParquetFormat format;
  private final ScanSpec spec;
  private final ReadOptions options;
  private final int parallelism;

  SplitPlanner(ParquetFormat format, ScanSpec spec, int parallelism) {
    this.format = format;
    this.spec = spec;
    this.options = ReadOptions.of(spec.settings());
    this.parallelism = Math.max(1, parallelism);
  }

  List<Split> plan(List<TableFile> files) {
    if (files.size() > MAX_FOOTERS) {
      return files.stream().map(Split::whole).toList();
    }
    List<Split> groups = new ArrayList<>();
    List<Long> rows = new ArrayList<>();
    for (TableFile file : files) {
      spec.checkCancelled().run();
      addGroups(file, groups, rows);
    }
    int wanted = parallelism * SPLITS_A_WORKER;
    if (parallelism == 1 || groups.size() >= wanted) {
      return groups;
    }
    long total = rows.stream().mapToLong(Long::longValue).sum();
    long partRows = Math.max(MIN_PART_ROWS, total / wanted);
    List<Split> splits = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      Split group = groups.get(i);
      int parts = (int) Math.min(parallelism * 2L, Math.max(1, rows.get(i) / partRows));
      if (parts == 1 || group.rowGroups() != 1) {
        splits.add(group);
        continue;
      }
      for (int part = 0; part < parts; part++) {
        splits.add(
            new Split(
                group.file(),
                group.firstRowGroup(),
                1,
                part,
                parts,
                group.bytes() / parts,
                group.partitionValues()));
      }
    }
    return splits;
  }

  private void addGroups(TableFile file, List<Split> groups, List<Long> rows) {
    Footer footer;
    try {
      footer = format.footer(file.file());
    } catch (io.firesteel.core.error.SqlException e) {
      // Reading reports it, or skips the file, as settings say.
      groups.add(Split.whole(file));
      rows.add(0L);
      return;
    }
    FilePlan plan = FilePlan.of(footer, spec, options);
    Pruner pruner = new Pruner(plan, spec, options.caseSensitive(), file.partitionValues());
    for (int i = 0; i < footer.rowGroups().size(); i++) {
      if (footer.rows(i) == 0 || options.pruning() && !pruner.mayMatch(i, spec.ranges())) {
        continue;
      }
      long bytes = 0;
      for (ReadTree tree : plan.trees()) {
        if (tree != null) {
          for (LeafType leaf : tree.leaves()) {
            bytes += Math.max(0, footer.chunk(i, leaf.column()).getTotalSize());
          }
        }
      }
      groups.add(new Split(file.file(), i, 1, 0, 1, bytes, file.partitionValues()));
      rows.add(footer.rows(i));
    }
  }
}
