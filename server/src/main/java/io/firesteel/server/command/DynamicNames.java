package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.planner.analyse.Constant;
import io.firesteel.planner.analyse.ExpressionAnalyser;
import io.firesteel.planner.parse.ParseOptions;
import io.firesteel.planner.parse.SqlParser;
import io.firesteel.planner.syntax.Name;
import io.firesteel.server.statement.StatementContext;
import java.util.ArrayList;
import java.util.List;

/** IDENTIFIER(expression) where a statement names an object. */
final class DynamicNames {
  private DynamicNames() {}

  /** The parts that the constant text stands for, followed by those written behind it. */
  static List<String> parts(Name name, StatementContext statement) {
    Constant value = ExpressionAnalyser.evaluate(name.dynamic().get(), statement.analysis());
    if (value.value() == null || !value.type().isText()) {
      throw SqlException.of(
              "NOT_A_CONSTANT_STRING." + (value.value() == null ? "NULL" : "WRONG_TYPE"),
              "IDENTIFIER needs a constant string that is not NULL.")
          .with("name", "IDENTIFIER");
    }
    List<String> parts =
        new ArrayList<>(
            SqlParser.parseName(
                value.value().toString(), ParseOptions.of(statement.session().settings())));
    parts.addAll(name.parts());
    return parts;
  }
}
