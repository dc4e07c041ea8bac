package io.firesteel.engine.format;

import java.io.IOException;
import java.util.function.Predicate;

/** Records that are lines. */
final class LineRecords implements TextFormat.Records {
  private final LineReader lines;
  private final RowReader reader;
  private final Predicate<String> isRecord;
  private boolean header;
  private String line;

  /**
   * @param isRecord lines that it does not accept are passed over
   * @param header whether the first record is none
   */
  LineRecords(LineReader lines, RowReader reader, Predicate<String> isRecord, boolean header) {
    this.lines = lines;
    this.reader = reader;
    this.isRecord = isRecord;
    this.header = header;
  }

  @Override
  public RowReader.Rows next() throws IOException {
    while (true) {
      line = lines.next();
      if (line == null) {
        return null;
      }
      if (isRecord.test(line)) {
        if (!header) {
          return reader.read(line);
        }
        header = false;
      }
    }
  }

  @Override
  public String text() {
    return line;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
