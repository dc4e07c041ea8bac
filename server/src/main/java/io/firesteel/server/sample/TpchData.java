package io.firesteel.server.sample;

import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.file.FileAccess;
import io.firesteel.storage.write.OverwriteMode;
import io.firesteel.storage.write.TableWriter;
import io.firesteel.storage.write.TaskWriter;
import io.firesteel.storage.write.WriteSpec;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes the eight TPC-H tables, each into a directory of its own. Keys are BIGINT, money and
 * quantities DECIMAL(15,2), dates DATE.
 */
public final class TpchData {
  private static final int BATCH_ROWS = 8192;

  /** Rows of lineitem at scale factor 1, which decides how many files it is worth. */
  private static final double LINE_ITEMS = 6_000_000;

  private static final int ROWS_PER_FILE = 1_500_000;

  private TpchData() {}

  /** Names of the tables. */
  public static List<String> tables() {
    return TpchTable.getTables().stream().map(TpchTable::getTableName).toList();
  }

  /** The columns of a table. */
  public static List<Column> columns(String table) {
    return TpchTable.getTable(table).getColumns().stream()
        .map(c -> Column.of(c.getColumnName(), type(c)))
        .toList();
  }

  private static SqlType type(TpchColumn<?> column) {
    switch (column.getType().getBase()) {
      case IDENTIFIER:
        return SqlType.BIGINT;
      case INTEGER:
        return SqlType.INT;
      case DATE:
        return SqlType.DATE;
      case DOUBLE:
        return SqlType.decimal(15, 2);
      case VARCHAR:
        return SqlType.STRING;
    }
    throw new AssertionError(column);
  }

  /**
   * Writes all tables below a directory, replacing what is there.
   *
   * @param location URI of the directory
   * @param scale the scale factor: 1 is 6 million line items, a gigabyte of text
   * @param threads how many files are written at once
   * @throws InterruptedException if the thread is interrupted meanwhile; files may then be missing
   */
  public static void write(FileAccess access, String location, double scale, int threads)
      throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<TableWriter> writers = new ArrayList<>();
      List<Future<?>> parts = new ArrayList<>();
      // The largest tables first, so that no thread is left with one at the end.
      for (TpchTable<?> table : largestFirst()) {
        TableWriter writer =
            TableWriter.open(access, spec(location + "/" + table.getTableName(), table));
        writers.add(writer);
        int files = files(table, scale);
        for (int part = 1; part <= files; part++) {
          int number = part;
          parts.add(pool.submit(() -> writePart(table, writer, scale, number, files)));
        }
      }
      for (Future<?> part : parts) {
        part.get();
      }
      writers.forEach(TableWriter::commit);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<TpchTable<?>> largestFirst() {
    List<TpchTable<?>> tables = new ArrayList<>(TpchTable.getTables());
    tables.remove(TpchTable.LINE_ITEM);
    tables.remove(TpchTable.ORDERS);
    tables.add(0, TpchTable.ORDERS);
    tables.add(0, TpchTable.LINE_ITEM);
    return tables;
  }

  private static int files(TpchTable<?> table, double scale) {
    double rows =
        table == TpchTable.LINE_ITEM
            ? LINE_ITEMS * scale
            : table == TpchTable.ORDERS ? LINE_ITEMS / 4 * scale : 1;
    return (int) Math.max(1, Math.ceil(rows / ROWS_PER_FILE));
  }

  private static WriteSpec spec(String location, TpchTable<?> table) {
    return WriteSpec.of(
        location,
        columns(table.getTableName()),
        0,
        OverwriteMode.REPLACE_ALL,
        Map.of(),
        Settings.DEFAULTS);
  }

  private static <E extends TpchEntity> void writePart(
      TpchTable<E> table, TableWriter writer, double scale, int part, int parts) {
    List<TpchColumnBuffer<E>> buffers =
        table.getColumns().stream().map(c -> TpchColumnBuffer.of(c, BATCH_ROWS)).toList();
    int rows = 0;
    try (TaskWriter task = writer.newTask()) {
      for (E entity : table.createGenerator(scale, part, parts)) {
        for (TpchColumnBuffer<E> buffer : buffers) {
          buffer.append(entity);
        }
        if (++rows == BATCH_ROWS) {
          task.write(batch(buffers, rows));
          rows = 0;
        }
      }
      task.write(batch(buffers, rows));
    }
  }

  private static <E extends TpchEntity> Batch batch(List<TpchColumnBuffer<E>> buffers, int rows) {
    return new Batch(
        buffers.stream().map(TpchColumnBuffer::take).toArray(ColumnVector[]::new), rows);
  }
}
