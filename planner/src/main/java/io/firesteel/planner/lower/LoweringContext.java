package io.firesteel.planner.lower;

import io.firesteel.engine.plan.AggregateCall;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.plan.Expression;
import io.firesteel.engine.plan.PlanNode;
import io.firesteel.engine.plan.SortKey;
import io.firesteel.planner.algebra.PlanningContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.util.ImmutableBitSet;

/** What the parts of the lowering share for one query. */
final class LoweringContext {
  private final PlanningContext planning;
  private final Map<Integer, Double> estimates = new HashMap<>();
  private int lastId;

  LoweringContext(PlanningContext planning) {
    this.planning = planning;
  }

  PlanningContext planning() {
    return planning;
  }

  EvalMode mode() {
    return planning.query().mode();
  }

  RelMetadataQuery metadata() {
    return planning.cluster().getMetadataQuery();
  }

  int nextId() {
    return ++lastId;
  }

  /** A new node's id, with the rows that its RelNode is expected to give. */
  int nextId(RelNode rel) {
    int id = nextId();
    Double rows = metadata().getRowCount(rel);
    if (rows != null) {
      estimates.put(id, rows);
    }
    return id;
  }

  /** Expected rows by node. */
  Map<Integer, Double> estimates() {
    return estimates;
  }

  /** Lowers expressions over the fields of a lowered input. */
  ExpressionLowering expressions(Lowered input) {
    return new ExpressionLowering(planning.rex(), mode(), input::column);
  }

  /**
   * Puts the given fields, in this order, into columns 0, 1, 2...; a projection unless they are
   * there.
   */
  PlanNode arrange(Lowered input, List<Integer> fields) {
    List<Integer> columns = fields.stream().map(input::column).toList();
    List<Integer> wanted = new ArrayList<>();
    for (int i = 0; i < input.node().types().size(); i++) {
      wanted.add(i);
    }
    if (columns.equals(wanted)) {
      return input.node();
    }
    List<Expression> references = new ArrayList<>();
    for (int column : columns) {
      references.add(new Expression.InputRef(column, input.node().types().get(column)));
    }
    return new PlanNode.Project(nextId(), input.node(), references);
  }

  static List<SortKey> sortKeys(RelCollation collation, Lowered input) {
    List<SortKey> keys = new ArrayList<>();
    for (RelFieldCollation field : collation.getFieldCollations()) {
      boolean descending = field.direction.isDescending();
      boolean nullsFirst =
          switch (field.nullDirection) {
            case FIRST -> true;
            case LAST -> false;
            case UNSPECIFIED -> !descending;
          };
      keys.add(new SortKey(input.column(field.getFieldIndex()), descending, nullsFirst));
    }
    return keys;
  }

  /** For each argument column its value if the node computes it as a literal, else null. */
  static List<Object> constants(PlanNode input, List<Integer> columns) {
    Object[] values = new Object[columns.size()];
    if (input instanceof PlanNode.Project project) {
      for (int i = 0; i < values.length; i++) {
        if (project.expressions().get(columns.get(i)) instanceof Expression.Literal literal) {
          values[i] = literal.value();
        }
      }
    }
    return java.util.Collections.unmodifiableList(Arrays.asList(values));
  }

  static ImmutableBitSet all(RelNode rel) {
    return ImmutableBitSet.range(rel.getRowType().getFieldCount());
  }

  /** A column map of {@code size} fields with only {@code fields} present, in columns 0, 1, 2... */
  static int[] inOrder(int size, Iterable<Integer> fields) {
    int[] columns = new int[size];
    Arrays.fill(columns, -1);
    int next = 0;
    for (int field : fields) {
      columns[field] = next++;
    }
    return columns;
  }

  /** An aggregate call without DISTINCT, FILTER and order. */
  static AggregateCall plainCall(
      String function,
      List<Integer> arguments,
      List<io.firesteel.core.type.SqlType> types,
      io.firesteel.core.type.SqlType type,
      EvalMode mode) {
    return new AggregateCall(
        function,
        arguments,
        types,
        java.util.Collections.nCopies(arguments.size(), null),
        type,
        mode,
        false,
        -1,
        List.of(),
        false,
        null);
  }
}
