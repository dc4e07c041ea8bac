package io.firesteel.engine.format;

/** A file that is one record. */
final class OneRecord implements TextFormat.Records {
  private final String content;
  private final RowReader reader;
  private boolean read;

  OneRecord(String content, RowReader reader) {
    this.content = content;
    this.reader = reader;
  }

  @Override
  public RowReader.Rows next() {
    if (read) {
      return null;
    }
    read = true;
    return reader.read(content);
  }

  @Override
  public String text() {
    return content;
  }

  @Override
  public void close() {}
}
