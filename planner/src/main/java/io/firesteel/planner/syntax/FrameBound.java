package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** An end of a window frame. */
public record FrameBound(FrameBoundKind kind, Optional<Expression> offset, Span span)
    implements Clause {
  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(offset);
    return all.list();
  }
}
