package io.firesteel.planner.syntax;

import java.util.List;

/** TRANSFORM's arguments, command and output columns. */
public record TransformClause(
    List<Expression> arguments, String script, List<ColumnDefinition> output, Span span)
    implements Clause {
  public TransformClause {
    arguments = List.copyOf(arguments);
    output = List.copyOf(output);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(arguments);
    all.addAll(output);
    return all.list();
  }
}
