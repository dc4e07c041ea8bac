package io.firesteel.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Walks over expressions. A lambda's body is its own world: neither walk enters it. */
public final class Expressions {
  private Expressions() {}

  /** The expression with {@code leaf} applied to each node, operands first. */
  public static Expression rewrite(Expression e, UnaryOperator<Expression> each) {
    Expression rebuilt = e;
    if (e instanceof Expression.Call x) {
      rebuilt =
          new Expression.Call(
              x.function(), rewrite(x.arguments(), each), x.type(), x.mode(), x.place());
    } else if (e instanceof Expression.Cast x) {
      rebuilt = new Expression.Cast(rewrite(x.operand(), each), x.type(), x.mode(), x.place());
    } else if (e instanceof Expression.Logical x) {
      rebuilt = new Expression.Logical(x.and(), rewrite(x.operands(), each));
    } else if (e instanceof Expression.Case x) {
      rebuilt =
          new Expression.Case(
              rewrite(x.conditions(), each),
              rewrite(x.results(), each),
              rewrite(x.otherwise(), each),
              x.type());
    } else if (e instanceof Expression.Coalesce x) {
      rebuilt = new Expression.Coalesce(rewrite(x.operands(), each), x.type());
    } else if (e instanceof Expression.In x) {
      rebuilt = new Expression.In(rewrite(x.value(), each), x.values(), x.hasNull());
    } else if (e instanceof Expression.Lambda x) {
      rebuilt = new Expression.Lambda(x.parameters(), rewrite(x.captured(), each), x.body());
    }
    return each.apply(rebuilt);
  }

  public static List<Expression> rewrite(List<Expression> all, UnaryOperator<Expression> each) {
    List<Expression> rewritten = new ArrayList<>(all.size());
    for (Expression e : all) {
      rewritten.add(rewrite(e, each));
    }
    return rewritten;
  }

  /** Calls {@code action} for the expression and everything in it. */
  public static void visit(Expression e, Consumer<Expression> action) {
    action.accept(e);
    e.children().forEach(child -> visit(child, action));
  }

  /** The expression over an input whose column {@code i} has become column {@code columns[i]}. */
  public static Expression remap(Expression e, int[] columns) {
    return rewrite(
        e,
        x ->
            x instanceof Expression.InputRef r
                ? new Expression.InputRef(columns[r.index()], r.type())
                : x);
  }
}
