package io.firesteel.storage.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The bytes of a file from a position on, read ahead into a buffer. Belongs to one thread. */
final class SequentialInput extends InputStream {
  private final PositionedInput input;
  private final long end;
  private final byte[] buffer;
  private long position;
  private int at;
  private int limit;

  SequentialInput(PositionedInput input, long from, long end) {
    this.input = input;
    this.position = from;
    this.end = end;
    this.buffer = new byte[(int) Math.max(1, Math.min(input.readAhead(), end - from))];
  }

  private boolean fill() throws IOException {
    if (at < limit) {
      return true;
    }
    int length = (int) Math.min(buffer.length, end - position);
    if (length <= 0) {
      return false;
    }
    input.readFully(position, buffer, 0, length);
    position += length;
    at = 0;
    limit = length;
    return true;
  }

  @Override
  public int read() throws IOException {
    return fill() ? buffer[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] out, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, out.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int n = Math.min(length, limit - at);
    System.arraycopy(buffer, at, out, offset, n);
    at += n;
    return n;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
