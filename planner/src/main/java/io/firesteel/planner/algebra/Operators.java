package io.firesteel.planner.algebra;

import io.firesteel.engine.plan.EvalMode;

/** Names of our operators: what makes two of them equal for Calcite. */
final class Operators {
  private Operators() {}

  /** ANSI, the usual mode, is not shown. */
  static String name(String function, EvalMode mode) {
    return mode == EvalMode.ANSI ? function : function + ":" + mode;
  }
}
