package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.planner.analyse.ExpressionAnalyser;
import io.firesteel.planner.syntax.Exists;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.InQuery;
import io.firesteel.planner.syntax.Node;
import io.firesteel.planner.syntax.ScalarSubquery;
import io.firesteel.storage.write.PartitionText;
import java.time.ZoneOffset;
import java.util.Optional;

/** DEFAULT of columns: an expression without columns and subqueries that the column can take. */
final class Defaults {
  private Defaults() {}

  /**
   * Checks a default.
   *
   * @return its value now, in the form that Vectors describes
   * @throws SqlException INVALID_DEFAULT_VALUE.*
   */
  static Object check(
      String statement,
      String column,
      SqlType type,
      Expression expression,
      CommandContext context) {
    if (hasSubquery(expression)) {
      throw invalid(
          "SUBQUERY_EXPRESSION", "has a subquery", statement, column, expression, context);
    }
    try {
      return ExpressionAnalyser.evaluateFor(
          column, type, expression, context.statement().analysis());
    } catch (SqlException e) {
      String condition = e.code().name();
      if (condition.startsWith("UNRESOLVED_COLUMN")) {
        throw invalid("NOT_CONSTANT", "names a column", statement, column, expression, context);
      }
      if (condition.startsWith("UNRESOLVED_ROUTINE")) {
        throw invalid(
            "UNRESOLVED_EXPRESSION", "cannot be resolved", statement, column, expression, context);
      }
      if (condition.startsWith("INCOMPATIBLE_DATA_FOR_TABLE")) {
        throw invalid("DATA_TYPE", "has another type", statement, column, expression, context)
            .with("expectedType", "\"" + type.sqlName() + "\"")
            .with(
                "actualType",
                "\""
                    + ExpressionAnalyser.evaluate(expression, context.statement().analysis())
                        .type()
                        .sqlName()
                    + "\"");
      }
      throw e;
    }
  }

  /**
   * Checks a default and gives the value that rows get which are there already, as text of a
   * partition value; empty for NULL.
   */
  static Optional<String> existing(
      String statement,
      String column,
      SqlType type,
      Expression expression,
      CommandContext context) {
    Object value = check(statement, column, type, expression, context);
    if (value instanceof java.util.List || value instanceof io.firesteel.core.vector.MapValue) {
      throw SqlException.of(
              "UNSUPPORTED_FEATURE.TABLE_OPERATION",
              "Rows that are there cannot get a default of type " + type.sqlName() + ".")
          .with("operation", "ADD COLUMN with a default of type " + type.sqlName());
    }
    return Optional.ofNullable(PartitionText.of(value, type, ZoneOffset.UTC));
  }

  private static boolean hasSubquery(Node node) {
    return node instanceof ScalarSubquery
        || node instanceof Exists
        || node instanceof InQuery
        || node.children().stream().anyMatch(Defaults::hasSubquery);
  }

  private static SqlException invalid(
      String sub,
      String why,
      String statement,
      String column,
      Expression expression,
      CommandContext context) {
    String text = expression.span().of(context.statement().sql());
    return SqlException.of(
            "INVALID_DEFAULT_VALUE." + sub,
            "The default " + text + " of column " + column + " " + why + ".")
        .with("statement", statement)
        .with("colName", TypeNames.quote(column))
        .with("defaultValue", text);
  }
}
