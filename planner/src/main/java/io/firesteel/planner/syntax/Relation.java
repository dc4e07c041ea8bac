package io.firesteel.planner.syntax;

/** What a FROM clause is made of. */
public sealed interface Relation extends Node
    permits AliasedRelation,
        InlineTable,
        Join,
        LateralRelation,
        LateralView,
        ParenthesizedRelation,
        PipeInput,
        Pivot,
        SampledRelation,
        SubqueryRelation,
        TableFunctionCall,
        TableReference,
        Unpivot,
        WatermarkedRelation {
  /** Calls the method of {@code visitor} for this kind of node. */
  <C, R> R accept(RelationVisitor<C, R> visitor, C context);
}
