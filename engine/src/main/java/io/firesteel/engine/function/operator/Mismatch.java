package io.firesteel.engine.function.operator;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.engine.function.CallSite;

/** The DATATYPE_MISMATCH conditions of operators. */
final class Mismatch {
  static final String NUMERIC_OR_INTERVAL =
      "(\"NUMERIC\" or \"INTERVAL DAY TO SECOND\" or \"INTERVAL YEAR TO MONTH\" or \"INTERVAL\")";

  private static final String[] ORDINALS = {"first", "second", "third", "fourth"};

  private Mismatch() {}

  static String quoted(SqlType type) {
    return "\"" + type.sqlName() + "\"";
  }

  private static String text(CallSite site) {
    return "\"" + site.text().get() + "\"";
  }

  /** The operands have types that do not meet. */
  static SqlException differentTypes(CallSite site, SqlType left, SqlType right) {
    return SqlException.of(
            "DATATYPE_MISMATCH.BINARY_OP_DIFF_TYPES",
            "The operands of "
                + text(site)
                + " have types that do not meet: "
                + quoted(left)
                + " and "
                + quoted(right)
                + ".")
        .with("sqlExpr", text(site))
        .with("left", quoted(left))
        .with("right", quoted(right));
  }

  /** The operands meet in a type that the operator does not take. */
  static SqlException wrongType(CallSite site, String required, SqlType actual) {
    return SqlException.of(
            "DATATYPE_MISMATCH.BINARY_OP_WRONG_TYPE",
            "The operator of "
                + text(site)
                + " takes "
                + required
                + ", not "
                + quoted(actual)
                + ".")
        .with("sqlExpr", text(site))
        .with("inputType", required)
        .with("actualDataType", quoted(actual));
  }

  static SqlException unexpectedInput(
      CallSite site, String expression, int index, SqlType actual, String required) {
    return SqlException.of(
            "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE",
            "The "
                + ORDINALS[index]
                + " parameter of \""
                + expression
                + "\" takes "
                + required
                + ", not "
                + quoted(actual)
                + ".")
        .with("sqlExpr", "\"" + expression + "\"")
        .with("paramIndex", ORDINALS[index])
        .with("inputSql", "\"" + site.arguments().get(index).text() + "\"")
        .with("inputType", quoted(actual))
        .with("requiredType", required);
  }

  static SqlException unexpectedInput(CallSite site, int index, SqlType actual, String required) {
    return unexpectedInput(site, site.text().get(), index, actual, required);
  }

  /** Values of the type cannot be compared. */
  static SqlException noOrder(CallSite site, String operator, SqlType actual) {
    return SqlException.of(
            "DATATYPE_MISMATCH.INVALID_ORDERING_TYPE",
            "Values of type " + quoted(actual) + " have no order, which " + text(site) + " needs.")
        .with("sqlExpr", text(site))
        .with("functionName", "`" + operator + "`")
        .with("dataType", quoted(actual));
  }

  static SqlException wrongCount(CallSite site, String expected) {
    return SqlException.of(
            "WRONG_NUM_ARGS.WITHOUT_SUGGESTION",
            "The function "
                + site.name()
                + " takes "
                + expected
                + " parameters, not "
                + site.arguments().size()
                + ".")
        .with("functionName", "`" + site.name() + "`")
        .with("expectedNum", expected)
        .with("actualNum", Integer.toString(site.arguments().size()))
        .with("docroot", "https://spark.apache.org/docs/latest");
  }
}
