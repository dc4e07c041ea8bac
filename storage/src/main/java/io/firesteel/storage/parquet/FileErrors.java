package io.firesteel.storage.parquet;

import io.firesteel.core.error.ErrorCode;
import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.storage.file.FileAccess;
import java.io.EOFException;
import java.io.IOException;

/** Errors about a Parquet file, each naming the file. */
final class FileErrors {
  private FileErrors() {}

  /**
   * What went wrong while a column was read: damage if decoding failed in whatever way, the file
   * system's error otherwise.
   */
  static SqlException reading(String path, String column, long offset, Exception e) {
    if (e instanceof SqlException s) {
      return s;
    }
    if (e instanceof IOException && !(e instanceof EOFException)) {
      return FileAccess.failed(path, e);
    }
    return SqlException.of(
            ErrorCode.CORRUPT_FILE,
            "The file "
                + path
                + " is damaged: column "
                + column
                + (offset < 0 ? "" : ", page at byte " + offset)
                + ": "
                + what(e)
                + ".")
        .with("path", path)
        .with("column", column)
        .causedBy(e);
  }

  private static String what(Exception e) {
    if (e instanceof Corruption || e instanceof EOFException) {
      return e.getMessage();
    }
    // Others are slips of a decoder over bytes that make no sense; their texts mean nothing to
    // users.
    return "its bytes cannot be decoded";
  }

  static SqlException corrupt(String path, String what) {
    return SqlException.of(
            ErrorCode.CORRUPT_FILE, "The file " + path + " is damaged: " + what + ".")
        .with("path", path);
  }

  static SqlException footer(String path, String why, Exception cause) {
    return SqlException.of(
            "FAILED_READ_FILE.CANNOT_READ_FILE_FOOTER",
            "The footer of " + path + " cannot be read as Parquet: " + why + ".")
        .with("path", path)
        .causedBy(cause);
  }

  static SqlException unsupported(String path, String what) {
    return SqlException.of(
            "FAILED_READ_FILE.NO_HINT", "The file " + path + " cannot be read: " + what + ".")
        .with("path", path);
  }

  static SqlException mismatch(String path, String column, SqlType expected, String found) {
    return SqlException.of(
            "FAILED_READ_FILE.PARQUET_COLUMN_DATA_TYPE_MISMATCH",
            "The column "
                + column
                + " of "
                + path
                + " is "
                + found
                + " and cannot be read as "
                + expected.sqlName()
                + ".")
        .with("path", path)
        .with("column", column)
        .with("expectedType", expected.simpleName())
        .with("actualType", found);
  }
}
