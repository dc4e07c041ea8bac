package io.firesteel.engine.format;

import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.storage.file.DataFile;
import io.firesteel.storage.file.FileAccess;
import io.firesteel.storage.scan.Split;
import java.io.IOException;
import java.util.List;

/** Tables of plain text: one column, a row a line or a file. */
final class PlainTextFormat extends TextFormat {
  private final boolean whole;

  PlainTextFormat(FileAccess files, FormatOptions options) {
    super(files, options);
    this.whole = options.flag("wholetext", false);
  }

  @Override
  boolean isWhole() {
    return whole;
  }

  @Override
  public List<SqlType.Field> infer(List<DataFile> dataFiles, Settings settings) {
    return List.of(SqlType.field("value", SqlType.STRING));
  }

  @Override
  Records open(Split split, List<SqlType.Field> fields) throws IOException {
    RowReader reader =
        text ->
            RowReader.Rows.of(fields.isEmpty() ? new Object[0] : new Object[] {ByteSlice.of(text)});
    if (whole) {
      return new OneRecord(content(split.file()), reader);
    }
    return new LineRecords(lines(split), reader, line -> true, false);
  }
}
