package io.firesteel.planner.analyse;

import io.firesteel.planner.syntax.Span;

/** grouping(column) or grouping_id(columns), before the grouping sets are known. */
final class PendingGrouping extends Placeholder {
  private static final long serialVersionUID = 1L;
  final boolean single;
  final transient Span span;

  PendingGrouping(boolean single, Span span) {
    super(single ? "grouping" : "grouping_id");
    this.single = single;
    this.span = span;
  }
}
