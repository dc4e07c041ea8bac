package io.firesteel.engine.format;

import java.util.Locale;

/** What becomes of a record that does not fit its format or schema. */
public enum ParseMode {
  /** What could be read is kept, the rest is null. */
  PERMISSIVE,
  /** The record is left out. */
  DROPMALFORMED,
  /** The query fails. */
  FAILFAST;

  /** The mode of that name; as in Spark an unknown name means PERMISSIVE. */
  static ParseMode of(String name) {
    for (ParseMode mode : values()) {
      if (mode.name().equals(name.toUpperCase(Locale.ROOT))) {
        return mode;
      }
    }
    return PERMISSIVE;
  }
}
