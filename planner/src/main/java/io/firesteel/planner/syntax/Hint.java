package io.firesteel.planner.syntax;

import java.util.List;

/** A hint in {@code /*+ ... *}{@code /}. */
public record Hint(String name, List<Expression> arguments, Span span) implements Clause {
  public Hint {
    arguments = List.copyOf(arguments);
  }

  @Override
  public List<Node> children() {
    return List.copyOf(arguments);
  }
}
