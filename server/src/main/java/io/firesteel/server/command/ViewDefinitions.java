package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.planner.analyse.Analyser;
import io.firesteel.planner.analyse.AnalysisContext;
import io.firesteel.planner.analyse.ViewDefinition;
import io.firesteel.planner.syntax.Query;
import io.firesteel.planner.syntax.ViewColumn;
import io.firesteel.server.session.Session;
import io.firesteel.storage.catalog.CatalogView;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.catalog.TableName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the definitions of views from their queries, which are analysed now. */
final class ViewDefinitions {
  private ViewDefinitions() {}

  /**
   * A temporary view.
   *
   * @param names its own names of the columns, or empty
   */
  static ViewDefinition temporary(
      String view, Query query, List<ViewColumn> names, CommandContext context) {
    List<SqlType.Field> fields =
        Analyser.analyseStored(query, context.statement().analysis()).columns();
    Session session = context.session();
    return new ViewDefinition(
        query.span().of(context.statement().sql()),
        named(fields, names, TypeNames.quote(view)),
        MeaningSettings.of(context),
        session.catalog(),
        session.database(),
        Instant.now(),
        true);
  }

  /** A view of the catalog without comment and properties. */
  static CatalogView permanent(
      TableName name, Query query, List<ViewColumn> names, CommandContext context) {
    AnalysisContext analysis = context.statement().analysis();
    List<SqlType.Field> fields = Analyser.analyseStored(query, analysis).columns();
    TemporaryObjects.refuse("VIEW", name.quoted(), analysis);
    Session session = context.session();
    return new CatalogView(
        name,
        query.span().of(context.statement().sql()),
        named(fields, names, name.quoted()),
        fields.stream().map(SqlType.Field::name).toList(),
        MeaningSettings.of(context),
        session.catalog(),
        session.database(),
        "COMPENSATION",
        Optional.empty(),
        Map.of(),
        Instant.now(),
        session.user());
  }

  private static List<Column> named(
      List<SqlType.Field> fields, List<ViewColumn> names, String view) {
    if (!names.isEmpty() && names.size() != fields.size()) {
      boolean few = fields.size() < names.size();
      throw SqlException.of(
              "CREATE_VIEW_COLUMN_ARITY_MISMATCH."
                  + (few ? "NOT_ENOUGH_DATA_COLUMNS" : "TOO_MANY_DATA_COLUMNS"),
              "The view names " + names.size() + " columns, its query has " + fields.size() + ".")
          .with("viewName", view)
          .with(
              "viewColumns",
              String.join(", ", names.stream().map(n -> TypeNames.quote(n.name())).toList()))
          .with(
              "dataColumns",
              String.join(", ", fields.stream().map(f -> TypeNames.quote(f.name())).toList()));
    }
    List<Column> named = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      Column column = Column.of(fields.get(i));
      named.add(
          names.isEmpty()
              ? column
              : column.withName(names.get(i).name()).withComment(names.get(i).comment()));
    }
    return named;
  }
}
