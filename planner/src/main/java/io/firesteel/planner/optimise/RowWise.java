package io.firesteel.planner.optimise;

import io.firesteel.planner.algebra.Generate;
import io.firesteel.planner.algebra.InlineRows;
import io.firesteel.planner.algebra.VolatileProject;
import io.firesteel.planner.optimise.OuterColumns.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * Dependent joins whose right side reads no table, such as {@code LATERAL (SELECT l.x + 1)} and
 * {@code LATERAL explode(l.array)}: its projections, filters and generators stand upon the left
 * side, and no join is left. Evaluates once for each left row, as a non-deterministic expression
 * must be.
 */
final class RowWise {
  private final RexBuilder rex;
  private final Function<Column, Integer> places;

  /**
   * For one join.
   *
   * @param places where the left side has the outer columns
   */
  RowWise(RexBuilder rex, Function<Column, Integer> places) {
    this.rex = rex;
    this.places = places;
  }

  /** The right fields and then the left ones, or null if the join is of another form. */
  RelNode inline(DependentJoin join, RelNode left) {
    boolean fits =
        switch (join.type) {
          case INNER -> isRowWise(join.getRight());
          case LEFT -> givesOneRow(join.getRight());
          default -> false;
        };
    return fits && join.condition.isAlwaysTrue() ? over(join.getRight(), left) : null;
  }

  private static boolean isRowWise(RelNode rel) {
    return rel instanceof InlineRows rows
        ? isOneRow(rows)
        : (rel instanceof Project project && !project.containsOver()
                || rel instanceof VolatileProject v
                    && !v.expressions().stream()
                        .anyMatch(org.apache.calcite.rex.RexOver::containsOver)
                || rel instanceof Filter filter && !filter.containsOver()
                || rel instanceof Generate)
            && isRowWise(rel.getInput(0));
  }

  private static boolean givesOneRow(RelNode rel) {
    return isRowWise(rel)
        && (rel instanceof InlineRows
            || !(rel instanceof Filter)
                && !(rel instanceof Generate g && !g.outer())
                && givesOneRow(rel.getInput(0)));
  }

  private static boolean isOneRow(InlineRows rows) {
    return rows.rows().size() == 1 && rows.getRowType().getFieldCount() == 0;
  }

  private RelNode over(RelNode rel, RelNode left) {
    if (rel instanceof InlineRows) {
      return left;
    }
    RelNode input = over(rel.getInput(0), left);
    int own = rel.getInput(0).getRowType().getFieldCount();
    int leftFields = left.getRowType().getFieldCount();
    RexShuttle shuttle =
        new RexShuttle() {
          @Override
          public RexNode visitFieldAccess(RexFieldAccess access) {
            Column column = Column.of(access);
            return column == null
                ? super.visitFieldAccess(access)
                : Decorrelation.ref(input, own + places.apply(column));
          }
        };
    List<RexNode> behind = Decorrelation.refs(input, Decorrelation.range(own, own + leftFields));
    if (rel instanceof Project project) {
      return projection(input, shuttle.apply(project.getProjects()), behind, false);
    } else if (rel instanceof VolatileProject project) {
      return projection(input, shuttle.apply(project.expressions()), behind, true);
    } else if (rel instanceof Filter filter) {
      return LogicalFilter.create(input, shuttle.apply(filter.getCondition()));
    }
    Generate generate = (Generate) rel;
    RelNode above =
        new Generate(
            input,
            generate.function(),
            shuttle.apply(generate.arguments()),
            generate.generated(),
            generate.outer());
    int all = own + leftFields;
    return Decorrelation.project(
        above,
        Decorrelation.concat(
            Decorrelation.range(0, own),
            Decorrelation.concat(
                Decorrelation.range(all, above.getRowType().getFieldCount()),
                Decorrelation.range(own, all))));
  }

  private static RelNode projection(
      RelNode input, List<RexNode> expressions, List<RexNode> behind, boolean isVolatile) {
    List<RexNode> all = new ArrayList<>(expressions);
    all.addAll(behind);
    RelNode plain = LogicalProject.create(input, List.of(), all, (List<String>) null, Set.of());
    return isVolatile ? new VolatileProject(input, all, plain.getRowType()) : plain;
  }
}
