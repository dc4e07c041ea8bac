package io.firesteel.server.query;

/**
 * How far an execution is.
 *
 * @param tasksDone units of work that are finished, of {@code tasksTotal} known so far (0 if
 *     unknown)
 * @param rowsRead rows that scans have produced
 * @param bytesRead bytes that scans have read
 * @param memoryBytes reserved at this moment
 */
public record Progress(
    long tasksDone, long tasksTotal, long rowsRead, long bytesRead, long memoryBytes) {
  public static final Progress NONE = new Progress(0, 0, 0, 0, 0);

  /** Between 0 and 1, or negative if nobody knows. */
  public double fraction() {
    return tasksTotal <= 0 ? -1 : Math.min(1.0, (double) tasksDone / tasksTotal);
  }
}
