package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.engine.function.AggregateFunction;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.GeneratorFunction;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.WindowFunction;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.plan.Place;
import io.firesteel.planner.algebra.Literals;
import io.firesteel.planner.algebra.ScalarOperator;
import io.firesteel.planner.syntax.Arithmetic;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.FunctionCall;
import io.firesteel.planner.syntax.Lambda;
import io.firesteel.planner.syntax.Span;
import io.firesteel.planner.syntax.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rex.RexNode;

/** Calls of functions: which one is meant, what its arguments are cast to, what comes out. */
final class FunctionCalls {
  /** {@code try_} functions that are operators with failing rows turned to NULL. */
  private static final Map<String, String> TRY_OPERATORS =
      Map.of(
          "try_add", "+",
          "try_subtract", "-",
          "try_multiply", "*",
          "try_divide", "/",
          "try_mod", "%");

  /** What an operator is called in the library, if not by its symbol. */
  private static final Map<String, String> OPERATOR_NAMES = Map.of("||", "concat");

  private final Analysis analysis;
  private final SpecialForms special;
  private final ArgumentLists lists;

  FunctionCalls(Analysis analysis) {
    this.analysis = analysis;
    special = new SpecialForms(analysis);
    lists = new ArgumentLists(analysis);
  }

  ArgumentLists lists() {
    return lists;
  }

  RexNode call(FunctionCall node, Ctx ctx) {
    String name = builtInName(node, ctx);
    if (name == null) {
      return userFunction(qualified(node, ctx), node, ctx);
    }
    if (!builtInFirst(qualified(node, ctx))) {
      List<String> parts = qualified(node, ctx);
      boolean hidden = !analysis.path().has(SearchPath.BUILTIN);
      if (hidden || new FunctionLookup(analysis).beforeBuiltIn(parts.get(0)) != null) {
        return userFunction(parts, node, ctx);
      }
    }
    if (name.equals("current_path") && node.arguments().isEmpty()) {
      return analysis.expressions.constants().string(analysis.sessionPath().text());
    }
    if (node.over().isPresent()) {
      if (find(name) == null && new UserFunctions(analysis).find(List.of(name)) != null) {
        return userFunction(List.of(name), node, ctx);
      }
      return analysis.windows.over(name, node, ctx);
    }
    if (node.withinGroup().isEmpty() && node.filter().isEmpty() && !node.distinct()) {
      RexNode form = special.build(name, node, ctx);
      if (form != null) {
        return form;
      }
    }
    RexNode file = analysis.fileMetadata.call(name, node, ctx);
    if (file != null) {
      return file;
    }
    if (name.equals("count")) {
      return analysis.aggregates.count(node, ctx);
    }
    FunctionDefinition function = INTERNAL.contains(name) ? null : find(name);
    if (function == null) {
      return userFunction(List.of(name), node, ctx);
    }
    if (function instanceof AggregateFunction aggregate) {
      return analysis.aggregates.call(aggregate, name, node, ctx);
    }
    refuseAggregateSyntax(name, node);
    if (function instanceof WindowFunction) {
      String sql = Errors.quoted(analysis.text.of(node, ctx));
      throw SqlException.of(
              "WINDOW_FUNCTION_WITHOUT_OVER_CLAUSE", "The function " + name + " needs OVER (...).")
          .with("funcName", sql);
    }
    if (function instanceof GeneratorFunction generator) {
      return generator(generator, name, node.arguments(), node, ctx);
    }
    return scalar((ScalarFunction) function, name, node.arguments(), node, ctx);
  }

  private void refuseAggregateSyntax(String name, FunctionCall node) {
    String syntax =
        node.distinct()
            ? "DISTINCT"
            : node.filter().isPresent()
                ? "FILTER clause"
                : !node.withinGroup().isEmpty()
                    ? "WITHIN GROUP (ORDER BY ...)"
                    : node.nullTreatment().isPresent() ? "IGNORE NULLS" : null;
    if (syntax != null) {
      throw SqlException.of(
              "INVALID_SQL_SYNTAX.FUNCTION_WITH_UNSUPPORTED_SYNTAX",
              "The function " + name + " does not take " + syntax + ".")
          .with("prettyName", TypeNames.quote(name))
          .with("syntax", syntax)
          .at(analysis.at(node.span()));
    }
  }

  /** Whether built-in functions come first for a name, as they do unless SET PATH said other. */
  private boolean builtInFirst(List<String> parts) {
    return parts.size() > 1
        || SearchPath.same(analysis.path().entries().get(0), SearchPath.BUILTIN);
  }

  /** The lower-case name if a built-in function can be meant, else null. */
  String builtInName(FunctionCall node, Ctx ctx) {
    List<String> parts = qualified(node, ctx);
    String last = parts.get(parts.size() - 1).toLowerCase(Locale.ROOT);
    if (parts.size() == 1) {
      return last;
    }
    boolean builtIn =
        parts.size() == 2 && parts.get(0).equalsIgnoreCase("builtin")
            || parts.size() == 3
                && parts.get(0).equalsIgnoreCase("system")
                && parts.get(1).equalsIgnoreCase("builtin");
    return builtIn ? last : null;
  }

  /** The parts of the function's name, IDENTIFIER(...) evaluated. */
  List<String> qualified(FunctionCall node, Ctx ctx) {
    if (node.function().dynamic().isEmpty()) {
      return node.function().parts();
    }
    List<String> parts =
        new ArrayList<>(analysis.tables.dynamicName(node.function().dynamic().get(), ctx.env()));
    parts.addAll(node.function().parts());
    return parts;
  }

  private RexNode userFunction(List<String> parts, FunctionCall node, Ctx ctx) {
    RexNode call = new UserFunctions(analysis).call(parts, node, ctx);
    if (call != null) {
      return call;
    }
    throw unresolved(parts, node.span());
  }

  SqlException unresolved(List<String> parts, Span span) {
    String name = TypeNames.quote(parts);
    return SqlException.of("UNRESOLVED_ROUTINE", "There is no function named " + name + ".")
        .with("routineName", name)
        .with("searchPath", analysis.tables.searchPath())
        .at(analysis.at(span));
  }

  FunctionDefinition find(String name) {
    return analysis.context.functions().find(name);
  }

  /** Functions that only the planner itself calls. */
  private static final Set<String> INTERNAL = Set.of("single_value", "get_field", "element");

  /** A text that is no literal's. */
  private static final String COMPUTED = " ";

  /** A call without parentheses. */
  RexNode bare(String name, Span span, Ctx ctx) {
    if (name.equals("current_path")) {
      return analysis.expressions.constants().string(analysis.sessionPath().text());
    }
    FunctionDefinition function = find(name);
    if (!(function instanceof ScalarFunction scalar)) {
      return null;
    }
    CallSite site =
        new CallSite(name, List.of(), analysis.mode, analysis.settings, () -> name + "()");
    Resolved resolved = scalar.resolver().resolve(site);
    return make(scalar, resolved, List.of(), analysis.mode, analysis.place(span));
  }

  /** An operator: arguments are built already; no constant folding of them. */
  RexNode operator(String symbol, List<RexNode> arguments, Expression node, Ctx ctx) {
    return named(OPERATOR_NAMES.getOrDefault(symbol, symbol), arguments, node, ctx);
  }

  /** A call of a scalar function of the library by name. */
  RexNode named(String name, List<RexNode> arguments, Expression node, Ctx ctx) {
    return named(name, arguments, analysis.mode, node, ctx);
  }

  RexNode named(String name, List<RexNode> arguments, EvalMode mode, Expression node, Ctx ctx) {
    FunctionDefinition function = find(name);
    if (!(function instanceof ScalarFunction scalar)) {
      throw unresolved(List.of(name), node.span());
    }
    return call(scalar, name, arguments, mode, node, ctx);
  }

  /** A call of the library that the analyser makes itself, with types that it knows. */
  RexNode internal(
      String name, SqlType type, boolean nullable, List<RexNode> arguments, Span span) {
    FunctionDefinition function = find(name);
    if (!(function instanceof ScalarFunction scalar)) {
      throw unresolved(List.of(name), span);
    }
    return analysis.rex.makeCall(
        analysis.rel(type, nullable),
        new ScalarOperator(scalar, analysis.mode, analysis.place(span)),
        arguments);
  }

  /** A scalar function with arguments as they were written: stars, names, lambdas. */
  RexNode scalar(
      ScalarFunction function, String name, List<Expression> written, Expression node, Ctx ctx) {
    EvalMode mode = analysis.mode;
    ScalarFunction target = function;
    String operator = TRY_OPERATORS.get(name);
    if (operator != null && find(operator) instanceof ScalarFunction base) {
      target = base;
      mode = EvalMode.TRY;
    }
    List<Expression> arguments = lists.arrange(target, name, written, node, ctx);
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i) instanceof Lambda || target.resolver().takesLambda(i)) {
        return higherOrder(target, name, arguments, mode, node, ctx);
      }
    }
    return call(target, name, lists.build(arguments, ctx), mode, node, ctx);
  }

  /** {@code try_add} and its like where the library defines only the operator. */
  ScalarFunction tryOperator(String name) {
    String operator = TRY_OPERATORS.get(name);
    return operator != null && find(operator) instanceof ScalarFunction base ? base : null;
  }

  private RexNode call(
      ScalarFunction function,
      String name,
      List<RexNode> arguments,
      EvalMode mode,
      Expression node,
      Ctx ctx) {
    List<RexNode> collated = analysis.collations.arguments(function.name(), arguments, node, ctx);
    Resolved resolved = resolve(function, name, collated, mode, node, ctx);
    SqlType type = analysis.collations.result(function.name(), resolved.type(), collated);
    if (!type.equals(resolved.type())) {
      resolved =
          new Resolved(resolved.argumentTypes(), resolved.defaults(), type, resolved.nullable());
    }
    return make(function, resolved, collated, mode, analysis.place(node.span()));
  }

  /** Settles types; the texts that only messages need are made when there is an error. */
  Resolved resolve(
      FunctionDefinition function,
      String name,
      List<RexNode> arguments,
      EvalMode mode,
      Expression node,
      Ctx ctx) {
    try {
      return function.resolver().resolve(site(name, arguments, null, mode, node, ctx));
    } catch (SqlException e) {
      List<String> texts = analysis.text.arguments(node, arguments, ctx);
      try {
        return function.resolver().resolve(site(name, arguments, texts, mode, node, ctx));
      } catch (SqlException withTexts) {
        throw withTexts.at(analysis.at(node.span()));
      }
    }
  }

  private CallSite site(
      String name,
      List<RexNode> arguments,
      List<String> texts,
      EvalMode mode,
      Expression node,
      Ctx ctx) {
    List<Argument> all = new ArrayList<>(arguments.size());
    boolean evaluate = !(node instanceof Arithmetic || node instanceof Unary);
    for (int i = 0; i < arguments.size(); i++) {
      String text = texts == null ? "" : texts.get(i);
      // A constant that was not written as a literal is none for decimal arithmetic.
      boolean computed = texts == null && node instanceof Arithmetic a && !isLiteral(a, i);
      all.add(argument(arguments.get(i), computed ? COMPUTED : text, evaluate));
    }
    return new CallSite(name, all, mode, analysis.settings, () -> analysis.text.of(node, ctx));
  }

  private static boolean isLiteral(Arithmetic node, int operand) {
    Expression written = operand == 0 ? node.left() : node.right();
    if (written instanceof Unary unary) {
      written = unary.operand();
    }
    return written instanceof io.firesteel.planner.syntax.Literal;
  }

  /**
   * The argument as resolution sees it.
   *
   * @param evaluate whether a constant expression's value matters, not only a literal's
   */
  private Argument argument(RexNode node, String text, boolean evaluate) {
    SqlType type = Analysis.type(node);
    boolean nullable = node.getType().isNullable();
    if (Literals.isConstant(node)) {
      Object value = Literals.value(node);
      // Decimal arithmetic asks whether an integer was written as such.
      String shown = text.isEmpty() && type.isIntegral() ? String.valueOf(value) : text;
      return new Argument(type, nullable, true, value, shown, -1);
    }
    if (!evaluate || !Foldable.test(node)) {
      return new Argument(type, nullable, false, null, text, -1);
    }
    Object value;
    try {
      value = analysis.context.constants().evaluate(node);
    } catch (SqlException e) {
      // It fails when it is run, with the right place.
      value = null;
    }
    return new Argument(type, nullable, true, value, text, -1);
  }

  private RexNode make(
      ScalarFunction function,
      Resolved resolved,
      List<RexNode> arguments,
      EvalMode mode,
      Place place) {
    return analysis.rex.makeCall(
        analysis.rel(resolved.type(), resolved.nullable()),
        new ScalarOperator(function, mode, place),
        operands(resolved, arguments, place));
  }

  /** The arguments cast, and the defaults of those left out. */
  List<RexNode> operands(Resolved resolved, List<RexNode> arguments, Place place) {
    List<RexNode> operands = new ArrayList<>(resolved.argumentTypes().size());
    for (int i = 0; i < arguments.size(); i++) {
      operands.add(
          analysis.casts.implicit(arguments.get(i), resolved.argumentTypes().get(i), place));
    }
    int first = resolved.argumentTypes().size() - resolved.defaults().size();
    for (int i = 0; i < resolved.defaults().size(); i++) {
      operands.add(
          analysis.literal(resolved.argumentTypes().get(first + i), resolved.defaults().get(i)));
    }
    return operands;
  }

  private RexNode higherOrder(
      ScalarFunction function,
      String name,
      List<Expression> written,
      EvalMode mode,
      Expression node,
      Ctx ctx) {
    List<RexNode> nodes = new ArrayList<>();
    List<Argument> arguments = new ArrayList<>();
    for (Expression argument : written) {
      if (argument instanceof Lambda || function.resolver().takesLambda(arguments.size())) {
        nodes.add(null);
        arguments.add(new Argument(SqlType.VOID, true, false, null, "lambda", arity(argument)));
      } else {
        RexNode built = analysis.expressions.build(argument, ctx);
        nodes.add(built);
        arguments.add(argument(built, analysis.text.of(argument, ctx), true));
      }
    }
    List<Lambdas.Open> lambdas = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      Lambdas.Open open = null;
      Expression argument = written.get(i);
      if (argument instanceof Lambda || function.resolver().takesLambda(i)) {
        CallSite site = hofSite(name, arguments, mode, node, ctx);
        List<SqlType> types;
        try {
          types = function.resolver().lambdaParameters(i, site);
        } catch (SqlException e) {
          throw e.at(analysis.at(node.span()));
        }
        if (types == null) {
          throw SqlException.of(
                  "INVALID_LAMBDA_FUNCTION_CALL.NON_HIGHER_ORDER_FUNCTION",
                  "The function " + name + " takes no lambda.")
              .with("class", function.name())
              .at(analysis.at(node.span()));
        }
        open =
            argument instanceof Lambda lambda
                ? analysis.lambdas.open(lambda, types, ctx)
                : analysis.lambdas.constant(argument, types, ctx);
        arguments.set(
            i,
            new Argument(
                Analysis.type(open.body()),
                open.body().getType().isNullable(),
                false,
                null,
                "lambda",
                arity(argument)));
      }
      lambdas.add(open);
    }
    Resolved resolved;
    try {
      resolved = function.resolver().resolve(hofSite(name, arguments, mode, node, ctx));
    } catch (SqlException e) {
      throw e.at(analysis.at(node.span()));
    }
    for (int i = 0; i < nodes.size(); i++) {
      if (lambdas.get(i) != null) {
        Lambdas.Open open = lambdas.get(i);
        RexNode body = analysis.casts.implicit(open.body(), resolved.argumentTypes().get(i));
        nodes.set(i, analysis.lambdas.close(open.withBody(body)));
      }
    }
    return make(function, resolved, nodes, mode, analysis.place(node.span()));
  }

  private static int arity(Expression argument) {
    return argument instanceof Lambda lambda ? lambda.parameters().size() : 0;
  }

  private CallSite hofSite(
      String name, List<Argument> arguments, EvalMode mode, Expression node, Ctx ctx) {
    return new CallSite(
        name, List.copyOf(arguments), mode, analysis.settings, () -> analysis.text.of(node, ctx));
  }

  /** A generator; the block that it stands in makes a Generate of it. */
  RexNode generator(
      GeneratorFunction function, String name, List<Expression> written, Expression node, Ctx ctx) {
    List<RexNode> arguments = lists.build(lists.arrange(function, name, written, node, ctx), ctx);
    Resolved resolved = resolve(function, name, arguments, analysis.mode, node, ctx);
    return analysis.rex.makeCall(
        analysis.rel(resolved.type(), false),
        new PendingGenerator(function, function.outer()),
        operands(resolved, arguments, analysis.place(node.span())));
  }

  /** A row constructor. */
  RexNode struct(List<Expression> values, Expression node, Ctx ctx) {
    List<RexNode> arguments = new ArrayList<>();
    List<Expression> expanded = lists.expandStars(values, ctx);
    for (int i = 0; i < expanded.size(); i++) {
      String name = analysis.text.fieldName(expanded.get(i));
      arguments.add(analysis.expressions.constants().string(name == null ? "col" + (i + 1) : name));
      arguments.add(analysis.expressions.build(expanded.get(i), ctx));
    }
    return named("named_struct", arguments, node, ctx);
  }
}
