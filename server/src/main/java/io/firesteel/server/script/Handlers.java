package io.firesteel.server.script;

import io.firesteel.core.error.SqlException;
import io.firesteel.planner.syntax.DeclareCondition;
import io.firesteel.planner.syntax.DeclareHandler;
import io.firesteel.planner.syntax.DeclareHandler.HandlerCondition;

/** Which handler of a block takes an error: the one that names it most exactly. */
final class Handlers {
  private Handlers() {}

  /** The handler, or null if the block has none for the error. */
  static DeclareHandler find(SqlException error, ScriptFrame frame) {
    DeclareHandler best = null;
    int bestRank = 0;
    for (DeclareHandler handler : frame.handlers()) {
      for (HandlerCondition condition : handler.conditions()) {
        int rank = rank(condition, error, frame);
        if (rank > bestRank) {
          bestRank = rank;
          best = handler;
        }
      }
    }
    return best;
  }

  /** 0 if the condition is not that of the error, more the more exact it is. */
  private static int rank(HandlerCondition condition, SqlException error, ScriptFrame frame) {
    String state = error.sqlState() == null ? "" : error.sqlState();
    switch (condition.kind()) {
      case NAMED:
        DeclareCondition declared = frame.condition(condition.text());
        if (declared != null) {
          return declared.sqlState().orElse("45000").equals(state) ? 3 : 0;
        }
        String name = error.code().name();
        int dot = name.indexOf('.');
        String main = dot < 0 ? name : name.substring(0, dot);
        return name.equalsIgnoreCase(condition.text())
            ? 5
            : main.equalsIgnoreCase(condition.text()) ? 4 : 0;
      case SQLSTATE:
        return condition.text().equalsIgnoreCase(state) ? 2 : 0;
      case NOT_FOUND:
        return state.startsWith("02") ? 2 : 0;
      case SQLEXCEPTION:
        return state.startsWith("02") || state.startsWith("XX") ? 0 : 1;
    }
    throw new AssertionError(condition.kind());
  }
}
