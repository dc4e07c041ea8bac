package io.firesteel.planner.syntax;

/**
 * One method for each kind of {@link PipeOperator}, so that the compiler tells when a kind is
 * forgotten.
 *
 * @param <C> what the caller hands down
 * @param <R> what a visit returns
 */
public interface PipeOperatorVisitor<C, R> {
  R visitPipeSelect(PipeSelect node, C context);

  R visitPipeExtend(PipeExtend node, C context);

  R visitPipeSet(PipeSet node, C context);

  R visitPipeDrop(PipeDrop node, C context);

  R visitPipeAs(PipeAs node, C context);

  R visitPipeWhere(PipeWhere node, C context);

  R visitPipeAggregate(PipeAggregate node, C context);

  R visitPipeRelation(PipeRelation node, C context);

  R visitPipeSetOperation(PipeSetOperation node, C context);

  R visitPipeOrganization(PipeOrganization node, C context);
}
