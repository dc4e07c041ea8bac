package io.firesteel.planner.statistics;

import io.firesteel.planner.algebra.Generate;
import io.firesteel.planner.algebra.TableRead;
import io.firesteel.storage.catalog.ColumnStatistics;
import io.firesteel.storage.catalog.TableStatistics;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.plan.hep.HepRelVertex;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/** Follows a column down to the table that it comes from. */
public final class ColumnEstimates {
  private ColumnEstimates() {}

  /** The estimate for a field of a node; filters above the table do not change it. */
  public static ColumnEstimate of(RelNode rel, int field) {
    if (rel instanceof HepRelVertex vertex) {
      return of(vertex.getCurrentRel(), field);
    } else if (rel instanceof TableRead read) {
      return table(read, field);
    } else if (rel instanceof Filter || rel instanceof Sort) {
      return of(rel.getInput(0), field);
    } else if (rel instanceof Project project) {
      RexNode expression = project.getProjects().get(field);
      return expression instanceof RexInputRef ref
          ? of(project.getInput(), ref.getIndex())
          : ColumnEstimate.UNKNOWN;
    } else if (rel instanceof Join join) {
      int left = join.getLeft().getRowType().getFieldCount();
      if (field < left) {
        return of(join.getLeft(), field);
      }
      return join.getJoinType().projectsRight()
          ? of(join.getRight(), field - left)
          : ColumnEstimate.UNKNOWN;
    } else if (rel instanceof Aggregate aggregate) {
      List<Integer> keys = aggregate.getGroupSet().toList();
      return field < keys.size()
          ? of(aggregate.getInput(), keys.get(field))
          : ColumnEstimate.UNKNOWN;
    } else if (rel instanceof Generate generate) {
      int input = generate.getInput().getRowType().getFieldCount();
      return field < input ? of(generate.getInput(), field) : ColumnEstimate.UNKNOWN;
    }
    return ColumnEstimate.UNKNOWN;
  }

  private static ColumnEstimate table(TableRead read, int field) {
    TableStatistics statistics = read.planned().resolved().statistics();
    if (field >= statistics.columns().size()) {
      return ColumnEstimate.UNKNOWN;
    }
    ColumnStatistics column = statistics.columns().get(field);
    double rows = Math.max(1, statistics.rows());
    double low = column.min().map(ColumnEstimates::position).orElse(Double.NaN);
    double high = column.max().map(ColumnEstimates::position).orElse(Double.NaN);
    double distinct = column.distinct().orElse(Double.NaN);
    if (Double.isNaN(distinct) && isWhole(column.min().orElse(null)) && high >= low) {
      distinct = Math.min(rows, high - low + 1);
    }
    double nulls = column.nulls().isPresent() ? column.nulls().getAsLong() / rows : 0;
    return new ColumnEstimate(
        Double.isNaN(distinct) ? distinct : Math.min(distinct, rows), low, high, nulls);
  }

  private static boolean isWhole(Object value) {
    return value instanceof Integer || value instanceof Long;
  }

  /** A value's place on a number line, NaN for text and the like. */
  public static double position(Object value) {
    if (value instanceof BigDecimal d) {
      return d.doubleValue();
    }
    return value instanceof Number n ? n.doubleValue() : Double.NaN;
  }
}
