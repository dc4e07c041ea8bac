package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** COMMENT ON TABLE or NAMESPACE; NULL removes the comment. */
public record CommentOn(boolean namespace, Name name, Optional<String> comment, Span span)
    implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitCommentOn(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(name);
  }
}
