package io.firesteel.engine.format;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.FiresteelSettings;
import io.firesteel.core.setting.SparkSettings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.VectorBuilder;
import io.firesteel.core.vector.Vectors;
import io.firesteel.storage.file.FileAccess;
import io.firesteel.storage.scan.BatchSource;
import io.firesteel.storage.scan.RowFilter;
import io.firesteel.storage.scan.ScanColumn;
import io.firesteel.storage.scan.ScanMetrics;
import io.firesteel.storage.scan.ScanSpec;
import io.firesteel.storage.scan.Split;
import io.firesteel.storage.scan.TableScan;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A scan of text files. */
final class TextScan implements TableScan {
  private static final Logger LOG = LoggerFactory.getLogger(TextScan.class);

  private final TextFormat format;
  private final ScanSpec spec;
  private final ParseMode mode;
  private final ScanMetrics metrics = new ScanMetrics();

  /** What is read from the files, without the column of corrupt records. */
  private final List<SqlType.Field> fields = new ArrayList<>();

  /** For each column of the spec its place in {@link #fields}; negative for others. */
  private final int[] places;

  private static final int CORRUPT = -1;
  private static final int CONSTANT = -2;

  TextScan(TextFormat format, ScanSpec spec) {
    this.format = format;
    this.spec = spec;
    this.mode = format.options.mode();
    this.places = new int[spec.columns().size()];
    String corrupt = format.options.corruptRecordColumn();
    boolean wantsCorrupt = false;
    for (int i = 0; i < places.length; i++) {
      ScanColumn column = spec.columns().get(i);
      if (column.source() != ScanColumn.Source.FILE) {
        places[i] = CONSTANT;
      } else if (column.name().equals(corrupt) && column.type().isText()) {
        places[i] = CORRUPT;
        wantsCorrupt = true;
      } else {
        places[i] = fields.size();
        fields.add(SqlType.field(column.name(), column.type()));
      }
    }
    if (wantsCorrupt && fields.isEmpty()) {
      throw SqlException.of(
          "UNSUPPORTED_FEATURE.QUERY_ONLY_CORRUPT_RECORD_COLUMN",
          "The column "
              + corrupt
              + " cannot be the only one that a query reads, since nothing else would tell which"
              + " records are corrupt.");
    }
  }

  @Override
  public BatchSource read(Split split) {
    metrics.splits.increment();
    return new Source(split);
  }

  @Override
  public ScanMetrics metrics() {
    return metrics;
  }

  @Override
  public void close() {}

  private final class Source implements BatchSource {
    private final Split split;
    private final int batchRows = Math.max(1, spec.settings().get(FiresteelSettings.BATCH_ROWS));
    private final RowFilter.Evaluator[] filters = new RowFilter.Evaluator[spec.filters().size()];
    private TextFormat.Records records;
    private boolean ended;

    Source(Split split) {
      this.split = split;
      for (int i = 0; i < filters.length; i++) {
        filters[i] = spec.filters().get(i).open();
      }
    }

    @Override
    public Batch next() {
      while (!ended) {
        spec.checkCancelled().run();
        Batch batch;
        try {
          batch = read();
        } catch (FileNotFoundException | NoSuchFileException e) {
          if (!spec.settings().get(SparkSettings.IGNORE_MISSING_FILES)) {
            throw FileAccess.failed(split.file().path(), e);
          }
          batch = skipped(e);
        } catch (IOException | UncheckedIOException e) {
          if (!spec.settings().get(SparkSettings.IGNORE_CORRUPT_FILES)) {
            throw FileAccess.failed(split.file().path(), e);
          }
          batch = skipped(e);
        }
        if (batch != null) {
          metrics.rowsRead.add(batch.rows());
          batch = filtered(batch);
          if (batch != null) {
            metrics.rowsSelected.add(batch.rows());
            return batch;
          }
        }
      }
      return null;
    }

    private Batch skipped(Exception e) {
      LOG.warn("Skipped the rest of {}: {}", split.file().path(), e.getMessage());
      ended = true;
      return null;
    }

    private Batch read() throws IOException {
      if (records == null) {
        records = format.open(split, fields);
        metrics.bytesRead.add(split.bytes());
      }
      VectorBuilder[] builders = new VectorBuilder[places.length];
      for (int i = 0; i < places.length; i++) {
        if (places[i] != CONSTANT) {
          builders[i] = VectorBuilder.of(spec.columns().get(i).type(), Math.min(batchRows, 256));
        }
      }
      int rows = 0;
      while (rows < batchRows) {
        RowReader.Rows next = records.next();
        if (next == null) {
          ended = true;
          break;
        }
        if (next.failure() != null && mode != ParseMode.PERMISSIVE) {
          if (mode == ParseMode.FAILFAST) {
            throw malformed(next.failure());
          }
          continue;
        }
        ByteSlice text = next.failure() == null ? null : ByteSlice.of(records.text());
        for (Object[] row : next.rows()) {
          for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0) {
              builders[i].appendValue(row[places[i]]);
            } else if (places[i] == CORRUPT) {
              builders[i].appendValue(text);
            }
          }
          rows++;
        }
      }
      return rows == 0 ? null : batch(builders, rows);
    }

    private Batch batch(VectorBuilder[] builders, int rows) {
      ColumnVector[] vectors = new ColumnVector[builders.length];
      for (int i = 0; i < vectors.length; i++) {
        vectors[i] =
            builders[i] != null
                ? builders[i].build()
                : Vectors.constant(
                    spec.columns().get(i).type(), constant(spec.columns().get(i)), rows);
      }
      return new Batch(vectors, rows);
    }

    private Object constant(ScanColumn column) {
      String path = split.file().path();
      switch (column.source()) {
        case PARTITION_VALUE:
          return split.partitionValues().get(column.index());
        case FILE_PATH:
          return ByteSlice.of(path);
        case FILE_NAME:
          return ByteSlice.of(path.substring(path.lastIndexOf('/') + 1));
        case FILE_SIZE:
          return split.file().length();
        case FILE_BLOCK_START:
          return 0L;
        case FILE_BLOCK_LENGTH:
          return split.file().length();
        case FILE_MODIFIED:
          return split.file().modified() * 1000;
        default:
          return null;
      }
    }

    private Batch filtered(Batch batch) {
      Batch rest = batch;
      for (int f = 0; f < filters.length; f++) {
        int[] wanted = spec.filters().get(f).columns();
        ColumnVector[] columns = new ColumnVector[wanted.length];
        for (int i = 0; i < wanted.length; i++) {
          columns[i] = rest.column(wanted[i]);
        }
        int[] selected = new int[rest.rows()];
        int count = filters[f].filter(columns, rest.rows(), selected);
        if (count == 0) {
          return null;
        }
        if (count < rest.rows()) {
          rest = rest.select(selected, count);
        }
      }
      return rest;
    }

    private SqlException malformed(Throwable cause) {
      return SqlException.of(
              "FAILED_READ_FILE.NO_HINT",
              "The file "
                  + split.file().path()
                  + " has a malformed record, and the mode is FAILFAST: "
                  + records.text())
          .with("path", split.file().path())
          .causedBy(cause);
    }

    @Override
    public void close() {
      ended = true;
      if (records != null) {
        try {
          records.close();
        } catch (IOException e) {
          LOG.debug("{} could not be closed", split.file().path(), e);
        }
        records = null;
      }
    }
  }
}
