package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.error.SqlPlace;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.setting.SparkSettings;
import io.firesteel.core.type.SqlType;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.plan.Place;
import io.firesteel.engine.plan.QueryContext;
import io.firesteel.planner.algebra.FiresteelTypeFactory;
import io.firesteel.planner.algebra.Literals;
import io.firesteel.planner.algebra.PlannedTable;
import io.firesteel.planner.syntax.Span;
import io.firesteel.planner.syntax.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;

/**
 * The state of analysing one SQL text: a statement's, or with other settings a view's within it.
 */
final class Analysis {
  private static final int MAX_VIEW_DEPTH = 100;

  final AnalysisContext context;
  final QueryContext query;
  final Settings settings;
  final boolean ansi;
  final boolean caseSensitive;
  final EvalMode mode;
  final RexBuilder rex;
  final FiresteelTypeFactory types;
  final RelOptCluster cluster;
  final boolean inView;
  final int viewDepth;
  final SharedState shared;

  final Casts casts;
  final Collating collations;
  final ExpressionBuilder expressions;
  final FunctionCalls functions;
  final AggregateCalls aggregates;
  final WindowCalls windows;
  final Lambdas lambdas;
  final Subqueries subqueries;
  final SqlText text;
  final Rels rels;
  final QueryAnalyser queries;
  final SelectAnalyser selects;
  final RelationAnalyser relations;
  final TableLookup tables;
  final Generators generators;
  final PipeAnalyser pipes;
  final FileMetadataColumns fileMetadata;

  /** What a statement and the views in it have in common. */
  static final class SharedState {
    /** Types of the {@code ?} so far; null where nothing is known yet. */
    final List<SqlType> parameterTypes = new ArrayList<>();

    /** One object a table and statement. */
    final Map<Object, PlannedTable> tables = new HashMap<>();

    /** SQL functions whose bodies are being built. */
    final Set<String> functions = new HashSet<>();

    /** Statements of functions by their text. */
    final Map<String, Statement> definitions = new HashMap<>();

    int nextLambdaVariable;
    int nextRecursion;
  }

  Analysis(AnalysisContext context) {
    this(context, context.planning().query(), false, 0, new SharedState());
  }

  private Analysis(
      AnalysisContext context, QueryContext query, boolean inView, int depth, SharedState shared) {
    this.context = context;
    this.query = query;
    this.inView = inView;
    this.viewDepth = depth;
    this.shared = shared;
    settings = query.settings();
    ansi = query.ansi();
    mode = query.mode();
    caseSensitive = settings.get(SparkSettings.CASE_SENSITIVE);
    rex = context.planning().rex();
    types = context.planning().types();
    cluster = context.planning().cluster();
    casts = new Casts(this);
    collations = new Collating(this);
    rels = new Rels(this);
    text = new SqlText(this);
    functions = new FunctionCalls(this);
    aggregates = new AggregateCalls(this);
    windows = new WindowCalls(this);
    lambdas = new Lambdas(this);
    subqueries = new Subqueries(this);
    expressions = new ExpressionBuilder(this);
    tables = new TableLookup(this);
    generators = new Generators(this);
    relations = new RelationAnalyser(this);
    selects = new SelectAnalyser(this);
    queries = new QueryAnalyser(this);
    pipes = new PipeAnalyser(this);
    fileMetadata = new FileMetadataColumns(this, query.sql());
  }

  /** The analysis of a view's text inside this one. */
  Analysis view(String sql, Map<String, String> viewSettings, String catalog, String database) {
    if (viewDepth >= MAX_VIEW_DEPTH) {
      throw SqlException.of(
              "VIEW_EXCEED_MAX_NESTED_DEPTH", "Views are nested more than 100 levels deep.")
          .with("viewName", "")
          .with("maxNestedDepth", String.valueOf(MAX_VIEW_DEPTH));
    }
    QueryContext inner =
        new QueryContext(
            query.queryId(),
            sql,
            Settings.of(viewSettings(viewSettings)),
            query.startMicros(),
            query.user(),
            catalog,
            database);
    return new Analysis(context, inner, true, viewDepth + 1, shared);
  }

  /** The session's settings, overridden by what the view captured. */
  private Map<String, String> viewSettings(Map<String, String> captured) {
    Map<String, String> all = new HashMap<>(settings.explicit());
    all.remove(SearchPath.SETTING);
    all.putAll(captured);
    return all;
  }

  /** Where names without a qualifier are looked up: for a view as it was when it was created. */
  SearchPath path() {
    String kept = inView ? settings.explicit(SearchPath.SETTING) : null;
    SearchPath path =
        kept != null ? SearchPath.of(kept) : inView ? SearchPath.DEFAULT : context.session().path();
    return path.resolve(query.catalog(), query.database());
  }

  /** The path of the session, also inside of views. */
  SearchPath sessionPath() {
    QueryContext session = context.planning().query();
    return context.session().path().resolve(session.catalog(), session.database());
  }

  /** The place of an error in this text. */
  SqlPlace at(Span span) {
    return new SqlPlace(query.sql(), span.start(), span.stop());
  }

  /** The place of what follows an operand: Spark counts {@code IN (...)} without its left side. */
  SqlPlace behind(Span operand, Span whole) {
    String sql = query.sql();
    int start = operand.stop() + 1;
    while (start < whole.stop()
        && (Character.isWhitespace(sql.charAt(start)) || sql.charAt(start) == ')')) {
      start++;
    }
    return new SqlPlace(sql, start, whole.stop());
  }

  /** The place of a call in the statement; null inside views, whose text is another. */
  Place place(Span span) {
    return inView || span == null ? null : new Place(span.start(), span.stop());
  }

  RelDataType rel(SqlType type, boolean nullable) {
    return types.toRel(type, nullable);
  }

  RexNode literal(SqlType type, Object value) {
    return Literals.make(rex, type, value);
  }

  RexNode literal(boolean value) {
    return rex.makeLiteral(value);
  }

  static SqlType type(RexNode node) {
    return FiresteelTypeFactory.toSql(node.getType());
  }

  /** A scope without columns below {@code outer}. */
  Scope emptyScope(Scope.Link outer) {
    return new Scope(List.of(), types.createStructType(List.of(), List.of()), outer, caseSensitive);
  }

  Scope scope(Source source, Scope.Link outer) {
    return new Scope(source.columns(), source.rel().getRowType(), outer, caseSensitive);
  }
}
