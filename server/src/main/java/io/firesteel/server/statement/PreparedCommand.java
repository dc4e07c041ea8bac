package io.firesteel.server.statement;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.VectorBuilder;
import io.firesteel.server.command.Command;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.PreparedQuery;
import io.firesteel.server.query.Progress;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.RunningQuery;
import io.firesteel.server.query.StatementKind;
import java.util.List;

/** A command behind the interfaces of a statement; all its work is done when it is executed. */
final class PreparedCommand implements PreparedQuery {
  private final Command command;

  PreparedCommand(Command command) {
    this.command = command;
  }

  @Override
  public StatementKind kind() {
    return command.kind();
  }

  @Override
  public List<OutputColumn> columns() {
    return command.columns();
  }

  @Override
  public List<SqlType> parameters() {
    return List.of();
  }

  @Override
  public RunningQuery execute(QueryContext execution) {
    return new Done(command.columns(), command.run(execution));
  }

  /** The execution of a statement that has no result. */
  static RunningQuery done() {
    return new Done(List.of(), Command.Outcome.DONE);
  }

  /** Rows that are there already, handed out in batches. */
  private static final class Done implements RunningQuery {
    private final List<OutputColumn> columns;
    private final Command.Outcome outcome;
    private int next;

    Done(List<OutputColumn> columns, Command.Outcome outcome) {
      this.columns = columns;
      this.outcome = outcome;
    }

    @Override
    public List<OutputColumn> columns() {
      return columns;
    }

    @Override
    public Batch next() {
      int count = Math.min(Batch.DEFAULT_ROWS, outcome.rows().size() - next);
      if (count <= 0) {
        return null;
      }
      ColumnVector[] vectors = new ColumnVector[columns.size()];
      for (int c = 0; c < vectors.length; c++) {
        VectorBuilder builder = VectorBuilder.of(columns.get(c).type(), count);
        for (int r = next; r < next + count; r++) {
          builder.appendValue(outcome.rows().get(r).get(c));
        }
        vectors[c] = builder.build();
      }
      next += count;
      return new Batch(vectors, count);
    }

    @Override
    public long updateCount() {
      return outcome.updateCount();
    }

    @Override
    public Progress progress() {
      return Progress.NONE;
    }

    @Override
    public void close() {}
  }
}
