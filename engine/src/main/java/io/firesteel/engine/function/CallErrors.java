package io.firesteel.engine.function;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import java.util.List;
import java.util.stream.Collectors;

/** What resolution says of calls that do not fit: Spark's conditions and parameters. */
public final class CallErrors {
  private static final String DOCS = "https://spark.apache.org/docs/latest";
  private static final List<String> ORDINALS = List.of("first", "second", "third");

  private CallErrors() {}

  /**
   * WRONG_NUM_ARGS.WITHOUT_SUGGESTION.
   *
   * @param expected such as {@code 2}, {@code [2, 3]} or {@code > 1}
   */
  public static SqlException argumentCount(CallSite site, String expected, int actual) {
    return SqlException.of(
            "WRONG_NUM_ARGS.WITHOUT_SUGGESTION",
            "The function "
                + TypeNames.quote(site.name())
                + " takes "
                + expected
                + " arguments, but was called with "
                + actual
                + ".")
        .with("functionName", TypeNames.quote(site.name()))
        .with("expectedNum", expected)
        .with("actualNum", Integer.toString(actual))
        .with("docroot", DOCS);
  }

  /**
   * DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE.
   *
   * @param required such as {@code "INT"} or {@code ("STRING" or "BINARY")}, quotes included
   */
  public static SqlException inputType(CallSite site, int index, String required) {
    Argument argument = site.arguments().get(index);
    return mismatch(
            site,
            "UNEXPECTED_INPUT_TYPE",
            "The "
                + ordinal(index)
                + " argument of "
                + site.text().get()
                + " must be of type "
                + required
                + ", but "
                + argument.text()
                + " is of type "
                + quoted(argument.type())
                + ".")
        .with("paramIndex", ordinal(index))
        .with("requiredType", required)
        .with("inputSql", quoted(argument.text()))
        .with("inputType", quoted(argument.type()));
  }

  /** DATATYPE_MISMATCH.DATA_DIFF_TYPES: arguments that should be of one type. */
  public static SqlException differentTypes(CallSite site, List<SqlType> types) {
    String all =
        types.stream().map(CallErrors::quoted).collect(Collectors.joining(" or ", "(", ")"));
    return mismatch(
            site,
            "DATA_DIFF_TYPES",
            "The arguments of " + site.text().get() + " have no common type: " + all + ".")
        .with("functionName", functionName(site))
        .with("dataType", all);
  }

  /**
   * DATATYPE_MISMATCH.ARRAY_FUNCTION_DIFF_TYPES, MAP_FUNCTION_DIFF_TYPES or
   * BINARY_ARRAY_DIFF_TYPES.
   *
   * @param kind ARRAY_FUNCTION, MAP_FUNCTION or BINARY_ARRAY
   */
  public static SqlException collectionTypes(CallSite site, String kind) {
    SqlType left = site.arguments().get(0).type();
    SqlType right = site.arguments().get(site.arguments().size() - 1).type();
    return mismatch(
            site,
            kind + "_DIFF_TYPES",
            "The arguments of "
                + site.text().get()
                + " do not fit together: "
                + quoted(left)
                + " and "
                + quoted(right)
                + ".")
        .with("functionName", functionName(site))
        .with(
            kind.startsWith("BINARY") ? "arrayType" : "dataType",
            kind.startsWith("MAP") ? quoted("MAP") : quoted("ARRAY"))
        .with("leftType", quoted(left))
        .with("rightType", quoted(right));
  }

  /** DATATYPE_MISMATCH.INVALID_ORDERING_TYPE: a type whose values cannot be compared. */
  public static SqlException notOrderable(CallSite site, SqlType type) {
    return mismatch(
            site,
            "INVALID_ORDERING_TYPE",
            functionName(site) + " cannot order values of type " + quoted(type) + ".")
        .with("functionName", functionName(site))
        .with("dataType", quoted(type));
  }

  /** DATATYPE_MISMATCH.NON_FOLDABLE_INPUT: an argument that must be constant is not. */
  public static SqlException notConstant(CallSite site, int index, String inputName) {
    Argument argument = site.arguments().get(index);
    return mismatch(
            site,
            "NON_FOLDABLE_INPUT",
            "The argument "
                + inputName
                + " of "
                + site.text().get()
                + " must be a constant, but is "
                + argument.text()
                + ".")
        .with("inputName", TypeNames.quote(inputName))
        .with("inputType", quoted(argument.type()))
        .with("inputExpr", quoted(argument.text()));
  }

  /** DATATYPE_MISMATCH.UNEXPECTED_NULL: an argument that must not be NULL is. */
  public static SqlException unexpectedNull(CallSite site, String exprName) {
    return mismatch(
            site,
            "UNEXPECTED_NULL",
            "The argument " + exprName + " of " + site.text().get() + " must not be NULL.")
        .with("exprName", exprName);
  }

  /** DATATYPE_MISMATCH.NULL_TYPE: an untyped NULL where a typed collection is needed. */
  public static SqlException nullType(CallSite site) {
    return mismatch(
            site, "NULL_TYPE", functionName(site) + " does not take an untyped NULL argument.")
        .with("functionName", functionName(site));
  }

  /** DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE: a constant argument outside of its range. */
  public static SqlException outOfRange(
      CallSite site, String exprName, String range, String value) {
    return mismatch(
            site,
            "VALUE_OUT_OF_RANGE",
            "The argument " + exprName + " must be in " + range + ", but is " + value + ".")
        .with("exprName", exprName)
        .with("valueRange", range)
        .with("currentValue", value);
  }

  /** Any other DATATYPE_MISMATCH subcondition, with the call as sqlExpr. */
  public static SqlException mismatch(CallSite site, String condition, String sentence) {
    return SqlException.of("DATATYPE_MISMATCH." + condition, sentence)
        .with("sqlExpr", quoted(site.text().get()));
  }

  /** The function's name in backticks, lower case. */
  public static String functionName(CallSite site) {
    return TypeNames.quote(site.name().toLowerCase(java.util.Locale.ROOT));
  }

  public static String quoted(SqlType type) {
    return quoted(type.sqlName());
  }

  public static String quoted(String text) {
    return '"' + text + '"';
  }

  /** first, second, third, 4th... */
  public static String ordinal(int index) {
    return index < ORDINALS.size() ? ORDINALS.get(index) : (index + 1) + "th";
  }
}
