package io.firesteel.jdbc;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The first bytes of a stream. */
final class LimitedStream extends FilterInputStream {
  private long left;

  LimitedStream(InputStream in, long length) {
    super(in);
    left = length;
  }

  @Override
  public int read() throws IOException {
    if (left <= 0) {
      return -1;
    }
    left--;
    return super.read();
  }

  @Override
  public int read(byte[] to, int from, int count) throws IOException {
    if (left <= 0) {
      return -1;
    }
    int read = super.read(to, from, (int) Math.min(count, left));
    left -= Math.max(0, read);
    return read;
  }
}
