package io.firesteel.server.frames;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.Parameter;
import io.firesteel.server.query.PreparedQuery;
import io.firesteel.server.query.Progress;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.RunningQuery;
import io.firesteel.server.query.StatementKind;
import java.util.List;

/**
 * A statement that is executed for many rows of parameters, as one execution with one result: a
 * column of update counts. So it is cancelled, timed and listed like any other.
 */
final class BatchStatement implements PreparedQuery {
  private static final List<OutputColumn> COLUMNS =
      List.of(new OutputColumn("count", SqlType.BIGINT, false));

  private final PreparedQuery query;
  private final List<List<Parameter>> rows;

  BatchStatement(PreparedQuery query, List<List<Parameter>> rows) {
    this.query = query;
    this.rows = rows;
  }

  @Override
  public StatementKind kind() {
    return StatementKind.DML;
  }

  @Override
  public List<OutputColumn> columns() {
    return COLUMNS;
  }

  @Override
  public List<SqlType> parameters() {
    return List.of();
  }

  @Override
  public RunningQuery execute(QueryContext context) {
    return new RunningQuery() {
      private boolean done;

      @Override
      public List<OutputColumn> columns() {
        return COLUMNS;
      }

      @Override
      public Batch next() {
        if (done) {
          return null;
        }
        done = true;
        long[] counts = query.executeBatch(context, rows);
        return new Batch(new ColumnVector[] {new LongVector(counts)}, counts.length);
      }

      @Override
      public long updateCount() {
        return -1;
      }

      @Override
      public Progress progress() {
        return Progress.NONE;
      }

      @Override
      public void close() {}
    };
  }
}
