package io.firesteel.planner.syntax;

import java.util.List;

/**
 * {@code *} or {@code a.b.*}, less the columns or fields of EXCEPT. An empty qualifier means all
 * relations; a qualifier may also name a struct.
 */
public record Star(List<String> qualifier, List<Name> except, Span span) implements Expression {
  public Star {
    qualifier = List.copyOf(qualifier);
    except = List.copyOf(except);
  }

  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitStar(this, context);
  }

  @Override
  public List<Node> children() {
    return List.copyOf(except);
  }
}
