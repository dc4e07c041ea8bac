package io.firesteel.storage.write;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.table.PartitionPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that one task writes, one for each partition at a time. Rows that come clustered by
 * partition give the fewest files; of partitions that alternate, {@value #OPEN_FILES} stay open.
 * Belongs to one thread, but another one may abandon it.
 */
public final class TaskWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TaskWriter.class);
  private static final int OPEN_FILES = 64;

  private final TableWriter job;
  private final WriteSpec spec;
  private final int task;
  private final int dataColumns;
  private int fileNumber;
  private boolean abandoned;

  /** By partition directory, the least recently used first. */
  private final Map<String, DataFileWriter> open = new LinkedHashMap<>(16, 0.75f, true);

  TaskWriter(TableWriter job, int task) {
    this.job = job;
    this.spec = job.spec();
    this.task = task;
    this.dataColumns = spec.dataColumns().size();
  }

  /**
   * Writes a batch with the spec's columns. Nothing of it is kept.
   *
   * @throws io.firesteel.core.error.SqlException TASK_WRITE_FAILED, NOT_NULL_ASSERT_VIOLATION
   */
  public synchronized void write(Batch batch) {
    if (abandoned) {
      throw TableWriter.givenUp();
    }
    if (batch.rows() == 0) {
      return;
    }
    checkNulls(batch);
    ColumnVector[] columns = new ColumnVector[dataColumns];
    for (int i = 0; i < dataColumns; i++) {
      columns[i] = ValueWriter.flatten(batch.column(i));
    }
    try {
      if (spec.partitionColumns() == 0) {
        file("").write(columns, null, batch.rows());
      } else {
        writePartitions(batch, columns);
      }
    } catch (IOException e) {
      throw job.failed(e);
    }
  }

  private void checkNulls(Batch batch) {
    for (int i = 0; i < batch.columnCount(); i++) {
      Column column = spec.columns().get(i);
      if (!column.nullable() && batch.column(i).mayHaveNulls()) {
        for (int row = 0; row < batch.rows(); row++) {
          if (batch.column(i).isNull(row)) {
            throw TableWriter.nullIn(column);
          }
        }
      }
    }
  }

  private void writePartitions(Batch batch, ColumnVector[] columns) throws IOException {
    Map<List<Object>, Rows> groups = new HashMap<>();
    List<Rows> ordered = new ArrayList<>();
    List<Object> last = null;
    Rows rows = null;
    for (int row = 0; row < batch.rows(); row++) {
      List<Object> key = key(batch, row);
      if (!key.equals(last)) {
        last = key;
        rows = groups.get(key);
        if (rows == null) {
          rows = new Rows(directory(key), batch.rows());
          groups.put(key, rows);
          ordered.add(rows);
        }
      }
      rows.numbers[rows.count++] = row;
    }
    for (Rows group : ordered) {
      file(group.directory).write(columns, group.numbers, group.count);
    }
  }

  /** The rows of a batch that belong to one partition. */
  private static final class Rows {
    private final String directory;
    private final int[] numbers;
    private int count;

    Rows(String directory, int capacity) {
      this.directory = directory;
      this.numbers = new int[capacity];
    }
  }

  private List<Object> key(Batch batch, int row) {
    List<Object> key = new ArrayList<>(spec.partitionColumns());
    for (int i = dataColumns; i < batch.columnCount(); i++) {
      key.add(Vectors.get(spec.columns().get(i).type(), batch.column(i), row));
    }
    return key;
  }

  /** Such as {@code a=1/b=x/}. */
  private String directory(List<Object> key) {
    StringBuilder directory = new StringBuilder();
    for (int i = 0; i < key.size(); i++) {
      Column column = spec.columns().get(dataColumns + i);
      SqlType type = column.type();
      directory
          .append(
              PartitionPath.segment(column.name(), PartitionText.of(key.get(i), type, spec.zone())))
          .append('/');
    }
    return directory.toString();
  }

  private DataFileWriter file(String directory) throws IOException {
    DataFileWriter writer = open.get(directory);
    if (writer == null) {
      if (open.size() == OPEN_FILES) {
        Iterator<DataFileWriter> oldest = open.values().iterator();
        DataFileWriter closing = oldest.next();
        oldest.remove();
        finish(closing);
      }
      writer = job.newFile(directory, task, fileNumber++);
      open.put(directory, writer);
    }
    return writer;
  }

  private void finish(DataFileWriter writer) throws IOException {
    writer.close();
    job.finished(writer);
  }

  /**
   * Finishes the files. A task that is not closed is not part of the commit; closing twice does
   * nothing.
   */
  @Override
  public synchronized void close() {
    if (abandoned) {
      throw TableWriter.givenUp();
    }
    try {
      for (DataFileWriter writer : open.values()) {
        finish(writer);
      }
      open.clear();
    } catch (IOException e) {
      throw job.failed(e);
    }
  }

  /** Closes files that will not be committed. */
  synchronized void abandon() {
    abandoned = true;
    for (DataFileWriter writer : open.values()) {
      try {
        writer.close();
      } catch (IOException | RuntimeException e) {
        LOG.debug("An abandoned file could not be closed", e);
      }
    }
    open.clear();
  }
}
