package io.firesteel.server.script;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.error.SqlPlace;
import io.firesteel.core.setting.FiresteelSettings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.core.vector.Batch;
import io.firesteel.planner.analyse.Constant;
import io.firesteel.planner.syntax.CompoundStatement;
import io.firesteel.planner.syntax.DeclareCondition;
import io.firesteel.planner.syntax.DeclareHandler;
import io.firesteel.planner.syntax.DeclareVariable;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.Name;
import io.firesteel.planner.syntax.ScriptFor;
import io.firesteel.planner.syntax.ScriptIf;
import io.firesteel.planner.syntax.ScriptJump;
import io.firesteel.planner.syntax.ScriptLoop;
import io.firesteel.planner.syntax.Statement;
import io.firesteel.server.query.BatchSize;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.RunningQuery;
import io.firesteel.server.statement.NestedQuery;
import io.firesteel.server.statement.StatementContext;
import io.firesteel.server.statement.Variable;
import io.firesteel.server.statement.VariableValues;
import java.util.ArrayList;
import java.util.List;

/** Runs one script, on one thread. */
final class ScriptInterpreter {
  /** LEAVE and ITERATE on their way to the statement with their label. */
  private static final class Jump {
    final String label;
    final boolean iterate;

    Jump(String label, boolean iterate) {
      this.label = label;
      this.iterate = iterate;
    }
  }

  /** Ends the block whose EXIT handler has run. */
  private static final class BlockExit extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final transient ScriptFrame frame;

    BlockExit(ScriptFrame frame) {
      super(null, null, false, false);
      this.frame = frame;
    }
  }

  /** An error that no handler takes. */
  private static final class Unhandled extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final SqlException error;

    Unhandled(SqlException error) {
      super(null, error, false, false);
      this.error = error;
    }
  }

  private final StatementContext context;
  private final QueryContext execution;
  private final ScriptQuery.Preparer preparer;
  private final long resultLimit;
  private List<OutputColumn> columns = List.of();
  private List<Batch> batches = List.of();

  ScriptInterpreter(
      StatementContext context, QueryContext execution, ScriptQuery.Preparer preparer) {
    this.context = context;
    this.preparer = preparer;
    this.execution =
        new QueryContext(
            execution.queryId(),
            List.of(),
            execution.maxRows(),
            execution.cancel(),
            execution.warnings());
    long limit = context.session().settings().get(FiresteelSettings.QUERY_MEMORY);
    this.resultLimit = limit > 0 ? limit : Runtime.getRuntime().maxMemory() / 4;
  }

  RunningQuery run(CompoundStatement script) {
    try {
      block(script, null);
    } catch (Unhandled e) {
      throw e.error;
    }
    return new ScriptResult(columns, batches);
  }

  private Jump block(CompoundStatement block, ScriptFrame outer) {
    ScriptFrame frame = new ScriptFrame(outer, block.label().orElse(null));
    try {
      Jump jump = body(block.body(), frame);
      return leaves(jump, block.label().orElse(null)) ? null : jump;
    } catch (BlockExit e) {
      if (e.frame != frame) {
        throw e;
      }
      return null;
    }
  }

  private static boolean leaves(Jump jump, String label) {
    return jump != null && !jump.iterate && jump.label.equalsIgnoreCase(label);
  }

  /** The statements one after the other; what jumps out of them ends them. */
  private Jump body(List<Statement> statements, ScriptFrame frame) {
    for (Statement statement : statements) {
      Jump jump = statement(statement, frame);
      if (jump != null) {
        return jump;
      }
    }
    return null;
  }

  private Jump statement(Statement statement, ScriptFrame frame) {
    execution.cancel().throwIfCancelled();
    try {
      return dispatch(statement, frame);
    } catch (SqlException e) {
      if (execution.cancel().isCancelled()) {
        throw new Unhandled(e);
      }
      handle(e, frame);
      return null;
    }
  }

  private Jump dispatch(Statement statement, ScriptFrame frame) {
    if (statement instanceof CompoundStatement block) {
      return block(block, frame);
    } else if (statement instanceof ScriptIf branches) {
      return branch(branches, frame);
    } else if (statement instanceof ScriptLoop loop) {
      return loop(loop, frame);
    } else if (statement instanceof ScriptFor loop) {
      return rows(loop, frame);
    } else if (statement instanceof ScriptJump jump) {
      return new Jump(jump.label(), jump.iterate());
    } else if (statement instanceof DeclareVariable declaration) {
      declare(declaration, frame);
    } else if (statement instanceof DeclareCondition condition) {
      frame.add(condition);
    } else if (statement instanceof DeclareHandler handler) {
      frame.add(handler);
    } else {
      plain(statement, frame);
    }
    return null;
  }

  /** Runs the handler of the innermost block that has one, or gives up. */
  private void handle(SqlException error, ScriptFrame from) {
    for (ScriptFrame frame = from; frame != null; frame = frame.outer()) {
      DeclareHandler handler = Handlers.find(error, frame);
      if (handler != null) {
        // Inside of the handler only those of the blocks around its own count.
        ScriptFrame around = new ScriptFrame(frame.asSeenByHandlers(), null);
        statement(handler.body(), around);
        if (handler.exit()) {
          throw new BlockExit(frame);
        }
        return;
      }
    }
    throw new Unhandled(error);
  }

  private Jump branch(ScriptIf statement, ScriptFrame frame) {
    for (ScriptIf.Branch branch : statement.branches()) {
      if (holds(branch.condition(), frame)) {
        return body(branch.body(), frame);
      }
    }
    return body(statement.otherwise(), frame);
  }

  private Jump loop(ScriptLoop loop, ScriptFrame frame) {
    String label = loop.label().orElse(null);
    while (loop.kind() != ScriptLoop.Kind.WHILE || holds(loop.condition().get(), frame)) {
      execution.cancel().throwIfCancelled();
      Jump jump = body(loop.body(), frame);
      if (jump != null && !jump.label.equalsIgnoreCase(label)) {
        return jump;
      }
      if (jump != null && !jump.iterate) {
        return null;
      }
      if (loop.kind() == ScriptLoop.Kind.REPEAT && holds(loop.condition().get(), frame)) {
        return null;
      }
    }
    return null;
  }

  private Jump rows(ScriptFor loop, ScriptFrame frame) {
    Jump[] jump = {null};
    String label = loop.label().orElse(null);
    NestedQuery.forEach(
        loop.query(),
        context.of(context.sql(), frame),
        execution,
        (names, row) -> {
          ScriptFrame inner = new ScriptFrame(frame, loop.variable().orElse(null));
          for (int i = 0; i < row.size(); i++) {
            OutputColumn column = names.get(i);
            inner.add(
                column.name(),
                new Variable(shown(inner, column.name()), column.type(), null, row.get(i)));
          }
          jump[0] = body(loop.body(), inner);
          if (jump[0] != null && jump[0].iterate && jump[0].label.equalsIgnoreCase(label)) {
            jump[0] = null;
          }
          return jump[0] == null;
        });
    return leaves(jump[0], label) ? null : jump[0];
  }

  private boolean holds(Expression condition, ScriptFrame frame) {
    Constant value = NestedQuery.value(condition, context.of(context.sql(), frame), execution);
    if (value.type() != SqlType.BOOLEAN || value.value() == null) {
      String text = condition.span().of(context.sql());
      throw SqlException.of(
              "INVALID_BOOLEAN_STATEMENT", "A condition must be true or false: " + text + ".")
          .with("invalidStatement", text)
          .at(new SqlPlace(context.sql(), condition.span().start(), condition.span().stop()));
    }
    return (Boolean) value.value();
  }

  private void declare(DeclareVariable declaration, ScriptFrame frame) {
    for (Name name : declaration.names()) {
      String simple = name.parts().get(0);
      String block = frame.label() == null ? "script" : frame.label();
      String quoted = TypeNames.quote(List.of(block, simple));
      Variable variable =
          VariableValues.declare(
              shown(frame, simple),
              quoted,
              declaration,
              context.of(context.sql(), frame),
              execution);
      if (!frame.add(simple, variable)) {
        throw SqlException.of(
                "VARIABLE_ALREADY_EXISTS", "The block has a variable " + quoted + " already.")
            .with("variableName", quoted);
      }
    }
  }

  private static String shown(ScriptFrame frame, String name) {
    return "local." + (frame.label() == null ? "" : frame.label() + ".") + name;
  }

  /** Any other statement, by what runs it outside of scripts. */
  private void plain(Statement statement, ScriptFrame frame) {
    try (RunningQuery running =
        preparer.prepare(statement, context.of(context.sql(), frame)).execute(execution)) {
      boolean gives = !running.columns().isEmpty();
      List<Batch> kept = new ArrayList<>();
      long bytes = 0;
      for (Batch batch = running.next(); batch != null; batch = running.next()) {
        execution.cancel().throwIfCancelled();
        kept.add(batch);
        bytes += BatchSize.estimate(batch);
        if (bytes > resultLimit) {
          throw SqlException.of(
                  "QUERY_MEMORY_EXCEEDED",
                  "The result of a statement in a script is kept in memory and takes more than "
                      + resultLimit
                      + " bytes.")
              .with("limit", String.valueOf(resultLimit));
        }
      }
      if (gives) {
        columns = running.columns();
        batches = kept;
      }
    }
  }
}
