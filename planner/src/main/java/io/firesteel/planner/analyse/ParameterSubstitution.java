package io.firesteel.planner.analyse;

import java.util.ArrayList;
import java.util.List;
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
  private final Analysis analysis;
  private final CorrelationId id;
  private final List<RexNode> arguments;

  private ParameterSubstitution(Analysis analysis, CorrelationId id, List<RexNode> arguments) {
    this.analysis = analysis;
    this.id = id;
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
    return new ParameterSubstitution(analysis, analysis.cluster.createCorrel(), moved);
  }

  /** What the body knows its parameters by. */
  CorrelationId id() {
    return id;
  }

  RelNode apply(RelNode body) {
    RexShuttle expressions =
        new RexShuttle() {
          @Override
          public RexNode visitFieldAccess(RexFieldAccess access) {
            return access.getReferenceExpr() instanceof RexCorrelVariable variable
                    && variable.id.equals(id)
                ? arguments.get(access.getField().getIndex())
                : super.visitFieldAccess(access);
          }

          @Override
          public RexNode visitSubQuery(RexSubQuery subQuery) {
            RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
            return visited.clone(rewrite(visited.rel, this));
          }
        };
    return rewrite(body, expressions);
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
