package io.firesteel.engine.format;

import java.util.List;

/** Reads a record of text into rows. Belongs to one thread. */
interface RowReader {
  /**
   * Reads one record.
   *
   * @return its rows, none for an empty record
   */
  Rows read(String record);

  /**
   * The rows of a record.
   *
   * @param rows values of the wanted columns, boxed as in {@code Vectors}
   * @param failure what could not be read, or null: the rows then hold what could
   */
  record Rows(List<Object[]> rows, Throwable failure) {
    static final Rows NONE = new Rows(List.of(), null);

    static Rows of(Object[] row) {
      return new Rows(List.<Object[]>of(row), null);
    }
  }
}
