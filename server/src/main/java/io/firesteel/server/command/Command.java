package io.firesteel.server.command;

import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.StatementKind;
import java.util.List;

/** A statement that is not a query. */
public interface Command {
  StatementKind kind();

  /** The columns of its rows; empty if it has no result. */
  List<OutputColumn> columns();

  /**
   * Does it.
   *
   * @return its rows, boxed as in {@code core.vector.Vectors}, and how many rows it changed
   * @throws io.firesteel.core.error.SqlException what went wrong
   */
  Outcome run(QueryContext execution);

  /**
   * What a command gives.
   *
   * @param rows of the columns
   * @param updateCount rows changed by DML, 0 for DDL, -1 where rows are the result
   */
  record Outcome(List<List<Object>> rows, long updateCount) {
    public static final Outcome DONE = new Outcome(List.of(), 0);

    public static Outcome rows(List<List<Object>> rows) {
      return new Outcome(rows, -1);
    }

    public static Outcome changed(long count) {
      return new Outcome(List.of(), count);
    }
  }
}
