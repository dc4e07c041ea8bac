package io.firesteel.server.statement;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.vector.Batch;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.Progress;
import io.firesteel.server.query.RunningQuery;
import java.util.List;
import java.util.function.UnaryOperator;

/** A running statement whose errors are told in the words of another text. */
record RestoringQuery(RunningQuery running, UnaryOperator<SqlException> restore)
    implements RunningQuery {
  @Override
  public List<OutputColumn> columns() {
    return running.columns();
  }

  @Override
  public Batch next() {
    try {
      return running.next();
    } catch (SqlException e) {
      throw restore.apply(e);
    }
  }

  @Override
  public long updateCount() {
    return running.updateCount();
  }

  @Override
  public Progress progress() {
    return running.progress();
  }

  @Override
  public void close() {
    running.close();
  }
}
