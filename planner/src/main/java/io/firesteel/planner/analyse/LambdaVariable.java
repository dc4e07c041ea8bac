package io.firesteel.planner.analyse;

/** A parameter of a lambda inside its body. */
final class LambdaVariable extends Placeholder {
  private static final long serialVersionUID = 1L;

  LambdaVariable(int id) {
    super("lambdaVariable" + id);
  }
}
