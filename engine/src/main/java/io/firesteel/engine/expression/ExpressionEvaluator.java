package io.firesteel.engine.expression;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Vectors;

/** A compiled expression. Belongs to one worker; see the package. */
public final class ExpressionEvaluator {
  private final Node root;
  private final int sharedSlots;

  ExpressionEvaluator(Node root, int sharedSlots) {
    this.root = root;
    this.sharedSlots = sharedSlots;
  }

  public SqlType type() {
    return root.type;
  }

  /** Whether evaluating it may raise an error for some row. */
  public boolean canFail() {
    return root.canFail;
  }

  /**
   * The values for all rows of a batch, in any encoding, of the batch's length.
   *
   * @throws io.firesteel.core.error.SqlException for the first failing row of a failing call
   */
  public ColumnVector evaluate(Batch batch) {
    return batch.rows() == 0
        ? Vectors.nulls(root.type, 0)
        : root.evaluate(Rows.of(batch.columns(), batch.rows(), sharedSlots));
  }

  /**
   * The rows for which a predicate is true (neither false nor null), ascending.
   *
   * @param selected receives them; at least as long as the batch
   * @return how many they are
   */
  public int filter(Batch batch, int[] selected) {
    return batch.rows() == 0
        ? 0
        : root.filter(Rows.of(batch.columns(), batch.rows(), sharedSlots), selected);
  }
}
