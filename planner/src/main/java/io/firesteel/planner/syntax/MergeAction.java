package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** A WHEN clause of MERGE; star for UPDATE SET * and INSERT *. */
public record MergeAction(
    MergeActionKind kind,
    MergeMatch match,
    Optional<Expression> condition,
    boolean star,
    List<Assignment> assignments,
    List<Name> columns,
    List<Expression> values,
    Span span)
    implements Clause {
  public MergeAction {
    assignments = List.copyOf(assignments);
    columns = List.copyOf(columns);
    values = List.copyOf(values);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(condition);
    all.addAll(assignments);
    all.addAll(columns);
    all.addAll(values);
    return all.list();
  }
}
