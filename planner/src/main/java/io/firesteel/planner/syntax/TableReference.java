package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table, view or common table expression by name, or a file format with a path: {@code
 * parquet.`/path`}.
 */
public record TableReference(
    Name name,
    Optional<TemporalClause> temporal,
    Optional<ChangesClause> changes,
    Map<String, String> options,
    boolean stream,
    Span span)
    implements Relation {
  @Override
  public <C, R> R accept(RelationVisitor<C, R> visitor, C context) {
    return visitor.visitTableReference(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(name);
    all.addAll(temporal);
    all.addAll(changes);
    return all.list();
  }
}
