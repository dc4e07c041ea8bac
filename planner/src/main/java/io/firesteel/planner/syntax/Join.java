package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/**
 * A join. A comma in FROM is an INNER join with {@code comma} set and no condition; JOIN without
 * condition has none of condition and using.
 */
public record Join(
    JoinType type,
    boolean natural,
    boolean comma,
    Relation left,
    Relation right,
    Optional<Expression> condition,
    List<String> using,
    Optional<NearestBy> nearest,
    Span span)
    implements Relation {
  public Join {
    using = List.copyOf(using);
  }

  @Override
  public <C, R> R accept(RelationVisitor<C, R> visitor, C context) {
    return visitor.visitJoin(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(left);
    all.add(right);
    all.addAll(condition);
    all.addAll(nearest);
    return all.list();
  }
}
