package io.firesteel.planner.syntax;

/** What follows a pipe sign <code>|&gt;</code>. */
public sealed interface PipeOperator extends Node
    permits PipeAggregate,
        PipeAs,
        PipeDrop,
        PipeExtend,
        PipeOrganization,
        PipeRelation,
        PipeSelect,
        PipeSet,
        PipeSetOperation,
        PipeWhere {
  /** Calls the method of {@code visitor} for this kind of node. */
  <C, R> R accept(PipeOperatorVisitor<C, R> visitor, C context);
}
