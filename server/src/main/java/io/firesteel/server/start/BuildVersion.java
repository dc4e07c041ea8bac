package io.firesteel.server.start;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version that the build wrote into the jar. */
final class BuildVersion {
  private BuildVersion() {}

  static String get() {
    Properties properties = new Properties();
    try (InputStream in = BuildVersion.class.getResourceAsStream("version.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      // unknown, then
    }
    return properties.getProperty("version", "unknown");
  }
}
