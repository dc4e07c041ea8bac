package io.firesteel.planner.parse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.TypeNames;
import io.firesteel.planner.parse.SqlGrammar.*;
import io.firesteel.planner.syntax.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the statements that stand only in scripts. */
final class ScriptBuilder {
  private final TreeBuilder trees;
  private final StatementBuilder statements;

  ScriptBuilder(TreeBuilder trees, StatementBuilder statements) {
    this.trees = trees;
    this.statements = statements;
  }

  /** The statement, or null if it is none of those. */
  Statement statement(ScriptStatementContext ctx) {
    Span span = trees.source.span(ctx);
    if (ctx instanceof ScriptBlockContext block) {
      return new CompoundStatement(
          label(block.label(), block.identifier(), span),
          statements.body(block.scriptBody()),
          span);
    } else if (ctx instanceof ScriptIfContext each) {
      return branches(null, each.expression(), each.scriptBody(), span);
    } else if (ctx instanceof ScriptCaseContext each) {
      List<ExpressionContext> conditions = each.expression();
      return each.SEARCHED_CASE() != null
          ? branches(null, conditions, each.scriptBody(), span)
          : branches(
              conditions.get(0).built,
              conditions.subList(1, conditions.size()),
              each.scriptBody(),
              span);
    } else if (ctx instanceof ScriptWhileContext each) {
      return new ScriptLoop(
          ScriptLoop.Kind.WHILE,
          label(each.label(), each.identifier(), span),
          Optional.of(each.expression().built),
          statements.body(each.scriptBody()),
          span);
    } else if (ctx instanceof ScriptRepeatContext each) {
      return new ScriptLoop(
          ScriptLoop.Kind.REPEAT,
          label(each.label(), each.identifier(), span),
          Optional.of(each.expression().built),
          statements.body(each.scriptBody()),
          span);
    } else if (ctx instanceof ScriptLoopContext each) {
      return new ScriptLoop(
          ScriptLoop.Kind.LOOP,
          label(each.label(), each.identifier(), span),
          Optional.empty(),
          statements.body(each.scriptBody()),
          span);
    } else if (ctx instanceof ScriptForContext each) {
      return loop(each, span);
    }
    return declaration(ctx, span);
  }

  private Statement declaration(ScriptStatementContext ctx, Span span) {
    if (ctx instanceof ScriptLeaveContext each) {
      return new ScriptJump(trees.names.identifier(each.identifier()), false, span);
    } else if (ctx instanceof ScriptIterateContext each) {
      return new ScriptJump(trees.names.identifier(each.identifier()), true, span);
    } else if (ctx instanceof DeclareConditionContext each) {
      return new DeclareCondition(
          trees.names.identifier(each.identifier()),
          trees.names.optionalString(each.stringText()),
          span);
    } else if (ctx instanceof DeclareHandlerContext each) {
      return handler(each, span);
    } else if (ctx instanceof DeclareCursorContext) {
      return new CursorStatement("DECLARE CURSOR", span);
    } else if (ctx instanceof OpenCursorContext) {
      return new CursorStatement("OPEN", span);
    } else if (ctx instanceof FetchCursorContext) {
      return new CursorStatement("FETCH", span);
    } else if (ctx instanceof CloseCursorContext) {
      return new CursorStatement("CLOSE", span);
    }
    return null;
  }

  /** Conditions with their bodies; one body more is ELSE. */
  private Statement branches(
      Expression operand,
      List<ExpressionContext> conditions,
      List<ScriptBodyContext> bodies,
      Span span) {
    List<ScriptIf.Branch> branches = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      Expression written = conditions.get(i).built;
      Expression condition =
          operand == null
              ? written
              : new Comparison(
                  ComparisonOperator.NULL_SAFE_EQUAL, operand, written, written.span());
      branches.add(new ScriptIf.Branch(condition, statements.body(bodies.get(i)), written.span()));
    }
    return new ScriptIf(
        branches,
        bodies.size() > conditions.size()
            ? statements.body(bodies.get(bodies.size() - 1))
            : List.of(),
        span);
  }

  private Statement loop(ScriptForContext ctx, Span span) {
    List<IdentifierContext> names = new ArrayList<>(ctx.identifier());
    String variable = ctx.AS() != null ? trees.names.identifier(names.remove(0)) : null;
    return new ScriptFor(
        label(ctx.label(), names.isEmpty() ? null : names.get(0), span),
        Optional.ofNullable(variable),
        trees.queries.query(ctx.query()),
        statements.body(ctx.scriptBody()),
        span);
  }

  private Statement handler(DeclareHandlerContext ctx, Span span) {
    List<DeclareHandler.HandlerCondition> conditions = new ArrayList<>();
    for (HandlerConditionContext each : ctx.handlerCondition()) {
      if (each.SQLSTATE() != null) {
        conditions.add(
            new DeclareHandler.HandlerCondition(
                DeclareHandler.Kind.SQLSTATE, trees.names.string(each.stringText())));
      } else if (each.SQLEXCEPTION() != null) {
        conditions.add(new DeclareHandler.HandlerCondition(DeclareHandler.Kind.SQLEXCEPTION, ""));
      } else if (each.FOUND() != null) {
        conditions.add(new DeclareHandler.HandlerCondition(DeclareHandler.Kind.NOT_FOUND, ""));
      } else {
        conditions.add(
            new DeclareHandler.HandlerCondition(
                DeclareHandler.Kind.NAMED, trees.names.identifier(each.identifier())));
      }
    }
    Statement body =
        ctx.scriptStatement() != null
            ? statements.statement(ctx.scriptStatement())
            : new CompoundStatement(Optional.empty(), statements.body(ctx.scriptBody()), span);
    return new DeclareHandler(ctx.EXIT() != null, conditions, body, span);
  }

  /** The label in front, which one behind must repeat. */
  private Optional<String> label(LabelContext before, IdentifierContext behind, Span span) {
    String begin = before == null ? null : trees.names.identifier(before.identifier());
    if (behind != null) {
      String end = trees.names.identifier(behind);
      if (begin == null) {
        throw error(
                "END_LABEL_WITHOUT_BEGIN_LABEL",
                "The label " + end + " at the end has none at the beginning.",
                span)
            .with("endLabel", TypeNames.quote(end));
      }
      if (!begin.equalsIgnoreCase(end)) {
        throw error(
                "LABELS_MISMATCH",
                "The label " + begin + " at the beginning is " + end + " at the end.",
                span)
            .with("beginLabel", TypeNames.quote(begin))
            .with("endLabel", TypeNames.quote(end));
      }
    }
    return Optional.ofNullable(begin);
  }

  private SqlException error(String condition, String sentence, Span span) {
    return trees.source.error(condition, sentence, span);
  }
}
