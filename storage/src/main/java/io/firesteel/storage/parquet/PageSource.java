package io.firesteel.storage.parquet;

import java.io.IOException;

/** The pages of one column chunk in order. Belongs to one thread. */
interface PageSource extends AutoCloseable {
  /** The dictionary, loaded, or null. Asked before or after the first {@link #next}. */
  Page dictionary() throws IOException;

  /** The next data page, not loaded, or null at the end. */
  Page next() throws IOException;

  /**
   * Loads the content of the page that {@link #next} gave last.
   *
   * @param lasting whether vectors will point into the content, so that it must not be used again
   */
  void load(Page page, boolean lasting) throws IOException;

  /** The page's content is not needed any more, unless it was loaded as lasting. */
  void done(Page page);

  @Override
  void close();
}
