package io.firesteel.planner.syntax;

import java.util.List;

/** IF and CASE of a script: the body of the first condition that holds. */
public record ScriptIf(List<Branch> branches, List<Statement> otherwise, Span span)
    implements ScriptStatement {
  public ScriptIf {
    branches = List.copyOf(branches);
    otherwise = List.copyOf(otherwise);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(branches);
    all.addAll(otherwise);
    return all.list();
  }

  /** A condition and what is run if it holds. */
  public record Branch(Expression condition, List<Statement> body, Span span) implements Clause {
    public Branch {
      body = List.copyOf(body);
    }

    @Override
    public List<Node> children() {
      Children all = new Children();
      all.add(condition);
      all.addAll(body);
      return all.list();
    }
  }
}
