package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** A whole query. */
public record Query(Optional<With> with, QueryTerm term, Organization organization, Span span)
    implements Clause {
  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(with);
    all.add(term);
    all.add(organization);
    return all.list();
  }
}
