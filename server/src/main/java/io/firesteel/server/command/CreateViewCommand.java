package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.SparkSettings;
import io.firesteel.core.type.SqlType;
import io.firesteel.planner.analyse.Analyser;
import io.firesteel.planner.analyse.AnalysisContext;
import io.firesteel.planner.analyse.ViewDefinition;
import io.firesteel.planner.syntax.CreateView;
import io.firesteel.planner.syntax.ViewColumn;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.StatementKind;
import io.firesteel.server.session.Session;
import io.firesteel.storage.catalog.CatalogView;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.catalog.TableName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** CREATE VIEW, temporary ones too. The query is analysed now and its text is kept. */
public record CreateViewCommand(CreateView statement, CommandContext context) implements Command {
  /** Settings that decide what a query's text means, kept with a view. */
  private static final List<String> MEANING =
      List.of(
          SparkSettings.ANSI.key(),
          SparkSettings.TIME_ZONE.key(),
          SparkSettings.CASE_SENSITIVE.key(),
          SparkSettings.TIMESTAMP_TYPE.key(),
          SparkSettings.LEGACY_INTERVAL.key(),
          SparkSettings.DECIMAL_PRECISION_LOSS.key());

  @Override
  public StatementKind kind() {
    return StatementKind.DDL;
  }

  @Override
  public List<OutputColumn> columns() {
    return List.of();
  }

  @Override
  public Outcome run(QueryContext execution) {
    AnalysisContext analysis = context.statement().analysis();
    List<SqlType.Field> query = Analyser.columns(statement.query(), analysis);
    List<SqlType.Field> named = named(query);
    String sql = statement.query().span().of(context.statement().sql());
    if (statement.temporary() || statement.global()) {
      createTemporary(sql, named);
      return Outcome.DONE;
    }
    TableName name = context.tableName(statement.name());
    TemporaryObjects.refuse("VIEW", name.quoted(), analysis);
    if (statement.ifNotExists() && context.catalog().find(name).isPresent()) {
      return Outcome.DONE;
    }
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < named.size(); i++) {
      Column column = Column.of(named.get(i));
      columns.add(
          statement.columns().isEmpty()
              ? column
              : column.withComment(statement.columns().get(i).comment()));
    }
    Session session = context.session();
    CatalogView view =
        new CatalogView(
            name,
            sql,
            columns,
            query.stream().map(SqlType.Field::name).toList(),
            settings(),
            session.catalog(),
            session.database(),
            statement.schemaBinding().orElse("COMPENSATION"),
            statement.comment(),
            statement.properties(),
            Instant.now(),
            session.user());
    if (statement.orReplace()) {
      context.catalog().createOrReplace(view);
    } else {
      context.catalog().create(view);
    }
    return Outcome.DONE;
  }

  private void createTemporary(String sql, List<SqlType.Field> columns) {
    Session session = context.session();
    ViewDefinition view =
        new ViewDefinition(sql, columns, settings(), session.catalog(), session.database());
    List<String> parts = context.parts(statement.name());
    String name = parts.get(parts.size() - 1);
    var views =
        statement.global()
            ? context.statement().state().globalViews()
            : context.statement().state().views();
    if (!statement.ifNotExists() || views.find(name).isEmpty()) {
      views.create(name, view, statement.orReplace());
    }
  }

  private Map<String, String> settings() {
    Map<String, String> kept = new LinkedHashMap<>();
    for (String key : MEANING) {
      String value = context.session().settings().explicit(key);
      if (value != null) {
        kept.put(key, value);
      }
    }
    return kept;
  }

  private List<SqlType.Field> named(List<SqlType.Field> query) {
    List<ViewColumn> names = statement.columns();
    if (names.isEmpty()) {
      return query;
    }
    if (names.size() != query.size()) {
      boolean few = query.size() < names.size();
      throw SqlException.of(
              "CREATE_VIEW_COLUMN_ARITY_MISMATCH."
                  + (few ? "NOT_ENOUGH_DATA_COLUMNS" : "TOO_MANY_DATA_COLUMNS"),
              "The view names " + names.size() + " columns, its query has " + query.size() + ".")
          .with("viewName", context.tableName(statement.name()).quoted())
          .with(
              "viewColumns",
              String.join(", ", names.stream().map(n -> "`" + n.name() + "`").toList()))
          .with(
              "dataColumns",
              String.join(", ", query.stream().map(f -> "`" + f.name() + "`").toList()));
    }
    List<SqlType.Field> named = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      SqlType.Field field = query.get(i);
      named.add(new SqlType.Field(names.get(i).name(), field.type(), field.nullable()));
    }
    return named;
  }
}
