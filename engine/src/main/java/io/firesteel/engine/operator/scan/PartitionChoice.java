package io.firesteel.engine.operator.scan;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.expression.ExpressionCompiler;
import io.firesteel.engine.expression.ExpressionEvaluator;
import io.firesteel.engine.plan.Expression;
import io.firesteel.engine.plan.QueryContext;
import io.firesteel.storage.catalog.PartitionFilter;
import io.firesteel.storage.scan.ScanColumn;
import java.util.ArrayList;
import java.util.List;

/** Chooses partitions by the conjuncts that read partition columns only. */
final class PartitionChoice implements PartitionFilter {
  private final List<ScanColumn> columns;
  private final List<ExpressionEvaluator> conjuncts;

  private PartitionChoice(List<ScanColumn> columns, List<ExpressionEvaluator> conjuncts) {
    this.columns = columns;
    this.conjuncts = conjuncts;
  }

  /**
   * @param columns those that the conjuncts refer to
   */
  static PartitionFilter of(
      List<Expression> conjuncts, List<ScanColumn> columns, QueryContext query) {
    List<SqlType> types = columns.stream().map(ScanColumn::type).toList();
    List<ExpressionEvaluator> evaluators = new ArrayList<>();
    for (Expression conjunct : conjuncts) {
      int[] used = ConjunctFilter.columnsOf(conjunct);
      boolean partitionsOnly = used.length > 0;
      for (int column : used) {
        partitionsOnly &= columns.get(column).source() == ScanColumn.Source.PARTITION_VALUE;
      }
      if (partitionsOnly) {
        evaluators.add(ExpressionCompiler.compile(conjunct, types, query));
      }
    }
    return evaluators.isEmpty() ? PartitionFilter.ALL : new PartitionChoice(columns, evaluators);
  }

  @Override
  public boolean mayMatch(List<Object> values) {
    ColumnVector[] vectors = new ColumnVector[columns.size()];
    for (int i = 0; i < vectors.length; i++) {
      ScanColumn column = columns.get(i);
      Object value =
          column.source() == ScanColumn.Source.PARTITION_VALUE ? values.get(column.index()) : null;
      vectors[i] = Vectors.constant(column.type(), value, 1);
    }
    Batch row = new Batch(vectors, 1);
    try {
      for (ExpressionEvaluator conjunct : conjuncts) {
        if (conjunct.filter(row, new int[1]) == 0) {
          return false;
        }
      }
    } catch (SqlException e) {
      // Whether the error is one depends on whether the partition has a row: the scan will see.
      return true;
    }
    return true;
  }
}
