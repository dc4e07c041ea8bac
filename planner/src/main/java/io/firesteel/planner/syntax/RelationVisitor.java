package io.firesteel.planner.syntax;

/**
 * One method for each kind of {@link Relation}, so that the compiler tells when a kind is
 * forgotten.
 *
 * @param <C> what the caller hands down
 * @param <R> what a visit returns
 */
public interface RelationVisitor<C, R> {
  R visitTableReference(TableReference node, C context);

  R visitTableFunctionCall(TableFunctionCall node, C context);

  R visitSubqueryRelation(SubqueryRelation node, C context);

  R visitInlineTable(InlineTable node, C context);

  R visitAliasedRelation(AliasedRelation node, C context);

  R visitParenthesizedRelation(ParenthesizedRelation node, C context);

  R visitSampledRelation(SampledRelation node, C context);

  R visitLateralRelation(LateralRelation node, C context);

  R visitWatermarkedRelation(WatermarkedRelation node, C context);

  R visitJoin(Join node, C context);

  R visitLateralView(LateralView node, C context);

  R visitPivot(Pivot node, C context);

  R visitUnpivot(Unpivot node, C context);

  R visitPipeInput(PipeInput node, C context);
}
