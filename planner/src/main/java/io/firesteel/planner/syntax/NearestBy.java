package io.firesteel.planner.syntax;

import java.util.List;

/** {@code [APPROX | EXACT] NEAREST [count] BY DISTANCE | SIMILARITY ranking}. */
public record NearestBy(
    boolean exact, Expression count, boolean similarity, Expression ranking, Span span)
    implements Clause {
  @Override
  public List<Node> children() {
    return List.of(count, ranking);
  }
}
