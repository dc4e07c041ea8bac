package io.firesteel.planner.analyse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexVisitorImpl;

/** Moves expressions from one row to another, and looks for things inside them. */
final class Rewriting {
  private Rewriting() {}

  /** Whether a placeholder of the kind is in the expression. */
  static boolean contains(RexNode node, Class<? extends Placeholder> kind) {
    return anyCall(node, call -> kind.isInstance(call.getOperator()));
  }

  /** Whether some call in the expression, itself included, passes the test. */
  static boolean anyCall(RexNode node, Predicate<RexCall> test) {
    if (!(node instanceof RexCall call)) {
      return false;
    }
    if (test.test(call)) {
      return true;
    }
    for (RexNode operand : call.getOperands()) {
      if (anyCall(operand, test)) {
        return true;
      }
    }
    if (node instanceof RexOver over) {
      for (RexNode key : over.getWindow().partitionKeys) {
        if (anyCall(key, test)) {
          return true;
        }
      }
      for (org.apache.calcite.rex.RexFieldCollation key : over.getWindow().orderKeys) {
        if (anyCall(key.left, test)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a subquery is in the expression. */
  static boolean containsSubQuery(RexNode node) {
    return anyCall(node, call -> call instanceof RexSubQuery);
  }

  /** Correlation variables among {@code own} that the subqueries in the expressions use. */
  static Set<CorrelationId> used(List<? extends RexNode> nodes, Set<CorrelationId> own) {
    Set<CorrelationId> used = new LinkedHashSet<>();
    if (own.isEmpty()) {
      return used;
    }
    for (RexNode node : nodes) {
      node.accept(
          new RexVisitorImpl<Void>(true) {
            @Override
            public Void visitSubQuery(RexSubQuery subQuery) {
              for (CorrelationId id : RelOptUtil.getVariablesUsed(subQuery.rel)) {
                if (own.contains(id)) {
                  used.add(id);
                }
              }
              return super.visitSubQuery(subQuery);
            }
          });
    }
    return used;
  }

  /** How the columns of an old row are got from a new one. */
  interface Mapping {
    /** The replacement of a whole expression, or null to look inside it. */
    RexNode replace(RexNode node);

    /** The column of the new row that holds an old one. */
    int column(int index);
  }

  /**
   * An expression over a new row, subqueries in it included.
   *
   * @param own the block's correlation variables, which stand for the old row
   */
  static RexNode move(
      RexNode node, Mapping mapping, RexBuilder rex, RelDataType newRow, Set<CorrelationId> own) {
    return node.accept(new Mover(mapping, rex, newRow, own));
  }

  private static final class Mover extends RexShuttle {
    private final Mapping mapping;
    private final RexBuilder rex;
    private final RelDataType newRow;
    private final Set<CorrelationId> own;

    Mover(Mapping mapping, RexBuilder rex, RelDataType newRow, Set<CorrelationId> own) {
      this.mapping = mapping;
      this.rex = rex;
      this.newRow = newRow;
      this.own = own;
    }

    @Override
    public RexNode visitInputRef(RexInputRef ref) {
      RexNode replaced = mapping.replace(ref);
      return replaced != null ? replaced : column(ref.getIndex());
    }

    private RexNode column(int old) {
      int index = mapping.column(old);
      return rex.makeInputRef(newRow.getFieldList().get(index).getType(), index);
    }

    @Override
    public RexNode visitCall(RexCall call) {
      RexNode replaced = mapping.replace(call);
      return replaced != null ? replaced : super.visitCall(call);
    }

    @Override
    public RexNode visitOver(RexOver over) {
      RexNode replaced = mapping.replace(over);
      return replaced != null ? replaced : super.visitOver(over);
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery subQuery) {
      RexNode replaced = mapping.replace(subQuery);
      if (replaced != null) {
        return replaced;
      }
      List<RexNode> operands = new ArrayList<>();
      for (RexNode operand : subQuery.getOperands()) {
        operands.add(operand.accept(this));
      }
      RelNode rel = own.isEmpty() ? subQuery.rel : moveCorrelations(subQuery.rel);
      RexSubQuery moved = (RexSubQuery) subQuery.clone(subQuery.getType(), operands);
      return rel == subQuery.rel ? moved : moved.clone(rel);
    }

    private RelNode moveCorrelations(RelNode rel) {
      RexShuttle correlations =
          new RexShuttle() {
            @Override
            public RexNode visitFieldAccess(RexFieldAccess access) {
              if (access.getReferenceExpr() instanceof RexCorrelVariable variable
                  && own.contains(variable.id)) {
                int index = mapping.column(access.getField().getIndex());
                return rex.makeFieldAccess(rex.makeCorrel(newRow, variable.id), index);
              }
              return super.visitFieldAccess(access);
            }

            @Override
            public RexNode visitCall(RexCall call) {
              RexNode over = OuterAggregates.overRow(call, own, rex);
              RexNode replaced = over == null ? null : mapping.replace(over);
              return replaced instanceof RexInputRef ref
                  ? rex.makeFieldAccess(
                      rex.makeCorrel(newRow, OuterAggregates.variable(call, own)), ref.getIndex())
                  : super.visitCall(call);
            }

            @Override
            public RexNode visitSubQuery(RexSubQuery inner) {
              RexSubQuery visited = (RexSubQuery) super.visitSubQuery(inner);
              RelNode moved = relShuttle(this).apply(visited.rel);
              return moved == visited.rel ? visited : visited.clone(moved);
            }
          };
      return relShuttle(correlations).apply(rel);
    }

    private static java.util.function.UnaryOperator<RelNode> relShuttle(RexShuttle expressions) {
      return rel ->
          rel.accept(
              new RelHomogeneousShuttle() {
                @Override
                public RelNode visit(RelNode other) {
                  RelNode visited = super.visit(other);
                  return visited.accept(expressions);
                }
              });
    }
  }
}
