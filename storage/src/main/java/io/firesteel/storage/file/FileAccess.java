package io.firesteel.storage.file;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.Settings;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/** Opens and describes files of every file system that the configuration knows. Thread-safe. */
public final class FileAccess {
  private static final String HADOOP_PREFIX = "spark.hadoop.";

  private final Configuration configuration;

  /**
   * @param configuration Hadoop's, for all file systems but the local one; never changed afterwards
   */
  public FileAccess(Configuration configuration) {
    this.configuration = configuration;
  }

  /**
   * File systems as Hadoop's own files on the class path configure them, overlaid by the server's
   * settings {@code spark.hadoop.KEY}, where Spark users put them.
   */
  public static FileAccess of(Settings settings) {
    Configuration configuration = new Configuration();
    settings
        .explicit()
        .forEach(
            (key, value) -> {
              if (key.startsWith(HADOOP_PREFIX)) {
                configuration.set(key.substring(HADOOP_PREFIX.length()), value);
              }
            });
    return new FileAccess(configuration);
  }

  public Configuration configuration() {
    return configuration;
  }

  /** The file system of a path; Hadoop caches them. */
  public FileSystem fileSystem(String path) throws IOException {
    return hadoopPath(path).getFileSystem(configuration);
  }

  /**
   * The file at a path as it is now.
   *
   * @throws SqlException FAILED_READ_FILE.FILE_NOT_EXIST and the like
   */
  public DataFile describe(String path) {
    try {
      FileStatus status = fileSystem(path).getFileStatus(hadoopPath(path));
      return new DataFile(
          status.getPath().toString(), status.getLen(), status.getModificationTime());
    } catch (IOException | RuntimeException e) {
      throw failed(path, e);
    }
  }

  /** Opens a file. The caller closes it. */
  public PositionedInput open(DataFile file) throws IOException {
    Path local = localPath(file.path());
    return local != null
        ? new LocalInput(local)
        : new HadoopInput(fileSystem(file.path()), hadoopPath(file.path()));
  }

  /**
   * The bytes of a file in order, decompressed as its name says.
   *
   * @param from where to begin, 0 in compressed files
   */
  public InputStream stream(DataFile file, long from) throws IOException {
    PositionedInput input = open(file);
    try {
      return Compression.ofPath(file.path())
          .decompress(new SequentialInput(input, from, input.length()));
    } catch (IOException | RuntimeException e) {
      input.close();
      throw e;
    }
  }

  /** The local path that a path stands for, or null if it is of another file system. */
  static Path localPath(String path) {
    if (path.startsWith("/")) {
      return Path.of(path);
    }
    if (!path.startsWith("file:")) {
      return null;
    }
    // Hadoop's path strings are not percent-encoded.
    String rest = path.substring("file:".length());
    if (rest.startsWith("//")) {
      int slash = rest.indexOf('/', 2);
      rest = slash < 0 ? "/" : rest.substring(slash);
    }
    return Path.of(rest);
  }

  private static org.apache.hadoop.fs.Path hadoopPath(String path) {
    if (path.startsWith("/")) {
      return new org.apache.hadoop.fs.Path("file", null, path);
    }
    return new org.apache.hadoop.fs.Path(path);
  }

  /** The URI scheme of a path, {@code file} if it has none. */
  public static String scheme(String path) {
    String scheme = URI.create(path.replaceAll("[^A-Za-z0-9:/+.-]", "_")).getScheme();
    return scheme == null ? "file" : scheme;
  }

  /** The error for a failed access to a file. */
  public static SqlException failed(String path, Exception e) {
    if (e instanceof SqlException s) {
      return s;
    }
    if (e instanceof FileNotFoundException || e instanceof NoSuchFileException) {
      return SqlException.of(
              "FAILED_READ_FILE.FILE_NOT_EXIST",
              "The file "
                  + path
                  + " does not exist; it may have been removed since the table was listed.")
          .with("path", path)
          .causedBy(e);
    }
    if (e instanceof UnsupportedFileSystemException) {
      return SqlException.of(
              "FAILED_READ_FILE.UNSUPPORTED_FILE_SYSTEM",
              "The file system of " + path + " is not known: " + e.getMessage() + ".")
          .with("path", path)
          .causedBy(e);
    }
    return SqlException.of(
            "FAILED_READ_FILE.NO_HINT",
            "The file " + path + " could not be read: " + e.getMessage() + ".")
        .with("path", path)
        .causedBy(e);
  }
}
