package io.firesteel.engine.plan;

import io.firesteel.core.setting.Settings;
import io.firesteel.core.setting.SparkSettings;
import java.time.ZoneId;

/**
 * What is constant for one execution of a statement.
 *
 * @param queryId names the query in logs and progress
 * @param sql the statement's text, for the places of errors
 * @param settings the session's settings when the statement started
 * @param startMicros the instant that current_timestamp() and its like give
 * @param user for current_user()
 * @param catalog for current_catalog()
 * @param database for current_database()
 */
public record QueryContext(
    String queryId,
    String sql,
    Settings settings,
    long startMicros,
    String user,
    String catalog,
    String database) {

  /** The session's time zone. */
  public ZoneId zone() {
    return settings.get(SparkSettings.TIME_ZONE);
  }

  public boolean ansi() {
    return settings.get(SparkSettings.ANSI);
  }

  public EvalMode mode() {
    return ansi() ? EvalMode.ANSI : EvalMode.LEGACY;
  }

  /** A context for folding constants and for tests. */
  public static QueryContext of(String sql, Settings settings) {
    return new QueryContext("", sql, settings, 0, "", "spark_catalog", "default");
  }
}
