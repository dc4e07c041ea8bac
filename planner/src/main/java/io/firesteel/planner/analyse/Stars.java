package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.planner.syntax.ColumnReference;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.Name;
import io.firesteel.planner.syntax.Star;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/** What stars stand for. */
final class Stars {
  private final Analysis analysis;

  Stars(Analysis analysis) {
    this.analysis = analysis;
  }

  /** A column of a star: its name and value. */
  record Item(String name, RexNode value) {}

  /** The items that a star in a select list stands for. */
  List<Item> items(Star star, Ctx ctx) {
    List<ScopeColumn> columns = matching(star, ctx.scope());
    List<Item> items = new ArrayList<>();
    if (columns != null) {
      for (ScopeColumn column : without(columns, star, ctx)) {
        RexNode ref =
            analysis.rex.makeInputRef(
                ctx.scope().rowType().getFieldList().get(column.index()).getType(), column.index());
        items.add(new Item(column.name(), ref));
      }
      return items;
    }
    List<Item> outer = outer(star, ctx);
    if (outer != null) {
      return outer;
    }
    RexNode base = analysis.expressions.names().find(star.qualifier(), star.span(), ctx);
    if (base == null || !(Analysis.type(base) instanceof SqlType.StructType struct)) {
      throw unresolved(star, ctx);
    }
    for (SqlType.Field field : struct.fields()) {
      boolean excepted =
          star.except().stream()
              .anyMatch(
                  n -> n.parts().size() == 1 && ctx.scope().same(n.parts().get(0), field.name()));
      if (!excepted) {
        items.add(
            new Item(
                field.name(),
                analysis
                    .expressions
                    .names()
                    .field(
                        base, field.name(), () -> TypeNames.quote(star.qualifier()), star.span())));
      }
    }
    return items;
  }

  /** The columns of a relation of a query around, for LATERAL; null if there is none. */
  private List<Item> outer(Star star, Ctx ctx) {
    for (Scope.Link link = ctx.scope().outer(); link != null; link = link.scope.outer()) {
      List<ScopeColumn> columns = star.qualifier().isEmpty() ? null : matching(star, link.scope);
      if (columns != null) {
        link.scope.correlations().add(link.id);
        RexNode row = analysis.rex.makeCorrel(link.scope.rowType(), link.id);
        List<Item> items = new ArrayList<>();
        for (ScopeColumn column : without(columns, star, ctx)) {
          items.add(new Item(column.name(), analysis.rex.makeFieldAccess(row, column.index())));
        }
        return items;
      }
    }
    return null;
  }

  /** The fields of the struct that a star names, as expressions; null if it names none. */
  List<Expression> fields(Star star, Ctx ctx) {
    if (star.qualifier().isEmpty() || matching(star, ctx.scope()) != null) {
      return null;
    }
    RexNode base = analysis.expressions.names().find(star.qualifier(), star.span(), ctx);
    if (base == null || !(Analysis.type(base) instanceof SqlType.StructType struct)) {
      return null;
    }
    List<Expression> fields = new ArrayList<>();
    for (SqlType.Field field : struct.fields()) {
      List<String> parts = new ArrayList<>(star.qualifier());
      parts.add(field.name());
      fields.add(new ColumnReference(parts, star.span()));
    }
    return fields;
  }

  /** The columns that a star stands for, where it cannot be a struct's. */
  List<ScopeColumn> columns(Star star, Ctx ctx) {
    List<ScopeColumn> columns = matching(star, ctx.scope());
    if (columns == null) {
      throw unresolved(star, ctx);
    }
    return without(columns, star, ctx);
  }

  private List<ScopeColumn> matching(Star star, Scope scope) {
    List<ScopeColumn> columns = new ArrayList<>();
    List<String> qualifier = star.qualifier();
    for (ScopeColumn column : scope.columns()) {
      if (qualifier.isEmpty()) {
        if (!column.hidden()) {
          columns.add(column);
        }
      } else if (!FileMetadataColumns.isMetadata(column)
          && scope.endsWith(column.qualifier(), qualifier, qualifier.size())) {
        columns.add(column);
      }
    }
    return qualifier.isEmpty() || !columns.isEmpty() ? columns : null;
  }

  private List<ScopeColumn> without(List<ScopeColumn> columns, Star star, Ctx ctx) {
    if (star.except().isEmpty()) {
      return columns;
    }
    List<ScopeColumn> kept = new ArrayList<>(columns);
    for (Name name : star.except()) {
      List<String> parts = name.parts();
      boolean found =
          kept.removeIf(
              c ->
                  ctx.scope().same(c.name(), parts.get(parts.size() - 1))
                      && ctx.scope().endsWith(c.qualifier(), parts, parts.size() - 1));
      if (!found) {
        throw Errors.unresolvedColumn(parts, ctx.scope()).at(analysis.at(star.span()));
      }
    }
    return kept;
  }

  private SqlException unresolved(Star star, Ctx ctx) {
    String target = TypeNames.quote(star.qualifier());
    String columns =
        String.join(
            ", ",
            ctx.scope().columns().stream()
                .filter(c -> !c.hidden())
                .map(c -> TypeNames.quote(c.name()))
                .toList());
    return SqlException.of(
            "CANNOT_RESOLVE_STAR_EXPAND",
            "There is no relation or struct named "
                + target
                + " among the columns "
                + columns
                + ".")
        .with("targetString", target)
        .with("columns", columns)
        .at(analysis.at(star.span()));
  }
}
