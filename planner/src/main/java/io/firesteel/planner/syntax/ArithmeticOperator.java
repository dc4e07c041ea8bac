package io.firesteel.planner.syntax;

/** Binary operators on values and how they are shown. */
public enum ArithmeticOperator {
  PLUS("+"),
  MINUS("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  MODULO("%"),
  INTEGRAL_DIVIDE("div"),
  CONCAT("||"),
  BIT_AND("&"),
  BIT_OR("|"),
  BIT_XOR("^"),
  SHIFT_LEFT("<<"),
  SHIFT_RIGHT(">>"),
  SHIFT_RIGHT_UNSIGNED(">>>");

  private final String symbol;

  ArithmeticOperator(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }
}
