package io.firesteel.engine.operator.join;

import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.engine.operator.key.KeyLayout;

/** Finds the first build row for the rows of left batches. Belongs to one task. */
final class ProbeKeys {
  private final BuildSide build;
  private final JoinSpec spec;
  private final KeyLayout layout;
  private final ColumnVector[] keys;
  private int[] heads = new int[Batch.DEFAULT_ROWS];
  private boolean[] nullKeys;

  ProbeKeys(BuildSide build) {
    this.build = build;
    this.spec = build.spec();
    this.layout = build.layout().reader();
    this.keys = new ColumnVector[spec.leftKeys().length];
  }

  /** For each row the first build row of its key, or -1. Valid until the next call. */
  int[] find(Batch in) {
    int n = in.rows();
    if (heads.length < n) {
      heads = new int[n];
    }
    for (int k = 0; k < keys.length; k++) {
      keys[k] = in.column(spec.leftKeys()[k]);
    }
    layout.encode(keys, n, false);
    build.index().find(BuildSide.words(layout, n, spec.nullSafe()), n, heads);
    // A value that the build side never had may have taken any pattern.
    for (int k = 0; k < keys.length; k++) {
      if (layout.isInterned(k)) {
        long[] patterns = layout.patterns(k);
        for (int i = 0; i < n; i++) {
          if (patterns[i] < 0) {
            heads[i] = -1;
          }
        }
      }
    }
    nullKeys = BuildSide.nullKeys(keys, spec.nullSafe(), n);
    if (nullKeys != null) {
      for (int i = 0; i < n; i++) {
        if (nullKeys[i]) {
          heads[i] = -1;
        }
      }
    }
    return heads;
  }

  /** Rows of the last batch with a NULL in a key that is not null-safe; null if there is none. */
  boolean[] nullKeys() {
    return nullKeys;
  }

  ColumnVector key(int index) {
    return keys[index];
  }
}
