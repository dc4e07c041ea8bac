package io.firesteel.storage.file;

import java.io.Closeable;
import java.io.IOException;

/** An open file that can be read at any position. Several threads may read at once. */
public interface PositionedInput extends Closeable {
  /**
   * Fills {@code buffer[offset, offset + length)} from the file's bytes at {@code position}.
   *
   * @throws java.io.EOFException if the file ends before
   */
  void readFully(long position, byte[] buffer, int offset, int length) throws IOException;

  /** How many bytes to ask for at once when more will be needed: what a round trip is worth. */
  default int readAhead() {
    return 8 << 20;
  }

  /** The file's length in bytes now. */
  long length() throws IOException;
}
