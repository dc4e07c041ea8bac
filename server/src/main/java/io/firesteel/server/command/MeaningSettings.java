package io.firesteel.server.command;

import io.firesteel.core.setting.SparkSettings;
import io.firesteel.planner.analyse.SearchPath;
import io.firesteel.server.session.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settings that decide what a query's text means, kept with views and functions. */
final class MeaningSettings {
  private static final List<String> KEYS =
      List.of(
          SparkSettings.TIME_ZONE.key(),
          SparkSettings.CASE_SENSITIVE.key(),
          SparkSettings.TIMESTAMP_TYPE.key(),
          SparkSettings.LEGACY_INTERVAL.key(),
          SparkSettings.DECIMAL_PRECISION_LOSS.key());

  private MeaningSettings() {}

  /** The ANSI mode, and those that the session or the server set. */
  static Map<String, String> of(CommandContext context) {
    Session session = context.session();
    Map<String, String> kept = new LinkedHashMap<>();
    kept.put(SparkSettings.ANSI.key(), String.valueOf(session.settings().get(SparkSettings.ANSI)));
    for (String key : KEYS) {
      String value = session.settings().explicit(key);
      if (value != null) {
        kept.put(key, value);
      }
    }
    SearchPath path = context.statement().state().path();
    if (!path.equals(SearchPath.DEFAULT)) {
      kept.put(SearchPath.SETTING, path.resolve(session.catalog(), session.database()).encoded());
    }
    return kept;
  }
}
