package io.firesteel.planner.analyse;

import io.firesteel.planner.syntax.FunctionCall;
import io.firesteel.planner.syntax.TableFunctionCall;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/** SQL functions that users created. */
final class UserFunctions {
  private final Analysis analysis;

  UserFunctions(Analysis analysis) {
    this.analysis = analysis;
  }

  /** The call with the function's body in its place; null if there is no such function. */
  RexNode call(List<String> parts, FunctionCall node, Ctx ctx) {
    return null;
  }

  /** The rows of a table function; null if there is no such function. */
  Source table(List<String> parts, TableFunctionCall node, Env env) {
    return null;
  }
}
