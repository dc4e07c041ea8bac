package io.firesteel.engine.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts bytes into lines, which end with {@code \n}, {@code \r\n} or {@code \r}, or with a separator
 * of the caller's. Belongs to one thread.
 */
final class LineReader implements Closeable {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final InputStream in;
  private final byte[] separator;
  private final Charset charset;
  private final long end;
  private byte[] buffer = new byte[1 << 16];
  private int at;
  private int limit;
  private long position;
  private byte[] line = new byte[256];
  private int length;

  /**
   * @param start position of the stream's first byte in the file: {@link #lookBack} bytes before
   *     {@code from}, or 0
   * @param from lines that begin behind it are read; all if it is 0
   * @param end lines that begin behind it are not read
   * @param separator ends a line; null for the usual line ends
   */
  LineReader(InputStream in, long start, long from, long end, byte[] separator, Charset charset)
      throws IOException {
    this.in = in;
    this.position = start;
    this.end = end;
    this.separator = separator;
    this.charset = charset;
    if (from > 0) {
      while (position <= from && readLine()) {
        // Another reader's line.
      }
    } else if (fill() && limit >= 3 && Arrays.equals(buffer, 0, 3, BYTE_ORDER_MARK, 0, 3)) {
      at = 3;
      position = 3;
    }
  }

  /** How many bytes before a cut may belong to a line's end that the cut goes through. */
  static int lookBack(byte[] separator) {
    return separator == null ? 1 : separator.length - 1;
  }

  private boolean fill() throws IOException {
    if (at < limit) {
      return true;
    }
    at = 0;
    limit = Math.max(0, in.read(buffer, 0, buffer.length));
    return limit > 0;
  }

  private int step() throws IOException {
    if (!fill()) {
      return -1;
    }
    position++;
    return buffer[at++] & 0xff;
  }

  private void append(int from, int to) {
    int count = to - from;
    if (length + count > line.length) {
      line = Arrays.copyOf(line, Math.max(length + count, line.length * 2));
    }
    System.arraycopy(buffer, from, line, length, count);
    length += count;
  }

  private boolean readLine() throws IOException {
    length = 0;
    if (!fill()) {
      return false;
    }
    return separator == null ? usual() : separated();
  }

  private boolean usual() throws IOException {
    while (fill()) {
      int i = at;
      while (i < limit && buffer[i] != '\n' && buffer[i] != '\r') {
        i++;
      }
      append(at, i);
      position += i - at;
      at = i;
      if (i < limit) {
        if (step() == '\r' && fill() && buffer[at] == '\n') {
          step();
        }
        return true;
      }
    }
    return true;
  }

  private boolean separated() throws IOException {
    byte last = separator[separator.length - 1];
    while (fill()) {
      int i = at;
      while (i < limit && buffer[i] != last) {
        i++;
      }
      int to = Math.min(limit, i + 1);
      append(at, to);
      position += to - at;
      at = to;
      int start = length - separator.length;
      if (start >= 0 && Arrays.equals(line, start, length, separator, 0, separator.length)) {
        length = start;
        return true;
      }
    }
    return true;
  }

  /** The next line, or null at the end. */
  String next() throws IOException {
    if (position > end || !readLine()) {
      return null;
    }
    return new String(line, 0, length, charset);
  }

  /** The separator's bytes in a character set; null for the usual ends in one that has ASCII's. */
  static byte[] separator(String text, Charset charset) {
    if (text != null) {
      return text.getBytes(charset.equals(StandardCharsets.UTF_16) ? big() : charset);
    }
    byte[] newline = "\n".getBytes(charset.equals(StandardCharsets.UTF_16) ? big() : charset);
    return newline.length == 1 ? null : newline;
  }

  private static Charset big() {
    return StandardCharsets.UTF_16BE;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
