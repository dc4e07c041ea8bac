package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.planner.algebra.Literals;
import io.firesteel.planner.algebra.PlannedTable;
import io.firesteel.planner.algebra.TableRead;
import io.firesteel.planner.parse.ParseOptions;
import io.firesteel.planner.parse.SqlParser;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.Name;
import io.firesteel.planner.syntax.Query;
import io.firesteel.planner.syntax.Span;
import io.firesteel.planner.syntax.TableReference;
import io.firesteel.storage.catalog.Catalog;
import io.firesteel.storage.catalog.CatalogObject;
import io.firesteel.storage.catalog.CatalogTable;
import io.firesteel.storage.catalog.CatalogView;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.catalog.ResolvedTable;
import io.firesteel.storage.catalog.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;

/** What a name in FROM means: a common table expression, a view, a table, a path. */
final class TableLookup {
  private final Analysis analysis;

  TableLookup(Analysis analysis) {
    this.analysis = analysis;
  }

  /** As messages about names that were not found show it. */
  String searchPath() {
    return analysis.path().quoted();
  }

  /** The parts of a name, IDENTIFIER(...) evaluated. */
  List<String> parts(Name name, Env env) {
    if (name.dynamic().isEmpty()) {
      return name.parts();
    }
    List<String> parts = new ArrayList<>(dynamicName(name.dynamic().get(), env));
    parts.addAll(name.parts());
    return parts;
  }

  /** The name that a constant expression gives. */
  List<String> dynamicName(Expression expression, Env env) {
    Ctx ctx = Ctx.of(analysis.emptyScope(null), env);
    RexNode node = analysis.expressions.build(expression, ctx);
    String sub = null;
    if (!Foldable.test(node)) {
      sub = "NOT_CONSTANT";
    } else if (!Analysis.type(node).isText()) {
      sub = "WRONG_TYPE";
    } else if (Literals.isNull(node)) {
      sub = "NULL";
    }
    if (sub == null) {
      Object value = analysis.expressions.constants().value(node);
      if (value instanceof ByteSlice text) {
        return SqlParser.parseName(text.toString(), ParseOptions.of(analysis.settings));
      }
      sub = "NULL";
    }
    SqlException error =
        SqlException.of(
                "NOT_A_CONSTANT_STRING." + sub, "IDENTIFIER needs a constant string with a name.")
            .with("name", "IDENTIFIER")
            .with("expr", Errors.quoted(analysis.text.of(expression, ctx)));
    if (sub.equals("WRONG_TYPE")) {
      error = error.with("dataType", Errors.quoted(Analysis.type(node)));
    }
    throw error.at(analysis.at(expression.span()));
  }

  Source table(TableReference node, Env env) {
    if (node.temporal().isPresent() || node.changes().isPresent()) {
      List<String> parts = parts(node.name(), env);
      throw SqlException.of(
              "UNSUPPORTED_FEATURE.TIME_TRAVEL",
              "Time travel is not supported for " + TypeNames.quote(parts) + ".")
          .with("relationId", TypeNames.quote(parts))
          .at(analysis.at(node.span()));
    }
    if (node.stream()) {
      throw Errors.unsupported("STREAM").at(analysis.at(node.span()));
    }
    return table(parts(node.name(), env), node, env);
  }

  Source table(List<String> parts, TableReference node, Env env) {
    Source source = null;
    if (parts.size() == 1) {
      source = commonTable(parts.get(0), env);
    }
    if (source == null && parts.size() == 1) {
      source = byPath(parts.get(0), node.span());
    } else if (source == null) {
      source = temporaryView(parts);
      if (source == null) {
        source = catalogObject(parts, node.span());
      }
    }
    if (source == null && parts.size() == 2 && analysis.context.tables().isProvider(parts.get(0))) {
      source = path(parts.get(0), parts.get(1), node);
    }
    if (source == null) {
      throw Catalog.notFound(TypeNames.quote(parts), searchPath())
          .at(analysis.at(node.name().span()));
    }
    return source;
  }

  private Source byPath(String name, Span span) {
    for (List<String> schema : analysis.path().entries()) {
      Source source = null;
      if (SearchPath.same(schema, SearchPath.SESSION)) {
        source = temporaryView(List.of(name));
      } else if (!SearchPath.same(schema, SearchPath.BUILTIN)) {
        List<String> parts = new ArrayList<>(schema);
        parts.add(name);
        source = catalogObject(parts, span);
      }
      if (source != null) {
        return source;
      }
    }
    return null;
  }

  private Source commonTable(String name, Env env) {
    Env.Cte cte = env.ctes().get(Env.key(name));
    if (cte == null) {
      return null;
    }
    if (cte.self() != null) {
      return cte.self().use();
    }
    return cte.recursive()
        ? new Recursions(analysis).rows(cte)
        : named(analysis.queries.source(cte.table().query(), cte.env()), cte);
  }

  /** A query's rows under the names of a common table expression. */
  Source named(Source source, Env.Cte cte) {
    return renamed(source, cte.table().columns(), List.of(cte.table().name()), cte);
  }

  private Source renamed(Source source, List<String> names, List<String> qualifier, Env.Cte cte) {
    if (!names.isEmpty() && names.size() != source.columns().size()) {
      throw SqlException.of(
              "ASSIGNMENT_ARITY_MISMATCH",
              "The common table expression names "
                  + names.size()
                  + " columns, but its query has "
                  + source.columns().size()
                  + ".")
          .with("numExpr", String.valueOf(names.size()))
          .with("numTarget", String.valueOf(source.columns().size()))
          .at(analysis.at(cte.table().span()));
    }
    List<ScopeColumn> columns = new ArrayList<>();
    for (int i = 0; i < source.columns().size(); i++) {
      ScopeColumn column = source.columns().get(i);
      columns.add(column.named(names.isEmpty() ? column.name() : names.get(i), qualifier));
    }
    return new Source(source.rel(), columns);
  }

  private Source temporaryView(List<String> parts) {
    String name = parts.get(parts.size() - 1);
    Optional<ViewDefinition> view = Optional.empty();
    List<String> qualifier = List.of(name);
    boolean session =
        parts.size() == 1
            || parts.size() == 2 && parts.get(0).equalsIgnoreCase("session")
            || parts.size() == 3
                && parts.get(0).equalsIgnoreCase("system")
                && parts.get(1).equalsIgnoreCase("session");
    if (session) {
      view = analysis.context.session().temporaryView(name);
    } else if (parts.size() == 2 && parts.get(0).equalsIgnoreCase("global_temp")) {
      view = analysis.context.session().globalView(name);
      qualifier = List.of("global_temp", name);
    }
    if (view.isEmpty()) {
      return null;
    }
    ViewDefinition v = view.get();
    Source source = expand(v.sql(), v.settings(), v.catalog(), v.database());
    List<String> columns = v.columns().stream().map(Column::name).toList();
    return view(source, columns, null, qualifier);
  }

  private Source expand(String sql, Map<String, String> settings, String catalog, String database) {
    Analysis inner = analysis.view(sql, settings, catalog, database);
    Query query = analysis.context.parser().parse(sql, inner.settings);
    return inner.queries.source(query, Env.EMPTY);
  }

  /** A view's query under the view's names, cast to its types where they are bound. */
  private Source view(
      Source source, List<String> names, List<SqlType> types, List<String> qualifier) {
    Source visible = analysis.rels.only(source, source.visible());
    if (types != null) {
      visible = new Source(analysis.rels.cast(visible.rel(), types), visible.columns());
    }
    List<ScopeColumn> columns = new ArrayList<>();
    for (int i = 0; i < visible.columns().size(); i++) {
      String name = i < names.size() ? names.get(i) : visible.columns().get(i).name();
      columns.add(new ScopeColumn(name, qualifier, i, false, visible.columns().get(i).sized()));
    }
    return new Source(visible.rel(), columns);
  }

  private Source catalogObject(List<String> parts, Span span) {
    TableName name = tableName(parts);
    Optional<CatalogObject> found =
        name == null ? Optional.empty() : analysis.context.catalog().find(name);
    if (found.isEmpty()) {
      return null;
    }
    List<String> qualifier = name.parts();
    if (found.get() instanceof CatalogView view) {
      Source source =
          expand(view.sql(), view.settings(), view.currentCatalog(), view.currentDatabase());
      List<String> names = view.columns().stream().map(c -> c.name()).toList();
      List<SqlType> types = view.columns().stream().map(c -> c.type()).toList();
      boolean fits = types.size() == source.visible().size();
      return view(
          source,
          names,
          fits && !view.schemaBinding().contains("EVOLUTION") ? types : null,
          qualifier);
    }
    CatalogTable table = (CatalogTable) found.get();
    PlannedTable planned =
        analysis.shared.tables.computeIfAbsent(
            name,
            n ->
                new PlannedTable(
                    analysis.types, analysis.context.tables().resolve(table, analysis.settings)));
    return read(planned, qualifier, span);
  }

  /** The full name; null if it has too many parts or another catalog. */
  private TableName tableName(List<String> parts) {
    String catalog = analysis.query.catalog();
    switch (parts.size()) {
      case 1:
        return new TableName(catalog, analysis.query.database(), parts.get(0));
      case 2:
        return new TableName(catalog, parts.get(0), parts.get(1));
      case 3:
        return parts.get(0).equalsIgnoreCase(Catalog.SPARK_CATALOG)
            ? new TableName(parts.get(0), parts.get(1), parts.get(2))
            : null;
      default:
        return null;
    }
  }

  private Source path(String provider, String path, TableReference node) {
    PlannedTable planned =
        analysis.shared.tables.computeIfAbsent(
            List.of(provider, path, node.options()),
            k -> {
              try {
                ResolvedTable table =
                    analysis
                        .context
                        .tables()
                        .resolvePath(provider, path, node.options(), analysis.settings);
                return new PlannedTable(analysis.types, table);
              } catch (SqlException e) {
                throw e.at(analysis.at(node.span()));
              }
            });
    return read(planned, List.of(provider, path), node.span());
  }

  private Source read(PlannedTable table, List<String> qualifier, Span span) {
    Source source =
        analysis.fileMetadata.isUsed()
            ? analysis.fileMetadata.read(table, qualifier, span)
            : Source.of(
                new TableRead(analysis.cluster, table),
                PlannedTable.fields(table.resolved()),
                qualifier);
    return SizedText.padded(source, table.resolved().columns(), analysis);
  }
}
