package io.firesteel.planner.analyse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/**
 * Puts the arguments of a call in place of the parameters of a SQL function's query. The body is
 * analysed with its parameters as the fields of a correlation variable that no node sets.
 */
final class ParameterSubstitution {
  private final CorrelationId id;
  private final List<RexNode> plain;
  private final List<RexNode> arguments;

  /**
   * @param plain the arguments over the row of the call
   * @param arguments the same as a subquery of that row sees them
   */
  private ParameterSubstitution(CorrelationId id, List<RexNode> plain, List<RexNode> arguments) {
    this.id = id;
    this.plain = plain;
    this.arguments = arguments;
  }

  /** For a body that becomes a subquery of an expression: columns of its row are outer ones. */
  static ParameterSubstitution inExpression(
      Analysis analysis, List<RexNode> arguments, Ctx ctx, List<String> function) {
    CorrelationId row = analysis.cluster.createCorrel();
    RexShuttle outer =
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            ctx.scope().correlations().add(row);
            return analysis.rex.makeFieldAccess(
                analysis.rex.makeCorrel(ctx.scope().rowType(), row), ref.getIndex());
          }
        };
    List<RexNode> moved = new ArrayList<>();
    for (RexNode argument : arguments) {
      if (Rewriting.anyCall(argument, c -> c.getOperator() instanceof Placeholder)) {
        throw Errors.unsupported(
            "An aggregate as an argument of "
                + String.join(".", function)
                + ", whose body is a query");
      }
      moved.add(argument.accept(outer));
    }
    return new ParameterSubstitution(analysis.cluster.createCorrel(), arguments, moved);
  }

  /** What the body knows its parameters by. */
  CorrelationId id() {
    return id;
  }

  RelNode apply(RelNode body) {
    return rewrite(body, inQuery(Set.of(id)));
  }

  /**
   * An expression over the row of the parameters as one over the row of the call.
   *
   * @param own what the subqueries in it know the parameters by
   */
  RexNode apply(RexNode body, Set<CorrelationId> own) {
    RexShuttle inQuery = inQuery(own);
    return body.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return plain.get(ref.getIndex());
          }

          @Override
          public RexNode visitSubQuery(RexSubQuery subQuery) {
            RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
            return visited.clone(rewrite(visited.rel, inQuery));
          }
        });
  }

  private RexShuttle inQuery(Set<CorrelationId> own) {
    return new RexShuttle() {
      @Override
      public RexNode visitFieldAccess(RexFieldAccess access) {
        return access.getReferenceExpr() instanceof RexCorrelVariable variable
                && own.contains(variable.id)
            ? arguments.get(access.getField().getIndex())
            : super.visitFieldAccess(access);
      }

      @Override
      public RexNode visitSubQuery(RexSubQuery subQuery) {
        RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
        return visited.clone(rewrite(visited.rel, this));
      }
    };
  }

  private static RelNode rewrite(RelNode rel, RexShuttle expressions) {
    return rel.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode other) {
            return super.visit(other).accept(expressions);
          }
        });
  }
}
