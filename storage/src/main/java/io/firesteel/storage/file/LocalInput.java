package io.firesteel.storage.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A local file. Positioned channel reads need no lock, unlike a stream's seek and read. */
final class LocalInput implements PositionedInput {
  /** The JDK copies heap reads through a direct buffer of the same size, kept for each thread. */
  private static final int SLICE = 1 << 20;

  private final FileChannel channel;

  LocalInput(Path path) throws IOException {
    channel = FileChannel.open(path, StandardOpenOption.READ);
  }

  @Override
  public void readFully(long position, byte[] buffer, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int slice = Math.min(SLICE, length - done);
      int n = channel.read(ByteBuffer.wrap(buffer, offset + done, slice), position + done);
      if (n <= 0) {
        throw new EOFException("end of file at byte " + (position + done));
      }
      done += n;
    }
  }

  @Override
  public int readAhead() {
    return 256 << 10;
  }

  @Override
  public long length() throws IOException {
    return channel.size();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
