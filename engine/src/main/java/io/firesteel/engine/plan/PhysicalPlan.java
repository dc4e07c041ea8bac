package io.firesteel.engine.plan;

import java.util.List;
import java.util.Map;

/**
 * A statement ready to run.
 *
 * @param root its output columns are the result's
 * @param names the result's column names, which may repeat
 * @param estimates by node id: rows that the planner expects, where it has an opinion
 */
public record PhysicalPlan(PlanNode root, List<String> names, Map<Integer, Double> estimates) {
  public PhysicalPlan {
    names = List.copyOf(names);
    estimates = Map.copyOf(estimates);
  }

  /** The stable text form, one node a line, inputs indented below. */
  @Override
  public String toString() {
    return PlanText.of(root);
  }
}
