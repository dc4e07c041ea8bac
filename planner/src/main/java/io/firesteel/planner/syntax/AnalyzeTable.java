package io.firesteel.planner.syntax;

import java.util.List;

/** ANALYZE TABLE ... COMPUTE STATISTICS. */
public record AnalyzeTable(
    Name table,
    List<PartitionValue> partition,
    boolean noScan,
    boolean allColumns,
    List<String> columns,
    Span span)
    implements Statement {
  public AnalyzeTable {
    partition = List.copyOf(partition);
    columns = List.copyOf(columns);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitAnalyzeTable(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(table);
    all.addAll(partition);
    return all.list();
  }
}
