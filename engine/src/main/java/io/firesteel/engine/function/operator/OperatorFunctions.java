package io.firesteel.engine.function.operator;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.NullPolicy;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.function.Resolver;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.plan.EvalMode;
import java.util.List;

/** The operators as functions. The package lists their names. */
public final class OperatorFunctions {
  private static final String MATH = "math_funcs";
  private static final String PREDICATES = "predicate_funcs";
  private static final String BITWISE = "bitwise_funcs";

  private OperatorFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        arithmetic("+", Arithmetic.Op.ADD, "Sum.", "1 + 2", "3"),
        arithmetic("-", Arithmetic.Op.SUBTRACT, "Difference.", "2 - 1", "1"),
        arithmetic("*", Arithmetic.Op.MULTIPLY, "Product.", "2 * 3", "6"),
        arithmetic("/", Arithmetic.Op.DIVIDE, "Quotient, never of integers.", "3 / 2", "1.5"),
        arithmetic(
            "div",
            Arithmetic.Op.INTEGRAL_DIVIDE,
            "Quotient cut to a whole number.",
            "7 div 2",
            "3"),
        arithmetic(
            "%",
            Arithmetic.Op.REMAINDER,
            "Remainder with the sign of the dividend.",
            "-7 % 3",
            "-1",
            "mod"),
        trying("try_add", Arithmetic.Op.ADD, "Sum, or NULL if it overflows.", "try_add(1, 2)", "3"),
        trying(
            "try_subtract",
            Arithmetic.Op.SUBTRACT,
            "Difference, or NULL if it overflows.",
            "try_subtract(2, 1)",
            "1"),
        trying(
            "try_multiply",
            Arithmetic.Op.MULTIPLY,
            "Product, or NULL if it overflows.",
            "try_multiply(2, 3)",
            "6"),
        trying(
            "try_divide",
            Arithmetic.Op.DIVIDE,
            "Quotient, or NULL if the divisor is 0.",
            "try_divide(3, 2)",
            "1.5"),
        trying(
            "try_mod",
            Arithmetic.Op.REMAINDER,
            "Remainder, or NULL if the divisor is 0.",
            "try_mod(3, 2)",
            "1"),
        unary("negative", NumericTypes::sign)
            .doc(MATH, "The value with the other sign.", "negative(1)", "-1")
            .canFail()
            .bind(Arithmetic::negate)
            .define(),
        unary("positive", NumericTypes::sign)
            .doc(MATH, "The value itself.", "positive(1)", "1")
            .kernel((arguments, n) -> arguments[0])
            .define(),
        bits("&", "Bitwise AND.", "3 & 5", "1", (a, b) -> a & b, (a, b) -> a & b),
        bits("|", "Bitwise OR.", "3 | 5", "7", (a, b) -> a | b, (a, b) -> a | b),
        bits("^", "Bitwise exclusive OR.", "3 ^ 5", "6", (a, b) -> a ^ b, (a, b) -> a ^ b),
        unary("~", NumericTypes::complement)
            .doc(BITWISE, "All bits turned round.", "~ 0", "-1")
            .kernel(Bits::complement)
            .define(),
        shift(
            "shiftleft",
            "<<",
            "Bits moved to the left.",
            "shiftleft(2, 1)",
            "4",
            (a, b) -> a << b,
            (a, b) -> a << b),
        shift(
            "shiftright",
            ">>",
            "Bits moved to the right, the sign kept.",
            "shiftright(4, 1)",
            "2",
            (a, b) -> a >> b,
            (a, b) -> a >> b),
        shift(
            "shiftrightunsigned",
            ">>>",
            "Bits moved to the right, zeros moved in.",
            "shiftrightunsigned(4, 1)",
            "2",
            (a, b) -> a >>> b,
            (a, b) -> a >>> b),
        comparison(
            "=", Comparisons.Op.EQUAL, "Whether two values are equal.", "1 = 1", "true", "=="),
        comparison(
            "<>", Comparisons.Op.NOT_EQUAL, "Whether two values differ.", "1 <> 2", "true", "!="),
        comparison("<", Comparisons.Op.LESS, "Whether the first value is less.", "1 < 2", "true"),
        comparison(
            "<=",
            Comparisons.Op.LESS_OR_EQUAL,
            "Whether the first value is not greater.",
            "2 <= 2",
            "true"),
        comparison(
            ">", Comparisons.Op.GREATER, "Whether the first value is greater.", "2 > 1", "true"),
        comparison(
            ">=",
            Comparisons.Op.GREATER_OR_EQUAL,
            "Whether the first value is not less.",
            "2 >= 1",
            "true"),
        ScalarFunction.named("<=>")
            .doc(
                PREDICATES,
                "Whether two values are equal, where NULL equals NULL.",
                "NULL <=> NULL",
                "true")
            .resolver(site -> ComparisonTypes.resolve("<=>", site))
            .nulls(NullPolicy.CALLED)
            .bind(Comparisons::bindNullSafe)
            .define(),
        unary("not", OperatorFunctions::oneBoolean)
            .aliases("!")
            .doc(PREDICATES, "The contrary of a boolean.", "not true", "false")
            .kernel(BooleanOperators::not)
            .define(),
        test(
            "isnull",
            "Whether the value is NULL.",
            "isnull(1)",
            "false",
            (a, n) -> BooleanOperators.isNull(a, n, true)),
        test(
            "isnotnull",
            "Whether the value is not NULL.",
            "isnotnull(1)",
            "true",
            (a, n) -> BooleanOperators.isNull(a, n, false)),
        truth("istrue", true, false),
        truth("isfalse", false, false),
        truth("isnottrue", true, true),
        truth("isnotfalse", false, true),
        ScalarFunction.named("isnan")
            .doc(
                PREDICATES,
                "Whether the value is not a number; false for NULL.",
                "isnan(double('NaN'))",
                "true")
            .resolver(OperatorFunctions::oneFloat)
            .nulls(NullPolicy.CALLED)
            .kernel(Kernel.infallible(BooleanOperators::isNaN))
            .define(),
        ScalarFunction.named("get_field")
            .doc("struct_funcs", "The field of a struct by its ordinal; internal.", "", "")
            .resolver(SubscriptOperators::resolveField)
            .makesNull()
            .bind(SubscriptOperators::bindField)
            .define(),
        ScalarFunction.named("element")
            .doc(
                "collection_funcs",
                "The element of an array at a 0-based index, or a map's value for a key; internal.",
                "",
                "")
            .resolver(SubscriptOperators::resolveElement)
            .makesNull()
            .canFail()
            .bind(SubscriptOperators::bindElement)
            .define());
  }

  private static ScalarFunction arithmetic(
      String name, Arithmetic.Op op, String doc, String example, String result, String... aliases) {
    return ScalarFunction.named(name)
        .aliases(aliases)
        .doc(MATH, doc, example, result)
        .resolver(site -> resolve(op, site))
        .makesNull()
        .canFail()
        .bind(context -> bind(op, context))
        .define();
  }

  private static ScalarFunction trying(
      String name, Arithmetic.Op op, String doc, String example, String result) {
    return ScalarFunction.named(name)
        .doc(MATH, doc, example, result)
        .resolver(
            site -> {
              Resolved types = resolve(op, site);
              return new Resolved(types.argumentTypes(), types.defaults(), types.type(), true);
            })
        .makesNull()
        .bind(
            c ->
                bind(
                    op,
                    new BindContext(
                        c.function(),
                        c.argumentTypes(),
                        c.constants(),
                        c.lambdas(),
                        c.type(),
                        EvalMode.TRY,
                        c.query())))
        .define();
  }

  private static Resolved resolve(Arithmetic.Op op, CallSite site) {
    int count = site.arguments().size();
    if (count != 2) {
      throw Mismatch.wrongCount(site, "2");
    }
    Resolved datetime = DatetimeTypes.resolve(op, site);
    return datetime != null ? datetime : NumericTypes.arithmetic(op, site);
  }

  private static Kernel bind(Arithmetic.Op op, BindContext context) {
    SqlType a = context.argument(0);
    SqlType b = context.argument(1);
    if (a.isNumeric() && b.isNumeric()) {
      return a.kind() == TypeKind.DECIMAL && b.kind() == TypeKind.DECIMAL
          ? DecimalArithmetic.bind(op, context)
          : Arithmetic.bind(op, context);
    }
    switch (op) {
      case ADD:
      case SUBTRACT:
        return DatetimeArithmetic.bind(op == Arithmetic.Op.SUBTRACT, context);
      case MULTIPLY:
      case DIVIDE:
        return IntervalScaling.bind(op == Arithmetic.Op.DIVIDE, context);
      default:
        return IntervalScaling.integralDivide(context);
    }
  }

  private static ScalarFunction.Builder unary(String name, Resolver types) {
    return ScalarFunction.named(name)
        .resolver(
            site -> {
              if (site.arguments().size() != 1) {
                throw Mismatch.wrongCount(site, "1");
              }
              return types.resolve(site);
            });
  }

  private static ScalarFunction bits(
      String name, String doc, String example, String result, Bits.IntOp ints, Bits.LongOp longs) {
    return ScalarFunction.named(name)
        .doc(BITWISE, doc, example, result)
        .resolver(
            site -> {
              if (site.arguments().size() != 2) {
                throw Mismatch.wrongCount(site, "2");
              }
              return NumericTypes.bitwise(site);
            })
        .bind(context -> Bits.bind(context, ints, longs))
        .define();
  }

  private static ScalarFunction shift(
      String name,
      String symbol,
      String doc,
      String example,
      String result,
      Bits.IntOp ints,
      Bits.LongOp longs) {
    return ScalarFunction.named(name)
        .aliases(symbol)
        .doc(BITWISE, doc, example, result)
        .resolver(
            site -> {
              if (site.arguments().size() != 2) {
                throw Mismatch.wrongCount(site, "2");
              }
              return NumericTypes.shift(site);
            })
        .bind(context -> Bits.bind(context, ints, longs))
        .define();
  }

  private static ScalarFunction comparison(
      String name,
      Comparisons.Op op,
      String doc,
      String example,
      String result,
      String... aliases) {
    return ScalarFunction.named(name)
        .aliases(aliases)
        .doc(PREDICATES, doc, example, result)
        .resolver(site -> ComparisonTypes.resolve(name, site))
        .bind(context -> Comparisons.bind(op, context))
        .define();
  }

  private static Resolved oneBoolean(CallSite site) {
    SqlType type = site.arguments().get(0).type();
    boolean accepted =
        type.kind() == TypeKind.BOOLEAN
            || type.kind() == TypeKind.VOID
            || type.isText() && site.ansi();
    if (!accepted) {
      throw Mismatch.unexpectedInput(site, 0, type, "\"BOOLEAN\"");
    }
    return Resolved.of(List.of(SqlType.BOOLEAN), SqlType.BOOLEAN, NumericTypes.nullable(site));
  }

  private static ScalarFunction test(
      String name, String doc, String example, String result, Kernel kernel) {
    return unary(
            name,
            site -> Resolved.of(List.of(site.arguments().get(0).type()), SqlType.BOOLEAN, false))
        .doc(PREDICATES, doc, example, result)
        .nulls(NullPolicy.CALLED)
        .kernel(kernel)
        .define();
  }

  private static ScalarFunction truth(String name, boolean wanted, boolean negated) {
    return unary(
            name,
            site -> {
              SqlType type = site.arguments().get(0).type();
              boolean accepted =
                  type.kind() == TypeKind.BOOLEAN || type.kind() == TypeKind.VOID || type.isText();
              if (!accepted) {
                throw Mismatch.differentTypes(site, type, SqlType.BOOLEAN);
              }
              return Resolved.of(List.of(SqlType.BOOLEAN), SqlType.BOOLEAN, false);
            })
        .doc(
            PREDICATES,
            "IS " + (negated ? "NOT " : "") + (wanted ? "TRUE" : "FALSE") + "; internal.",
            "",
            "")
        .nulls(NullPolicy.CALLED)
        .kernel((arguments, n) -> BooleanOperators.is(arguments, n, wanted, negated))
        .define();
  }

  private static Resolved oneFloat(CallSite site) {
    if (site.arguments().size() != 1) {
      throw Mismatch.wrongCount(site, "1");
    }
    SqlType type = site.arguments().get(0).type();
    if (type.kind() == TypeKind.FLOAT || type.kind() == TypeKind.DOUBLE) {
      return Resolved.of(List.of(type), SqlType.BOOLEAN, false);
    }
    if (type.isNumeric() || type.isText() || type.kind() == TypeKind.VOID) {
      return Resolved.of(List.of(SqlType.DOUBLE), SqlType.BOOLEAN, false);
    }
    throw Mismatch.unexpectedInput(site, 0, type, "(\"DOUBLE\" or \"FLOAT\")");
  }
}
