package io.firesteel.planner.analyse;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** Whether a relation has the same rows each time that it is evaluated. */
final class Determinism extends RexShuttle {
  private boolean deterministic = true;

  private Determinism() {}

  static boolean of(RelNode rel) {
    Determinism search = new Determinism();
    search.visit(rel);
    return search.deterministic;
  }

  private void visit(RelNode rel) {
    rel.accept(this);
    rel.getInputs().forEach(this::visit);
  }

  @Override
  public RexNode visitCall(RexCall call) {
    deterministic = deterministic && call.getOperator().isDeterministic();
    return super.visitCall(call);
  }

  @Override
  public RexNode visitSubQuery(RexSubQuery subQuery) {
    visit(subQuery.rel);
    return super.visitSubQuery(subQuery);
  }
}
