package io.firesteel.storage.table;

import io.firesteel.core.error.SqlException;
import io.firesteel.storage.file.FileAccess;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** What DDL does to the directories of managed tables and databases. Thread-safe. */
public final class TableDirectories {
  private final Configuration configuration;

  public TableDirectories(FileAccess access) {
    configuration = access.configuration();
  }

  /** A location as a URI with scheme; a relative one is below the base. */
  public String qualify(String location, String base) {
    boolean relative = !location.isEmpty() && !new Path(location).isUriPathAbsolute();
    return qualify(relative ? base + "/" + location : location);
  }

  /** A location as a URI with scheme; relative ones against the working directory. */
  public String qualify(String location) {
    if (location.isEmpty()) {
      throw SqlException.of("INVALID_EMPTY_LOCATION", "The location of a table cannot be empty.")
          .with("location", "");
    }
    try {
      return fileSystem(location).makeQualified(new Path(location)).toString();
    } catch (IOException | IllegalArgumentException e) {
      throw FileAccess.failed(location, e);
    }
  }

  /**
   * Makes the directory of a new managed table.
   *
   * @param table the table's quoted name, for the error
   * @throws SqlException LOCATION_ALREADY_EXISTS if it is there and not empty
   */
  public void create(String table, String location) {
    try {
      FileSystem fileSystem = fileSystem(location);
      Path path = new Path(location);
      if (!isEmpty(fileSystem, path)) {
        throw SqlException.of(
                "LOCATION_ALREADY_EXISTS",
                "The managed table "
                    + table
                    + " cannot be created, since there are files in its directory "
                    + location
                    + ".")
            .with("location", "'" + location + "'")
            .with("identifier", table);
      }
      fileSystem.mkdirs(path);
    } catch (IOException | IllegalArgumentException e) {
      throw FileAccess.failed(location, e);
    }
  }

  private static boolean isEmpty(FileSystem fileSystem, Path path) throws IOException {
    try {
      return !fileSystem.listStatusIterator(path).hasNext();
    } catch (FileNotFoundException e) {
      return true;
    }
  }

  /** Makes a directory unless it is there. */
  public void ensure(String location) {
    try {
      fileSystem(location).mkdirs(new Path(location));
    } catch (IOException | IllegalArgumentException e) {
      throw FileAccess.failed(location, e);
    }
  }

  /** Whether there is something at a location. */
  public boolean exists(String location) {
    try {
      return fileSystem(location).exists(new Path(location));
    } catch (IOException | IllegalArgumentException e) {
      throw FileAccess.failed(location, e);
    }
  }

  /** Deletes a directory with everything in it; nothing happens if it is not there. */
  public void delete(String location) {
    try {
      fileSystem(location).delete(new Path(location), true);
    } catch (IOException | IllegalArgumentException e) {
      throw FileAccess.failed(location, e);
    }
  }

  /** Deletes everything in a directory and keeps the directory: TRUNCATE TABLE. */
  public void clear(String location) {
    delete(location);
    ensure(location);
  }

  /** Renames a directory, for ALTER TABLE ... RENAME TO of a managed table. */
  public void move(String from, String to) {
    try {
      FileSystem fileSystem = fileSystem(from);
      fileSystem.mkdirs(new Path(to).getParent());
      if (!fileSystem.rename(new Path(from), new Path(to))) {
        throw new IOException("could not rename it to " + to);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw FileAccess.failed(from, e);
    }
  }

  private FileSystem fileSystem(String location) throws IOException {
    return new Path(location).getFileSystem(configuration);
  }
}
