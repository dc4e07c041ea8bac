package io.firesteel.core.error;

/** Who can do something about an error. */
public enum ErrorCategory {
  /** The statement or its data. */
  USER,
  /** Memory, time, connections. */
  RESOURCE,
  /** Files, file systems, the catalog's database. */
  EXTERNAL,
  /** Our bug. */
  INTERNAL
}
