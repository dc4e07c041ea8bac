package io.firesteel.server.command;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Paths that statements name. */
final class Locations {
  private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.*");

  private Locations() {}

  /** A path with its scheme; one without is on the local file system. */
  static String uri(String path) {
    return SCHEME.matcher(path).matches()
        ? path
        : "file:" + Path.of(path).toAbsolutePath().normalize();
  }
}
