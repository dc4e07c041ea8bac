package io.firesteel.storage.write;

import java.util.List;

/**
 * What a write did.
 *
 * @param rows rows written
 * @param files URIs of the files, at their final places
 * @param bytes their length
 * @param partitions relative paths of the partitions that were written
 */
public record WriteResult(long rows, List<String> files, long bytes, List<String> partitions) {
  public WriteResult {
    files = List.copyOf(files);
    partitions = List.copyOf(partitions);
  }
}
