package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The clauses that follow the columns of CREATE TABLE. rowFormat and storedAs are the source text
 * of Hive's clauses.
 */
public record TableFormat(
    Optional<String> provider,
    List<PartitionTransform> partitioning,
    List<ColumnDefinition> partitionColumns,
    Optional<BucketSpec> buckets,
    List<Name> clusterBy,
    Map<String, Expression> options,
    Map<String, String> properties,
    Optional<String> location,
    Optional<String> comment,
    Optional<String> collation,
    Optional<String> rowFormat,
    Optional<String> storedAs,
    Span span)
    implements Clause {
  public TableFormat {
    partitioning = List.copyOf(partitioning);
    partitionColumns = List.copyOf(partitionColumns);
    clusterBy = List.copyOf(clusterBy);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(partitioning);
    all.addAll(partitionColumns);
    all.addAll(buckets);
    all.addAll(clusterBy);
    return all.list();
  }
}
