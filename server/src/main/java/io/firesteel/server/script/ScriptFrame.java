package io.firesteel.server.script;

import io.firesteel.planner.syntax.DeclareCondition;
import io.firesteel.planner.syntax.DeclareHandler;
import io.firesteel.server.statement.LocalVariables;
import io.firesteel.server.statement.SessionState;
import io.firesteel.server.statement.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A block that is being run: its variables, conditions and handlers, and the block around it. */
final class ScriptFrame implements LocalVariables {
  private final ScriptFrame outer;
  private final String label;
  private final Map<String, Variable> variables;
  private final Map<String, DeclareCondition> conditions;
  private final List<DeclareHandler> handlers = new ArrayList<>();

  /**
   * @param outer null for the script itself
   * @param label of the block or the row of a FOR, or null
   */
  ScriptFrame(ScriptFrame outer, String label) {
    this(outer, label, new HashMap<>(), new HashMap<>());
  }

  private ScriptFrame(
      ScriptFrame outer,
      String label,
      Map<String, Variable> variables,
      Map<String, DeclareCondition> conditions) {
    this.outer = outer;
    this.label = label;
    this.variables = variables;
    this.conditions = conditions;
  }

  /** The same variables and conditions, without the handlers of this block. */
  ScriptFrame asSeenByHandlers() {
    return new ScriptFrame(outer, label, variables, conditions);
  }

  ScriptFrame outer() {
    return outer;
  }

  String label() {
    return label;
  }

  List<DeclareHandler> handlers() {
    return handlers;
  }

  void add(DeclareHandler handler) {
    handlers.add(handler);
  }

  void add(DeclareCondition condition) {
    conditions.put(SessionState.key(condition.name()), condition);
  }

  /** Adds a variable; false if the block has one of that name. */
  boolean add(String name, Variable variable) {
    return variables.putIfAbsent(SessionState.key(name), variable) == null;
  }

  /** The condition that a name means here; null if the script declares none. */
  DeclareCondition condition(String name) {
    for (ScriptFrame frame = this; frame != null; frame = frame.outer) {
      DeclareCondition found = frame.conditions.get(SessionState.key(name));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  @Override
  public Optional<Variable> find(List<String> name) {
    if (name.size() > 2) {
      return Optional.empty();
    }
    String last = SessionState.key(name.get(name.size() - 1));
    for (ScriptFrame frame = this; frame != null; frame = frame.outer) {
      boolean here = name.size() == 1 || name.get(0).equalsIgnoreCase(frame.label);
      Variable found = here ? frame.variables.get(last) : null;
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }
}
