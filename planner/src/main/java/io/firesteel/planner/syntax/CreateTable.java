package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** CREATE TABLE (create), REPLACE TABLE (replace) or CREATE OR REPLACE TABLE (both). */
public record CreateTable(
    Name name,
    boolean create,
    boolean replace,
    boolean temporary,
    boolean external,
    boolean ifNotExists,
    List<ColumnDefinition> columns,
    List<TableConstraint> constraints,
    TableFormat format,
    Optional<Query> query,
    Span span)
    implements Statement {
  public CreateTable {
    columns = List.copyOf(columns);
    constraints = List.copyOf(constraints);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitCreateTable(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(name);
    all.addAll(columns);
    all.addAll(constraints);
    all.add(format);
    all.addAll(query);
    return all.list();
  }
}
