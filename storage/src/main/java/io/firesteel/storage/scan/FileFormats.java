package io.firesteel.storage.scan;

import io.firesteel.core.setting.Settings;
import java.util.Map;

/** Makes the formats whose reading depends on options of the table. Thread-safe. */
@FunctionalInterface
public interface FileFormats {
  /** None. */
  FileFormats NONE = (provider, options, settings) -> null;

  /**
   * The format that a provider names.
   *
   * @param provider in lower case
   * @param options of the table or path
   * @return null if there is none of that name
   * @throws io.firesteel.core.error.SqlException for options that make no sense
   */
  FileFormat of(String provider, Map<String, String> options, Settings settings);
}
