package io.firesteel.planner.algebra;

import java.math.BigDecimal;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexLiteral;

/** How many rows a relation can have, as its form tells without any statistics. */
public final class RowBounds {
  private RowBounds() {}

  /** Whether the relation cannot have two rows. */
  public static boolean isAtMostOneRow(RelNode rel) {
    if (rel instanceof Aggregate aggregate) {
      return aggregate.getGroupCount() == 0 && aggregate.getGroupType() == Aggregate.Group.SIMPLE;
    } else if (rel instanceof Project || rel instanceof VolatileProject || rel instanceof Filter) {
      return isAtMostOneRow(rel.getInput(0));
    } else if (rel instanceof Sort sort) {
      return sort.fetch instanceof RexLiteral literal
              && literal.getValueAs(BigDecimal.class).compareTo(BigDecimal.ONE) <= 0
          || isAtMostOneRow(sort.getInput());
    } else if (rel instanceof InlineRows rows) {
      return rows.rows().size() <= 1;
    }
    return rel instanceof Values values && values.getTuples().size() <= 1;
  }
}
