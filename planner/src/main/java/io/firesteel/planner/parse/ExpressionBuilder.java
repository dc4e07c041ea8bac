package io.firesteel.planner.parse;

import io.firesteel.planner.parse.SqlGrammar.*;
import io.firesteel.planner.syntax.*;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Builds expressions, except for what {@link CallBuilder} and {@link LiteralBuilder} do. */
final class ExpressionBuilder {
  private final TreeBuilder trees;
  private final TreeSource source;

  ExpressionBuilder(TreeBuilder trees) {
    this.trees = trees;
    this.source = trees.source;
  }

  Expression build(ExpressionContext ctx) {
    List<ConjunctionContext> operands = ctx.conjunction();
    return operands.size() == 1
        ? conjunction(operands.get(0))
        : new Or(operands.stream().map(this::conjunction).toList(), source.span(ctx));
  }

  List<Expression> all(List<ExpressionContext> all) {
    List<Expression> built = new ArrayList<>(all.size());
    for (ExpressionContext each : all) {
      built.add(each.built);
    }
    return built;
  }

  List<Expression> all(ExpressionListContext ctx) {
    return ctx == null ? List.of() : all(ctx.expression());
  }

  Optional<Expression> optional(ExpressionContext ctx) {
    return ctx == null ? Optional.empty() : Optional.of(ctx.built);
  }

  /** An expression with its alias, if it has one. */
  Expression named(NamedExpressionContext ctx) {
    Expression expression = ctx.expression().built;
    if (ctx.errorName() != null) {
      return new Alias(
          expression, List.of(trees.names.errorName(ctx.errorName())), source.span(ctx));
    }
    return ctx.identifierList() == null
        ? expression
        : new Alias(expression, trees.names.identifiers(ctx.identifierList()), source.span(ctx));
  }

  /** An expression that must have no alias. */
  Expression unnamed(NamedExpressionContext ctx) {
    if (ctx.getChildCount() > 1) {
      throw source.syntaxError(
          ((ParserRuleContext) ctx.getChild(ctx.getChildCount() - 1)).getStart(), "");
    }
    return ctx.expression().built;
  }

  List<Expression> named(NamedExpressionListContext ctx) {
    return ctx == null ? List.of() : ctx.namedExpression().stream().map(this::named).toList();
  }

  private Expression conjunction(ConjunctionContext ctx) {
    List<NegationContext> operands = ctx.negation();
    return operands.size() == 1
        ? negation(operands.get(0))
        : new And(operands.stream().map(this::negation).toList(), source.span(ctx));
  }

  private Expression negation(NegationContext ctx) {
    Expression result;
    if (ctx.query() != null) {
      result =
          new Exists(
              trees.queries.query(ctx.query()),
              source.span(ctx.EXISTS().getSymbol(), ctx.getStop()));
    } else {
      result = value(ctx.valueExpression());
      if (ctx.predicate() != null) {
        result = predicate(ctx.predicate(), result);
      }
    }
    int nots = ctx.NOT().size() + ctx.BANG().size();
    for (int i = nots - 1; i >= 0; i--) {
      Token not = ((TerminalNode) ctx.getChild(i)).getSymbol();
      result = new Not(result, source.span(not, ctx.getStop()));
    }
    return result;
  }

  // ------------------------------------------------------------------------------------------------
  // Predicates

  private Expression predicate(PredicateContext ctx, Expression operand) {
    Span span = operand.span().to(source.span(ctx));
    if (ctx instanceof BetweenPredicateContext between) {
      return new Between(
          operand,
          value(between.valueExpression(0)),
          value(between.valueExpression(1)),
          negated(between.NOT(), between.BANG()),
          span);
    } else if (ctx instanceof InPredicateContext in) {
      return in(in, operand, span);
    } else if (ctx instanceof LikeAnyPredicateContext like) {
      return likeAny(like, operand, span);
    } else if (ctx instanceof LikePredicateContext like) {
      return new Like(
          like.LIKE() != null ? LikeKind.LIKE : LikeKind.ILIKE,
          operand,
          value(like.valueExpression()),
          escape(like),
          negated(like.NOT(), like.BANG()),
          span);
    } else if (ctx instanceof RlikePredicateContext like) {
      return new Like(
          LikeKind.RLIKE,
          operand,
          value(like.valueExpression()),
          Optional.empty(),
          negated(like.NOT(), like.BANG()),
          span);
    } else if (ctx instanceof IsNullPredicateContext is) {
      return new IsNull(operand, negated(is.NOT(), is.BANG()), span);
    } else if (ctx instanceof IsTruthPredicateContext is) {
      TruthValue truth =
          is.TRUE() != null
              ? TruthValue.TRUE
              : is.FALSE() != null ? TruthValue.FALSE : TruthValue.UNKNOWN;
      return new IsTruth(operand, truth, negated(is.NOT(), is.BANG()), span);
    }
    IsDistinctPredicateContext is = (IsDistinctPredicateContext) ctx;
    return new IsDistinctFrom(
        operand, value(is.valueExpression()), negated(is.NOT(), is.BANG()), span);
  }

  private boolean negated(TerminalNode not, TerminalNode bang) {
    if (bang != null) {
      throw source
          .error(
              "SYNTAX_DISCONTINUED.BANG_EQUALS_NOT",
              "Inside a predicate write NOT instead of an exclamation mark.",
              source.span(bang.getSymbol()))
          .with("clause", "!");
    }
    return not != null;
  }

  private Expression in(InPredicateContext ctx, Expression operand, Span span) {
    boolean negated = negated(ctx.NOT(), ctx.BANG());
    if (ctx.query() != null) {
      List<Expression> operands = operand instanceof Row row ? row.values() : List.of(operand);
      return new InQuery(operands, trees.queries.query(ctx.query()), negated, span);
    }
    if (ctx.expression().isEmpty()) {
      throw source.error(
          "INVALID_SQL_SYNTAX.EMPTY_IN_PREDICATE", "IN needs at least one value.", span);
    }
    return new InList(operand, all(ctx.expression()), negated, span);
  }

  private Expression likeAny(LikeAnyPredicateContext ctx, Expression operand, Span span) {
    if (ctx.expression().isEmpty()) {
      throw source.misuse("LIKE ANY and LIKE ALL need at least one pattern.", ctx);
    }
    return new LikeAny(
        ctx.LIKE() != null ? LikeKind.LIKE : LikeKind.ILIKE,
        operand,
        ctx.ALL() != null ? LikeQuantifier.ALL : LikeQuantifier.ANY,
        all(ctx.expression()),
        negated(ctx.NOT(), ctx.BANG()),
        span);
  }

  private Optional<Character> escape(LikePredicateContext ctx) {
    if (ctx.stringText() == null) {
      return Optional.empty();
    }
    String escape = trees.names.string(ctx.stringText());
    if (escape.length() != 1) {
      throw source
          .error("INVALID_ESC", "ESCAPE needs one character.", source.span(ctx.stringText()))
          .with("invalidEscape", "'" + escape + "'");
    }
    return Optional.of(escape.charAt(0));
  }

  // ------------------------------------------------------------------------------------------------
  // Operators

  Expression value(ValueExpressionContext ctx) {
    List<SignedContext> operands = ctx.signed();
    Expression first = signed(operands.get(0));
    if (operands.size() == 1) {
      return first;
    }
    ArrayDeque<Expression> values = new ArrayDeque<>();
    ArrayDeque<Integer> operators = new ArrayDeque<>();
    values.push(first);
    int i = 1;
    for (BinaryOperatorContext each : ctx.binaryOperator()) {
      int operator = each.getStart().getType();
      while (!operators.isEmpty() && precedence(operators.peek()) >= precedence(operator)) {
        reduce(values, operators.pop());
      }
      operators.push(operator);
      values.push(signed(operands.get(i++)));
    }
    while (!operators.isEmpty()) {
      reduce(values, operators.pop());
    }
    return values.pop();
  }

  private static void reduce(ArrayDeque<Expression> values, int operator) {
    Expression right = values.pop();
    Expression left = values.pop();
    values.push(binary(operator, left, right));
  }

  private static int precedence(int operator) {
    switch (operator) {
      case SqlGrammar.STAR:
      case SqlGrammar.SLASH:
      case SqlGrammar.MOD_SIGN:
      case SqlGrammar.DIV:
        return 7;
      case SqlGrammar.PLUS:
      case SqlGrammar.DASH:
      case SqlGrammar.CONCAT:
        return 6;
      case SqlGrammar.SHIFT_LEFT:
      case SqlGrammar.SHIFT_RIGHT:
      case SqlGrammar.SHIFT_RIGHT_UNSIGNED:
        return 5;
      case SqlGrammar.AMPERSAND:
        return 4;
      case SqlGrammar.CARET:
        return 3;
      case SqlGrammar.BAR:
        return 2;
      default:
        return 1;
    }
  }

  private static Expression binary(int operator, Expression left, Expression right) {
    Span span = left.span().to(right.span());
    switch (operator) {
      case SqlGrammar.EQ:
        return new Comparison(ComparisonOperator.EQUAL, left, right, span);
      case SqlGrammar.NULL_SAFE_EQ:
        return new Comparison(ComparisonOperator.NULL_SAFE_EQUAL, left, right, span);
      case SqlGrammar.NOT_EQ:
        return new Comparison(ComparisonOperator.NOT_EQUAL, left, right, span);
      case SqlGrammar.LT:
        return new Comparison(ComparisonOperator.LESS, left, right, span);
      case SqlGrammar.LTE:
        return new Comparison(ComparisonOperator.LESS_OR_EQUAL, left, right, span);
      case SqlGrammar.GT:
        return new Comparison(ComparisonOperator.GREATER, left, right, span);
      case SqlGrammar.GTE:
        return new Comparison(ComparisonOperator.GREATER_OR_EQUAL, left, right, span);
      default:
        return new Arithmetic(arithmetic(operator), left, right, span);
    }
  }

  private static ArithmeticOperator arithmetic(int operator) {
    switch (operator) {
      case SqlGrammar.STAR:
        return ArithmeticOperator.MULTIPLY;
      case SqlGrammar.SLASH:
        return ArithmeticOperator.DIVIDE;
      case SqlGrammar.MOD_SIGN:
        return ArithmeticOperator.MODULO;
      case SqlGrammar.DIV:
        return ArithmeticOperator.INTEGRAL_DIVIDE;
      case SqlGrammar.PLUS:
        return ArithmeticOperator.PLUS;
      case SqlGrammar.DASH:
        return ArithmeticOperator.MINUS;
      case SqlGrammar.CONCAT:
        return ArithmeticOperator.CONCAT;
      case SqlGrammar.SHIFT_LEFT:
        return ArithmeticOperator.SHIFT_LEFT;
      case SqlGrammar.SHIFT_RIGHT:
        return ArithmeticOperator.SHIFT_RIGHT;
      case SqlGrammar.SHIFT_RIGHT_UNSIGNED:
        return ArithmeticOperator.SHIFT_RIGHT_UNSIGNED;
      case SqlGrammar.AMPERSAND:
        return ArithmeticOperator.BIT_AND;
      case SqlGrammar.CARET:
        return ArithmeticOperator.BIT_XOR;
      case SqlGrammar.BAR:
        return ArithmeticOperator.BIT_OR;
      default:
        throw new IllegalArgumentException("operator " + operator);
    }
  }

  private Expression signed(SignedContext ctx) {
    int signs = ctx.PLUS().size() + ctx.DASH().size() + ctx.TILDE().size();
    Expression result = null;
    if (signs > 0) {
      Token last = ((TerminalNode) ctx.getChild(signs - 1)).getSymbol();
      Token number = plainNumber(ctx.primary());
      if (last.getType() == SqlGrammar.DASH && number != null) {
        // The sign of a number belongs to it: -1::string is a cast of -1.
        result = trees.literals.number(number, true, source.span(last, number));
        signs--;
      }
    }
    if (result == null) {
      result = primary(ctx.primary());
    }
    for (SuffixContext suffix : ctx.suffix()) {
      result = suffix(suffix, result);
    }
    for (int i = signs - 1; i >= 0; i--) {
      Token sign = ((TerminalNode) ctx.getChild(i)).getSymbol();
      UnaryOperator operator =
          sign.getType() == SqlGrammar.DASH
              ? UnaryOperator.MINUS
              : sign.getType() == SqlGrammar.PLUS ? UnaryOperator.PLUS : UnaryOperator.BIT_NOT;
      result = new Unary(operator, result, source.span(sign).to(result.span()));
    }
    return result;
  }

  private static Token plainNumber(PrimaryContext ctx) {
    return ctx instanceof ConstantPrimaryContext constant
            && constant.constant() instanceof NumberConstantContext number
            && number.DASH() == null
        ? number.getStop()
        : null;
  }

  private Expression suffix(SuffixContext ctx, Expression base) {
    Span span = base.span().to(source.span(ctx));
    switch (ctx.getStart().getType()) {
      case SqlGrammar.LBRACKET:
        return new Subscript(base, ctx.expression().built, span);
      case SqlGrammar.DOT:
        return new FieldAccess(base, trees.names.identifier(ctx.identifier()), span);
      case SqlGrammar.DOUBLE_COLON:
        return new Cast(CastKind.DOUBLE_COLON, base, trees.types.type(ctx.dataType()), span);
      case SqlGrammar.COLON:
        return new VariantPath(base, source.text(ctx.pathStart().getStart(), ctx.getStop()), span);
      default:
        return new Collate(base, trees.names.qualified(ctx.qualifiedName()), span);
    }
  }

  // ------------------------------------------------------------------------------------------------
  // Primaries

  private Expression primary(PrimaryContext ctx) {
    if (ctx instanceof ColumnReferenceContext column) {
      return column(column);
    } else if (ctx instanceof ConstantPrimaryContext constant) {
      return trees.literals.constant(constant.constant());
    } else if (ctx instanceof ParenthesizedContext parenthesized) {
      return parenthesized(parenthesized);
    } else if (ctx instanceof IntervalPrimaryContext interval) {
      return trees.literals.interval(interval.interval());
    } else if (ctx instanceof SearchedCaseContext searched) {
      return caseOf(
          searched, searched.expression(), searched.WHEN().size(), searched.ELSE() != null);
    } else if (ctx instanceof SimpleCaseContext simple) {
      return caseOf(simple, simple.expression(), simple.WHEN().size(), simple.ELSE() != null);
    } else if (ctx instanceof CastContext cast) {
      return new Cast(
          cast.CAST() != null ? CastKind.CAST : CastKind.TRY_CAST,
          cast.expression().built,
          trees.types.type(cast.dataType()),
          source.span(ctx));
    } else if (ctx instanceof ScalarSubqueryContext subquery) {
      return new ScalarSubquery(trees.queries.query(subquery.query()), source.span(ctx));
    } else if (ctx instanceof StarContext star) {
      return star(star);
    } else if (ctx instanceof DynamicNameContext name) {
      return dynamicName(name.expression().built, source.span(ctx));
    } else if (ctx instanceof ParameterContext parameter) {
      return trees.literals.parameter(
          parameter.identifier() == null ? null : trees.names.identifier(parameter.identifier()),
          source.span(ctx));
    } else if (ctx instanceof SingleLambdaContext lambda) {
      return new Lambda(
          List.of(trees.names.identifier(lambda.identifier())),
          lambda.expression().built,
          source.span(ctx));
    }
    return trees.calls.call(ctx);
  }

  private Expression column(ColumnReferenceContext ctx) {
    QualifiedNameContext name = ctx.qualifiedName();
    Span span = source.span(ctx);
    if (source.options().reservedKeywords() && name.getChildCount() == 1) {
      switch (ctx.getStart().getType()) {
        case SqlGrammar.CURRENT_DATE:
        case SqlGrammar.CURRENT_TIMESTAMP:
        case SqlGrammar.CURRENT_TIME:
        case SqlGrammar.CURRENT_USER:
        case SqlGrammar.CURRENT_PATH:
        case SqlGrammar.CURRENT_SCHEMA:
        case SqlGrammar.USER:
        case SqlGrammar.SESSION_USER:
          return CallBuilder.plainCall(ctx.getText(), List.of(), span);
        default:
      }
    }
    return new ColumnReference(trees.names.parts(name), span);
  }

  Expression dynamicName(Expression name, Span span) {
    if (name instanceof Literal literal && literal.value().orElse(null) instanceof String text) {
      return new ColumnReference(SqlParser.parseName(text, source.options()), span);
    }
    return new DynamicName(name, span);
  }

  private Expression star(StarContext ctx) {
    return new Star(
        ctx.qualifiedName() == null ? List.of() : trees.names.parts(ctx.qualifiedName()),
        ctx.exceptColumns() == null ? List.of() : trees.names.names(ctx.exceptColumns().names()),
        source.span(ctx));
  }

  private Expression caseOf(
      PrimaryContext ctx, List<ExpressionContext> all, int branches, boolean otherwise) {
    boolean simple = ctx instanceof SimpleCaseContext;
    List<WhenClause> whens = new ArrayList<>(branches);
    for (int i = 0; i < branches; i++) {
      Expression condition = all.get(2 * i + (simple ? 1 : 0)).built;
      Expression result = all.get(2 * i + (simple ? 2 : 1)).built;
      whens.add(new WhenClause(condition, result, condition.span().to(result.span())));
    }
    return new Case(
        simple ? Optional.of(all.get(0).built) : Optional.empty(),
        whens,
        otherwise ? Optional.of(all.get(all.size() - 1).built) : Optional.empty(),
        source.span(ctx));
  }

  private Expression parenthesized(ParenthesizedContext ctx) {
    List<NamedExpressionContext> all = ctx.namedExpression();
    if (ctx.ARROW() != null) {
      List<String> parameters = new ArrayList<>();
      for (NamedExpressionContext each : all) {
        parameters.add(parameter(unnamed(each), each));
      }
      return new Lambda(parameters, ctx.expression().built, source.span(ctx));
    }
    if (all.size() > 1) {
      return new Row(all.stream().map(this::named).toList(), source.span(ctx));
    }
    NamedExpressionContext only = all.get(0);
    if (only.getChildCount() > 1) {
      throw source.syntaxError(ctx.RPAREN().getSymbol(), "");
    }
    return only.expression().built;
  }

  private String parameter(Expression expression, NamedExpressionContext ctx) {
    if (expression instanceof ColumnReference column && column.parts().size() == 1) {
      return column.parts().get(0);
    }
    throw source.syntaxError(ctx.getStart(), "");
  }
}
