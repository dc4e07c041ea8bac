package io.firesteel.sqltests;

import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.VectorBuilder;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.file.FileAccess;
import io.firesteel.storage.write.OverwriteMode;
import io.firesteel.storage.write.TableWriter;
import io.firesteel.storage.write.TaskWriter;
import io.firesteel.storage.write.WriteSpec;
import io.trino.tpcds.Results;
import io.trino.tpcds.Session;
import io.trino.tpcds.Table;
import io.trino.tpcds.column.ColumnType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes the TPC-DS tables as Parquet, each into a directory of its own: keys and counts as INT,
 * amounts as DECIMAL of the standard's digits, texts and times of day as STRING.
 */
public final class TpcdsData {
  private static final int BATCH_ROWS = 4096;

  private TpcdsData() {}

  private static List<Table> baseTables() {
    return Table.getBaseTables().stream().filter(t -> t != Table.DBGEN_VERSION).toList();
  }

  /** The generator's own names and look-ups depend on the machine's locale. */
  private static String name(Table table) {
    return table.name().toLowerCase(Locale.ROOT);
  }

  private static Table table(String name) {
    return Table.valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Names of the tables. */
  public static List<String> tables() {
    return baseTables().stream().map(TpcdsData::name).toList();
  }

  /** The columns of a table. */
  public static List<Column> columns(String table) {
    List<Column> columns = new ArrayList<>();
    for (io.trino.tpcds.column.Column column : table(table).getColumns()) {
      // The generator's name for this one is not the standard's.
      // A Turkish lower case would have no dots.
      String name = column.getName().replace('ı', 'i');
      columns.add(
          Column.of(
              name.equals("c_last_review_date_sk") ? "c_last_review_date" : name,
              type(column.getType())));
    }
    return columns;
  }

  private static SqlType type(ColumnType type) {
    switch (type.getBase()) {
      case INTEGER:
      case IDENTIFIER:
        return SqlType.INT;
      case DATE:
        return SqlType.DATE;
      case DECIMAL:
        return SqlType.decimal(type.getPrecision().orElseThrow(), type.getScale().orElseThrow());
      case VARCHAR:
      case CHAR:
      case TIME:
        return SqlType.STRING;
    }
    throw new AssertionError(type);
  }

  /**
   * Writes tables below a directory, replacing what is there.
   *
   * @param tables names of the tables
   * @param location URI of the directory
   * @param scale the scale factor: 1 is a gigabyte of text
   * @param threads how many tables are written at once
   * @throws InterruptedException if the thread is interrupted meanwhile; files may then be missing
   */
  public static void write(
      FileAccess access, List<String> tables, String location, double scale, int threads)
      throws InterruptedException {
    Session session = Session.getDefaultSession().withScale(scale);
    Locale machine = Locale.getDefault();
    // The generator writes words in capitals as the machine's language does.
    Locale.setDefault(Locale.ROOT);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (String name : tables) {
        Table table = table(name);
        all.add(pool.submit(() -> write(access, location, table, session)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
      Locale.setDefault(machine);
    }
  }

  private static void write(FileAccess access, String location, Table table, Session session) {
    List<Column> columns = columns(name(table));
    TableWriter writer =
        TableWriter.open(
            access,
            WriteSpec.of(
                location + "/" + name(table),
                columns,
                0,
                OverwriteMode.REPLACE_ALL,
                Map.of(),
                Settings.DEFAULTS));
    try (TaskWriter task = writer.newTask()) {
      List<List<String>> rows = new ArrayList<>(BATCH_ROWS);
      // A row comes with those of child tables; its own is the first.
      for (List<List<String>> row : Results.constructResults(table, session)) {
        rows.add(row.get(0));
        if (rows.size() == BATCH_ROWS) {
          task.write(batch(columns, rows));
          rows.clear();
        }
      }
      task.write(batch(columns, rows));
    }
    writer.commit();
  }

  private static Batch batch(List<Column> columns, List<List<String>> rows) {
    ColumnVector[] vectors = new ColumnVector[columns.size()];
    for (int i = 0; i < vectors.length; i++) {
      SqlType type = columns.get(i).type();
      VectorBuilder builder = VectorBuilder.of(type, rows.size());
      for (List<String> row : rows) {
        builder.appendValue(value(type, row.get(i)));
      }
      vectors[i] = builder.build();
    }
    return new Batch(vectors, rows.size());
  }

  private static Object value(SqlType type, String text) {
    if (text == null) {
      return null;
    }
    switch (type.kind()) {
      case STRING:
        return ByteSlice.of(text);
      case INT:
        return text.isEmpty() ? null : Integer.valueOf(text);
      case DATE:
        return text.isEmpty() ? null : (int) LocalDate.parse(text).toEpochDay();
      case DECIMAL:
        return text.isEmpty() ? null : new BigDecimal(text);
      default:
        throw new AssertionError(type);
    }
  }

  /** Writes the data set: URI of the directory, scale factor. */
  public static void main(String[] args) throws InterruptedException {
    write(
        FileAccess.of(Settings.DEFAULTS),
        tables(),
        args[0],
        Double.parseDouble(args[1]),
        Runtime.getRuntime().availableProcessors());
  }
}
