package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/**
 * PIVOT: aggregates may be Alias nodes; each value is an expression, a Row when there are several
 * columns, or an Alias of one.
 */
public record Pivot(
    Relation input,
    List<Expression> aggregates,
    List<Name> columns,
    List<Expression> values,
    Optional<String> alias,
    Span span)
    implements Relation {
  public Pivot {
    aggregates = List.copyOf(aggregates);
    columns = List.copyOf(columns);
    values = List.copyOf(values);
  }

  @Override
  public <C, R> R accept(RelationVisitor<C, R> visitor, C context) {
    return visitor.visitPivot(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(input);
    all.addAll(aggregates);
    all.addAll(columns);
    all.addAll(values);
    return all.list();
  }
}
