package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** A partition of ADD PARTITION. */
public record NewPartition(List<PartitionValue> values, Optional<String> location, Span span)
    implements Clause {
  public NewPartition {
    values = List.copyOf(values);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(values);
    return all.list();
  }
}
