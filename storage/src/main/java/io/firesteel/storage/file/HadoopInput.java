package io.firesteel.storage.file;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A file of a Hadoop file system. */
final class HadoopInput implements PositionedInput {
  private final FileSystem fileSystem;
  private final Path path;
  private final FSDataInputStream stream;

  HadoopInput(FileSystem fileSystem, Path path) throws IOException {
    this.fileSystem = fileSystem;
    this.path = path;
    this.stream = fileSystem.open(path);
  }

  @Override
  public void readFully(long position, byte[] buffer, int offset, int length) throws IOException {
    stream.readFully(position, buffer, offset, length);
  }

  @Override
  public long length() throws IOException {
    return fileSystem.getFileStatus(path).getLen();
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
