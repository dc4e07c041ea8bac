package io.firesteel.planner.parse;

import io.firesteel.core.error.SqlException;
import io.firesteel.planner.parse.SqlGrammar.*;
import io.firesteel.planner.syntax.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Builds what stands in FROM. */
final class RelationBuilder {
  private final TreeBuilder trees;
  private final TreeSource source;

  RelationBuilder(TreeBuilder trees) {
    this.trees = trees;
    this.source = trees.source;
  }

  /** A table by name, with none of the clauses that may follow. */
  static TableReference plainTable(Name name) {
    return new TableReference(
        name, Optional.empty(), Optional.empty(), Map.of(), false, name.span());
  }

  /**
   * The relations of FROM. Commas and joins bind alike, from left to right: in {@code a, b JOIN c}
   * the join sees both a and b.
   */
  Relation relations(RelationsContext ctx) {
    Relation all = null;
    for (RelationContext each : ctx.relation()) {
      Relation one = primary(each);
      if (all != null) {
        one =
            new Join(
                JoinType.INNER,
                false,
                true,
                all,
                one,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                all.span().to(one.span()));
      }
      all = extend(each, one);
    }
    if (ctx.pivot() != null || ctx.unpivot() != null) {
      Span span = source.span(ctx);
      if (ctx.pivot() != null && ctx.unpivot() != null) {
        throw pivotWithUnpivot(span);
      }
      if (!ctx.lateralView().isEmpty()) {
        String kind = ctx.pivot() != null ? "PIVOT" : "UNPIVOT";
        throw source.error(
            "NOT_ALLOWED_IN_FROM.LATERAL_WITH_" + kind,
            "LATERAL VIEW and " + kind + " exclude each other in one FROM.",
            span);
      }
      all = ctx.pivot() != null ? pivot(ctx.pivot(), all) : unpivot(ctx.unpivot(), all);
    }
    return lateralViews(all, ctx.lateralView());
  }

  SqlException pivotWithUnpivot(Span span) {
    return source.error(
        "NOT_ALLOWED_IN_FROM.UNPIVOT_WITH_PIVOT",
        "PIVOT and UNPIVOT exclude each other here: use a subquery.",
        span);
  }

  private Relation relation(RelationContext ctx) {
    return extend(ctx, primary(ctx));
  }

  private Relation primary(RelationContext ctx) {
    Relation primary = primary(ctx.relationPrimary());
    return ctx.LATERAL() == null
        ? primary
        : lateral(primary, source.span(ctx.LATERAL().getSymbol()).to(primary.span()));
  }

  private Relation lateral(Relation relation, Span span) {
    Relation base = relation instanceof AliasedRelation aliased ? aliased.relation() : relation;
    if (!(base instanceof SubqueryRelation || base instanceof TableFunctionCall)) {
      throw source.error(
          "INVALID_SQL_SYNTAX.LATERAL_WITHOUT_SUBQUERY_OR_TABLE_VALUED_FUNC",
          "LATERAL stands before a subquery or a table function.",
          relation.span());
    }
    return new LateralRelation(relation, span);
  }

  private Relation extend(RelationContext ctx, Relation first) {
    Relation result = first;
    for (RelationExtensionContext each : ctx.relationExtension()) {
      if (each.join() != null) {
        result = join(each.join(), result);
      } else if (each.pivot() != null) {
        result = pivot(each.pivot(), result);
      } else {
        result = unpivot(each.unpivot(), result);
      }
    }
    return result;
  }

  Relation join(JoinContext ctx, Relation left) {
    Relation right = primary(ctx.relationPrimary());
    Span span = left.span().to(source.span(ctx));
    JoinCriteriaContext criteria = ctx.joinCriteria();
    if (ctx.LATERAL() != null) {
      checkLateral(ctx, criteria, span);
      right = lateral(right, source.span(ctx.LATERAL().getSymbol()).to(right.span()));
    }
    boolean nearest = criteria != null && criteria.NEAREST() != null;
    return new Join(
        joinType(ctx.joinType()),
        ctx.NATURAL() != null,
        false,
        left,
        right,
        criteria == null || criteria.ON() == null
            ? Optional.empty()
            : trees.expressions.optional(criteria.expression()),
        criteria == null ? List.of() : trees.names.identifiers(criteria.identifierList()),
        nearest ? Optional.of(nearest(criteria)) : Optional.empty(),
        span);
  }

  private void checkLateral(JoinContext ctx, JoinCriteriaContext criteria, Span span) {
    if (ctx.NATURAL() != null) {
      throw source
          .error("INCOMPATIBLE_JOIN_TYPES", "A join is either LATERAL or NATURAL.", span)
          .with("joinType1", "LATERAL")
          .with("joinType2", "NATURAL");
    }
    if (criteria != null && criteria.USING() != null) {
      throw source.error(
          "UNSUPPORTED_FEATURE.LATERAL_JOIN_USING", "A LATERAL join takes no USING.", span);
    }
    JoinType type = joinType(ctx.joinType());
    if (type != JoinType.INNER && type != JoinType.CROSS && type != JoinType.LEFT_OUTER) {
      throw source
          .error("INVALID_LATERAL_JOIN_TYPE", "A LATERAL join is INNER, CROSS or LEFT OUTER.", span)
          .with("joinType", type.name().replace('_', ' '));
    }
  }

  private NearestBy nearest(JoinCriteriaContext ctx) {
    Expression count =
        ctx.INTEGER_VALUE() == null
            ? new Literal(
                io.firesteel.core.type.SqlType.INT,
                Optional.of(1),
                source.span(ctx.NEAREST().getSymbol()))
            : trees.literals.number(
                ctx.INTEGER_VALUE().getSymbol(),
                false,
                source.span(ctx.INTEGER_VALUE().getSymbol()));
    return new NearestBy(
        ctx.EXACT() != null,
        count,
        ctx.SIMILARITY() != null,
        ctx.expression().built,
        source.span(ctx));
  }

  private static JoinType joinType(JoinTypeContext ctx) {
    if (ctx.SEMI() != null) {
      return JoinType.LEFT_SEMI;
    } else if (ctx.ANTI() != null) {
      return JoinType.LEFT_ANTI;
    } else if (ctx.LEFT() != null) {
      return JoinType.LEFT_OUTER;
    } else if (ctx.RIGHT() != null) {
      return JoinType.RIGHT_OUTER;
    } else if (ctx.FULL() != null) {
      return JoinType.FULL_OUTER;
    }
    return ctx.CROSS() != null ? JoinType.CROSS : JoinType.INNER;
  }

  // ------------------------------------------------------------------------------------------------
  // Primaries

  private Relation primary(RelationPrimaryContext ctx) {
    if (ctx instanceof TableRelationContext table) {
      Relation reference =
          new TableReference(
              trees.names.name(table.name()),
              Optional.ofNullable(table.temporal()).map(this::temporal),
              Optional.ofNullable(table.changes())
                  .map(c -> new ChangesClause(source.text(c), source.span(c))),
              options(table.optionsClause()),
              false,
              source.span(table.name()));
      return decorate(reference, table.sample(), table.watermark(), table.tableAlias(), ctx);
    } else if (ctx instanceof SubqueryRelationContext subquery) {
      return decorate(
          new SubqueryRelation(
              trees.queries.query(subquery.query()),
              source.span(subquery.getStart(), subquery.RPAREN().getSymbol())),
          subquery.sample(),
          subquery.watermark(),
          subquery.tableAlias(),
          ctx);
    } else if (ctx instanceof ParenthesizedRelationContext parenthesized) {
      return decorate(
          new ParenthesizedRelation(
              relation(parenthesized.relation()),
              source.span(parenthesized.getStart(), parenthesized.RPAREN().getSymbol())),
          parenthesized.sample(),
          parenthesized.watermark(),
          parenthesized.tableAlias(),
          ctx);
    } else if (ctx instanceof FunctionRelationContext function) {
      return functionTable(function.functionTable());
    } else if (ctx instanceof ValuesRelationContext values) {
      return inlineTable(values.inlineTable());
    }
    return stream((StreamRelationContext) ctx);
  }

  private Relation stream(StreamRelationContext ctx) {
    Relation relation =
        ctx.functionTable() != null
            ? functionTable(ctx.functionTable())
            : new TableReference(
                trees.names.name(ctx.name()),
                Optional.empty(),
                Optional.empty(),
                options(ctx.optionsClause()),
                true,
                source.span(ctx));
    TableAliasContext alias = ctx.tableAlias().isEmpty() ? null : ctx.tableAlias(0);
    return decorate(relation, null, ctx.watermark(), alias, ctx);
  }

  private Relation decorate(
      Relation relation,
      SampleContext sample,
      WatermarkContext watermark,
      TableAliasContext alias,
      ParserRuleContext whole) {
    Relation result = relation;
    if (sample != null) {
      result =
          new SampledRelation(
              result, sample(sample), source.span(whole.getStart(), sample.getStop()));
    }
    if (watermark != null) {
      result =
          new WatermarkedRelation(
              result,
              trees.expressions.named(watermark.namedExpression()),
              trees.literals.interval(watermark.interval()),
              source.span(whole.getStart(), watermark.getStop()));
    }
    return alias == null ? result : aliased(result, alias, whole.getStart());
  }

  private Relation aliased(Relation relation, TableAliasContext alias, Token start) {
    return new AliasedRelation(
        relation,
        trees.names.strictName(alias.strictName()),
        trees.names.identifiers(alias.identifierList()),
        source.span(start, alias.getStop()));
  }

  private Relation functionTable(FunctionTableContext ctx) {
    Relation call =
        new TableFunctionCall(
            trees.names.functionName(ctx.functionName()),
            trees.calls.arguments(ctx.argument()),
            source.span(ctx.getStart(), ctx.RPAREN().getSymbol()));
    return decorate(call, null, ctx.watermark(), ctx.tableAlias(), ctx);
  }

  Relation inlineTable(InlineTableContext ctx) {
    List<Expression> rows = trees.expressions.all(ctx.expression());
    Token last = ctx.expression(rows.size() - 1).getStop();
    checkWidths(rows, ctx);
    Relation table = new InlineTable(rows, source.span(ctx.getStart(), last));
    return ctx.tableAlias() == null ? table : aliased(table, ctx.tableAlias(), ctx.getStart());
  }

  private void checkWidths(List<Expression> rows, InlineTableContext ctx) {
    int names =
        ctx.tableAlias() == null
            ? 0
            : trees.names.identifiers(ctx.tableAlias().identifierList()).size();
    int expected = names > 0 ? names : width(rows.get(0));
    for (int i = 0; i < rows.size(); i++) {
      int actual = width(rows.get(i));
      if (actual != expected) {
        throw source
            .error(
                "INVALID_INLINE_TABLE.NUM_COLUMNS_MISMATCH",
                "Row "
                    + i
                    + " of VALUES has "
                    + actual
                    + " columns, the first has "
                    + expected
                    + ".",
                source.span(ctx))
            .with("expectedNumCols", Integer.toString(expected))
            .with("actualNumCols", Integer.toString(actual))
            .with("rowIndex", Integer.toString(i));
      }
    }
  }

  // A struct made on the spot is a row, too.
  private static int width(Expression row) {
    if (row instanceof Row values) {
      return values.values().size();
    }
    if (row instanceof FunctionCall call && call.function().parts().size() == 1) {
      String function = call.function().parts().get(0);
      if (function.equalsIgnoreCase("struct")) {
        return call.arguments().size();
      } else if (function.equalsIgnoreCase("named_struct")) {
        return call.arguments().size() / 2;
      }
    }
    return 1;
  }

  private Map<String, String> options(OptionsClauseContext ctx) {
    return ctx == null ? Map.of() : trees.parts.constantOptions(ctx.optionList());
  }

  private TemporalClause temporal(TemporalContext ctx) {
    Span span = source.span(ctx);
    if (ctx.valueExpression() != null) {
      return new TemporalClause(true, trees.expressions.value(ctx.valueExpression()), span);
    }
    Expression version =
        ctx.stringText() == null
            ? trees.literals.number(
                ctx.INTEGER_VALUE().getSymbol(),
                false,
                source.span(ctx.INTEGER_VALUE().getSymbol()))
            : new Literal(
                io.firesteel.core.type.SqlType.STRING,
                Optional.of(trees.names.string(ctx.stringText())),
                source.span(ctx.stringText()));
    return new TemporalClause(false, version, span);
  }

  // ------------------------------------------------------------------------------------------------
  // TABLESAMPLE

  Sample sample(SampleContext ctx) {
    SampleMethodContext method = ctx.sampleMethod();
    Span span = source.span(ctx);
    if (method == null) {
      throw source.misuse("TABLESAMPLE needs a size.", ctx);
    }
    boolean system = ctx.SYSTEM() != null;
    if (system && method.PERCENT() == null) {
      throw source.error(
          "UNSUPPORTED_FEATURE.TABLESAMPLE_SYSTEM_SAMPLE_METHOD",
          "TABLESAMPLE SYSTEM takes a percentage.",
          span);
    }
    if (system && ctx.REPEATABLE() != null) {
      throw source.error(
          "UNSUPPORTED_FEATURE.TABLESAMPLE_SYSTEM_REPEATABLE",
          "TABLESAMPLE SYSTEM cannot be repeatable.",
          span);
    }
    Optional<Long> seed = ctx.REPEATABLE() == null ? Optional.empty() : Optional.of(seed(ctx));
    if (method.PERCENT() != null) {
      Token number =
          ((org.antlr.v4.runtime.tree.TerminalNode) method.getChild(method.getChildCount() - 2))
              .getSymbol();
      Literal size = trees.literals.number(number, method.DASH() != null, source.span(method));
      double percent = ((Number) size.value().orElseThrow()).doubleValue();
      if (percent < 0 || percent > 100) {
        throw source.misuse("A percentage of TABLESAMPLE is 0 to 100.", ctx);
      }
      return new Sample(SampleKind.PERCENT, size, Optional.empty(), seed, system, span);
    }
    if (method.BUCKET() != null) {
      if (method.ON() != null) {
        throw source.misuse("TABLESAMPLE by buckets of a column is not available.", ctx);
      }
      return new Sample(
          SampleKind.BUCKET, number(method, 0), Optional.of(number(method, 1)), seed, false, span);
    }
    Expression size = method.expression().built;
    if (method.ROWS() != null) {
      return new Sample(SampleKind.ROWS, size, Optional.empty(), seed, false, span);
    }
    throw source.misuse("TABLESAMPLE by bytes is not available: use ROWS or PERCENT.", ctx);
  }

  private long seed(SampleContext ctx) {
    Token number = ctx.INTEGER_VALUE().getSymbol();
    return ((Number)
            trees.literals.number(number, false, source.span(number)).value().orElseThrow())
        .longValue();
  }

  private Expression number(SampleMethodContext ctx, int i) {
    Token number = ctx.INTEGER_VALUE(i).getSymbol();
    return trees.literals.number(number, false, source.span(number));
  }

  // ------------------------------------------------------------------------------------------------
  // LATERAL VIEW, PIVOT, UNPIVOT

  Relation lateralViews(Relation input, List<LateralViewContext> all) {
    Relation result = input;
    for (LateralViewContext each : all) {
      result = lateralView(each, result);
    }
    return result;
  }

  Relation lateralView(LateralViewContext ctx, Relation input) {
    List<String> identifiers = trees.names.identifiers(ctx.identifier());
    return new LateralView(
        input,
        ctx.OUTER() != null,
        trees.names.qualified(ctx.qualifiedName()),
        trees.expressions.all(ctx.expression()),
        Optional.of(identifiers.get(0)),
        identifiers.subList(1, identifiers.size()),
        input.span().to(source.span(ctx)));
  }

  Relation pivot(PivotContext ctx, Relation input) {
    List<Name> columns =
        ctx.names() != null
            ? trees.names.names(ctx.names())
            : List.of(trees.names.name(ctx.name()));
    return new Pivot(
        input,
        trees.expressions.named(ctx.namedExpressionList(0)),
        columns,
        trees.expressions.named(ctx.namedExpressionList(1)),
        Optional.ofNullable(ctx.strictName()).map(trees.names::strictName),
        input.span().to(source.span(ctx)));
  }

  Relation unpivot(UnpivotContext ctx, Relation input) {
    List<UnpivotColumn> columns = new ArrayList<>();
    for (UnpivotColumnContext each : ctx.unpivotColumn()) {
      columns.add(
          new UnpivotColumn(
              List.of(trees.names.name(each.name())),
              trees.names.optionalIdentifier(each.identifier()),
              source.span(each)));
    }
    for (UnpivotSetContext each : ctx.unpivotSet()) {
      columns.add(
          new UnpivotColumn(
              trees.names.names(each.names()),
              trees.names.optionalIdentifier(each.identifier()),
              source.span(each)));
    }
    List<String> values =
        ctx.identifierList() != null
            ? trees.names.identifiers(ctx.identifierList())
            : List.of(trees.names.identifier(ctx.identifier(0)));
    return new Unpivot(
        input,
        ctx.INCLUDE() != null,
        values,
        trees.names.identifier(ctx.identifier(ctx.identifierList() != null ? 0 : 1)),
        columns,
        Optional.ofNullable(ctx.strictName()).map(trees.names::strictName),
        input.span().to(source.span(ctx)));
  }
}
