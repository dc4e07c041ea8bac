package io.firesteel.planner.syntax;

/**
 * One method for each kind of {@link Expression}, so that the compiler tells when a kind is
 * forgotten.
 *
 * @param <C> what the caller hands down
 * @param <R> what a visit returns
 */
public interface ExpressionVisitor<C, R> {
  R visitLiteral(Literal node, C context);

  R visitTypedLiteral(TypedLiteral node, C context);

  R visitNamedParameter(NamedParameter node, C context);

  R visitPositionalParameter(PositionalParameter node, C context);

  R visitColumnReference(ColumnReference node, C context);

  R visitDynamicName(DynamicName node, C context);

  R visitStar(Star node, C context);

  R visitAlias(Alias node, C context);

  R visitNamedArgument(NamedArgument node, C context);

  R visitTableArgument(TableArgument node, C context);

  R visitAnd(And node, C context);

  R visitOr(Or node, C context);

  R visitNot(Not node, C context);

  R visitComparison(Comparison node, C context);

  R visitIsDistinctFrom(IsDistinctFrom node, C context);

  R visitIsNull(IsNull node, C context);

  R visitIsTruth(IsTruth node, C context);

  R visitInList(InList node, C context);

  R visitInQuery(InQuery node, C context);

  R visitBetween(Between node, C context);

  R visitLike(Like node, C context);

  R visitLikeAny(LikeAny node, C context);

  R visitExists(Exists node, C context);

  R visitScalarSubquery(ScalarSubquery node, C context);

  R visitArithmetic(Arithmetic node, C context);

  R visitUnary(Unary node, C context);

  R visitCast(Cast node, C context);

  R visitCase(Case node, C context);

  R visitFunctionCall(FunctionCall node, C context);

  R visitUnitCall(UnitCall node, C context);

  R visitExtract(Extract node, C context);

  R visitTrim(Trim node, C context);

  R visitSubscript(Subscript node, C context);

  R visitFieldAccess(FieldAccess node, C context);

  R visitVariantPath(VariantPath node, C context);

  R visitLambda(Lambda node, C context);

  R visitRow(Row node, C context);

  R visitCollate(Collate node, C context);

  R visitMultiColumn(MultiColumn node, C context);
}
