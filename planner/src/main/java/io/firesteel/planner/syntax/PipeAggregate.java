package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/**
 * AGGREGATE [items] [GROUP BY ...]: grouping expressions, which may be Alias nodes, come first in
 * the result.
 */
public record PipeAggregate(List<Expression> items, Optional<GroupBy> groupBy, Span span)
    implements PipeOperator {
  public PipeAggregate {
    items = List.copyOf(items);
  }

  @Override
  public <C, R> R accept(PipeOperatorVisitor<C, R> visitor, C context) {
    return visitor.visitPipeAggregate(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(items);
    all.addAll(groupBy);
    return all.list();
  }
}
