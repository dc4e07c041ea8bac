package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.engine.function.CastRules;
import io.firesteel.engine.function.TypeCoercion;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.planner.syntax.Alias;
import io.firesteel.planner.syntax.And;
import io.firesteel.planner.syntax.Arithmetic;
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
import io.firesteel.planner.syntax.UnitCall;
import io.firesteel.planner.syntax.VariantPath;
import io.firesteel.planner.syntax.WhenClause;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * From syntax to RexNodes over a scope's row. Aggregates and generators come out as placeholders
 * ({@link PendingAggregate}, {@link PendingGenerator}) that the query block replaces.
 */
final class ExpressionBuilder implements ExpressionVisitor<Ctx, RexNode> {
  private final Analysis analysis;
  private final NameResolver names;
  private final Constants constants;
  private final Predicates predicates;

  ExpressionBuilder(Analysis analysis) {
    this.analysis = analysis;
    names = new NameResolver(analysis);
    constants = new Constants(analysis);
    predicates = new Predicates(analysis);
  }

  RexNode build(Expression expression, Ctx ctx) {
    return expression.accept(this, ctx);
  }

  List<RexNode> build(List<Expression> expressions, Ctx ctx) {
    List<RexNode> built = new ArrayList<>(expressions.size());
    for (Expression expression : expressions) {
      built.add(build(expression, ctx));
    }
    return built;
  }

  NameResolver names() {
    return names;
  }

  Constants constants() {
    return constants;
  }

  @Override
  public RexNode visitLiteral(Literal node, Ctx ctx) {
    return constants.literal(node);
  }

  @Override
  public RexNode visitTypedLiteral(TypedLiteral node, Ctx ctx) {
    return constants.typed(node);
  }

  @Override
  public RexNode visitNamedParameter(NamedParameter node, Ctx ctx) {
    return constants.parameter(node);
  }

  @Override
  public RexNode visitPositionalParameter(PositionalParameter node, Ctx ctx) {
    return constants.parameter(node);
  }

  @Override
  public RexNode visitColumnReference(ColumnReference node, Ctx ctx) {
    return names.resolve(node.parts(), node.span(), ctx);
  }

  @Override
  public RexNode visitDynamicName(DynamicName node, Ctx ctx) {
    List<String> parts = analysis.tables.dynamicName(node.name(), ctx.env());
    return names.resolve(parts, node.span(), ctx);
  }

  @Override
  public RexNode visitStar(Star node, Ctx ctx) {
    throw SqlException.of("INVALID_USAGE_OF_STAR_OR_REGEX", "The star cannot be used here.")
        .with("elem", "'*'")
        .with("prettyName", "expression")
        .at(analysis.at(node.span()));
  }

  @Override
  public RexNode visitAlias(Alias node, Ctx ctx) {
    return build(node.expression(), ctx);
  }

  @Override
  public RexNode visitNamedArgument(NamedArgument node, Ctx ctx) {
    return build(node.value(), ctx);
  }

  @Override
  public RexNode visitTableArgument(TableArgument node, Ctx ctx) {
    throw Errors.unsupported("A table as an argument").at(analysis.at(node.span()));
  }

  @Override
  public RexNode visitAnd(And node, Ctx ctx) {
    return logical(node, node.operands(), SqlStdOperatorTable.AND, " AND ", ctx);
  }

  @Override
  public RexNode visitOr(Or node, Ctx ctx) {
    return logical(node, node.operands(), SqlStdOperatorTable.OR, " OR ", ctx);
  }

  private RexNode logical(
      Expression node, List<Expression> operands, SqlOperator operator, String word, Ctx ctx) {
    List<RexNode> built = new ArrayList<>(operands.size());
    for (int i = 0; i < operands.size(); i++) {
      RexNode operand = build(operands.get(i), ctx);
      RexNode bool = toBoolean(operand);
      if (bool == null) {
        throw logicalMismatch(node, operands, i, operand, word, ctx);
      }
      // Flat, as Calcite wants it.
      if (bool.getKind() == operator.getKind()) {
        built.addAll(((RexCall) bool).getOperands());
      } else {
        built.add(bool);
      }
    }
    return analysis.rex.makeCall(
        analysis.rel(SqlType.BOOLEAN, Casts.anyNullable(built)), operator, built);
  }

  /** Operators are binary in Spark: the message is about the wrong operand and its neighbour. */
  private SqlException logicalMismatch(
      Expression node,
      List<Expression> operands,
      int wrong,
      RexNode operand,
      String word,
      Ctx ctx) {
    int left = Math.max(0, wrong - 1);
    SqlType leftType = Analysis.type(wrong == 0 ? operand : build(operands.get(left), ctx));
    SqlType rightType = Analysis.type(wrong == 0 ? build(operands.get(1), ctx) : operand);
    String sql = analysis.text.chain(operands.subList(0, Math.max(wrong, 1) + 1), word, ctx);
    SqlException error =
        leftType.equals(rightType)
            ? Errors.mismatch(
                    "BINARY_OP_WRONG_TYPE", sql, "The operands of " + sql + " must be BOOLEAN.")
                .with("inputType", "\"BOOLEAN\"")
                .with("actualDataType", Errors.quoted(leftType))
            : Errors.binaryTypes(sql, leftType, rightType);
    return error.at(
        analysis.at(operands.get(0).span().to(operands.get(Math.max(wrong, 1)).span())));
  }

  /** The node as a condition; null if it is none. */
  RexNode toBoolean(RexNode node) {
    SqlType type = Analysis.type(node);
    if (type.kind() == TypeKind.BOOLEAN) {
      return node;
    }
    boolean castable =
        type.kind() == TypeKind.VOID
            || type.isText() && TypeCoercion.isImplicit(type, SqlType.BOOLEAN, analysis.ansi);
    return castable ? analysis.casts.implicit(node, SqlType.BOOLEAN) : null;
  }

  @Override
  public RexNode visitNot(Not node, Ctx ctx) {
    RexNode operand = build(node.operand(), ctx);
    RexNode bool = toBoolean(operand);
    if (bool == null) {
      throw Errors.inputType(
              analysis.text.of(node, ctx),
              0,
              "\"BOOLEAN\"",
              analysis.text.of(node.operand(), ctx),
              Analysis.type(operand))
          .at(analysis.at(node.span()));
    }
    return not(bool);
  }

  RexNode not(RexNode bool) {
    return analysis.rex.makeCall(bool.getType(), SqlStdOperatorTable.NOT, List.of(bool));
  }

  @Override
  public RexNode visitComparison(Comparison node, Ctx ctx) {
    RexNode left = build(node.left(), ctx);
    RexNode right = build(node.right(), ctx);
    return predicates.compare(node.operator(), left, right, node, ctx);
  }

  @Override
  public RexNode visitIsDistinctFrom(IsDistinctFrom node, Ctx ctx) {
    RexNode left = build(node.left(), ctx);
    RexNode right = build(node.right(), ctx);
    RexNode same = predicates.compare(ComparisonOperator.NULL_SAFE_EQUAL, left, right, node, ctx);
    return node.negated() ? same : not(same);
  }

  @Override
  public RexNode visitIsNull(IsNull node, Ctx ctx) {
    RexNode operand = build(node.operand(), ctx);
    return predicates.isNull(operand, node.negated());
  }

  @Override
  public RexNode visitIsTruth(IsTruth node, Ctx ctx) {
    return predicates.isTruth(node, build(node.operand(), ctx), ctx);
  }

  @Override
  public RexNode visitInList(InList node, Ctx ctx) {
    RexNode in = predicates.in(node, ctx);
    return node.negated() ? not(in) : in;
  }

  @Override
  public RexNode visitInQuery(InQuery node, Ctx ctx) {
    RexNode in = analysis.subqueries.in(node, ctx);
    return node.negated() ? not(in) : in;
  }

  @Override
  public RexNode visitBetween(Between node, Ctx ctx) {
    RexNode between = predicates.between(node, ctx);
    return node.negated() ? not(between) : between;
  }

  @Override
  public RexNode visitLike(Like node, Ctx ctx) {
    RexNode like = predicates.like(node, ctx);
    return node.negated() ? not(like) : like;
  }

  @Override
  public RexNode visitLikeAny(LikeAny node, Ctx ctx) {
    return predicates.likeAny(node, ctx);
  }

  @Override
  public RexNode visitExists(Exists node, Ctx ctx) {
    return analysis.subqueries.exists(node, ctx);
  }

  @Override
  public RexNode visitScalarSubquery(ScalarSubquery node, Ctx ctx) {
    return analysis.subqueries.scalar(node, ctx);
  }

  @Override
  public RexNode visitArithmetic(Arithmetic node, Ctx ctx) {
    // Chains lean left and can be thousands of operators long: no recursion along them.
    List<Arithmetic> spine = new ArrayList<>();
    Expression leftmost = node;
    while (leftmost instanceof Arithmetic inner) {
      spine.add(inner);
      leftmost = inner.left();
    }
    RexNode value = build(leftmost, ctx);
    for (int i = spine.size() - 1; i >= 0; i--) {
      Arithmetic step = spine.get(i);
      RexNode right = build(step.right(), ctx);
      value =
          analysis.functions.operator(step.operator().symbol(), List.of(value, right), step, ctx);
    }
    return value;
  }

  @Override
  public RexNode visitUnary(Unary node, Ctx ctx) {
    String function =
        switch (node.operator()) {
          case PLUS -> "positive";
          case MINUS -> "negative";
          case BIT_NOT -> "~";
        };
    return analysis.functions.operator(function, List.of(build(node.operand(), ctx)), node, ctx);
  }

  @Override
  public RexNode visitCast(Cast node, Ctx ctx) {
    RexNode operand = build(node.operand(), ctx);
    EvalMode mode = node.kind() == CastKind.TRY_CAST ? EvalMode.TRY : analysis.mode;
    return cast(operand, node.type(), mode, node, ctx);
  }

  /** An explicit cast; the expression is for messages and the place. */
  RexNode cast(RexNode operand, SqlType to, EvalMode mode, Expression at, Ctx ctx) {
    SqlType from = Analysis.type(operand);
    boolean ansi = mode != EvalMode.LEGACY;
    if (!CastRules.isCastable(from, to, ansi)) {
      String sql = analysis.text.of(at, ctx);
      boolean legacyCan = mode == EvalMode.ANSI && CastRules.isCastable(from, to, false);
      SqlException error =
          Errors.mismatch(
                  legacyCan ? "CAST_WITH_CONF_SUGGESTION" : "CAST_WITHOUT_SUGGESTION",
                  sql,
                  "A value of type "
                      + Errors.quoted(from)
                      + " cannot be cast to "
                      + Errors.quoted(to)
                      + ".")
              .with("srcType", Errors.quoted(from))
              .with("targetType", Errors.quoted(to));
      if (legacyCan) {
        error = error.with("config", "\"spark.sql.ansi.enabled\"").with("configVal", "'false'");
      }
      throw error.at(analysis.at(at.span()));
    }
    return analysis.casts.make(operand, to, mode, analysis.place(at.span()));
  }

  @Override
  public RexNode visitCase(Case node, Ctx ctx) {
    List<RexNode> conditions = new ArrayList<>();
    List<RexNode> results = new ArrayList<>();
    RexNode subject = node.operand().isPresent() ? build(node.operand().get(), ctx) : null;
    for (WhenClause branch : node.branches()) {
      RexNode condition = build(branch.condition(), ctx);
      RexNode bool =
          subject == null
              ? toBoolean(condition)
              : predicates.compare(ComparisonOperator.EQUAL, subject, condition, node, ctx);
      if (bool == null) {
        throw Errors.inputType(
                analysis.text.of(node, ctx),
                2 * conditions.size(),
                "\"BOOLEAN\"",
                analysis.text.of(branch.condition(), ctx),
                Analysis.type(condition))
            .at(analysis.at(node.span()));
      }
      conditions.add(bool);
      results.add(build(branch.result(), ctx));
    }
    node.otherwise().ifPresent(e -> results.add(build(e, ctx)));
    List<RexNode> common = analysis.casts.toCommon(results);
    if (common == null) {
      throw caseMismatch(node, results, ctx);
    }
    RexNode otherwise =
        node.otherwise().isPresent()
            ? common.get(common.size() - 1)
            : analysis.literal(Analysis.type(common.get(0)), null);
    return caseWhen(conditions, common.subList(0, conditions.size()), otherwise);
  }

  private SqlException caseMismatch(Case node, List<RexNode> results, Ctx ctx) {
    String types =
        String.join(", ", results.stream().map(r -> Errors.quoted(Analysis.type(r))).toList());
    String sql = analysis.text.of(node, ctx);
    return Errors.mismatch(
            "DATA_DIFF_TYPES",
            sql,
            "The results of " + sql + " have no common type: [" + types + "].")
        .with("functionName", "`casewhen`")
        .with("dataType", "[" + types + "]")
        .at(analysis.at(node.span()));
  }

  /** A searched CASE; results and otherwise have one type. */
  RexNode caseWhen(List<RexNode> conditions, List<RexNode> results, RexNode otherwise) {
    List<RexNode> operands = new ArrayList<>();
    boolean nullable = otherwise.getType().isNullable() || Casts.anyNullable(results);
    for (int i = 0; i < conditions.size(); i++) {
      operands.add(conditions.get(i));
      operands.add(results.get(i));
    }
    operands.add(otherwise);
    return analysis.rex.makeCall(
        analysis.rel(Analysis.type(otherwise), nullable), SqlStdOperatorTable.CASE, operands);
  }

  @Override
  public RexNode visitFunctionCall(FunctionCall node, Ctx ctx) {
    return analysis.functions.call(node, ctx);
  }

  @Override
  public RexNode visitUnitCall(UnitCall node, Ctx ctx) {
    List<RexNode> arguments = new ArrayList<>();
    arguments.add(constants.string(node.unit()));
    arguments.addAll(build(node.arguments(), ctx));
    String function = node.function().endsWith("ADD") ? "timestampadd" : "timestampdiff";
    return analysis.functions.named(function, arguments, node, ctx);
  }

  @Override
  public RexNode visitExtract(Extract node, Ctx ctx) {
    return analysis.functions.named(
        "extract", List.of(constants.string(node.field()), build(node.source(), ctx)), node, ctx);
  }

  @Override
  public RexNode visitTrim(Trim node, Ctx ctx) {
    RexNode source = build(node.source(), ctx);
    String function =
        switch (node.kind()) {
          case BOTH -> node.characters().isPresent() ? "btrim" : "trim";
          case LEADING -> "ltrim";
          case TRAILING -> "rtrim";
        };
    List<RexNode> arguments = new ArrayList<>();
    arguments.add(source);
    // ltrim and rtrim take what they cut first, as Spark's do.
    node.characters()
        .ifPresent(c -> arguments.add(function.equals("btrim") ? 1 : 0, build(c, ctx)));
    return analysis.functions.named(function, arguments, node, ctx);
  }

  @Override
  public RexNode visitSubscript(Subscript node, Ctx ctx) {
    RexNode base = build(node.base(), ctx);
    RexNode index = build(node.index(), ctx);
    return names.element(base, index, node, ctx);
  }

  @Override
  public RexNode visitFieldAccess(FieldAccess node, Ctx ctx) {
    RexNode base = build(node.base(), ctx);
    return names.field(base, node.field(), () -> analysis.text.of(node.base(), ctx), node.span());
  }

  @Override
  public RexNode visitVariantPath(VariantPath node, Ctx ctx) {
    RexNode base = build(node.base(), ctx);
    String path = node.path().startsWith("[") ? "$" + node.path() : "$." + node.path();
    return analysis.functions.named(
        "variant_get",
        List.of(base, constants.string(path), constants.string("variant")),
        node,
        ctx);
  }

  @Override
  public RexNode visitLambda(Lambda node, Ctx ctx) {
    throw SqlException.of(
            "INVALID_LAMBDA_FUNCTION_CALL.NON_HIGHER_ORDER_FUNCTION",
            "A lambda can only be an argument of a higher-order function.")
        .with("class", "lambda")
        .at(analysis.at(node.span()));
  }

  @Override
  public RexNode visitRow(Row node, Ctx ctx) {
    return analysis.functions.struct(node.values(), node, ctx);
  }

  @Override
  public RexNode visitCollate(Collate node, Ctx ctx) {
    RexNode operand = build(node.operand(), ctx);
    List<String> parts = node.collation().parts();
    SqlType type = analysis.collations.type(parts, node.span());
    SqlType from = Analysis.type(operand);
    if (!from.isText() && from.kind() != TypeKind.VOID) {
      throw Errors.inputType(
              analysis.text.of(node, ctx),
              0,
              "\"STRING\"",
              analysis.text.of(node.operand(), ctx),
              from)
          .at(analysis.at(node.span()));
    }
    return analysis.collations.explicit(operand, type);
  }

  @Override
  public RexNode visitMultiColumn(MultiColumn node, Ctx ctx) {
    throw new IllegalStateException("columns of PIVOT as an expression");
  }
}
