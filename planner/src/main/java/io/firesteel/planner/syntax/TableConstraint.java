package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** PRIMARY KEY, UNIQUE, FOREIGN KEY or CHECK. */
public record TableConstraint(
    Optional<String> name,
    ConstraintKind kind,
    List<String> columns,
    Optional<Expression> check,
    Optional<Name> references,
    List<String> referencedColumns,
    List<String> characteristics,
    Span span)
    implements Clause {
  public TableConstraint {
    columns = List.copyOf(columns);
    referencedColumns = List.copyOf(referencedColumns);
    characteristics = List.copyOf(characteristics);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(check);
    all.addAll(references);
    return all.list();
  }
}
