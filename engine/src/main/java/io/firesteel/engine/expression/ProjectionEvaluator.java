package io.firesteel.engine.expression;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Vectors;
import java.util.List;

/** A compiled list of expressions. Belongs to one worker; see the package. */
public final class ProjectionEvaluator {
  private final Node[] roots;
  private final int sharedSlots;

  ProjectionEvaluator(Node[] roots, int sharedSlots) {
    this.roots = roots;
    this.sharedSlots = sharedSlots;
  }

  public List<SqlType> types() {
    return java.util.Arrays.stream(roots).map(n -> n.type).toList();
  }

  /**
   * The values of each expression for all rows of a batch.
   *
   * @throws io.firesteel.core.error.SqlException for the first failing row of a failing call
   */
  public ColumnVector[] evaluateColumns(Batch batch) {
    ColumnVector[] out = new ColumnVector[roots.length];
    Rows rows = Rows.of(batch.columns(), batch.rows(), sharedSlots);
    for (int i = 0; i < out.length; i++) {
      out[i] = batch.rows() == 0 ? Vectors.nulls(roots[i].type, 0) : roots[i].evaluate(rows);
    }
    return out;
  }

  /** The batch of the expressions' values. */
  public Batch evaluate(Batch batch) {
    return new Batch(evaluateColumns(batch), batch.rows());
  }
}
