package io.firesteel.planner.analyse;

import io.firesteel.core.type.SqlType;
import io.firesteel.planner.syntax.CreateSqlFunction;
import io.firesteel.storage.catalog.CatalogFunction;
import java.util.List;

/** Analyses SQL functions when they are created or described. */
public final class FunctionAnalyser {
  private FunctionAnalyser() {}

  /**
   * What a function gives: the columns of a table function, or one column without a name.
   *
   * @param name as messages show it
   * @throws io.firesteel.core.error.SqlException what is wrong with its body or its defaults
   */
  public static List<SqlType.Field> result(
      CatalogFunction function,
      CreateSqlFunction definition,
      List<String> name,
      AnalysisContext context) {
    return new UserFunctions(new Analysis(context))
        .result(new UserFunctions.Found(function, name), definition);
  }
}
