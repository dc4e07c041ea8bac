package io.firesteel.planner.syntax;

import io.firesteel.core.type.SqlType;
import java.util.List;
import java.util.Optional;

/** DECLARE [OR REPLACE] [VARIABLE]. */
public record DeclareVariable(
    List<Name> names,
    boolean orReplace,
    Optional<SqlType> type,
    Optional<Expression> defaultValue,
    Span span)
    implements Statement {
  public DeclareVariable {
    names = List.copyOf(names);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitDeclareVariable(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(names);
    all.addAll(defaultValue);
    return all.list();
  }
}
