package io.firesteel.engine.operator.aggregate;

import io.firesteel.core.type.SqlType;
import io.firesteel.engine.plan.AggregateCall;
import io.firesteel.engine.plan.PlanNode;
import java.util.List;

/**
 * What an aggregation does.
 *
 * @param keys key columns of the input
 * @param keyTypes their types
 * @param inputTypes of all columns of the input
 */
record AggregateSpec(
    int nodeId,
    List<Integer> keys,
    List<SqlType> keyTypes,
    List<SqlType> inputTypes,
    List<AggregateCall> calls,
    PlanNode.AggregateStep step) {

  static AggregateSpec of(PlanNode.Aggregate node) {
    List<SqlType> inputTypes = node.input().types();
    return new AggregateSpec(
        node.id(),
        node.keys(),
        node.keys().stream().map(inputTypes::get).toList(),
        inputTypes,
        node.calls(),
        node.step());
  }

  boolean isGlobal() {
    return keys.isEmpty();
  }
}
