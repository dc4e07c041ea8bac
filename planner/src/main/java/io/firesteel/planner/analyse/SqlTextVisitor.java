package io.firesteel.planner.analyse;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.planner.algebra.Literals;
import io.firesteel.planner.syntax.Alias;
import io.firesteel.planner.syntax.And;
import io.firesteel.planner.syntax.Arithmetic;
import io.firesteel.planner.syntax.ArithmeticOperator;
import io.firesteel.planner.syntax.Between;
import io.firesteel.planner.syntax.Case;
import io.firesteel.planner.syntax.Cast;
import io.firesteel.planner.syntax.CastKind;
import io.firesteel.planner.syntax.Collate;
import io.firesteel.planner.syntax.ColumnReference;
import io.firesteel.planner.syntax.Comparison;
import io.firesteel.planner.syntax.ComparisonOperator;
import io.firesteel.planner.syntax.DynamicName;
import io.firesteel.planner.syntax.Exists;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.ExpressionVisitor;
import io.firesteel.planner.syntax.Extract;
import io.firesteel.planner.syntax.FieldAccess;
import io.firesteel.planner.syntax.FunctionCall;
import io.firesteel.planner.syntax.InList;
import io.firesteel.planner.syntax.InQuery;
import io.firesteel.planner.syntax.IsDistinctFrom;
import io.firesteel.planner.syntax.IsNull;
import io.firesteel.planner.syntax.IsTruth;
import io.firesteel.planner.syntax.Lambda;
import io.firesteel.planner.syntax.Like;
import io.firesteel.planner.syntax.LikeAny;
import io.firesteel.planner.syntax.LikeKind;
import io.firesteel.planner.syntax.LikeQuantifier;
import io.firesteel.planner.syntax.Literal;
import io.firesteel.planner.syntax.MultiColumn;
import io.firesteel.planner.syntax.NamedArgument;
import io.firesteel.planner.syntax.NamedParameter;
import io.firesteel.planner.syntax.Not;
import io.firesteel.planner.syntax.Or;
import io.firesteel.planner.syntax.PositionalParameter;
import io.firesteel.planner.syntax.Row;
import io.firesteel.planner.syntax.ScalarSubquery;
import io.firesteel.planner.syntax.Star;
import io.firesteel.planner.syntax.Subscript;
import io.firesteel.planner.syntax.TableArgument;
import io.firesteel.planner.syntax.Trim;
import io.firesteel.planner.syntax.TypedLiteral;
import io.firesteel.planner.syntax.Unary;
import io.firesteel.planner.syntax.UnaryOperator;
import io.firesteel.planner.syntax.UnitCall;
import io.firesteel.planner.syntax.VariantPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.rex.RexNode;

/** One method a kind of expression; see {@link SqlText}. */
final class SqlTextVisitor implements ExpressionVisitor<Ctx, String> {
  private static final Map<String, String> BARE =
      Map.of(
          "current_date", "current_date()",
          "current_timestamp", "current_timestamp()",
          "current_time", "current_time(6)",
          "current_user", "current_user()",
          "session_user", "current_user()",
          "user", "current_user()");

  private final Analysis analysis;
  private final SqlText text;
  private final CallText calls;
  private final boolean qualified;

  SqlTextVisitor(Analysis analysis, SqlText text, boolean qualified) {
    this.analysis = analysis;
    this.qualified = qualified;
    this.text = text;
    calls = new CallText(analysis, text);
  }

  String bareFunction(String name) {
    return BARE.get(name.toLowerCase(Locale.ROOT));
  }

  private String of(Expression node, Ctx ctx) {
    return node.accept(this, ctx);
  }

  private String list(List<Expression> nodes, Ctx ctx) {
    List<String> texts = new ArrayList<>();
    nodes.forEach(n -> texts.add(of(n, ctx)));
    return String.join(", ", texts);
  }

  @Override
  public String visitLiteral(Literal node, Ctx ctx) {
    return text.constant(analysis.expressions.constants().literal(node));
  }

  @Override
  public String visitTypedLiteral(TypedLiteral node, Ctx ctx) {
    return text.constant(analysis.expressions.constants().typed(node));
  }

  @Override
  public String visitNamedParameter(NamedParameter node, Ctx ctx) {
    return text.constant(analysis.expressions.constants().parameter(node));
  }

  @Override
  public String visitPositionalParameter(PositionalParameter node, Ctx ctx) {
    RexNode built = analysis.expressions.constants().parameter(node);
    return Literals.isConstant(built) ? text.constant(built) : "?";
  }

  @Override
  public String visitColumnReference(ColumnReference node, Ctx ctx) {
    List<String> parts = node.parts();
    for (Ctx.Frame frame = ctx.lambda(); frame != null; frame = frame.outer()) {
      for (String name : frame.names()) {
        if (ctx.scope().same(name, parts.get(0))) {
          return String.join(".", prepend("namedlambdavariable()", parts.subList(1, parts.size())));
        }
      }
    }
    Scope.Match match = ctx.scope().find(parts);
    if (match != null && qualified) {
      List<String> full = new ArrayList<>(match.columns().get(0).qualifier());
      full.addAll(parts.subList(match.parts() - 1, parts.size()));
      return String.join(".", full);
    }
    if (match != null) {
      return String.join(".", parts.subList(match.parts() - 1, parts.size()));
    }
    boolean lateral =
        ctx.scope().lateralAliases() != null
            && ctx.scope().lateralAliases().containsKey(ctx.scope().key(parts.get(0)));
    if (parts.size() == 1 && bareFunction(parts.get(0)) != null) {
      return bareFunction(parts.get(0));
    }
    if (lateral) {
      return "lateralAliasReference(" + String.join(".", parts) + ")";
    }
    for (Scope.Link link = ctx.scope().outer(); link != null; link = link.scope.outer()) {
      Scope.Match outer = link.scope.find(parts);
      if (outer != null) {
        ScopeColumn column = outer.columns().get(0);
        List<String> full = new ArrayList<>(column.qualifier());
        full.addAll(parts.subList(outer.parts() - 1, parts.size()));
        return "outer(" + String.join(".", full) + ")";
      }
    }
    return variable(parts);
  }

  /** Spark shows a variable with its value. */
  private String variable(List<String> parts) {
    for (int length = Math.min(3, parts.size()); length > 0; length--) {
      var value = analysis.context.session().variable(parts.subList(0, length));
      if (value.isPresent()) {
        String shown =
            "variablereference("
                + analysis.context.session().variableName(parts.subList(0, length))
                + "="
                + LiteralSql.of(value.get().type(), value.get().value(), analysis.query.zone())
                + ")";
        return String.join(".", prepend(shown, parts.subList(length, parts.size())));
      }
    }
    return String.join(".", parts);
  }

  private static List<String> prepend(String first, List<String> rest) {
    List<String> all = new ArrayList<>();
    all.add(first);
    all.addAll(rest);
    return all;
  }

  @Override
  public String visitDynamicName(DynamicName node, Ctx ctx) {
    List<String> parts = analysis.tables.dynamicName(node.name(), ctx.env());
    return visitColumnReference(new ColumnReference(parts, node.span()), ctx);
  }

  @Override
  public String visitStar(Star node, Ctx ctx) {
    return node.qualifier().isEmpty() ? "*" : String.join(".", node.qualifier()) + ".*";
  }

  @Override
  public String visitAlias(Alias node, Ctx ctx) {
    return of(node.expression(), ctx) + " AS " + node.names().get(0);
  }

  @Override
  public String visitNamedArgument(NamedArgument node, Ctx ctx) {
    return of(node.value(), ctx);
  }

  @Override
  public String visitTableArgument(TableArgument node, Ctx ctx) {
    return text.source(node);
  }

  @Override
  public String visitAnd(And node, Ctx ctx) {
    return text.chain(node.operands(), " AND ", ctx);
  }

  @Override
  public String visitOr(Or node, Ctx ctx) {
    return text.chain(node.operands(), " OR ", ctx);
  }

  @Override
  public String visitNot(Not node, Ctx ctx) {
    return "(NOT " + of(node.operand(), ctx) + ")";
  }

  @Override
  public String visitComparison(Comparison node, Ctx ctx) {
    if (node.operator() == ComparisonOperator.NOT_EQUAL) {
      return "(NOT (" + of(node.left(), ctx) + " = " + of(node.right(), ctx) + "))";
    }
    return "("
        + of(node.left(), ctx)
        + " "
        + node.operator().symbol()
        + " "
        + of(node.right(), ctx)
        + ")";
  }

  @Override
  public String visitIsDistinctFrom(IsDistinctFrom node, Ctx ctx) {
    String same = "(" + of(node.left(), ctx) + " <=> " + of(node.right(), ctx) + ")";
    return node.negated() ? same : "(NOT " + same + ")";
  }

  @Override
  public String visitIsNull(IsNull node, Ctx ctx) {
    return "(" + of(node.operand(), ctx) + (node.negated() ? " IS NOT NULL)" : " IS NULL)");
  }

  @Override
  public String visitIsTruth(IsTruth node, Ctx ctx) {
    String truth = text.truth(node, ctx);
    if (!node.negated()) {
      return truth;
    }
    return truth.endsWith(" IS NULL)")
        ? truth.substring(0, truth.length() - 9) + " IS NOT NULL)"
        : "(NOT " + truth + ")";
  }

  private static String negated(String test, boolean negated) {
    return negated ? "(NOT " + test + ")" : test;
  }

  @Override
  public String visitInList(InList node, Ctx ctx) {
    String in = "(" + of(node.operand(), ctx) + " IN (" + rows(node.values(), ctx) + "))";
    return negated(in, node.negated());
  }

  private String rows(List<Expression> values, Ctx ctx) {
    return list(values, ctx);
  }

  @Override
  public String visitInQuery(InQuery node, Ctx ctx) {
    String left;
    if (node.operands().size() == 1) {
      left = of(node.operands().get(0), ctx);
    } else {
      List<String> parts = new ArrayList<>();
      for (int i = 0; i < node.operands().size(); i++) {
        String name = text.fieldName(node.operands().get(i));
        parts.add("'" + (name == null ? "_" + i : name) + "'");
        parts.add(of(node.operands().get(i), ctx));
      }
      left = "named_struct(" + String.join(", ", parts) + ")";
    }
    return negated(
        "(" + left + " IN (listquery(" + analysis.subqueries.outerNames(node.query()) + ")))",
        node.negated());
  }

  @Override
  public String visitBetween(Between node, Ctx ctx) {
    String between =
        "between("
            + of(node.operand(), ctx)
            + ", "
            + of(node.low(), ctx)
            + ", "
            + of(node.high(), ctx)
            + ")";
    return negated(between, node.negated());
  }

  @Override
  public String visitLike(Like node, Ctx ctx) {
    String operand = of(node.operand(), ctx);
    String pattern = of(node.pattern(), ctx);
    String like =
        node.kind() == LikeKind.LIKE
            ? operand + " LIKE " + pattern + escape(node)
            : node.kind() == LikeKind.ILIKE
                ? "ilike(" + operand + ", " + pattern + ")"
                : "RLIKE(" + operand + ", " + pattern + ")";
    return negated(like, node.negated());
  }

  private static String escape(Like node) {
    return node.escape().filter(c -> c != '\\').map(c -> " ESCAPE '" + c + "'").orElse("");
  }

  @Override
  public String visitLikeAny(LikeAny node, Ctx ctx) {
    String operand = of(node.operand(), ctx);
    return (node.negated() ? "notlike" : "like")
        + (node.quantifier() == LikeQuantifier.ANY ? "any(" : "all(")
        + (node.kind() == LikeKind.ILIKE ? "lower(" + operand + ")" : operand)
        + ")";
  }

  @Override
  public String visitExists(Exists node, Ctx ctx) {
    return "exists(" + analysis.subqueries.outerNames(node.query()) + ")";
  }

  @Override
  public String visitScalarSubquery(ScalarSubquery node, Ctx ctx) {
    return "scalarsubquery(" + analysis.subqueries.outerNames(node.query()) + ")";
  }

  @Override
  public String visitArithmetic(Arithmetic node, Ctx ctx) {
    List<Arithmetic> spine = new ArrayList<>();
    Expression leftmost = node;
    while (leftmost instanceof Arithmetic inner) {
      spine.add(inner);
      leftmost = inner.left();
    }
    StringBuilder all = new StringBuilder(of(leftmost, ctx));
    // Types matter for sums with datetimes only; parameters of lambdas have none here.
    RexNode value = ctx.lambda() == null ? analysis.expressions.build(leftmost, ctx) : null;
    for (int i = spine.size() - 1; i >= 0; i--) {
      Arithmetic step = spine.get(i);
      String right = of(step.right(), ctx);
      SqlType leftType = value == null ? SqlType.VOID : Analysis.type(value);
      RexNode operand = value == null ? null : analysis.expressions.build(step.right(), ctx);
      if (value != null && i > 0) {
        value =
            analysis.functions.operator(
                step.operator().symbol(), List.of(value, operand), step, ctx);
      }
      if (step.operator() == ArithmeticOperator.CONCAT) {
        all.insert(0, "concat(").append(", ").append(right).append(')');
        continue;
      }
      String special =
          step.operator() == ArithmeticOperator.PLUS
                  || step.operator() == ArithmeticOperator.MINUS
                  || step.operator() == ArithmeticOperator.MULTIPLY
              ? operand == null
                  ? null
                  : calls.datetime(step, leftType, Analysis.type(operand), all.toString(), right)
              : null;
      if (special != null) {
        all = new StringBuilder(special);
      } else {
        all.insert(0, '(')
            .append(' ')
            .append(step.operator().symbol())
            .append(' ')
            .append(right)
            .append(')');
      }
    }
    return all.toString();
  }

  @Override
  public String visitUnary(Unary node, Ctx ctx) {
    String operand = of(node.operand(), ctx);
    return node.operator() == UnaryOperator.BIT_NOT
        ? "~" + operand
        : "(" + node.operator().symbol() + " " + operand + ")";
  }

  @Override
  public String visitCast(Cast node, Ctx ctx) {
    String name = node.kind() == CastKind.TRY_CAST ? "TRY_CAST(" : "CAST(";
    SqlType type = node.type();
    String shown =
        type.isText() && !(type instanceof SqlType.StringType) ? "STRING" : type.sqlName();
    return name + of(node.operand(), ctx) + " AS " + shown + ")";
  }

  @Override
  public String visitCase(Case node, Ctx ctx) {
    StringBuilder all = new StringBuilder("CASE");
    String subject = node.operand().map(o -> of(o, ctx)).orElse(null);
    node.branches()
        .forEach(
            b -> {
              String condition = of(b.condition(), ctx);
              all.append(" WHEN ")
                  .append(subject == null ? condition : "(" + subject + " = " + condition + ")")
                  .append(" THEN ")
                  .append(of(b.result(), ctx));
            });
    node.otherwise().ifPresent(e -> all.append(" ELSE ").append(of(e, ctx)));
    return all.append(" END").toString();
  }

  @Override
  public String visitFunctionCall(FunctionCall node, Ctx ctx) {
    return calls.of(node, ctx);
  }

  @Override
  public String visitUnitCall(UnitCall node, Ctx ctx) {
    String function = node.function().endsWith("ADD") ? "timestampadd" : "timestampdiff";
    return function
        + "("
        + node.unit().toLowerCase(Locale.ROOT)
        + ", "
        + list(node.arguments(), ctx)
        + ")";
  }

  @Override
  public String visitExtract(Extract node, Ctx ctx) {
    return "extract(" + node.field() + " FROM " + of(node.source(), ctx) + ")";
  }

  @Override
  public String visitTrim(Trim node, Ctx ctx) {
    String source = of(node.source(), ctx);
    if (node.characters().isPresent()) {
      return "TRIM("
          + node.kind()
          + " "
          + of(node.characters().get(), ctx)
          + " FROM "
          + source
          + ")";
    }
    String function =
        switch (node.kind()) {
          case BOTH -> "trim";
          case LEADING -> "ltrim";
          case TRAILING -> "rtrim";
        };
    return function + "(" + source + ")";
  }

  @Override
  public String visitSubscript(Subscript node, Ctx ctx) {
    String base = of(node.base(), ctx);
    if (ctx.lambda() != null) {
      return base + "[" + of(node.index(), ctx) + "]";
    }
    RexNode index = analysis.expressions.build(node.index(), ctx);
    boolean field =
        Literals.isConstant(index)
            && Literals.value(index) instanceof ByteSlice
            && Analysis.type(analysis.expressions.build(node.base(), ctx))
                instanceof SqlType.StructType;
    String key = of(node.index(), ctx);
    return field ? base + "." + key : base + "[" + key + "]";
  }

  @Override
  public String visitFieldAccess(FieldAccess node, Ctx ctx) {
    return of(node.base(), ctx) + "." + node.field();
  }

  @Override
  public String visitVariantPath(VariantPath node, Ctx ctx) {
    String path = node.path().startsWith("[") ? "$" + node.path() : "$." + node.path();
    return "variant_get(" + of(node.base(), ctx) + ", " + path + ")";
  }

  @Override
  public String visitLambda(Lambda node, Ctx ctx) {
    List<RexNode> none = java.util.Collections.nCopies(node.parameters().size(), null);
    String body = of(node.body(), ctx.withLambda(node.parameters(), none));
    return "lambdafunction("
        + body
        + ", namedlambdavariable()".repeat(node.parameters().size())
        + ")";
  }

  @Override
  public String visitRow(Row node, Ctx ctx) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < node.values().size(); i++) {
      String name = text.fieldName(node.values().get(i));
      parts.add(name == null ? "col" + (i + 1) : name);
      parts.add(of(node.values().get(i), ctx));
    }
    return "named_struct(" + String.join(", ", parts) + ")";
  }

  @Override
  public String visitCollate(Collate node, Ctx ctx) {
    return "collate(" + of(node.operand(), ctx) + ", " + node.collation().parts().get(0) + ")";
  }

  @Override
  public String visitMultiColumn(MultiColumn node, Ctx ctx) {
    return text.source(node);
  }
}
