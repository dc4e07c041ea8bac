package io.firesteel.storage.write;

import java.util.List;

/**
 * What a write did.
 *
 * @param rows rows written
 * @param files URIs of the files, at their final places
 * @param bytes their length
 */
public record WriteResult(long rows, List<String> files, long bytes) {
  public WriteResult {
    files = List.copyOf(files);
  }
}
