package io.firesteel.core.type;

/** The layouts of values in memory: one flat vector class each. */
public enum PhysicalType {
  /** boolean[]; VOID as well, where every row is null. */
  BOOLEAN,
  /** int[]: TINYINT, SMALLINT, INT, DATE, year-month intervals. */
  INT,
  /** long[]: BIGINT, timestamps, TIME, day-time intervals, DECIMAL up to 18 digits (unscaled). */
  LONG,
  /** float[]. */
  FLOAT,
  /** double[]. */
  DOUBLE,
  /** Two long[] of high and low words: DECIMAL of 19 to 38 digits (unscaled, two's complement). */
  DECIMAL128,
  /** Views into shared byte arrays: STRING, BINARY. */
  BYTES,
  /** Offsets into an element vector. */
  LIST,
  /** Offsets into a key and a value vector. */
  MAP,
  /** A vector for each field. */
  STRUCT
}
