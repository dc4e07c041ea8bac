package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/**
 * A call of a function with all that may follow it. Special call forms whose arguments have
 * keywords between them (SUBSTRING FROM FOR, OVERLAY PLACING, and POSITION IN as locate) come as
 * plain calls with all arguments of the function's signature; {@code struct(a AS x)} has Alias
 * arguments.
 */
public record FunctionCall(
    Name function,
    boolean distinct,
    List<Expression> arguments,
    List<SortItem> withinGroup,
    Optional<Expression> filter,
    Optional<NullTreatment> nullTreatment,
    Optional<WindowSpecification> over,
    Span span)
    implements Expression {
  public FunctionCall {
    arguments = List.copyOf(arguments);
    withinGroup = List.copyOf(withinGroup);
  }

  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitFunctionCall(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(function);
    all.addAll(arguments);
    all.addAll(withinGroup);
    all.addAll(filter);
    all.addAll(over);
    return all.list();
  }
}
