package io.firesteel.server.query;

import io.firesteel.core.type.SqlType;
import java.util.ArrayList;
import java.util.List;

/**
 * An analysed statement that may be executed many times, also by several threads at once. If the
 * tables it reads have changed since, executing analyses it anew.
 */
public interface PreparedQuery extends AutoCloseable {

  StatementKind kind();

  /**
   * The columns of the result as far as they are known before execution; empty for statements
   * without a result. {@link RunningQuery#columns()} has the last word.
   */
  List<OutputColumn> columns();

  /** The type that each {@code ?} is expected to have; VOID where the statement does not say. */
  List<SqlType> parameters();

  /**
   * Starts the statement. May block while planning; statements other than queries may do all their
   * work here or in {@link RunningQuery#next()}.
   */
  RunningQuery execute(QueryContext context);

  /**
   * Executes the statement once for each row of parameters (JDBC batch), as one write where the
   * statement allows it.
   *
   * @return the rows changed by each
   */
  default long[] executeBatch(QueryContext context, List<List<Parameter>> rows) {
    List<Long> counts = new ArrayList<>();
    for (List<Parameter> row : rows) {
      try (RunningQuery running = execute(context.withParameters(row))) {
        while (running.next() != null) {
          context.cancel().throwIfCancelled();
        }
        counts.add(Math.max(0, running.updateCount()));
      }
    }
    return counts.stream().mapToLong(Long::longValue).toArray();
  }

  @Override
  default void close() {}
}
