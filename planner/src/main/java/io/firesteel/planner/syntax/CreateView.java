package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * CREATE VIEW; the view's text is the query's span. Schema binding is BINDING, COMPENSATION, TYPE
 * EVOLUTION or EVOLUTION.
 */
public record CreateView(
    Name name,
    boolean orReplace,
    boolean global,
    boolean temporary,
    boolean ifNotExists,
    List<ViewColumn> columns,
    Optional<String> comment,
    Optional<String> collation,
    Map<String, String> properties,
    Optional<String> schemaBinding,
    Query query,
    Span span)
    implements Statement {
  public CreateView {
    columns = List.copyOf(columns);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitCreateView(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(name);
    all.addAll(columns);
    all.add(query);
    return all.list();
  }
}
