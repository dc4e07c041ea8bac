package io.firesteel.storage.table;

import io.firesteel.core.error.SqlException;
import io.firesteel.storage.file.DataFile;
import io.firesteel.storage.file.FileAccess;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Lists directories of any file system: local ones through {@code java.nio}, which takes a fifth of
 * the system calls, all others through Hadoop, in one recursive call, which object stores answer
 * page by page. Thread-safe.
 */
final class FileLister {
  private static final Pattern GLOB = Pattern.compile(".*[{}\\[\\]*?\\\\].*", Pattern.DOTALL);

  private final Configuration configuration;

  FileLister(FileAccess access) {
    configuration = access.configuration();
  }

  /**
   * What a path or pattern stands for.
   *
   * @param path URI in Hadoop's form
   * @param file whether it is a file
   */
  record Root(String path, boolean file) {}

  /** A path with scheme, relative ones against the working directory. */
  String qualify(String path) {
    try {
      org.apache.hadoop.fs.Path given = new org.apache.hadoop.fs.Path(path);
      return given.getFileSystem(configuration).makeQualified(given).toString();
    } catch (IOException | IllegalArgumentException e) {
      throw notReadable(path, e);
    }
  }

  /**
   * The files and directories that a path or glob pattern means, in order.
   *
   * @throws SqlException PATH_NOT_FOUND if there is none
   */
  List<Root> roots(String path) {
    if (path.isEmpty()) {
      throw SqlException.of("INVALID_EMPTY_LOCATION", "The location of a table cannot be empty.")
          .with("location", "");
    }
    try {
      org.apache.hadoop.fs.Path given = new org.apache.hadoop.fs.Path(path);
      FileSystem fileSystem = given.getFileSystem(configuration);
      org.apache.hadoop.fs.Path qualified = fileSystem.makeQualified(given);
      if (GLOB.matcher(path).matches()) {
        List<Root> roots = glob(fileSystem, qualified);
        if (!roots.isEmpty()) {
          return roots;
        }
      }
      // A path may also contain the characters of a pattern literally.
      FileStatus status = fileSystem.getFileStatus(qualified);
      return List.of(new Root(status.getPath().toString(), status.isFile()));
    } catch (FileNotFoundException e) {
      throw notFound(qualify(path)).causedBy(e);
    } catch (IOException | IllegalArgumentException e) {
      throw notReadable(path, e);
    }
  }

  private static List<Root> glob(FileSystem fileSystem, org.apache.hadoop.fs.Path pattern)
      throws IOException {
    List<Root> roots = new ArrayList<>();
    FileStatus[] found = fileSystem.globStatus(pattern);
    if (found != null) {
      for (FileStatus status : found) {
        roots.add(new Root(status.getPath().toString(), status.isFile()));
      }
    }
    roots.sort(Comparator.comparing(Root::path));
    return roots;
  }

  /**
   * The directories a number of levels below a root whose names have the form {@code name=value} on
   * every level, as paths relative to the root, in order. Nothing if the root is not there.
   */
  List<String> partitionDirectories(String root, int depth) {
    List<String> found = new ArrayList<>();
    try {
      org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(root);
      descend(path.getFileSystem(configuration), path, "", depth, found);
    } catch (IOException | IllegalArgumentException e) {
      throw notReadable(root, e);
    }
    found.sort(Comparator.naturalOrder());
    return found;
  }

  private static void descend(
      FileSystem fileSystem,
      org.apache.hadoop.fs.Path directory,
      String relative,
      int depth,
      List<String> found)
      throws IOException {
    FileStatus[] entries;
    try {
      entries = fileSystem.listStatus(directory);
    } catch (FileNotFoundException e) {
      return;
    }
    for (FileStatus entry : entries) {
      String name = entry.getPath().getName();
      if (entry.isDirectory() && name.indexOf('=') > 0 && isDataName(name)) {
        if (depth == 1) {
          found.add(relative + name);
        } else {
          descend(fileSystem, entry.getPath(), relative + name + "/", depth - 1, found);
        }
      }
    }
  }

  /** Whether there is a file or directory at the path. */
  boolean exists(String path) {
    try {
      org.apache.hadoop.fs.Path given = new org.apache.hadoop.fs.Path(path);
      return given.getFileSystem(configuration).exists(given);
    } catch (IOException | IllegalArgumentException e) {
      throw notReadable(path, e);
    }
  }

  /**
   * The data files at or below a root in the order of their paths, empty ones included. Files that
   * vanish meanwhile are left out.
   */
  List<DataFile> files(Root root) {
    List<DataFile> files = new ArrayList<>();
    try {
      org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(root.path());
      FileSystem fileSystem = path.getFileSystem(configuration);
      if (root.file()) {
        FileStatus status = fileSystem.getFileStatus(path);
        return List.of(
            new DataFile(
                status.getPath().toString(), status.getLen(), status.getModificationTime()));
      }
      if (root.path().startsWith("file:/")) {
        walk(root.path(), files);
      } else {
        int prefix = fileSystem.makeQualified(path).toString().length();
        RemoteIterator<LocatedFileStatus> all = fileSystem.listFiles(path, true);
        while (all.hasNext()) {
          FileStatus status = all.next();
          String name = status.getPath().toString();
          if (isData(name.substring(prefix))) {
            files.add(new DataFile(name, status.getLen(), status.getModificationTime()));
          }
        }
      }
    } catch (FileNotFoundException e) {
      throw notFound(root.path()).causedBy(e);
    } catch (IOException | IllegalArgumentException e) {
      throw notReadable(root.path(), e);
    }
    files.sort(Comparator.comparing(DataFile::path));
    return files;
  }

  private static void walk(String uri, List<DataFile> files) throws IOException {
    String root = uri.substring("file:".length());
    Path start = Path.of(root);
    int prefix = start.toString().length();
    Files.walkFileTree(
        start,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            return dir.equals(start) || isDataName(dir.getFileName().toString())
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isDataName(file.getFileName().toString())) {
              files.add(
                  new DataFile(
                      uri + file.toString().substring(prefix),
                      attributes.size(),
                      attributes.lastModifiedTime().toMillis()));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            // Links in a circle, and what was deleted during the walk.
            if (e instanceof java.nio.file.FileSystemLoopException
                || e instanceof java.nio.file.NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
  }

  /** Whether no part of a relative path is hidden. */
  private static boolean isData(String relative) {
    int from = 0;
    while (from < relative.length()) {
      int slash = relative.indexOf('/', from);
      int to = slash < 0 ? relative.length() : slash;
      if (to > from && !isDataName(relative.substring(from, to))) {
        return false;
      }
      from = to + 1;
    }
    return true;
  }

  /** {@code _SUCCESS}, {@code _temporary}, {@code .crc} files and the like are not data. */
  private static boolean isDataName(String name) {
    return !(name.startsWith(".")
        || name.startsWith("_") && name.indexOf('=') < 0
        || name.endsWith("._COPYING_"));
  }

  static SqlException notFound(String path) {
    return SqlException.of("PATH_NOT_FOUND", "There is no file or directory " + path + ".")
        .with("path", path);
  }

  private static SqlException notReadable(String path, Exception e) {
    return FileAccess.failed(path, e);
  }
}
