package io.firesteel.planner.syntax;

import java.util.List;

/**
 * A table as an argument of a table function: {@code TABLE(t) PARTITION BY a ORDER BY b}. The
 * relation is a TableReference or a SubqueryRelation.
 */
public record TableArgument(
    Relation table,
    boolean singlePartition,
    List<Expression> partitionBy,
    List<SortItem> orderBy,
    Span span)
    implements Expression {
  public TableArgument {
    partitionBy = List.copyOf(partitionBy);
    orderBy = List.copyOf(orderBy);
  }

  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitTableArgument(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(table);
    all.addAll(partitionBy);
    all.addAll(orderBy);
    return all.list();
  }
}
