package io.firesteel.server.query;

/**
 * How much a reader wants at once.
 *
 * @param rows at most so many rows
 * @param bytes stop when the rows take about so many bytes; one batch may exceed it
 * @param waitMillis how long to wait for the first row before an empty chunk is handed out
 */
public record ChunkLimits(int rows, long bytes, long waitMillis) {
  /** Rows in a frame at most: the vectorised encoders gain nothing beyond. */
  public static final int MAX_ROWS = 64 * 1024;

  public ChunkLimits {
    if (rows <= 0 || rows > MAX_ROWS) {
      rows = MAX_ROWS;
    }
  }
}
