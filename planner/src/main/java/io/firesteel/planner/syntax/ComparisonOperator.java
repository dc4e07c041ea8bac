package io.firesteel.planner.syntax;

/** Comparison operators and how they are shown. */
public enum ComparisonOperator {
  EQUAL("="),
  NULL_SAFE_EQUAL("<=>"),
  NOT_EQUAL("!="),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">=");

  private final String symbol;

  ComparisonOperator(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }
}
