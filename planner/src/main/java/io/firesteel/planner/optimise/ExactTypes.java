package io.firesteel.planner.optimise;

import io.firesteel.planner.algebra.VolatileProject;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * Gives references to columns the types that the columns have: a phase that rebuilds a part of the
 * plan may find that a column is never null, or may be, and Calcite's rules insist on exactness.
 */
final class ExactTypes {
  private ExactTypes() {}

  static RelNode apply(RelNode rel) {
    List<RelNode> inputs = new ArrayList<>();
    List<RelDataTypeField> fields = new ArrayList<>();
    boolean changed = false;
    boolean retyped = false;
    for (RelNode input : rel.getInputs()) {
      RelNode done = apply(input);
      changed |= done != input;
      retyped |= !done.getRowType().equals(input.getRowType());
      inputs.add(done);
      fields.addAll(done.getRowType().getFieldList());
    }
    RelNode node = changed ? rel.copy(rel.getTraitSet(), inputs) : rel;
    RelNode exact = node.accept(new Retyping(fields));
    if (exact instanceof Project project && (retyped || exact != node)) {
      return LogicalProject.create(
          project.getInput(),
          project.getHints(),
          project.getProjects(),
          project.getRowType().getFieldNames(),
          project.getVariablesSet());
    } else if (exact instanceof VolatileProject project && (retyped || exact != node)) {
      RelDataType row =
          LogicalProject.create(
                  project.getInput(),
                  List.of(),
                  project.expressions(),
                  project.getRowType().getFieldNames(),
                  java.util.Set.of())
              .getRowType();
      return new VolatileProject(project.getInput(), project.expressions(), row);
    }
    return exact;
  }

  private static final class Retyping extends RexShuttle {
    private final List<RelDataTypeField> fields;

    Retyping(List<RelDataTypeField> fields) {
      this.fields = fields;
    }

    @Override
    public RexNode visitInputRef(RexInputRef ref) {
      RelDataType type = fields.get(ref.getIndex()).getType();
      return type.equals(ref.getType()) ? ref : new RexInputRef(ref.getIndex(), type);
    }
  }
}
