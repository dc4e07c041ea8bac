package io.firesteel.planner.syntax;

import java.util.List;

/** A table function in FROM. Arguments may be NamedArgument and TableArgument. */
public record TableFunctionCall(Name function, List<Expression> arguments, Span span)
    implements Relation {
  public TableFunctionCall {
    arguments = List.copyOf(arguments);
  }

  @Override
  public <C, R> R accept(RelationVisitor<C, R> visitor, C context) {
    return visitor.visitTableFunctionCall(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(function);
    all.addAll(arguments);
    return all.list();
  }
}
