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
    return analyseStored(query, context).root();
  }

  /**
   * A query whose result a view or table keeps.
   *
   * @param columns the result's columns, of which those that are plain columns of tables have their
   *     declared types, CHAR and VARCHAR too
   */
  public record Stored(QueryRoot root, List<SqlType.Field> columns) {}

  /** The algebra of a query and what its columns are to a view or table. */
  public static Stored analyseStored(Query query, AnalysisContext context) {
    Analysis analysis = new Analysis(context);
    Source source = analysis.queries.query(query, Env.EMPTY, true);
    List<SqlType> parameters = new ArrayList<>();
    for (SqlType type : analysis.shared.parameterTypes) {
      parameters.add(type == null ? SqlType.STRING : type);
    }
    QueryRoot root = new QueryRoot(source.rel(), Rels.fields(source), parameters);
    List<SqlType.Field> columns = new ArrayList<>();
    for (int i = 0; i < root.columns().size(); i++) {
      SqlType.Field field = root.columns().get(i);
      SqlType sized = source.columns().get(i).sized();
      columns.add(sized == null ? field : new SqlType.Field(field.name(), sized, field.nullable()));
    }
    return new Stored(root, columns);
  }

  /** Names and types of a query's result, for DESCRIBE QUERY, CREATE VIEW, CREATE TABLE AS. */
  public static List<SqlType.Field> columns(Query query, AnalysisContext context) {
    return analyse(query, context).columns();
  }
}
