package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.engine.function.TypeCoercion;
import io.firesteel.planner.algebra.InlineRows;
import io.firesteel.planner.algebra.Literals;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.FunctionCall;
import io.firesteel.planner.syntax.InlineTable;
import io.firesteel.planner.syntax.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/** VALUES. */
final class InlineTables {
  private final Analysis analysis;

  InlineTables(Analysis analysis) {
    this.analysis = analysis;
  }

  Source rows(InlineTable node, Env env) {
    Ctx ctx = Ctx.of(analysis.emptyScope(env.outer()), env);
    List<List<RexNode>> rows = new ArrayList<>(node.rows().size());
    int width = -1;
    for (Expression row : node.rows()) {
      List<Expression> cells = cells(row);
      if (width >= 0 && cells.size() != width) {
        throw SqlException.of(
                "INVALID_INLINE_TABLE.NUM_COLUMNS_MISMATCH",
                "Row "
                    + rows.size()
                    + " of VALUES has "
                    + cells.size()
                    + " columns instead of "
                    + width
                    + ".")
            .with("expectedNumCols", String.valueOf(width))
            .with("actualNumCols", String.valueOf(cells.size()))
            .with("rowIndex", String.valueOf(rows.size()))
            .at(analysis.at(node.span()));
      }
      width = cells.size();
      rows.add(row(cells, ctx));
    }
    List<SqlType> types = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      types.add(columnType(rows, i, node));
    }
    return rows(node, rows, types, ctx);
  }

  /**
   * A row's cells; {@code struct(a, b)} as a row has one, a row in parentheses as many as it has.
   */
  private static List<Expression> cells(Expression row) {
    if (row instanceof Row values) {
      return values.values();
    }
    if (row instanceof FunctionCall call
        && call.function().parts().size() == 1
        && call.function().parts().get(0).toLowerCase(Locale.ROOT).equals("struct")) {
      return call.arguments();
    }
    return List.of(row);
  }

  private List<RexNode> row(List<Expression> cells, Ctx ctx) {
    List<RexNode> row = new ArrayList<>(cells.size());
    for (Expression cell : cells) {
      RexNode built;
      try {
        built = analysis.expressions.build(cell, ctx);
      } catch (SqlException e) {
        if (e.code().name().startsWith("UNRESOLVED_COLUMN")) {
          throw notEvaluable(cell, ctx);
        }
        throw e;
      }
      if (Rewriting.containsSubQuery(built)) {
        throw SqlException.of(
                "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.SCALAR_SUBQUERY_IN_VALUES",
                "A subquery cannot stand in VALUES.")
            .at(analysis.at(cell.span()));
      }
      if (Rewriting.contains(built, Placeholder.class)) {
        throw notEvaluable(cell, ctx);
      }
      row.add(built);
    }
    return row;
  }

  private SqlException notEvaluable(Expression cell, Ctx ctx) {
    String sql = analysis.text.of(cell, ctx);
    return SqlException.of(
            "INVALID_INLINE_TABLE.CANNOT_EVALUATE_EXPRESSION_IN_INLINE_TABLE",
            "The expression " + sql + " cannot be evaluated in VALUES.")
        .with("expr", Errors.quoted(sql))
        .at(analysis.at(cell.span()));
  }

  private SqlType columnType(List<List<RexNode>> rows, int column, InlineTable node) {
    SqlType first = Analysis.type(rows.get(0).get(column));
    Set<SqlType> seen = new HashSet<>();
    List<SqlType> different = new ArrayList<>();
    for (List<RexNode> row : rows) {
      SqlType type = Analysis.type(row.get(column));
      if (seen.add(type)) {
        different.add(type);
      }
    }
    SqlType common = different.size() == 1 ? first : TypeCoercion.common(different, analysis.ansi);
    if (common == null) {
      String name = TypeNames.quote("col" + (column + 1));
      throw SqlException.of(
              "INVALID_INLINE_TABLE.INCOMPATIBLE_TYPES_IN_INLINE_TABLE",
              "The values of column " + name + " have no common type.")
          .with("colName", name)
          .at(analysis.at(node.span()));
    }
    return common;
  }

  private Source rows(InlineTable node, List<List<RexNode>> cells, List<SqlType> types, Ctx ctx) {
    List<List<Object>> rows = new ArrayList<>(cells.size());
    boolean[] nullable = new boolean[types.size()];
    boolean constant = true;
    List<List<RexNode>> cast = new ArrayList<>(cells.size());
    for (List<RexNode> row : cells) {
      List<RexNode> castRow = new ArrayList<>(types.size());
      for (int i = 0; i < types.size(); i++) {
        RexNode cell = analysis.casts.implicit(row.get(i), types.get(i));
        constant &= Foldable.test(cell);
        castRow.add(cell);
      }
      cast.add(castRow);
    }
    if (!constant) {
      return union(cast, types.size());
    }
    for (int r = 0; r < cast.size(); r++) {
      List<Object> values = new ArrayList<>(types.size());
      for (int i = 0; i < types.size(); i++) {
        Object value = value(node, r, i, cast.get(r).get(i), ctx);
        nullable[i] |= value == null;
        values.add(value);
      }
      rows.add(values);
    }
    List<SqlType.Field> fields = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      fields.add(new SqlType.Field("col" + (i + 1), types.get(i), nullable[i]));
    }
    return Source.of(
        new InlineRows(analysis.cluster, analysis.types.toRow(fields), rows), fields, List.of());
  }

  private Object value(InlineTable node, int row, int column, RexNode cell, Ctx ctx) {
    if (Literals.isConstant(cell)) {
      return Literals.value(cell);
    }
    try {
      return analysis.context.constants().evaluate(cell);
    } catch (SqlException e) {
      Expression written = cells(node.rows().get(row)).get(column);
      throw SqlException.of(
              "INVALID_INLINE_TABLE.FAILED_SQL_EXPRESSION_EVALUATION",
              "An expression in VALUES fails: " + e.sentence())
          .with("sqlExpr", Errors.quoted(analysis.text.of(written, ctx)))
          .causedBy(e)
          .at(analysis.at(node.span()));
    }
  }

  /** Rows that are not constant (parameters, random numbers): one projection each. */
  private Source union(List<List<RexNode>> rows, int width) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      names.add("col" + (i + 1));
    }
    List<RelNode> inputs = new ArrayList<>();
    for (List<RexNode> row : rows) {
      inputs.add(analysis.rels.project(analysis.rels.oneRow(), row, names, Set.of()));
    }
    RelNode rel = inputs.size() == 1 ? inputs.get(0) : LogicalUnion.create(inputs, true);
    List<ScopeColumn> columns = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      columns.add(new ScopeColumn(names.get(i), List.of(), i, false));
    }
    return new Source(rel, columns);
  }

  static boolean isDeterministic(List<RexNode> row) {
    return row.stream().allMatch(RexUtil::isDeterministic);
  }
}
