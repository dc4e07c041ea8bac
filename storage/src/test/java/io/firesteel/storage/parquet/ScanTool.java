package io.firesteel.storage.parquet;

import io.firesteel.core.memory.MemoryBudget;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.DictionaryVector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.storage.file.DataFile;
import io.firesteel.storage.file.FileAccess;
import io.firesteel.storage.scan.BatchSource;
import io.firesteel.storage.scan.ScanColumn;
import io.firesteel.storage.scan.ScanSpec;
import io.firesteel.storage.scan.Split;
import io.firesteel.storage.scan.TableFile;
import io.firesteel.storage.scan.TableScan;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.apache.hadoop.conf.Configuration;

/**
 * Reads files from the command line, to look at them or to measure: {@code dump FILE [ROWS]},
 * {@code sum FILE_OR_DIRECTORY THREADS REPETITIONS [COLUMN...]} (each column alone, without columns
 * every one).
 */
public final class ScanTool {
  private static final FileAccess FILES = new FileAccess(new Configuration(false));
  private static final ParquetFormat FORMAT =
      new ParquetFormat(FILES, 64 << 20, Long.getLong("pageCache", 0));

  private ScanTool() {}

  public static void main(String[] args) throws Exception {
    List<DataFile> files = files(args[1]);
    if (args[0].equals("dump")) {
      dump(files.get(0), args.length > 2 ? Integer.parseInt(args[2]) : 10);
      return;
    }
    int threads = Integer.parseInt(args[2]);
    int repetitions = Integer.parseInt(args[3]);
    List<SqlType.Field> fields = FORMAT.schema(files.get(0), Settings.DEFAULTS);
    List<String> wanted = Arrays.asList(args).subList(4, args.length);
    for (SqlType.Field field : fields) {
      if (wanted.isEmpty() || wanted.contains(field.name())) {
        measure(files, List.of(field), threads, repetitions);
      }
    }
    if (wanted.isEmpty() || wanted.contains("*")) {
      measure(files, fields, threads, repetitions);
    }
  }

  private static List<DataFile> files(String path) {
    File file = new File(path);
    if (!file.isDirectory()) {
      return List.of(FILES.describe(file.getAbsolutePath()));
    }
    List<DataFile> all = new ArrayList<>();
    for (File f : file.listFiles()) {
      if (f.getName().endsWith(".parquet")) {
        all.add(FILES.describe(f.getAbsolutePath()));
      }
    }
    return all;
  }

  private static void dump(DataFile file, int rows) {
    List<SqlType.Field> fields = FORMAT.schema(file, Settings.DEFAULTS);
    fields.forEach(f -> System.out.println(f.name() + " " + f.type().simpleName()));
    int left = rows;
    try (TableScan scan = FORMAT.open(spec(fields), MemoryBudget.root("dump", 1L << 30));
        BatchSource source = scan.read(Split.whole(new TableFile(file)))) {
      for (Batch b = source.next(); b != null && left > 0; b = source.next()) {
        for (int row = 0; row < b.rows() && left > 0; row++, left--) {
          StringBuilder line = new StringBuilder();
          for (int c = 0; c < fields.size(); c++) {
            line.append(Vectors.get(fields.get(c).type(), b.column(c), row)).append('\t');
          }
          System.out.println(line);
        }
      }
      System.out.println(scan.metrics());
    }
  }

  static ScanSpec spec(List<SqlType.Field> fields) {
    return ScanSpec.of(
        fields.stream().map(f -> ScanColumn.of(f.name(), f.type())).toList(), Settings.DEFAULTS);
  }

  private static void measure(
      List<DataFile> files, List<SqlType.Field> fields, int threads, int repetitions)
      throws InterruptedException {
    double best = Double.MAX_VALUE;
    double bestCpu = Double.MAX_VALUE;
    long rows = 0;
    long sum = 0;
    String metrics = "";
    for (int r = 0; r < repetitions; r++) {
      LongAdder rowCount = new LongAdder();
      LongAdder total = new LongAdder();
      LongAdder cpu = new LongAdder();
      long started = System.nanoTime();
      ScanSpec spec = spec(fields);
      ConcurrentLinkedQueue<Split> splits =
          new ConcurrentLinkedQueue<>(
              FORMAT.plan(files.stream().map(TableFile::new).toList(), spec, threads));
      try (TableScan scan = FORMAT.open(spec, MemoryBudget.root("sum", 4L << 30))) {
        List<Thread> workers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
          Thread worker =
              new Thread(
                  () -> {
                    for (Split s = splits.poll(); s != null; s = splits.poll()) {
                      try (BatchSource source = scan.read(s)) {
                        for (Batch b = source.next(); b != null; b = source.next()) {
                          rowCount.add(b.rows());
                          for (ColumnVector column : b.columns()) {
                            total.add(sum(column));
                          }
                        }
                      }
                    }
                    cpu.add(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
                  });
          worker.start();
          workers.add(worker);
        }
        for (Thread worker : workers) {
          worker.join();
        }
        metrics = scan.metrics().toString();
      }
      best = Math.min(best, System.nanoTime() - started);
      bestCpu = Math.min(bestCpu, cpu.sum());
      rows = rowCount.sum();
      sum = total.sum();
    }
    System.out.printf(
        "%-16s %9d rows %8.2f ms %7.2f ns/row wall %7.2f cpu, sum %d %s%n",
        fields.size() == 1 ? fields.get(0).name() : "*",
        rows,
        best / 1e6,
        best / rows,
        bestCpu / rows,
        sum,
        metrics);
  }

  private static long sum(ColumnVector column) {
    long sum = 0;
    int n = column.length();
    if (column instanceof DictionaryVector d) {
      if (d.dictionary() instanceof BytesVector b) {
        for (int i = 0; i < n; i++) {
          sum += b.lengths()[d.codes()[i]];
        }
      } else if (d.dictionary() instanceof LongVector v) {
        for (int i = 0; i < n; i++) {
          sum += v.values()[d.codes()[i]];
        }
      } else if (d.dictionary() instanceof IntVector v) {
        for (int i = 0; i < n; i++) {
          sum += v.values()[d.codes()[i]];
        }
      }
    } else if (column instanceof LongVector v) {
      for (int i = 0; i < n; i++) {
        sum += v.values()[i];
      }
    } else if (column instanceof IntVector v) {
      for (int i = 0; i < n; i++) {
        sum += v.values()[i];
      }
    } else if (column instanceof DoubleVector v) {
      for (int i = 0; i < n; i++) {
        sum += (long) v.values()[i];
      }
    } else if (column instanceof BytesVector v) {
      for (int i = 0; i < n; i++) {
        sum += v.lengths()[i];
      }
    }
    return sum;
  }
}
