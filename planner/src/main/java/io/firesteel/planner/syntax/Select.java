package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** A SELECT. FROM-first queries have the same form. No from means one row without columns. */
public record Select(
    List<Hint> hints,
    boolean distinct,
    List<Expression> items,
    Optional<Relation> from,
    Optional<Expression> where,
    Optional<GroupBy> groupBy,
    Optional<Expression> having,
    Optional<Expression> qualify,
    List<NamedWindow> windows,
    Span span)
    implements QueryTerm {
  public Select {
    hints = List.copyOf(hints);
    items = List.copyOf(items);
    windows = List.copyOf(windows);
  }

  @Override
  public <C, R> R accept(QueryTermVisitor<C, R> visitor, C context) {
    return visitor.visitSelect(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(hints);
    all.addAll(items);
    all.addAll(from);
    all.addAll(where);
    all.addAll(groupBy);
    all.addAll(having);
    all.addAll(qualify);
    all.addAll(windows);
    return all.list();
  }
}
