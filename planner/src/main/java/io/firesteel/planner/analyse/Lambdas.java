package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.planner.algebra.LambdaOperator;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.Lambda;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** Lambdas: bodies over placeholders for parameters, then closed over what they capture. */
final class Lambdas {
  private final Analysis analysis;

  Lambdas(Analysis analysis) {
    this.analysis = analysis;
  }

  /** A lambda whose body is known, before its result is cast. */
  record Open(List<SqlType> types, List<RexNode> variables, RexNode body) {
    Open withBody(RexNode other) {
      return new Open(types, variables, other);
    }
  }

  /** The body with parameters of the given types. */
  Open open(Lambda node, List<SqlType> types, Ctx ctx) {
    if (node.parameters().size() > types.size()) {
      throw SqlException.of(
              "INVALID_LAMBDA_FUNCTION_CALL.NUM_ARGS_MISMATCH",
              "The lambda has "
                  + node.parameters().size()
                  + " parameters where "
                  + types.size()
                  + " are expected.")
          .with("expectedNumArgs", String.valueOf(node.parameters().size()))
          .with("actualNumArgs", String.valueOf(types.size()))
          .at(analysis.at(node.span()));
    }
    for (int i = 1; i < node.parameters().size(); i++) {
      for (int j = 0; j < i; j++) {
        if (ctx.scope().same(node.parameters().get(i), node.parameters().get(j))) {
          String names =
              String.join(
                  ", ",
                  node.parameters().stream().map(io.firesteel.core.type.TypeNames::quote).toList());
          throw SqlException.of(
                  "INVALID_LAMBDA_FUNCTION_CALL.DUPLICATE_ARG_NAMES",
                  "The parameters of a lambda must have different names.")
              .with("args", names)
              .with("caseSensitiveConfig", "\"spark.sql.caseSensitive\"")
              .at(analysis.at(node.span()));
        }
      }
    }
    List<RexNode> variables = variables(types);
    Ctx inner = ctx.withLambda(node.parameters(), variables.subList(0, node.parameters().size()));
    return new Open(types, variables, analysis.expressions.build(node.body(), inner));
  }

  /** An argument that is no lambda where one is expected: a function of the parameters' values. */
  Open constant(Expression node, List<SqlType> types, Ctx ctx) {
    return new Open(types, variables(types), analysis.expressions.build(node, ctx));
  }

  private List<RexNode> variables(List<SqlType> types) {
    List<RexNode> variables = new ArrayList<>();
    for (SqlType type : types) {
      LambdaVariable operator = new LambdaVariable(analysis.shared.nextLambdaVariable++);
      variables.add(analysis.rex.makeCall(analysis.rel(type, true), operator, List.of()));
    }
    return variables;
  }

  /** The closed lambda. */
  RexNode close(Open lambda) {
    Map<RexNode, Integer> parameters = new HashMap<>();
    for (int i = 0; i < lambda.variables().size(); i++) {
      parameters.put(lambda.variables().get(i), i);
    }
    List<RexNode> captured = new ArrayList<>();
    RexNode body =
        lambda
            .body()
            .accept(
                new RexShuttle() {
                  @Override
                  public RexNode visitInputRef(RexInputRef ref) {
                    return capture(ref);
                  }

                  @Override
                  public RexNode visitFieldAccess(RexFieldAccess access) {
                    return capture(access);
                  }

                  @Override
                  public RexNode visitSubQuery(RexSubQuery subQuery) {
                    return capture(subQuery);
                  }

                  @Override
                  public RexNode visitCall(RexCall call) {
                    Integer parameter = parameters.get(call);
                    if (parameter != null) {
                      return analysis.rex.makeInputRef(call.getType(), parameter);
                    }
                    return call.getOperator() instanceof Placeholder
                        ? capture(call)
                        : super.visitCall(call);
                  }

                  private RexNode capture(RexNode node) {
                    int index = captured.indexOf(node);
                    if (index < 0) {
                      index = captured.size();
                      captured.add(node);
                    }
                    return analysis.rex.makeInputRef(node.getType(), parameters.size() + index);
                  }
                });
    return analysis.rex.makeCall(
        analysis.rel(Analysis.type(body), body.getType().isNullable()),
        new LambdaOperator(lambda.types(), body),
        captured);
  }
}
