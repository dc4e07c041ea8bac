package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/**
 * TABLESAMPLE: PERCENT and ROWS by size, BYTES by a size literal, BUCKET size OUT OF buckets.
 * SYSTEM samples by blocks.
 */
public record Sample(
    SampleKind kind,
    Expression size,
    Optional<Expression> buckets,
    Optional<Long> seed,
    boolean system,
    Span span)
    implements Clause {
  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(size);
    all.addAll(buckets);
    return all.list();
  }
}
