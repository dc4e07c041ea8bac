package io.firesteel.planner.analyse;

import io.firesteel.planner.algebra.QueryRoot;
import io.firesteel.storage.catalog.Column;
import java.util.List;

/** Fits a query's result to the columns of the table that it is written to (INSERT). */
public final class StoreAssignment {
  private StoreAssignment() {}

  /**
   * The query with one column for each of the target, cast by {@code
   * spark.sql.storeAssignmentPolicy}; columns that are not given get their DEFAULT or NULL.
   *
   * @param table the table's full name, for messages
   * @param target the table's columns
   * @param given the columns named in the statement, or empty for all in order
   * @param byName whether the query's columns go by their names
   * @throws io.firesteel.core.error.SqlException INCOMPATIBLE_DATA_FOR_TABLE.*,
   *     INSERT_COLUMN_ARITY_MISMATCH.*
   */
  public static QueryRoot assign(
      QueryRoot query,
      List<String> table,
      List<Column> target,
      List<String> given,
      boolean byName,
      AnalysisContext context) {
    return new StoreCasts(new Analysis(context), table).assign(query, target, given, byName);
  }
}
