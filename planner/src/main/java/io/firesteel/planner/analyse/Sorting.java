package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.SparkSettings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.engine.function.TypeCoercion;
import io.firesteel.planner.algebra.Literals;
import io.firesteel.planner.algebra.Recursion;
import io.firesteel.planner.syntax.ColumnReference;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.Literal;
import io.firesteel.planner.syntax.Organization;
import io.firesteel.planner.syntax.SortItem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;

/** ORDER BY, LIMIT and OFFSET. */
final class Sorting {
  private final Analysis analysis;

  Sorting(Analysis analysis) {
    this.analysis = analysis;
  }

  /** The keys by which rows are sorted; SORT BY and CLUSTER BY are met by a full sort. */
  static List<SortItem> items(Organization organization) {
    if (!organization.orderBy().isEmpty()) {
      return organization.orderBy();
    }
    if (!organization.sortBy().isEmpty()) {
      return organization.sortBy();
    }
    return organization.clusterBy().stream()
        .map(e -> new SortItem(e, false, true, e.span()))
        .toList();
  }

  /** Whether nothing is sorted or cut. */
  static boolean isNone(Organization organization) {
    return items(organization).isEmpty()
        && organization.limit().isEmpty()
        && organization.offset().isEmpty();
  }

  /** Whether the one item is ORDER BY ALL. */
  boolean isAll(List<SortItem> items, Scope scope) {
    return items.size() == 1
        && items.get(0).expression() instanceof ColumnReference column
        && column.parts().size() == 1
        && column.parts().get(0).equalsIgnoreCase("all")
        && scope.find(column.parts()) == null;
  }

  /** The select item that an ordinal means, from 0; -1 if the item is no ordinal. */
  int ordinal(SortItem item, int size) {
    if (!(item.expression() instanceof Literal literal)
        || literal.type() != SqlType.INT
        || literal.value().isEmpty()
        || !analysis.settings.get(SparkSettings.ORDER_BY_ORDINAL)) {
      return -1;
    }
    int position = (Integer) literal.value().get();
    if (position < 1 || position > size) {
      throw SqlException.of(
              "ORDER_BY_POS_OUT_OF_RANGE",
              "ORDER BY position " + position + " is not in the select list.")
          .with("index", String.valueOf(position))
          .with("size", String.valueOf(size))
          .at(analysis.at(item.expression().span()));
    }
    return position - 1;
  }

  void checkOrderable(RexNode key, SortItem item, Ctx ctx) {
    SqlType type = Analysis.type(key);
    if (type.kind() != TypeKind.VOID && !TypeCoercion.isOrderable(type)) {
      String sql = analysis.text.sortItem(item, ctx);
      throw Errors.mismatch(
              "INVALID_ORDERING_TYPE",
              sql,
              "Rows cannot be sorted by values of type " + Errors.quoted(type) + ".")
          .with("functionName", "`sortorder`")
          .with("dataType", Errors.quoted(type))
          .at(analysis.at(item.span()));
    }
  }

  static RelFieldCollation field(int column, SortItem item) {
    return new RelFieldCollation(
        column,
        item.descending()
            ? RelFieldCollation.Direction.DESCENDING
            : RelFieldCollation.Direction.ASCENDING,
        item.nullsFirst()
            ? RelFieldCollation.NullDirection.FIRST
            : RelFieldCollation.NullDirection.LAST);
  }

  /** The input sorted and cut; the input itself if there is nothing to do. */
  RelNode sort(RelNode input, List<RelFieldCollation> fields, Organization organization, Env env) {
    RexNode limit = count(organization.limit(), "limit", env);
    RexNode offset = count(organization.offset(), "offset", env);
    if (fields.isEmpty() && limit == null && offset == null) {
      return organization.limitAll() ? endless(input) : input;
    }
    List<RelFieldCollation> distinct = new ArrayList<>();
    for (RelFieldCollation field : fields) {
      // A column sorts once; later mentions decide nothing.
      if (distinct.stream().noneMatch(f -> f.getFieldIndex() == field.getFieldIndex())) {
        distinct.add(field);
      }
    }
    RelCollation collation = RelCollations.of(distinct);
    return LogicalSort.create(input, collation, offset, limit);
  }

  /** LIMIT ALL lifts the limit of rows that recursions have. */
  private static RelNode endless(RelNode rel) {
    List<RelNode> inputs = rel.getInputs().stream().map(Sorting::endless).toList();
    RelNode rebuilt = inputs.equals(rel.getInputs()) ? rel : rel.copy(rel.getTraitSet(), inputs);
    return rebuilt instanceof Recursion recursion ? recursion.endless() : rebuilt;
  }

  private RexNode count(Optional<Expression> written, String name, Env env) {
    if (written.isEmpty()) {
      return null;
    }
    Expression expression = written.get();
    Ctx ctx = Ctx.of(analysis.emptyScope(null), env);
    RexNode node;
    try {
      node = analysis.expressions.build(expression, ctx);
    } catch (SqlException e) {
      if (e.code().name().startsWith("UNRESOLVED_COLUMN")) {
        throw invalid("IS_UNFOLDABLE", name, expression, analysis.text.source(expression));
      }
      throw e;
    }
    if (Constants.isUntypedParameter(node)) {
      node = analysis.expressions.constants().typedParameter(node, SqlType.INT);
    }
    if (node instanceof RexDynamicParam) {
      return node;
    }
    String sql = analysis.text.of(expression, ctx);
    if (!Foldable.test(node)) {
      throw invalid("IS_UNFOLDABLE", name, expression, sql);
    }
    SqlType type = Analysis.type(node);
    if (type.kind() != TypeKind.INT
        && type.kind() != TypeKind.SMALLINT
        && type.kind() != TypeKind.TINYINT) {
      throw invalid("DATA_TYPE", name, expression, sql).with("dataType", Errors.quoted(type));
    }
    Object value = analysis.expressions.constants().value(node);
    if (value == null) {
      throw invalid("IS_NULL", name, expression, sql);
    }
    BigInteger count = Literals.integral(value);
    if (count.signum() < 0) {
      throw invalid("IS_NEGATIVE", name, expression, sql).with("v", count.toString());
    }
    return analysis.rex.makeExactLiteral(new BigDecimal(count), analysis.rel(SqlType.INT, false));
  }

  private SqlException invalid(String sub, String name, Expression expression, String sql) {
    return SqlException.of(
            "INVALID_LIMIT_LIKE_EXPRESSION." + sub,
            "The " + name + " expression " + sql + " must be a constant integer of at least 0.")
        .with("name", name)
        .with("expr", Errors.quoted(sql))
        .at(analysis.at(expression.span()));
  }
}
