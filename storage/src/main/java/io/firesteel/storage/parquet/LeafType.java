package io.firesteel.storage.parquet;

import io.firesteel.core.type.SqlType;

/**
 * A primitive column of a file and what it becomes.
 *
 * @param column position among the file's primitive columns
 * @param name dotted path, for messages
 * @param fixedLength bytes of FIXED_LEN_BYTE_ARRAY, else 0
 * @param maxDefinition definition level of a value that is there
 * @param maxRepetition how many of its ancestors (itself included) are repeated
 * @param slotDefinition definition level of the innermost repeated ancestor, 0 without: levels from
 *     here on stand for a slot of the vector
 * @param type the SQL type that values are returned as
 */
record LeafType(
    int column,
    String name,
    Physical physical,
    int fixedLength,
    int maxDefinition,
    int maxRepetition,
    int slotDefinition,
    SqlType type,
    Conversion conversion) {

  /** Parquet's physical types. */
  enum Physical {
    BOOLEAN(RawValues.Kind.BOOLEAN, 0),
    INT32(RawValues.Kind.INT, 4),
    INT64(RawValues.Kind.LONG, 8),
    INT96(RawValues.Kind.LONG, 12),
    FLOAT(RawValues.Kind.FLOAT, 4),
    DOUBLE(RawValues.Kind.DOUBLE, 8),
    BYTE_ARRAY(RawValues.Kind.BYTES, 0),
    FIXED_LEN_BYTE_ARRAY(RawValues.Kind.BYTES, 0);

    private final RawValues.Kind kind;
    private final int width;

    Physical(RawValues.Kind kind, int width) {
      this.kind = kind;
      this.width = width;
    }
  }

  RawValues.Kind kind() {
    return physical.kind;
  }

  /** Bytes of a value of fixed width, 0 for others. */
  int byteWidth() {
    return physical == Physical.FIXED_LEN_BYTE_ARRAY ? fixedLength : physical.width;
  }
}
