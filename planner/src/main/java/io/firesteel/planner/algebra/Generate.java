package io.firesteel.planner.algebra;

import io.firesteel.core.type.SqlType;
import io.firesteel.engine.function.GeneratorFunction;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * Each input row with each row that a generator gives for it: all input columns, then the
 * generated.
 */
public final class Generate extends SingleRel {
  private final GeneratorFunction function;
  private final List<RexNode> arguments;
  private final List<RelDataTypeField> generated;
  private final boolean outer;

  /**
   * A generate over {@code input}.
   *
   * @param arguments over the input's columns
   * @param generated the generated columns; nullable if outer
   */
  public Generate(
      RelNode input,
      GeneratorFunction function,
      List<RexNode> arguments,
      List<RelDataTypeField> generated,
      boolean outer) {
    super(input.getCluster(), input.getTraitSet(), input);
    this.function = function;
    this.arguments = List.copyOf(arguments);
    this.generated = List.copyOf(generated);
    this.outer = outer;
  }

  public GeneratorFunction function() {
    return function;
  }

  public List<RexNode> arguments() {
    return arguments;
  }

  public List<SqlType> generatedTypes() {
    return FiresteelTypeFactory.toSql(generated);
  }

  public List<RelDataTypeField> generated() {
    return generated;
  }

  public boolean outer() {
    return outer;
  }

  @Override
  protected RelDataType deriveRowType() {
    List<RelDataType> types = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (RelDataTypeField field : input.getRowType().getFieldList()) {
      types.add(field.getType());
      names.add(field.getName());
    }
    for (RelDataTypeField field : generated) {
      types.add(field.getType());
      names.add(field.getName());
    }
    return getCluster().getTypeFactory().createStructType(types, names);
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return new Generate(inputs.get(0), function, arguments, generated, outer);
  }

  @Override
  public RelNode accept(RexShuttle shuttle) {
    List<RexNode> changed = shuttle.apply(arguments);
    return changed == arguments ? this : new Generate(input, function, changed, generated, outer);
  }

  @Override
  public double estimateRowCount(RelMetadataQuery mq) {
    return mq.getRowCount(input) * 3;
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("function", function.name())
        .item("arguments", arguments)
        .item("generated", generated)
        .item("outer", outer);
  }
}
