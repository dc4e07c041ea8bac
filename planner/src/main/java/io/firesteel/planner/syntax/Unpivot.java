package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/**
 * UNPIVOT: one value column and columns of one name each, or several value columns and as many
 * names in each column set.
 */
public record Unpivot(
    Relation input,
    boolean includeNulls,
    List<String> valueColumns,
    String nameColumn,
    List<UnpivotColumn> columns,
    Optional<String> alias,
    Span span)
    implements Relation {
  public Unpivot {
    valueColumns = List.copyOf(valueColumns);
    columns = List.copyOf(columns);
  }

  @Override
  public <C, R> R accept(RelationVisitor<C, R> visitor, C context) {
    return visitor.visitUnpivot(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(input);
    all.addAll(columns);
    return all.list();
  }
}
