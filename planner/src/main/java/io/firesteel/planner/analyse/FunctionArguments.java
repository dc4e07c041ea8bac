package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.TypeNames;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.FunctionParameter;
import io.firesteel.planner.syntax.NamedArgument;
import io.firesteel.planner.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/** The arguments of a call of a SQL function, in the order of its parameters. */
final class FunctionArguments {
  private final Analysis analysis;
  private final Analysis inner;
  private final UserFunctions.Found function;
  private final List<FunctionParameter> parameters;

  /**
   * @param analysis of the call
   * @param inner of the function's text
   */
  FunctionArguments(
      Analysis analysis,
      Analysis inner,
      UserFunctions.Found function,
      List<FunctionParameter> parameters) {
    this.analysis = analysis;
    this.inner = inner;
    this.function = function;
    this.parameters = parameters;
  }

  /** The arguments cast to the parameters' types, defaults filled in. */
  List<RexNode> bind(List<Expression> given, Span span, Ctx ctx) {
    List<Expression> written = analysis.functions.lists().expandStars(given, ctx);
    Expression[] placed = place(written, span);
    List<RexNode> all = new ArrayList<>();
    for (int i = 0; i < placed.length; i++) {
      FunctionParameter parameter = parameters.get(i);
      if (placed[i] != null) {
        RexNode value = analysis.expressions.build(placed[i], ctx);
        all.add(analysis.expressions.cast(value, parameter.type(), analysis.mode, placed[i], ctx));
      } else if (parameter.defaultValue().isPresent()) {
        Expression expression = parameter.defaultValue().get();
        Ctx none = Ctx.of(inner.emptyScope(null), Env.EMPTY);
        RexNode value = inner.expressions.build(expression, none);
        all.add(inner.expressions.cast(value, parameter.type(), inner.mode, expression, none));
      } else if (written.stream().anyMatch(a -> a instanceof NamedArgument)) {
        throw SqlException.of(
                "REQUIRED_PARAMETER_NOT_FOUND",
                "The call of " + function.quoted() + " lacks " + parameter.name() + ".")
            .with("routineName", function.quoted())
            .with("parameterName", TypeNames.quote(parameter.name()))
            .with("index", String.valueOf(i))
            .at(analysis.at(span));
      } else {
        throw wrongCount(written.size(), span);
      }
    }
    return all;
  }

  /** The arguments by parameter; null where none is given. */
  Expression[] place(List<Expression> written, Span span) {
    Expression[] placed = new Expression[parameters.size()];
    int positional = 0;
    String named = null;
    for (Expression argument : written) {
      if (argument instanceof NamedArgument given) {
        int index = indexOf(given, span);
        if (placed[index] != null) {
          String sub =
              index < positional ? "BOTH_POSITIONAL_AND_NAMED" : "DOUBLE_NAMED_ARGUMENT_REFERENCE";
          throw SqlException.of(
                  "DUPLICATE_ROUTINE_PARAMETER_ASSIGNMENT." + sub,
                  "The parameter " + given.name() + " of " + function.quoted() + " is given twice.")
              .with("routineName", function.quoted())
              .with("parameterName", TypeNames.quote(given.name()))
              .at(analysis.at(span));
        }
        placed[index] = given.value();
        named = given.name();
      } else if (named != null) {
        throw SqlException.of(
                "UNEXPECTED_POSITIONAL_ARGUMENT",
                "An argument without name follows named ones in the call of "
                    + function.quoted()
                    + ".")
            .with("routineName", function.quoted())
            .with("parameterName", TypeNames.quote(named))
            .at(analysis.at(span));
      } else if (positional >= placed.length) {
        throw wrongCount(written.size(), span);
      } else {
        placed[positional++] = argument;
      }
    }
    return placed;
  }

  private int indexOf(NamedArgument given, Span span) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).name().equalsIgnoreCase(given.name())) {
        return i;
      }
    }
    throw SqlException.of(
            "UNRECOGNIZED_PARAMETER_NAME",
            "The function " + function.quoted() + " has no parameter " + given.name() + ".")
        .with("routineName", function.quoted())
        .with("argumentName", TypeNames.quote(given.name()))
        .with(
            "proposal",
            String.join(" ", parameters.stream().map(p -> TypeNames.quote(p.name())).toList()))
        .at(analysis.at(span));
  }

  private SqlException wrongCount(int given, Span span) {
    return SqlException.of(
            "WRONG_NUM_ARGS.WITHOUT_SUGGESTION",
            "The function "
                + function.quoted()
                + " takes "
                + parameters.size()
                + " arguments, but was called with "
                + given
                + ".")
        .with("functionName", function.quoted())
        .with("expectedNum", String.valueOf(parameters.size()))
        .with("actualNum", String.valueOf(given))
        .with("docroot", "https://spark.apache.org/docs/latest")
        .at(analysis.at(span));
  }
}
