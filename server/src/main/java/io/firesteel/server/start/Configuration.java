package io.firesteel.server.start;

import io.firesteel.core.setting.Settings;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The server's settings from a file of {@code key=value} lines and from the command line. */
final class Configuration {
  private Configuration() {}

  /**
   * @param file may be null
   * @param overrides win over the file
   * @throws io.firesteel.core.error.SqlException if a declared setting does not take its value
   */
  static Settings read(Path file, Map<String, String> overrides) throws IOException {
    Map<String, String> values = new TreeMap<>();
    if (file != null) {
      Properties properties = new Properties();
      try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        properties.load(in);
      }
      properties.forEach((key, value) -> values.put(key.toString(), value.toString().trim()));
    }
    if (overrides != null) {
      values.putAll(overrides);
    }
    Settings settings = Settings.DEFAULTS;
    for (Map.Entry<String, String> entry : values.entrySet()) {
      settings = settings.with(entry.getKey(), entry.getValue());
    }
    return settings;
  }
}
