package io.firesteel.storage.parquet;

/**
 * Bytes that cannot be what they should be. Decoders throw it (or run into any other unchecked
 * exception); {@link FileErrors} adds file and column and makes it an SqlException.
 */
final class Corruption extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Corruption(String what) {
    super(what, null, false, false);
  }
}
