package io.firesteel.planner.analyse;

import com.google.common.collect.ImmutableSet;
import io.firesteel.core.type.SqlType;
import io.firesteel.planner.algebra.FiresteelTypeFactory;
import io.firesteel.planner.algebra.InlineRows;
import io.firesteel.planner.algebra.VolatileProject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.validate.SqlValidatorUtil;

/** Makes relational nodes. */
final class Rels {
  private final Analysis analysis;

  Rels(Analysis analysis) {
    this.analysis = analysis;
  }

  /** One row without columns. */
  RelNode oneRow() {
    RelDataType row = analysis.types.createStructType(List.of(), List.of());
    return new InlineRows(analysis.cluster, row, List.of(List.of()));
  }

  /**
   * A projection.
   *
   * @param own the block's correlation variables
   */
  RelNode project(RelNode input, List<RexNode> nodes, List<String> names, Set<CorrelationId> own) {
    boolean deterministic = true;
    for (RexNode node : nodes) {
      deterministic = deterministic && RexUtil.isDeterministic(node);
    }
    if (deterministic) {
      Set<CorrelationId> used = own.isEmpty() ? ImmutableSet.of() : Rewriting.used(nodes, own);
      return LogicalProject.create(input, List.of(), nodes, names, used);
    }
    RelNode below = input;
    List<RexNode> above = nodes;
    if (nodes.stream().anyMatch(Rewriting::containsSubQuery)) {
      above = new ArrayList<>(nodes);
      below = subqueriesBelow(input, above, own);
    }
    List<RelDataType> types = new ArrayList<>();
    above.forEach(n -> types.add(n.getType()));
    RelDataType row =
        analysis.types.createStructType(
            types, SqlValidatorUtil.uniquify(names, SqlValidatorUtil.F_SUGGESTER, true));
    return new VolatileProject(below, above, row);
  }

  /** Puts subqueries into a Project of their own, since a VolatileProject can hold none. */
  private RelNode subqueriesBelow(RelNode input, List<RexNode> nodes, Set<CorrelationId> own) {
    List<RexNode> all = identity(input);
    List<String> names = new ArrayList<>(input.getRowType().getFieldNames());
    for (int i = 0; i < nodes.size(); i++) {
      nodes.set(
          i,
          nodes
              .get(i)
              .accept(
                  new org.apache.calcite.rex.RexShuttle() {
                    @Override
                    public RexNode visitSubQuery(org.apache.calcite.rex.RexSubQuery subQuery) {
                      all.add(subQuery);
                      names.add("subquery" + all.size());
                      return analysis.rex.makeInputRef(subQuery.getType(), all.size() - 1);
                    }
                  }));
    }
    return LogicalProject.create(input, List.of(), all, names, Rewriting.used(all, own));
  }

  List<RexNode> identity(RelNode input) {
    List<RexNode> nodes = new ArrayList<>();
    for (RelDataTypeField field : input.getRowType().getFieldList()) {
      nodes.add(analysis.rex.makeInputRef(field.getType(), field.getIndex()));
    }
    return nodes;
  }

  RelNode filter(RelNode input, RexNode nested, Set<CorrelationId> own) {
    if (nested.isAlwaysTrue()) {
      return input;
    }
    RexNode condition = RexUtil.flatten(analysis.rex, nested);
    ImmutableSet<CorrelationId> used =
        own.isEmpty()
            ? ImmutableSet.of()
            : ImmutableSet.copyOf(Rewriting.used(List.of(condition), own));
    return LogicalFilter.create(input, condition, used);
  }

  /** The input with its columns cast to the types. */
  RelNode cast(RelNode input, List<SqlType> targets) {
    List<RelDataTypeField> fields = input.getRowType().getFieldList();
    List<RexNode> nodes = new ArrayList<>();
    List<String> names = new ArrayList<>();
    boolean changed = fields.size() != targets.size();
    for (int i = 0; i < targets.size(); i++) {
      RelDataTypeField field = fields.get(i);
      RexNode column = analysis.rex.makeInputRef(field.getType(), i);
      RexNode cast = analysis.casts.implicit(column, targets.get(i));
      changed |= cast != column;
      nodes.add(cast);
      names.add(field.getName());
    }
    return changed ? project(input, nodes, names, Set.of()) : input;
  }

  /** The columns of a source and no others, in order. */
  Source only(Source source, List<ScopeColumn> columns) {
    boolean all = columns.size() == source.rel().getRowType().getFieldCount();
    for (int i = 0; all && i < columns.size(); i++) {
      all = columns.get(i).index() == i;
    }
    if (all) {
      return new Source(source.rel(), columns);
    }
    List<RexNode> nodes = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<ScopeColumn> moved = new ArrayList<>();
    for (ScopeColumn column : columns) {
      nodes.add(analysis.rex.makeInputRef(source.typeOf(column), column.index()));
      names.add(column.name());
      moved.add(column.at(moved.size()));
    }
    return new Source(project(source.rel(), nodes, names, Set.of()), moved);
  }

  /** Names and types of columns. */
  static List<SqlType.Field> fields(Source source) {
    List<SqlType.Field> fields = new ArrayList<>();
    for (ScopeColumn column : source.columns()) {
      RelDataType type = source.typeOf(column);
      fields.add(
          new SqlType.Field(column.name(), FiresteelTypeFactory.toSql(type), type.isNullable()));
    }
    return fields;
  }
}
