package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** ROWS or RANGE frame; no end means CURRENT ROW. */
public record WindowFrame(FrameUnit unit, FrameBound start, Optional<FrameBound> end, Span span)
    implements Clause {
  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(start);
    all.addAll(end);
    return all.list();
  }
}
