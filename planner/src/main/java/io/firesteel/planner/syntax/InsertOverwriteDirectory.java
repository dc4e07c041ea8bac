package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** INSERT OVERWRITE DIRECTORY. */
public record InsertOverwriteDirectory(
    boolean local,
    Optional<String> path,
    Optional<String> provider,
    Map<String, Expression> options,
    Query query,
    Span span)
    implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitInsertOverwriteDirectory(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(query);
  }
}
