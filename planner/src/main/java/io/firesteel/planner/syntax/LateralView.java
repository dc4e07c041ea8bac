package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** {@code LATERAL VIEW [OUTER] generator(arguments) alias AS columns}. */
public record LateralView(
    Relation input,
    boolean outer,
    Name generator,
    List<Expression> arguments,
    Optional<String> alias,
    List<String> columns,
    Span span)
    implements Relation {
  public LateralView {
    arguments = List.copyOf(arguments);
    columns = List.copyOf(columns);
  }

  @Override
  public <C, R> R accept(RelationVisitor<C, R> visitor, C context) {
    return visitor.visitLateralView(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(input);
    all.add(generator);
    all.addAll(arguments);
    return all.list();
  }
}
