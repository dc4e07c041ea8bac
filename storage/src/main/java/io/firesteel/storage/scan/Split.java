package io.firesteel.storage.scan;

import io.firesteel.storage.file.DataFile;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A piece of a table that one worker reads: row groups of a file, or a share of the rows of one row
 * group. Shares of one row group that are read through the same {@link TableScan} decompress each
 * column once between them.
 *
 * @param firstRowGroup first row group, from 0
 * @param rowGroups how many row groups, or -1 for all from the first on
 * @param part which of {@code parts} equal shares of the rows, from 0; only with one row group
 * @param parts into how many shares the row group is cut; 1 for all rows
 * @param bytes roughly how many bytes of file it is, for scheduling
 * @param partitionValues constants, see {@link TableFile}
 */
public record Split(
    DataFile file,
    int firstRowGroup,
    int rowGroups,
    int part,
    int parts,
    long bytes,
    List<Object> partitionValues)
    implements Serializable {

  public Split {
    if (part < 0 || part >= parts || parts > 1 && rowGroups != 1) {
      throw new IllegalArgumentException("part " + part + " of " + parts + " of " + rowGroups);
    }
    // A serialisable list that may hold nulls.
    partitionValues = Collections.unmodifiableList(new ArrayList<>(partitionValues));
  }

  /** All of a file. */
  public static Split whole(TableFile file) {
    return new Split(file.file(), 0, -1, 0, 1, file.file().length(), file.partitionValues());
  }
}
