package io.firesteel.server.script;

import io.firesteel.core.error.ErrorCode;
import io.firesteel.core.error.SqlException;
import io.firesteel.core.error.SqlPlace;
import io.firesteel.core.setting.SparkSettings;
import io.firesteel.core.type.TypeNames;
import io.firesteel.planner.syntax.CompoundStatement;
import io.firesteel.planner.syntax.CursorStatement;
import io.firesteel.planner.syntax.DeclareCondition;
import io.firesteel.planner.syntax.DeclareHandler;
import io.firesteel.planner.syntax.DeclareHandler.HandlerCondition;
import io.firesteel.planner.syntax.DeclareVariable;
import io.firesteel.planner.syntax.DropVariable;
import io.firesteel.planner.syntax.Name;
import io.firesteel.planner.syntax.ScriptFor;
import io.firesteel.planner.syntax.ScriptIf;
import io.firesteel.planner.syntax.ScriptJump;
import io.firesteel.planner.syntax.ScriptLoop;
import io.firesteel.planner.syntax.Statement;
import io.firesteel.server.statement.StatementContext;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What must be right about a script before any of it runs: labels, and the places of DECLARE. */
final class ScriptCheck {
  /** How far a block has come: declarations stand in this order. */
  private enum Part {
    VARIABLES,
    HANDLERS,
    STATEMENTS
  }

  /** A label and what has it. */
  private record Label(String name, boolean loop, Label outer) {}

  /** Condition names that the blocks around declare. */
  private record Conditions(Set<String> names, Conditions outer) {
    boolean has(String name) {
      return names.contains(name) || outer != null && outer.has(name);
    }
  }

  private final StatementContext context;

  ScriptCheck(StatementContext context) {
    this.context = context;
  }

  void check(CompoundStatement script) {
    block(script, null, null);
  }

  private SqlException error(String condition, String sentence, Statement at) {
    return SqlException.of(condition, sentence)
        .at(new SqlPlace(context.sql(), at.span().start(), at.span().stop()));
  }

  private Label label(String name, boolean loop, Label outer, Statement at) {
    for (Label label = outer; label != null; label = label.outer()) {
      if (label.name().equalsIgnoreCase(name)) {
        throw error(
                "LABEL_OR_FOR_VARIABLE_ALREADY_EXISTS",
                "The label " + name + " is that of a statement around.",
                at)
            .with("label", TypeNames.quote(name.toLowerCase(Locale.ROOT)));
      }
    }
    return new Label(name, loop, outer);
  }

  private void block(CompoundStatement block, Label labels, Conditions outer) {
    Label inner =
        block.label().isPresent() ? label(block.label().get(), false, labels, block) : labels;
    Conditions conditions = new Conditions(new HashSet<>(), outer);
    Set<String> handled = new HashSet<>();
    Part part = Part.VARIABLES;
    for (Statement statement : block.body()) {
      if (statement instanceof DeclareVariable declaration) {
        variable(declaration);
        if (part != Part.VARIABLES) {
          throw misplaced("ONLY_AT_BEGINNING", declaration);
        }
      } else if (statement instanceof DeclareCondition condition) {
        condition(condition, part, conditions);
      } else if (statement instanceof DeclareHandler handler) {
        if (part == Part.STATEMENTS) {
          throw error(
              "INVALID_HANDLER_DECLARATION.WRONG_PLACE_OF_DECLARATION",
              "Handlers are declared before the statements of their block.",
              handler);
        }
        part = Part.HANDLERS;
        handler(handler, inner, conditions, handled);
      } else {
        part = Part.STATEMENTS;
        statement(statement, inner, conditions);
      }
    }
  }

  private void variable(DeclareVariable declaration) {
    for (Name name : declaration.names()) {
      String quoted = TypeNames.quote(name.parts());
      if (name.parts().size() != 1) {
        throw error(
                "INVALID_VARIABLE_DECLARATION.QUALIFIED_LOCAL_VARIABLE",
                "The variable " + quoted + " of a script is declared without a qualifier.",
                declaration)
            .with("varName", quoted);
      }
      if (declaration.orReplace()) {
        throw error(
                "INVALID_VARIABLE_DECLARATION.REPLACE_LOCAL_VARIABLE",
                "The variable " + quoted + " of a script cannot be replaced.",
                declaration)
            .with("varName", quoted);
      }
    }
  }

  private SqlException misplaced(String sub, DeclareVariable declaration) {
    String quoted = TypeNames.quote(declaration.names().get(0).parts());
    return error(
            "INVALID_VARIABLE_DECLARATION." + sub,
            "The variable " + quoted + " must be declared at the beginning of a block.",
            declaration)
        .with("varName", quoted);
  }

  private void condition(DeclareCondition condition, Part part, Conditions conditions) {
    String name = condition.name().toUpperCase(Locale.ROOT);
    if (part != Part.VARIABLES) {
      throw error(
              "INVALID_ERROR_CONDITION_DECLARATION.NOT_AT_START_OF_COMPOUND_STATEMENT",
              "The condition " + name + " must be declared at the beginning of its block.",
              condition)
          .with("conditionName", TypeNames.quote(name));
    }
    if (!conditions.names().add(name)) {
      throw error(
              "DUPLICATE_CONDITION_IN_SCOPE", "The block declares " + name + " twice.", condition)
          .with("condition", TypeNames.quote(name));
    }
    condition.sqlState().ifPresent(state -> state(state, condition));
  }

  private void state(String state, Statement at) {
    boolean valid =
        state.matches("[0-9A-Za-z]{5}")
            && !state.startsWith("00")
            && !state.startsWith("01")
            && !state.regionMatches(true, 0, "XX", 0, 2);
    if (!valid) {
      throw error("INVALID_SQLSTATE", "No error has the SQLSTATE " + state + ".", at)
          .with("sqlState", state);
    }
  }

  private void handler(
      DeclareHandler handler, Label labels, Conditions conditions, Set<String> handled) {
    if (!handler.exit()
        && !context.session().settings().get(SparkSettings.SCRIPT_CONTINUE_HANDLERS)) {
      throw error(
          "UNSUPPORTED_FEATURE.CONTINUE_EXCEPTION_HANDLER",
          "CONTINUE handlers need the setting "
              + SparkSettings.SCRIPT_CONTINUE_HANDLERS.key()
              + ".",
          handler);
    }
    Set<String> own = new HashSet<>();
    for (HandlerCondition condition : handler.conditions()) {
      String name =
          condition.text().isEmpty()
              ? condition.kind().name().replace('_', ' ')
              : condition.text().toUpperCase(Locale.ROOT);
      boolean state = condition.kind() == DeclareHandler.Kind.SQLSTATE;
      if (state) {
        state(condition.text(), handler);
      } else if (condition.kind() == DeclareHandler.Kind.NAMED
          && !conditions.has(name)
          && !isErrorCondition(name)) {
        throw error(
                "INVALID_HANDLER_DECLARATION.CONDITION_NOT_FOUND",
                "There is no condition named " + name + ".",
                handler)
            .with("condition", name);
      }
      if (!own.add(name)) {
        throw error(
                "INVALID_HANDLER_DECLARATION."
                    + (state
                        ? "DUPLICATE_SQLSTATE_IN_HANDLER_DECLARATION"
                        : "DUPLICATE_CONDITION_IN_HANDLER_DECLARATION"),
                "The handler names " + name + " twice.",
                handler)
            .with(state ? "sqlState" : "condition", name);
      }
      if (!handled.add(name)) {
        throw error(
                "DUPLICATE_EXCEPTION_HANDLER." + (state ? "SQLSTATE" : "CONDITION"),
                "The block has two handlers for " + name + ".",
                handler)
            .with(state ? "sqlState" : "condition", name);
      }
    }
    statement(handler.body(), labels, conditions);
  }

  private static boolean isErrorCondition(String name) {
    try {
      ErrorCode.of(name);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void body(List<Statement> statements, Label labels, Conditions conditions) {
    for (Statement statement : statements) {
      if (statement instanceof DeclareVariable declaration) {
        throw misplaced("NOT_ALLOWED_IN_SCOPE", declaration);
      } else if (statement instanceof DeclareHandler handler) {
        throw error(
            "INVALID_HANDLER_DECLARATION.WRONG_PLACE_OF_DECLARATION",
            "Handlers are declared at the beginning of a block.",
            handler);
      }
      statement(statement, labels, conditions);
    }
  }

  private void statement(Statement statement, Label labels, Conditions conditions) {
    if (statement instanceof CompoundStatement block) {
      block(block, labels, conditions);
    } else if (statement instanceof ScriptIf branches) {
      branches.branches().forEach(b -> body(b.body(), labels, conditions));
      body(branches.otherwise(), labels, conditions);
    } else if (statement instanceof ScriptLoop loop) {
      body(loop.body(), looped(loop.label().orElse(null), labels, loop), conditions);
    } else if (statement instanceof ScriptFor loop) {
      Label inner = looped(loop.label().orElse(null), labels, loop);
      if (loop.variable().isPresent()) {
        inner = label(loop.variable().get(), false, inner, loop);
      }
      body(loop.body(), inner, conditions);
    } else if (statement instanceof ScriptJump jump) {
      jump(jump, labels);
    } else if (statement instanceof CursorStatement cursor) {
      throw error(
          "UNSUPPORTED_FEATURE.SQL_CURSOR", cursor.operation() + " is not supported.", cursor);
    } else if (statement instanceof DropVariable) {
      throw error(
          "UNSUPPORTED_FEATURE.SQL_SCRIPTING_DROP_TEMPORARY_VARIABLE",
          "DROP TEMPORARY VARIABLE cannot stand in a script.",
          statement);
    }
  }

  private Label looped(String name, Label labels, Statement at) {
    return name == null ? labels : label(name, true, labels, at);
  }

  private void jump(ScriptJump jump, Label labels) {
    String name = jump.label().toUpperCase(Locale.ROOT);
    for (Label label = labels; label != null; label = label.outer()) {
      if (label.name().equalsIgnoreCase(jump.label())) {
        if (jump.iterate() && !label.loop()) {
          throw error(
                  "INVALID_LABEL_USAGE.ITERATE_IN_COMPOUND",
                  "ITERATE needs the label of a loop, and " + name + " is that of a block.",
                  jump)
              .with("labelName", name);
        }
        return;
      }
    }
    throw error(
            "INVALID_LABEL_USAGE.DOES_NOT_EXIST", "There is no label " + name + " around.", jump)
        .with("labelName", name)
        .with("statementType", jump.iterate() ? "ITERATE" : "LEAVE");
  }
}
