package io.firesteel.engine.operator.window;

import io.firesteel.core.vector.ColumnVector;
import io.firesteel.engine.function.Accumulator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * An aggregate over any frames: a tree of partial states, sixteen rows or nodes to a node. A frame
 * is put together of rows at its ends and the largest nodes between them, in the order of the rows,
 * so that functions for which the order matters see it. Frames are answered many at a time, a merge
 * a level and side.
 */
final class FrameTree {
  private static final int FANOUT_BITS = 4;
  private static final int FANOUT = 1 << FANOUT_BITS;

  private final Supplier<Accumulator> accumulators;
  private final ColumnVector[] arguments;

  /** State columns of the nodes of level 1, 2...; a node of level k covers 16^k rows. */
  private final List<ColumnVector[]> levels = new ArrayList<>();

  /**
   * @param arguments of the partition's rows, numbered from 0
   */
  FrameTree(Supplier<Accumulator> accumulators, ColumnVector[] arguments, int rows, int longest) {
    this.accumulators = accumulators;
    this.arguments = arguments;
    for (int level = 1; 2L << FANOUT_BITS * level <= longest; level++) {
      Accumulator nodes = accumulators.get();
      int shift = FANOUT_BITS * level;
      int count = (rows - 1 >> shift) + 1;
      int[] groups = new int[rows];
      for (int i = 0; i < rows; i++) {
        groups[i] = i >> shift;
      }
      nodes.resize(count);
      nodes.add(groups, arguments, rows);
      levels.add(nodes.states(0, count));
    }
  }

  /** The results of frames [low[i], high[i]) for i in [from, from + count). */
  ColumnVector results(int[] low, int[] high, int from, int count) {
    Accumulator target = accumulators.get();
    target.resize(count);
    int depth = levels.size();
    int[] left = new int[count];
    int[] right = new int[count];
    int[][] leftEnds = new int[depth + 1][count];
    int[][] rightStarts = new int[depth + 1][count];
    int[][] leftStarts = new int[depth + 1][count];
    int[][] rightEnds = new int[depth + 1][count];
    for (int i = 0; i < count; i++) {
      left[i] = low[from + i];
      right[i] = high[from + i];
    }
    for (int level = 0; level <= depth; level++) {
      for (int i = 0; i < count; i++) {
        leftStarts[level][i] = left[i];
        rightEnds[level][i] = right[i];
        int up = left[i] + FANOUT - 1 & -FANOUT;
        int down = right[i] & -FANOUT;
        if (level == depth || up >= down) {
          // Nothing is left for the levels above.
          leftEnds[level][i] = right[i];
          rightStarts[level][i] = right[i];
          left[i] = 0;
          right[i] = 0;
        } else {
          leftEnds[level][i] = up;
          rightStarts[level][i] = down;
          left[i] = up >> FANOUT_BITS;
          right[i] = down >> FANOUT_BITS;
        }
      }
    }
    for (int level = 0; level <= depth; level++) {
      add(target, level, leftStarts[level], leftEnds[level], count);
    }
    for (int level = depth - 1; level >= 0; level--) {
      add(target, level, rightStarts[level], rightEnds[level], count);
    }
    return target.finish(0, count);
  }

  private void add(Accumulator target, int level, int[] starts, int[] ends, int count) {
    int total = 0;
    for (int i = 0; i < count; i++) {
      total += Math.max(0, ends[i] - starts[i]);
    }
    if (total == 0) {
      return;
    }
    int[] groups = new int[total];
    int[] nodes = new int[total];
    int at = 0;
    for (int i = 0; i < count; i++) {
      for (int node = starts[i]; node < ends[i]; node++) {
        groups[at] = i;
        nodes[at++] = node;
      }
    }
    ColumnVector[] source = level == 0 ? arguments : levels.get(level - 1);
    ColumnVector[] chosen = new ColumnVector[source.length];
    for (int c = 0; c < chosen.length; c++) {
      chosen[c] = source[c].select(nodes, total);
    }
    if (level == 0) {
      target.add(groups, chosen, total);
    } else {
      target.merge(groups, chosen, total);
    }
  }
}
