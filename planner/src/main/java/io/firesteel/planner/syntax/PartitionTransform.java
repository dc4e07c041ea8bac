package io.firesteel.planner.syntax;

import java.util.List;

/**
 * An element of PARTITIONED BY: {@code identity} with one column reference, or bucket, years,
 * months, days, hours and so on.
 */
public record PartitionTransform(String transform, List<Expression> arguments, Span span)
    implements Clause {
  public PartitionTransform {
    arguments = List.copyOf(arguments);
  }

  @Override
  public List<Node> children() {
    return List.copyOf(arguments);
  }
}
