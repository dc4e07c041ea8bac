package io.firesteel.storage.write;

import io.firesteel.core.error.ErrorCode;
import io.firesteel.core.error.SqlException;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.file.FileAccess;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * One write of one table. Tasks may be opened and used by several threads at once; then one thread
 * commits or aborts.
 */
public final class TableWriter {
  private static final String STAGING = "_temporary";

  private final WriteSpec spec;
  private final Configuration configuration;
  private final FileSystem fileSystem;
  private final Path target;
  private final Path staging;
  private final String id = UUID.randomUUID().toString();
  private final AtomicInteger tasks = new AtomicInteger();
  private final LongAdder rows = new LongAdder();

  /** Finished files, relative to the staging directory. */
  private final ConcurrentLinkedQueue<String> staged = new ConcurrentLinkedQueue<>();

  private final ConcurrentLinkedQueue<TaskWriter> opened = new ConcurrentLinkedQueue<>();

  /** Guarded by this. */
  private boolean aborted;

  private TableWriter(WriteSpec spec, Configuration configuration) throws IOException {
    this.spec = spec;
    this.configuration = configuration;
    Path given = new Path(spec.location());
    this.fileSystem = given.getFileSystem(configuration);
    this.target = fileSystem.makeQualified(given);
    this.staging = new Path(target, STAGING + "/" + id);
  }

  /**
   * Starts a write. Creates the table's directory.
   *
   * @throws SqlException TASK_WRITE_FAILED
   */
  public static TableWriter open(FileAccess access, WriteSpec spec) {
    try {
      TableWriter writer = new TableWriter(spec, access.configuration());
      writer.fileSystem.mkdirs(writer.target);
      return writer;
    } catch (IOException | IllegalArgumentException e) {
      throw failed(spec.location(), e);
    }
  }

  WriteSpec spec() {
    return spec;
  }

  /**
   * A writer for the calling thread.
   *
   * @throws SqlException QUERY_CANCELLED if the write is aborted
   */
  public synchronized TaskWriter newTask() {
    if (aborted) {
      throw givenUp();
    }
    TaskWriter task = new TaskWriter(this, tasks.getAndIncrement());
    opened.add(task);
    return task;
  }

  static SqlException givenUp() {
    return SqlException.of(ErrorCode.QUERY_CANCELLED, "The write was given up.");
  }

  /** Opens a file in a partition directory, "" or such as {@code a=1/b=x/}. */
  DataFileWriter newFile(String directory, int task, int number) throws IOException {
    String name =
        String.format(Locale.ROOT, "part-%05d-%s-c%03d%s", task, id, number, spec.extension());
    // Path would collapse what partition values may contain; names are joined as text.
    return new DataFileWriter(staging.toString(), directory + name, spec, configuration);
  }

  void finished(DataFileWriter file) {
    staged.add(file.name());
    rows.add(file.rows());
  }

  /**
   * Makes the closed tasks' files part of the table, after removing what is to be overwritten.
   *
   * @throws SqlException TASK_WRITE_FAILED
   */
  public WriteResult commit() {
    try {
      if (staged.isEmpty()
          && spec.partitionColumns() == 0
          && spec.overwrite() != OverwriteMode.APPEND) {
        // A directory without rows still says what its columns are.
        DataFileWriter empty = newFile("", 0, 0);
        empty.close();
        finished(empty);
      }
      switch (spec.overwrite()) {
        case APPEND:
          break;
        case REPLACE_ALL:
          deleteBelow(directory(spec.staticPartition()));
          for (Map.Entry<String, String> partition : spec.elsewhere().entrySet()) {
            if ((partition.getKey() + "/").startsWith(prefix(spec.staticPartition()))) {
              deleteBelow(new Path(partition.getValue()));
            }
          }
          break;
        case REPLACE_PARTITIONS:
          for (String directory : directories()) {
            deleteBelow(directory(directory));
          }
          break;
      }
      List<String> files = new ArrayList<>();
      long bytes = 0;
      Map<String, Path> made = new LinkedHashMap<>();
      for (String relative : staged) {
        int slash = relative.lastIndexOf('/');
        String directory = relative.substring(0, slash + 1);
        Path to = new Path(directory(directory) + "/" + relative.substring(slash + 1));
        if (!directory.isEmpty() && made.putIfAbsent(directory, to) == null) {
          fileSystem.mkdirs(to.getParent());
        }
        Path from = new Path(staging + "/" + relative);
        if (!fileSystem.rename(from, to)) {
          throw new IOException("could not move " + from + " to " + to);
        }
        files.add(to.toString());
        bytes += fileSystem.getFileStatus(to).getLen();
      }
      List<String> partitions =
          directories().stream()
              .filter(d -> !d.isEmpty())
              .map(d -> d.substring(0, d.length() - 1))
              .toList();
      deleteStaging();
      return new WriteResult(rows.sum(), files, bytes, partitions);
    } catch (IOException | IllegalArgumentException e) {
      throw failed(e);
    }
  }

  /** Where the files of a relative directory belong. */
  private Path directory(String relative) {
    String plain = relative.endsWith("/") ? relative.substring(0, relative.length() - 1) : relative;
    String elsewhere = spec.elsewhere().get(plain);
    return elsewhere != null
        ? new Path(elsewhere)
        : plain.isEmpty() ? target : new Path(target + "/" + plain);
  }

  private static String prefix(String directory) {
    return directory.isEmpty() || directory.endsWith("/") ? directory : directory + "/";
  }

  private Set<String> directories() {
    Set<String> directories = new LinkedHashSet<>();
    for (String relative : staged) {
      directories.add(relative.substring(0, relative.lastIndexOf('/') + 1));
    }
    return directories;
  }

  /** Deletes everything in a directory but what is hidden: other writes' staging, catalog files. */
  private void deleteBelow(Path directory) throws IOException {
    FileStatus[] entries;
    try {
      entries = fileSystem.listStatus(directory);
    } catch (FileNotFoundException e) {
      return;
    }
    for (FileStatus entry : entries) {
      String name = entry.getPath().getName();
      boolean hidden = name.startsWith(".") || name.startsWith("_") && name.indexOf('=') < 0;
      if (!hidden || name.endsWith(".crc") || name.equals("_SUCCESS")) {
        fileSystem.delete(entry.getPath(), true);
      }
    }
  }

  /**
   * Deletes what was written. Open tasks are given up: whoever still uses one gets an error, so
   * nothing appears afterwards.
   */
  public void abort() {
    synchronized (this) {
      aborted = true;
    }
    opened.forEach(TaskWriter::abandon);
    try {
      deleteStaging();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void deleteStaging() throws IOException {
    fileSystem.delete(staging, true);
    // Only if no other write is going on.
    Path parent = staging.getParent();
    try {
      if (fileSystem.listStatus(parent).length == 0) {
        fileSystem.delete(parent, false);
      }
    } catch (FileNotFoundException e) {
      // Nothing was staged.
    }
  }

  SqlException failed(Exception e) {
    return failed(target.toString(), e);
  }

  private static SqlException failed(String path, Exception e) {
    return SqlException.of(
            "TASK_WRITE_FAILED", "Writing to " + path + " failed: " + e.getMessage() + ".")
        .with("path", path)
        .causedBy(e);
  }

  static SqlException nullIn(Column column) {
    return SqlException.of(
            "NOT_NULL_ASSERT_VIOLATION",
            "The column " + column.name() + " is NOT NULL, but a row has no value for it.")
        .with("walkedTypePath", "\n" + column.name() + "\n");
  }
}
