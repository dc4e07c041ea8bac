package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** A window; {@code OVER w} has only a base. */
public record WindowSpecification(
    Optional<String> base,
    List<Expression> partitionBy,
    List<SortItem> orderBy,
    Optional<WindowFrame> frame,
    Span span)
    implements Clause {
  public WindowSpecification {
    partitionBy = List.copyOf(partitionBy);
    orderBy = List.copyOf(orderBy);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(partitionBy);
    all.addAll(orderBy);
    all.addAll(frame);
    return all.list();
  }
}
