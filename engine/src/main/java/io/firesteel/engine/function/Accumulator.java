package io.firesteel.engine.function;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import java.util.List;

/**
 * The states of one aggregate call for all groups of one hash table (or window partition). Groups
 * are numbered from 0; a group's state starts empty when {@link #resize} first covers it. Rows that
 * a FILTER or a duplicate excludes never get here; null arguments do. Belongs to one worker at a
 * time.
 */
public interface Accumulator {
  /** Makes room for groups [0, groups). */
  void resize(int groups);

  /**
   * Adds rows to groups.
   *
   * @param groups for each row its group
   * @param arguments the argument columns in any encoding, of {@code rows} rows
   */
  void add(int[] groups, ColumnVector[] arguments, int rows);

  /** Adds rows that all belong to one group. */
  default void addAll(int group, ColumnVector[] arguments, int rows) {
    int[] groups = new int[rows];
    java.util.Arrays.fill(groups, group);
    add(groups, arguments, rows);
  }

  /** The types of the columns that carry a state between PARTIAL and FINAL. */
  List<SqlType> stateTypes();

  /** The states of groups [from, from + count), a column a state type. */
  ColumnVector[] states(int from, int count);

  /** Adds states, as {@link #states} gave them, to groups. */
  void merge(int[] groups, ColumnVector[] states, int rows);

  /**
   * The results of groups [from, from + count).
   *
   * @throws io.firesteel.core.error.SqlException if a result overflows in ANSI mode
   */
  ColumnVector finish(int from, int count);

  /** Forgets all groups. */
  void reset();

  /** Heap in use, for the budget; cheap to ask. */
  long retainedBytes();
}
