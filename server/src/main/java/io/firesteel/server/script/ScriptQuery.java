package io.firesteel.server.script;

import io.firesteel.core.type.SqlType;
import io.firesteel.planner.syntax.CompoundStatement;
import io.firesteel.planner.syntax.Statement;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.PreparedQuery;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.RunningQuery;
import io.firesteel.server.query.StatementKind;
import io.firesteel.server.statement.StatementContext;
import java.util.List;

/** A script behind the interface of a statement; all of it runs when it is executed. */
public final class ScriptQuery implements PreparedQuery {
  /** Prepares a statement of the script. */
  @FunctionalInterface
  public interface Preparer {
    PreparedQuery prepare(Statement statement, StatementContext context);
  }

  private final CompoundStatement script;
  private final StatementContext context;
  private final Preparer preparer;

  /**
   * @throws io.firesteel.core.error.SqlException what can be seen to be wrong before it runs
   */
  public ScriptQuery(CompoundStatement script, StatementContext context, Preparer preparer) {
    this.script = script;
    this.context = context;
    this.preparer = preparer;
    new ScriptCheck(context).check(script);
  }

  @Override
  public StatementKind kind() {
    return StatementKind.OTHER;
  }

  @Override
  public List<OutputColumn> columns() {
    return List.of();
  }

  @Override
  public List<SqlType> parameters() {
    return List.of();
  }

  @Override
  public RunningQuery execute(QueryContext execution) {
    return new ScriptInterpreter(context, execution, preparer).run(script);
  }
}
