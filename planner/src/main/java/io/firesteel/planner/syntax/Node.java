package io.firesteel.planner.syntax;

import java.util.List;

/** A node of the syntax tree: immutable, and it knows its place in the SQL text. */
public sealed interface Node
    permits Clause, Expression, GroupingElement, PipeOperator, QueryTerm, Relation, Statement {
  /** Where the node's text is. */
  Span span();

  /** The nodes right below this one, in the order of the text. */
  List<Node> children();
}
