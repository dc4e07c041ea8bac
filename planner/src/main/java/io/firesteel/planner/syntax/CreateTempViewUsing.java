package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Map;

/** CREATE TEMPORARY VIEW ... USING. */
public record CreateTempViewUsing(
    Name name,
    boolean orReplace,
    boolean global,
    List<ColumnDefinition> columns,
    String provider,
    Map<String, Expression> options,
    Span span)
    implements Statement {
  public CreateTempViewUsing {
    columns = List.copyOf(columns);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitCreateTempViewUsing(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(name);
    all.addAll(columns);
    return all.list();
  }
}
