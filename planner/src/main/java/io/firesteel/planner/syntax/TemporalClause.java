package io.firesteel.planner.syntax;

import java.util.List;

/** Time travel: VERSION AS OF or TIMESTAMP AS OF. */
public record TemporalClause(boolean timestamp, Expression value, Span span) implements Clause {
  @Override
  public List<Node> children() {
    return List.of(value);
  }
}
