package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** CASE in both forms; without operand the branches' conditions are boolean. */
public record Case(
    Optional<Expression> operand,
    List<WhenClause> branches,
    Optional<Expression> otherwise,
    Span span)
    implements Expression {
  public Case {
    branches = List.copyOf(branches);
  }

  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitCase(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(operand);
    all.addAll(branches);
    all.addAll(otherwise);
    return all.list();
  }
}
