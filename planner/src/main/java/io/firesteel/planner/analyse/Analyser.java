package io.firesteel.planner.analyse;

import io.firesteel.core.type.SqlType;
import io.firesteel.planner.algebra.QueryRoot;
import io.firesteel.planner.syntax.Query;
import java.util.List;

/** Analyses queries. */
public final class Analyser {
  private Analyser() {}

  /**
   * The algebra of a query.
   *
   * @throws io.firesteel.core.error.SqlException what is wrong with it, at its place
   */
  public static QueryRoot analyse(Query query, AnalysisContext context) {
    throw new UnsupportedOperationException("to be written");
  }

  /** Names and types of a query's result, for DESCRIBE QUERY, CREATE VIEW, CREATE TABLE AS. */
  public static List<SqlType.Field> columns(Query query, AnalysisContext context) {
    return analyse(query, context).columns();
  }
}
