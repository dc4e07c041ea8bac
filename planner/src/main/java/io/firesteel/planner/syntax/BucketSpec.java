package io.firesteel.planner.syntax;

import java.util.List;

/** CLUSTERED BY ... INTO n BUCKETS. */
public record BucketSpec(List<String> columns, List<String> sortColumns, int buckets, Span span)
    implements Clause {
  public BucketSpec {
    columns = List.copyOf(columns);
    sortColumns = List.copyOf(sortColumns);
  }

  @Override
  public List<Node> children() {
    return List.of();
  }
}
