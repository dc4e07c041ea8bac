package io.firesteel.planner.syntax;

/** Operators before one operand and how they are shown. */
public enum UnaryOperator {
  PLUS("+"),
  MINUS("-"),
  BIT_NOT("~");

  private final String symbol;

  UnaryOperator(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }
}
