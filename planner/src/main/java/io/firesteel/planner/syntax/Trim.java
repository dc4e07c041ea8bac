package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** {@code TRIM([BOTH | LEADING | TRAILING] [characters] FROM source)}. */
public record Trim(TrimKind kind, Optional<Expression> characters, Expression source, Span span)
    implements Expression {
  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitTrim(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(characters);
    all.add(source);
    return all.list();
  }
}
