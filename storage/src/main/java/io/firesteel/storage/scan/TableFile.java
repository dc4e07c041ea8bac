package io.firesteel.storage.scan;

import io.firesteel.storage.file.DataFile;
import java.util.Collections;
import java.util.List;

/**
 * A file of a table.
 *
 * @param partitionValues the values of the table's partition columns for this file, in the form
 *     {@code Vectors} describes; nulls allowed
 */
public record TableFile(DataFile file, List<Object> partitionValues) {
  public TableFile {
    partitionValues = Collections.unmodifiableList(partitionValues);
  }

  public TableFile(DataFile file) {
    this(file, List.of());
  }
}
