package io.firesteel.planner.analyse;

import io.firesteel.core.type.SqlType;
import io.firesteel.planner.algebra.Literals;
import io.firesteel.planner.syntax.Expression;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;

/** Analyses expressions that stand alone: DEFAULT, SET VARIABLE, options, LIMIT. */
public final class ExpressionAnalyser {
  private ExpressionAnalyser() {}

  /**
   * The algebra of an expression without columns; subqueries are allowed.
   *
   * @throws io.firesteel.core.error.SqlException what is wrong with it, at its place
   */
  public static RexNode analyse(Expression expression, AnalysisContext context) {
    Analysis analysis = new Analysis(context);
    return analysis.expressions.build(expression, Ctx.of(analysis.emptyScope(null), Env.EMPTY));
  }

  /** The type and value of an expression if analysis alone can tell it; else empty. */
  public static Optional<Constant> fold(Expression expression, AnalysisContext context) {
    RexNode node = analyse(expression, context);
    if (!Foldable.test(node)) {
      return Optional.empty();
    }
    Object value =
        Literals.isConstant(node) ? Literals.value(node) : context.constants().evaluate(node);
    return Optional.of(new Constant(Analysis.type(node), value));
  }

  /** The expression as messages show it. */
  public static String text(Expression expression, AnalysisContext context) {
    Analysis analysis = new Analysis(context);
    return analysis.text.of(expression, Ctx.of(analysis.emptyScope(null), Env.EMPTY));
  }

  /** The value of a constant expression (no subqueries), with its type. */
  public static Constant evaluate(Expression expression, AnalysisContext context) {
    RexNode node = analyse(expression, context);
    Object value =
        Literals.isConstant(node) ? Literals.value(node) : context.constants().evaluate(node);
    return new Constant(Analysis.type(node), value);
  }

  /** The value of a constant expression cast to a type as CAST does. */
  public static Object evaluateAs(SqlType type, Expression expression, AnalysisContext context) {
    Analysis analysis = new Analysis(context);
    RexNode node =
        analysis.expressions.build(expression, Ctx.of(analysis.emptyScope(null), Env.EMPTY));
    RexNode cast = analysis.casts.make(node, type, analysis.mode, null);
    return Literals.isConstant(cast) ? Literals.value(cast) : context.constants().evaluate(cast);
  }

  /**
   * The value of a constant expression cast to a type by the rules of store assignment.
   *
   * @param column the name of what it is assigned to, for messages
   */
  public static Object evaluateFor(
      String column, SqlType type, Expression expression, AnalysisContext context) {
    Analysis analysis = new Analysis(context);
    RexNode node =
        analysis.expressions.build(expression, Ctx.of(analysis.emptyScope(null), Env.EMPTY));
    RexNode cast = new StoreCasts(analysis, List.of()).cast(node, column, type);
    return Literals.isConstant(cast) ? Literals.value(cast) : context.constants().evaluate(cast);
  }
}
