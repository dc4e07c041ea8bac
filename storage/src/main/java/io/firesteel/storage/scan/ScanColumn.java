package io.firesteel.storage.scan;

import io.firesteel.core.type.SqlType;

/**
 * A column that a scan returns.
 *
 * @param name the column's name in the files; compared by the session's case sensitivity
 * @param type the type to return. A struct type, at any depth, lists the fields to read (others are
 *     not touched); where a file's type is narrower, its values are widened; CHAR and VARCHAR are
 *     returned as stored, without padding
 * @param source where the values come from
 * @param index for PARTITION_VALUE the position in {@link Split#partitionValues()}; otherwise the
 *     Parquet field id to match by instead of the name, or -1
 * @param missing the value for files without this column (see {@code Vectors} for its form), mostly
 *     null
 */
public record ScanColumn(String name, SqlType type, Source source, int index, Object missing) {

  /** Where a column's values come from. */
  public enum Source {
    /** A column of the files. */
    FILE,
    /** A constant of each split. */
    PARTITION_VALUE,
    /** STRING: the file's full path as a URI. */
    FILE_PATH,
    /** STRING: the last part of the path. */
    FILE_NAME,
    /** BIGINT: the file's length in bytes. */
    FILE_SIZE,
    /** BIGINT: the offset of the split's first row group; 0 for whole files. */
    FILE_BLOCK_START,
    /** BIGINT: the bytes of the split's row groups. */
    FILE_BLOCK_LENGTH,
    /** TIMESTAMP: when the file was last changed. */
    FILE_MODIFIED,
    /** BIGINT: the row's number in its file, from 0. */
    ROW_INDEX
  }

  /** A column of the files, matched by name, null where a file lacks it. */
  public static ScanColumn of(String name, SqlType type) {
    return new ScanColumn(name, type, Source.FILE, -1, null);
  }

  /** The split's partition value at a position. */
  public static ScanColumn partition(String name, SqlType type, int index) {
    return new ScanColumn(name, type, Source.PARTITION_VALUE, index, null);
  }

  /** A metadata column. */
  public static ScanColumn metadata(String name, SqlType type, Source source) {
    return new ScanColumn(name, type, source, -1, null);
  }
}
