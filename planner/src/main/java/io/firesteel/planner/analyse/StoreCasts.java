package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.SparkSettings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.engine.function.CastRules;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.planner.algebra.QueryRoot;
import io.firesteel.planner.parse.ParseOptions;
import io.firesteel.planner.parse.SqlParser;
import io.firesteel.storage.catalog.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;

/** Casts to the columns of a table by the store assignment policy. */
final class StoreCasts {
  private final Analysis analysis;
  private final List<String> table;
  private final String policy;

  StoreCasts(Analysis analysis, List<String> table) {
    this.analysis = analysis;
    this.table = table;
    policy = analysis.settings.get(SparkSettings.STORE_ASSIGNMENT);
  }

  QueryRoot assign(QueryRoot query, List<Column> target, List<String> given, boolean byName) {
    int[] sources = sources(query.columns(), target, given, byName);
    RelNode input = query.rel();
    List<RexNode> nodes = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<SqlType.Field> fields = new ArrayList<>();
    for (int i = 0; i < target.size(); i++) {
      Column column = target.get(i);
      RexNode value =
          sources[i] >= 0 ? analysis.rex.makeInputRef(input, sources[i]) : defaultValue(column);
      RexNode cast = cast(value, column.name(), column.type());
      nodes.add(cast);
      names.add(column.name());
      fields.add(column.field());
    }
    return new QueryRoot(
        analysis.rels.project(input, nodes, names, Set.of()), fields, query.parameters());
  }

  private RexNode defaultValue(Column column) {
    if (column.defaultSql().isEmpty()) {
      return analysis.literal(SqlType.VOID, null);
    }
    return analysis.expressions.build(
        SqlParser.parseExpression(column.defaultSql().get(), ParseOptions.of(analysis.settings)),
        Ctx.of(analysis.emptyScope(null), Env.EMPTY));
  }

  /** For each target column the query's column, or -1 for its default. */
  private int[] sources(
      List<SqlType.Field> columns, List<Column> target, List<String> given, boolean byName) {
    int[] sources = new int[target.size()];
    java.util.Arrays.fill(sources, -1);
    if (byName) {
      for (int i = 0; i < columns.size(); i++) {
        int index = indexOf(target, columns.get(i).name());
        if (index < 0) {
          throw SqlException.of(
                  "INCOMPATIBLE_DATA_FOR_TABLE.EXTRA_COLUMNS",
                  "The table has no column " + columns.get(i).name() + ".")
              .with("tableName", TypeNames.quote(table))
              .with("extraColumns", TypeNames.quote(columns.get(i).name()));
        }
        sources[index] = i;
      }
      return sources;
    }
    int expected = given.isEmpty() ? target.size() : given.size();
    if (columns.size() != expected && !(given.isEmpty() && fillable(columns, target))) {
      boolean tooMany = columns.size() > expected;
      throw SqlException.of(
              "INSERT_COLUMN_ARITY_MISMATCH."
                  + (tooMany ? "TOO_MANY_DATA_COLUMNS" : "NOT_ENOUGH_DATA_COLUMNS"),
              "The query has "
                  + columns.size()
                  + " columns where "
                  + expected
                  + " are to be written.")
          .with("tableName", TypeNames.quote(table))
          .with(
              "tableColumns",
              String.join(
                  ", ",
                  given.isEmpty()
                      ? target.stream().map(c -> TypeNames.quote(c.name())).toList()
                      : given.stream().map(TypeNames::quote).toList()))
          .with(
              "dataColumns",
              String.join(", ", columns.stream().map(c -> TypeNames.quote(c.name())).toList()));
    }
    for (int i = 0; i < Math.min(expected, columns.size()); i++) {
      int index = given.isEmpty() ? i : indexOf(target, given.get(i));
      if (index < 0) {
        throw SqlException.of(
                "UNRESOLVED_COLUMN.WITH_SUGGESTION",
                "The table has no column " + TypeNames.quote(given.get(i)) + ".")
            .with("objectName", TypeNames.quote(given.get(i)))
            .with(
                "proposal",
                String.join(
                    ", ",
                    Errors.nearest(
                        given.get(i), target.stream().map(c -> List.of(c.name())).toList(), 1)));
      }
      sources[index] = i;
    }
    return sources;
  }

  /** Missing columns at the end are filled with their defaults, as Spark does for DEFAULTs. */
  private static boolean fillable(List<SqlType.Field> columns, List<Column> target) {
    return columns.size() < target.size()
        && target.subList(columns.size(), target.size()).stream()
            .allMatch(c -> c.defaultSql().isPresent());
  }

  private int indexOf(List<Column> columns, String name) {
    for (int i = 0; i < columns.size(); i++) {
      String other = columns.get(i).name();
      if (analysis.caseSensitive ? other.equals(name) : other.equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  /** The value as the column stores it. */
  RexNode cast(RexNode value, String column, SqlType to) {
    SqlType from = Analysis.type(value);
    boolean fits =
        switch (policy) {
          case "STRICT" -> CastRules.isUpcast(from, to);
          case "LEGACY" -> CastRules.isCastable(from, to, false);
          default -> CastRules.isStoreAssignable(from, to);
        };
    if (!fits) {
      throw SqlException.of(
              "INCOMPATIBLE_DATA_FOR_TABLE.CANNOT_SAFELY_CAST",
              "Values of type "
                  + Errors.quoted(from)
                  + " cannot be stored in column "
                  + TypeNames.quote(column)
                  + " of type "
                  + Errors.quoted(to)
                  + ".")
          .with("tableName", TypeNames.quote(table))
          .with("colName", TypeNames.quote(column))
          .with("srcType", Errors.quoted(from))
          .with("targetType", Errors.quoted(to));
    }
    EvalMode mode = policy.equals("LEGACY") ? EvalMode.LEGACY : EvalMode.ANSI;
    return SizedText.stored(analysis.casts.make(value, to, mode, null), to, analysis);
  }
}
