package io.firesteel.planner.syntax;

import java.util.List;

/** {@code FROM t SELECT ... SELECT ...}: the union of all rows of several SELECTs over one FROM. */
public record FromSelects(Relation from, List<QueryTerm> selects, Span span) implements QueryTerm {
  public FromSelects {
    selects = List.copyOf(selects);
  }

  @Override
  public <C, R> R accept(QueryTermVisitor<C, R> visitor, C context) {
    return visitor.visitFromSelects(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(from);
    all.addAll(selects);
    return all.list();
  }
}
