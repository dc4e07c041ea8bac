package io.firesteel.planner.analyse;

import io.firesteel.core.setting.Settings;
import io.firesteel.engine.function.FunctionRegistry;
import io.firesteel.planner.algebra.PlanningContext;
import io.firesteel.planner.syntax.Query;
import io.firesteel.storage.catalog.Catalog;
import io.firesteel.storage.catalog.TableResolver;

/**
 * What the analysis of a statement needs from outside.
 *
 * @param planning Calcite's objects, and the query context with SQL text, settings, current catalog
 *     and database
 * @param parser for the texts of views
 */
public record AnalysisContext(
    PlanningContext planning,
    Catalog catalog,
    TableResolver tables,
    FunctionRegistry functions,
    SessionObjects session,
    Parameters parameters,
    QueryParser parser,
    ConstantEvaluation constants) {

  /** Parses the text of a view. */
  @FunctionalInterface
  public interface QueryParser {
    /**
     * Parses a query.
     *
     * @throws io.firesteel.core.error.SqlException PARSE_SYNTAX_ERROR and others
     */
    Query parse(String sql, Settings settings);
  }
}
