package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.TypeNames;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.planner.syntax.ColumnReference;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.NamedArgument;
import io.firesteel.planner.syntax.Star;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/** A call's arguments as written: stars expanded, named ones put in their places. */
final class ArgumentLists {
  private final Analysis analysis;

  ArgumentLists(Analysis analysis) {
    this.analysis = analysis;
  }

  List<RexNode> build(List<Expression> arguments, Ctx ctx) {
    List<RexNode> built = new ArrayList<>(arguments.size());
    for (Expression argument : arguments) {
      built.add(analysis.expressions.build(argument, ctx));
    }
    return built;
  }

  /** The arguments in the order of the parameters. */
  List<Expression> arrange(
      FunctionDefinition function,
      String name,
      List<Expression> written,
      Expression node,
      Ctx ctx) {
    boolean plain = true;
    for (Expression argument : written) {
      plain &= !(argument instanceof NamedArgument) && !(argument instanceof Star);
    }
    if (plain) {
      return written;
    }
    List<Expression> expanded = expandStars(written, ctx);
    if (expanded.stream().noneMatch(a -> a instanceof NamedArgument)) {
      return expanded;
    }
    List<String> parameters = function.resolver().parameterNames();
    String quoted = TypeNames.quote(name);
    if (parameters.isEmpty()) {
      throw SqlException.of(
              "NAMED_PARAMETERS_NOT_SUPPORTED",
              "The function " + quoted + " takes no arguments by name.")
          .with("functionName", quoted)
          .at(analysis.at(node.span()));
    }
    return byName(parameters, expanded, quoted, node);
  }

  private List<Expression> byName(
      List<String> parameters, List<Expression> written, String quoted, Expression node) {
    Expression[] placed = new Expression[parameters.size()];
    int positional = 0;
    boolean named = false;
    for (Expression argument : written) {
      if (argument instanceof NamedArgument given) {
        named = true;
        int index = indexOf(parameters, given.name());
        String parameter = TypeNames.quote(given.name());
        if (index < 0) {
          throw SqlException.of(
                  "UNRECOGNIZED_PARAMETER_NAME",
                  "The function " + quoted + " has no parameter " + parameter + ".")
              .with("routineName", quoted)
              .with("argumentName", parameter)
              .with(
                  "proposal", String.join(" ", parameters.stream().map(TypeNames::quote).toList()))
              .at(analysis.at(node.span()));
        }
        if (placed[index] != null) {
          String sub =
              index < positional ? "BOTH_POSITIONAL_AND_NAMED" : "DOUBLE_NAMED_ARGUMENT_REFERENCE";
          throw SqlException.of(
                  "DUPLICATE_ROUTINE_PARAMETER_ASSIGNMENT." + sub,
                  "The parameter " + parameter + " of " + quoted + " is given twice.")
              .with("routineName", quoted)
              .with("parameterName", parameter)
              .at(analysis.at(node.span()));
        }
        placed[index] = given.value();
      } else {
        if (named) {
          throw SqlException.of(
                  "UNEXPECTED_POSITIONAL_ARGUMENT",
                  "An argument without name follows named ones in the call of " + quoted + ".")
              .with("routineName", quoted)
              .with("parameterName", TypeNames.quote(analysis.text.source(argument)))
              .at(analysis.at(node.span()));
        }
        if (positional >= placed.length) {
          return written;
        }
        placed[positional++] = argument;
      }
    }
    int count = placed.length;
    while (count > 0 && placed[count - 1] == null) {
      count--;
    }
    for (int i = 0; i < count; i++) {
      if (placed[i] == null) {
        throw SqlException.of(
                "REQUIRED_PARAMETER_NOT_FOUND",
                "The call of " + quoted + " lacks the parameter " + parameters.get(i) + ".")
            .with("routineName", quoted)
            .with("parameterName", TypeNames.quote(parameters.get(i)))
            .with("index", String.valueOf(i))
            .at(analysis.at(node.span()));
      }
    }
    return Arrays.asList(placed).subList(0, count);
  }

  private static int indexOf(List<String> names, String name) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  /** Stars become references to the columns that they stand for. */
  List<Expression> expandStars(List<Expression> written, Ctx ctx) {
    if (written.stream().noneMatch(a -> a instanceof Star)) {
      return written;
    }
    List<Expression> expanded = new ArrayList<>();
    for (Expression argument : written) {
      if (argument instanceof Star star) {
        List<Expression> fields = new Stars(analysis).fields(star, ctx);
        if (fields != null) {
          expanded.addAll(fields);
          continue;
        }
        for (ScopeColumn column : new Stars(analysis).columns(star, ctx)) {
          List<String> parts = new ArrayList<>(column.qualifier());
          parts.add(column.name());
          expanded.add(new ColumnReference(parts, star.span()));
        }
      } else {
        expanded.add(argument);
      }
    }
    return expanded;
  }
}
