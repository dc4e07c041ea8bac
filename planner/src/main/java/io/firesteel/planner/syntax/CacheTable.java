package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** CACHE TABLE. */
public record CacheTable(
    Name table, boolean lazy, Map<String, Expression> options, Optional<Query> query, Span span)
    implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitCacheTable(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(table);
    all.addAll(query);
    return all.list();
  }
}
