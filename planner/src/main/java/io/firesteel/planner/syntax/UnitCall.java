package io.firesteel.planner.syntax;

import java.util.List;

/**
 * TIMESTAMPADD, TIMESTAMPDIFF, DATEADD, DATEDIFF or DATE_ADD / DATE_DIFF with a unit word as the
 * first argument. The function in upper case, the unit as written.
 */
public record UnitCall(String function, String unit, List<Expression> arguments, Span span)
    implements Expression {
  public UnitCall {
    arguments = List.copyOf(arguments);
  }

  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitUnitCall(this, context);
  }

  @Override
  public List<Node> children() {
    return List.copyOf(arguments);
  }
}
