package io.firesteel.planner.analyse;

import io.firesteel.core.type.SqlType;
import io.firesteel.planner.algebra.QueryRoot;
import io.firesteel.planner.syntax.Query;
import java.util.ArrayList;
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
    Analysis analysis = new Analysis(context);
    Source source = analysis.queries.query(query, Env.EMPTY, true);
    List<SqlType> parameters = new ArrayList<>();
    for (SqlType type : analysis.shared.parameterTypes) {
      parameters.add(type == null ? SqlType.STRING : type);
    }
    return new QueryRoot(source.rel(), Rels.fields(source), parameters);
  }

  /** Names and types of a query's result, for DESCRIBE QUERY, CREATE VIEW, CREATE TABLE AS. */
  public static List<SqlType.Field> columns(Query query, AnalysisContext context) {
    return analyse(query, context).columns();
  }
}
