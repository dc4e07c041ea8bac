package io.firesteel.storage.write;

/** What happens to files that are there before. */
public enum OverwriteMode {
  /** They stay. */
  APPEND,
  /** All go, or all of the static partition if one is given. */
  REPLACE_ALL,
  /** Those in partitions that are written go. */
  REPLACE_PARTITIONS
}
