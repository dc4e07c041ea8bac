package io.firesteel.planner.parse;

import io.firesteel.core.type.SqlType;
import io.firesteel.planner.parse.SqlGrammar.*;
import io.firesteel.planner.syntax.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Builds function calls in all their forms, and windows. */
final class CallBuilder {
  private final TreeBuilder trees;
  private final TreeSource source;

  CallBuilder(TreeBuilder trees) {
    this.trees = trees;
    this.source = trees.source;
  }

  /** A call of a function by a plain name, without any of the clauses that may follow. */
  static FunctionCall plainCall(String function, List<Expression> arguments, Span span) {
    Name name = new Name(List.of(function), Optional.empty(), span);
    return new FunctionCall(
        name,
        false,
        arguments,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        span);
  }

  Expression call(PrimaryContext ctx) {
    if (ctx instanceof FunctionCallContext call) {
      if (isDynamicName(call)) {
        return trees.expressions.dynamicName(call.argument(0).expression().built, source.span(ctx));
      }
      return withTail(
          trees.names.functionName(call.functionName()),
          call.DISTINCT() != null,
          arguments(call.argument()),
          false,
          call.callTail(),
          source.span(ctx));
    } else if (ctx instanceof FirstLastContext first) {
      Name name =
          new Name(
              List.of(first.getStart().getText()), Optional.empty(), source.span(first.getStart()));
      return withTail(
          name, false, List.of(first.expression().built), true, first.callTail(), source.span(ctx));
    } else if (ctx instanceof StructCallContext struct) {
      return plainCall(
          struct.getStart().getText(),
          struct.namedExpression().stream().map(trees.expressions::named).toList(),
          source.span(ctx));
    } else if (ctx instanceof PositionCallContext position) {
      return filled("locate", position.valueExpression(), 3, 1, source.span(ctx));
    } else if (ctx instanceof SubstringCallContext substring) {
      return filled(
          "substring", substring.valueExpression(), 3, Integer.MAX_VALUE, source.span(ctx));
    } else if (ctx instanceof OverlayCallContext overlay) {
      return filled("overlay", overlay.valueExpression(), 4, -1, source.span(ctx));
    } else if (ctx instanceof ExtractCallContext extract) {
      return new Extract(
          trees.names.identifier(extract.identifier()),
          trees.expressions.value(extract.valueExpression()),
          source.span(ctx));
    } else if (ctx instanceof TrimCallContext trim) {
      return trim(trim);
    } else if (ctx instanceof UnitCallContext unit) {
      return unitCall(unit);
    }
    throw new IllegalStateException("No builder for " + ctx.getClass().getSimpleName());
  }

  // IDENTIFIER(x) looks like a call of a function with that name.
  private static boolean isDynamicName(FunctionCallContext ctx) {
    QualifiedNameContext name = ctx.functionName().qualifiedName();
    return name != null
        && name.getStart() == name.getStop()
        && name.getStart().getType() == SqlGrammar.IDENTIFIER
        && ctx.argument().size() == 1
        && ctx.argument(0).expression() != null
        && ctx.DISTINCT() == null
        && ctx.callTail().getChildCount() == 0;
  }

  private List<Expression> values(List<ValueExpressionContext> all) {
    return all.stream().map(trees.expressions::value).toList();
  }

  /** A plain call for one with keywords between the arguments; the last one may be left out. */
  private Expression filled(
      String function, List<ValueExpressionContext> all, int count, int last, Span span) {
    List<Expression> arguments = new ArrayList<>(values(all));
    if (arguments.size() < count) {
      arguments.add(new Literal(SqlType.INT, Optional.of(last), span));
    }
    return plainCall(function, arguments, span);
  }

  private Expression trim(TrimCallContext ctx) {
    List<ValueExpressionContext> all = ctx.valueExpression();
    TrimKind kind =
        ctx.LEADING() != null
            ? TrimKind.LEADING
            : ctx.TRAILING() != null ? TrimKind.TRAILING : TrimKind.BOTH;
    return new Trim(
        kind,
        all.size() > 1 ? Optional.of(trees.expressions.value(all.get(0))) : Optional.empty(),
        trees.expressions.value(all.get(all.size() - 1)),
        source.span(ctx));
  }

  private Expression unitCall(UnitCallContext ctx) {
    String function = ctx.getStart().getText();
    if (ctx.invalid != null) {
      throw source
          .error(
              "INVALID_PARAMETER_VALUE.DATETIME_UNIT",
              "The unit of " + function + " is a word such as DAY, not a string.",
              source.span(ctx))
          .with("functionName", "`" + function + "`")
          .with("parameter", "`unit`")
          .with("invalidValue", source.text(ctx.invalid));
    }
    return new UnitCall(
        function.toUpperCase(Locale.ROOT),
        ctx.datetimeUnit().getText(),
        values(ctx.valueExpression()),
        source.span(ctx));
  }

  List<Expression> arguments(List<ArgumentContext> all) {
    List<Expression> arguments = new ArrayList<>(all.size());
    for (ArgumentContext each : all) {
      arguments.add(argument(each));
    }
    return arguments;
  }

  private Expression argument(ArgumentContext ctx) {
    if (ctx.expression() != null) {
      return ctx.expression().built;
    }
    if (ctx.tableArgument() != null) {
      return tableArgument(ctx.tableArgument());
    }
    NamedArgumentContext named = ctx.namedArgument();
    return new NamedArgument(
        trees.names.identifier(named.identifier()),
        named.expression() != null
            ? named.expression().built
            : tableArgument(named.tableArgument()),
        source.span(ctx));
  }

  private Expression tableArgument(TableArgumentContext ctx) {
    Relation table;
    if (ctx.query() != null) {
      table = new SubqueryRelation(trees.queries.query(ctx.query()), source.span(ctx.query()));
    } else if (ctx.LPAREN() == null) {
      throw source
          .error(
              "INVALID_SQL_SYNTAX.INVALID_TABLE_FUNCTION_IDENTIFIER_ARGUMENT_MISSING_PARENTHESES",
              "The name of a table as an argument needs parentheses: TABLE(name).",
              source.span(ctx))
          .with("argumentName", "`" + ctx.name().getText() + "`");
    } else {
      table = RelationBuilder.plainTable(trees.names.name(ctx.name()));
    }
    TableArgumentLayoutContext layout = ctx.tableArgumentLayout();
    if (layout == null) {
      return new TableArgument(table, false, List.of(), List.of(), source.span(ctx));
    }
    List<Expression> partitionBy =
        layout.expression() != null
            ? List.of(layout.expression().built)
            : trees.expressions.all(layout.expressionList());
    List<SortItem> orderBy =
        layout.sortItem() != null
            ? List.of(sortItem(layout.sortItem()))
            : sortItems(layout.sortItems());
    return new TableArgument(
        table, layout.SINGLE() != null, partitionBy, orderBy, source.span(ctx));
  }

  private Expression withTail(
      Name name,
      boolean distinct,
      List<Expression> arguments,
      boolean ignoreNulls,
      CallTailContext tail,
      Span span) {
    Optional<NullTreatment> nulls =
        ignoreNulls ? Optional.of(NullTreatment.IGNORE_NULLS) : Optional.empty();
    if (tail.NULLS() != null) {
      nulls =
          Optional.of(
              tail.IGNORE() != null ? NullTreatment.IGNORE_NULLS : NullTreatment.RESPECT_NULLS);
    }
    return new FunctionCall(
        name,
        distinct,
        arguments,
        sortItems(tail.sortItems()),
        trees.expressions.optional(tail.expression()),
        nulls,
        Optional.ofNullable(tail.windowSpecification()).map(this::window),
        span);
  }

  // ------------------------------------------------------------------------------------------------
  // Sort items and windows

  List<SortItem> sortItems(SortItemsContext ctx) {
    return ctx == null ? List.of() : sortItems(ctx.sortItem());
  }

  List<SortItem> sortItems(List<SortItemContext> all) {
    return all.stream().map(this::sortItem).toList();
  }

  private SortItem sortItem(SortItemContext ctx) {
    boolean descending = ctx.DESC() != null;
    boolean nullsFirst = ctx.NULLS() == null ? !descending : ctx.FIRST() != null;
    return new SortItem(ctx.expression().built, descending, nullsFirst, source.span(ctx));
  }

  WindowSpecification window(WindowSpecificationContext ctx) {
    if (ctx.identifier() != null) {
      return new WindowSpecification(
          Optional.of(trees.names.identifier(ctx.identifier())),
          List.of(),
          List.of(),
          Optional.empty(),
          source.span(ctx));
    }
    // CLUSTER BY a is PARTITION BY a, for a window.
    return new WindowSpecification(
        Optional.empty(),
        trees.expressions.all(ctx.clusterList != null ? ctx.clusterList : ctx.partitionList),
        sortItems(ctx.sortItems()),
        Optional.ofNullable(ctx.windowFrame()).map(this::frame),
        source.span(ctx));
  }

  private WindowFrame frame(WindowFrameContext ctx) {
    List<FrameBoundContext> bounds = ctx.frameBound();
    return new WindowFrame(
        ctx.ROWS() != null ? FrameUnit.ROWS : FrameUnit.RANGE,
        bound(bounds.get(0)),
        bounds.size() > 1 ? Optional.of(bound(bounds.get(1))) : Optional.empty(),
        source.span(ctx));
  }

  private FrameBound bound(FrameBoundContext ctx) {
    Span span = source.span(ctx);
    boolean preceding = ctx.PRECEDING() != null;
    if (ctx.UNBOUNDED() != null) {
      return new FrameBound(
          preceding ? FrameBoundKind.UNBOUNDED_PRECEDING : FrameBoundKind.UNBOUNDED_FOLLOWING,
          Optional.empty(),
          span);
    }
    if (ctx.CURRENT() != null) {
      return new FrameBound(FrameBoundKind.CURRENT_ROW, Optional.empty(), span);
    }
    Expression offset = ctx.expression().built;
    if (!isConstant(offset)) {
      throw source.misuse("The bound of a window frame is a constant.", ctx);
    }
    return new FrameBound(
        preceding ? FrameBoundKind.PRECEDING : FrameBoundKind.FOLLOWING, Optional.of(offset), span);
  }

  // Whether no column is in it: a frame's bound may be computed from constants.
  private static boolean isConstant(Node node) {
    if (node instanceof ColumnReference || node instanceof ScalarSubquery || node instanceof Star) {
      return false;
    }
    for (Node child : node.children()) {
      if (!isConstant(child)) {
        return false;
      }
    }
    return true;
  }
}
