package io.firesteel.planner.syntax;

import java.util.List;

/** ORDER BY, SORT BY, DISTRIBUTE BY, CLUSTER BY, LIMIT, OFFSET, WINDOW. */
public record PipeOrganization(Organization organization, Span span) implements PipeOperator {
  @Override
  public <C, R> R accept(PipeOperatorVisitor<C, R> visitor, C context) {
    return visitor.visitPipeOrganization(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(organization);
  }
}
