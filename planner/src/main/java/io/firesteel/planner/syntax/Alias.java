package io.firesteel.planner.syntax;

import java.util.List;

/**
 * An expression with its name, in a select list, an argument of {@code struct(...)}, or PIVOT. More
 * than one name only for generators: {@code f() AS (a, b)}.
 */
public record Alias(Expression expression, List<String> names, Span span) implements Expression {
  public Alias {
    names = List.copyOf(names);
  }

  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitAlias(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(expression);
  }
}
