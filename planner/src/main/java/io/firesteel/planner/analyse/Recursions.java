package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.SparkSettings;
import io.firesteel.core.type.SqlType;
import io.firesteel.engine.function.TypeCoercion;
import io.firesteel.planner.algebra.Recursion;
import io.firesteel.planner.algebra.VolatileProject;
import io.firesteel.planner.algebra.WorkingRows;
import io.firesteel.planner.syntax.CommonTable;
import io.firesteel.planner.syntax.Query;
import io.firesteel.planner.syntax.SetOperation;
import io.firesteel.planner.syntax.SetOperator;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/**
 * Common table expressions that refer to themselves: {@code anchor UNION ALL step}, of which only
 * the step does so.
 */
final class Recursions {
  private final Analysis analysis;

  Recursions(Analysis analysis) {
    this.analysis = analysis;
  }

  /**
   * The table within its own definition.
   *
   * @param rows null in places where it may not be referred to
   */
  static final class Self {
    private final Source rows;
    private boolean used;

    Self(Source rows) {
      this.rows = rows;
    }

    Source use() {
      used = true;
      if (rows == null) {
        throw invalid();
      }
      return rows;
    }
  }

  private static SqlException invalid() {
    return SqlException.of(
        "INVALID_RECURSIVE_CTE",
        "A recursive common table expression must be an anchor and, behind UNION ALL, a step that"
            + " refers to it.");
  }

  /** The rows of a common table expression that may be recursive, under its columns' names. */
  Source rows(Env.Cte cte) {
    CommonTable table = cte.table();
    Query query = table.query();
    Env env =
        query.with().isPresent()
            ? analysis.queries.with(query.with().get(), self(cte, new Self(null)))
            : null;
    boolean union =
        query.term() instanceof SetOperation operation
            && operation.operator() == SetOperator.UNION
            && Sorting.isNone(query.organization());
    if (!union) {
      return analysis.tables.named(analysis.queries.source(query, self(cte, new Self(null))), cte);
    }
    SetOperation operation = (SetOperation) query.term();
    Env before = env != null ? env : self(cte, new Self(null));
    Source first = analysis.queries.term(operation.left(), before);
    Source anchor = analysis.tables.named(analysis.rels.only(first, first.visible()), cte);
    int key = analysis.shared.nextRecursion++;
    RelDataType row = row(anchor.rel(), null, List.of());
    Self self = new Self(new Source(new WorkingRows(analysis.cluster, row, key), anchor.columns()));
    boolean hidden =
        query.with().isPresent()
            && query.with().get().tables().stream()
                .anyMatch(t -> Env.key(t.name()).equals(Env.key(cte.table().name())));
    Env inside = hidden ? before : before.with(Env.key(cte.table().name()), named(cte, self));
    Source second = analysis.queries.term(operation.right(), inside);
    Source step = analysis.rels.only(second, second.visible());
    if (!self.used) {
      Source all =
          analysis.queries.combine(
              SetOperator.UNION, operation.all(), first, second, operation.span());
      return analysis.tables.named(all, cte);
    }
    if (!operation.all()) {
      throw SqlException.of(
              "UNION_NOT_SUPPORTED_IN_RECURSIVE_CTE",
              "A recursive common table expression needs UNION ALL.")
          .at(analysis.at(operation.span()));
    }
    return recursion(cte, anchor, step, key, operation);
  }

  private Env self(Env.Cte cte, Self self) {
    return cte.env().with(Env.key(cte.table().name()), named(cte, self));
  }

  private static Env.Cte named(Env.Cte cte, Self self) {
    return new Env.Cte(cte.table(), cte.env(), false, self);
  }

  private Source recursion(
      Env.Cte cte, Source anchor, Source step, int key, SetOperation operation) {
    if (anchor.columns().size() != step.columns().size()) {
      analysis.queries.combine(SetOperator.UNION, true, anchor, step, operation.span());
    }
    List<SqlType> types = new ArrayList<>();
    for (int i = 0; i < anchor.columns().size(); i++) {
      SqlType wanted = anchor.sqlType(anchor.columns().get(i));
      SqlType given = step.sqlType(step.columns().get(i));
      boolean fits =
          given.equals(wanted)
              || wanted.equals(TypeCoercion.common(List.of(wanted, given), analysis.ansi));
      if (!fits) {
        throw SqlException.of(
                "CANNOT_MERGE_INCOMPATIBLE_DATA_TYPE",
                "The step of the recursion gives "
                    + Errors.quoted(given)
                    + " where the anchor has "
                    + Errors.quoted(wanted)
                    + ".")
            .with("left", Errors.quoted(wanted))
            .with("right", Errors.quoted(given));
      }
      types.add(wanted);
    }
    new Places(key).check(step.rel());
    if (!RelOptUtil.getVariablesUsed(anchor.rel()).isEmpty()
        || !RelOptUtil.getVariablesUsed(step.rel()).isEmpty()) {
      throw SqlException.of(
          "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.ACCESSING_OUTER_QUERY_COLUMN_IS_NOT_ALLOWED",
          "A recursion cannot refer to the query around it.");
    }
    RelNode cast = analysis.rels.cast(step.rel(), types);
    RelDataType row = row(anchor.rel(), cast, anchor.rel().getRowType().getFieldNames());
    int level =
        cte.table().maxRecursionLevel().isPresent()
            ? level(cte)
            : analysis.settings.get(SparkSettings.RECURSION_LEVELS);
    long rows = analysis.settings.get(SparkSettings.RECURSION_ROWS);
    RelNode rel = new Recursion(anchor.rel(), cast, row, key, level, rows);
    return new Source(rel, anchor.columns());
  }

  private int level(Env.Cte cte) {
    RexNode built =
        analysis.expressions.build(
            cte.table().maxRecursionLevel().get(), Ctx.of(analysis.emptyScope(null), cte.env()));
    return ((Number)
            analysis.expressions.constants().value(analysis.casts.implicit(built, SqlType.INT)))
        .intValue();
  }

  /** The anchor's row, nullable where the step is; all nullable while that is not known. */
  private RelDataType row(RelNode anchor, RelNode step, List<String> names) {
    List<RelDataType> types = new ArrayList<>();
    for (RelDataTypeField field : anchor.getRowType().getFieldList()) {
      boolean nullable =
          step == null
              || field.getType().isNullable()
              || step.getRowType().getFieldList().get(field.getIndex()).getType().isNullable();
      types.add(analysis.types.createTypeWithNullability(field.getType(), nullable));
    }
    return analysis.types.createStructType(
        types, names.isEmpty() ? anchor.getRowType().getFieldNames() : names);
  }

  /** Where in a step the recursion may not be referred to: what needs all rows so far. */
  private static final class Places {
    private final int key;

    Places(int key) {
      this.key = key;
    }

    void check(RelNode rel) {
      boolean wrong = false;
      if (rel instanceof Aggregate aggregate) {
        wrong = !aggregate.getAggCallList().isEmpty() || aggregate.getGroupSets().size() > 1;
        wrong |= !isDistinct(aggregate);
        wrong &= refers(rel);
      } else if (rel instanceof Project project) {
        wrong = project.containsOver() && refers(project.getInput());
      } else if (rel instanceof VolatileProject project) {
        wrong =
            project.expressions().stream().anyMatch(org.apache.calcite.rex.RexOver::containsOver)
                && refers(project.getInput());
      } else if (rel instanceof Sort sort) {
        wrong = !sort.getCollation().getFieldCollations().isEmpty() && refers(rel);
      } else if (rel instanceof Join join) {
        JoinRelType type = join.getJoinType();
        boolean left = type == JoinRelType.RIGHT || type == JoinRelType.FULL;
        boolean right =
            type == JoinRelType.LEFT
                || type == JoinRelType.FULL
                || type == JoinRelType.SEMI
                || type == JoinRelType.ANTI;
        wrong = left && refers(join.getLeft()) || right && refers(join.getRight());
      } else if (rel instanceof SetOp setOp && !(rel instanceof Union)) {
        wrong = refers(setOp.getInput(1));
      }
      if (wrong) {
        throw SqlException.of(
            "INVALID_RECURSIVE_REFERENCE.PLACE",
            "A recursion cannot be referred to below aggregates, windows and sorts, nor on the side"
                + " of an outer, semi or anti join that may have no partner.");
      }
      rel.getInputs().forEach(this::check);
      rel.accept(
          new RexShuttle() {
            @Override
            public RexNode visitSubQuery(RexSubQuery subQuery) {
              check(subQuery.rel);
              return super.visitSubQuery(subQuery);
            }
          });
    }

    private static boolean isDistinct(Aggregate aggregate) {
      return aggregate.getGroupCount() == aggregate.getInput().getRowType().getFieldCount();
    }

    private boolean refers(RelNode rel) {
      if (rel instanceof WorkingRows rows) {
        return rows.key() == key;
      }
      boolean[] found = {rel.getInputs().stream().anyMatch(this::refers)};
      rel.accept(
          new RexShuttle() {
            @Override
            public RexNode visitSubQuery(RexSubQuery subQuery) {
              found[0] |= refers(subQuery.rel);
              return super.visitSubQuery(subQuery);
            }
          });
      return found[0];
    }
  }
}
