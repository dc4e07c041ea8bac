package io.firesteel.server.statement;

import io.firesteel.core.setting.Settings;
import io.firesteel.storage.catalog.CatalogTable;
import io.firesteel.storage.catalog.PartitionFilter;
import io.firesteel.storage.catalog.ResolvedTable;
import io.firesteel.storage.catalog.TableResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Resolves tables and remembers which files it found, so that it can be asked later whether they
 * are still the same. Belongs to the thread that analyses; {@link #unchanged} is for any.
 */
final class RecordedTables implements TableResolver {
  private final TableResolver tables;
  private final List<Resolution> resolutions = new ArrayList<>();

  private record Resolution(Supplier<ResolvedTable> question, ResolvedTable answer) {
    boolean unchanged() {
      ResolvedTable now = question.get();
      return now.location().equals(answer.location())
          && now.columns().equals(answer.columns())
          && now.scanColumns().equals(answer.scanColumns())
          && now.files(PartitionFilter.ALL).equals(answer.files(PartitionFilter.ALL));
    }
  }

  RecordedTables(TableResolver tables) {
    this.tables = tables;
  }

  @Override
  public ResolvedTable resolve(CatalogTable table, Settings settings) {
    return recorded(() -> tables.resolve(table, settings));
  }

  @Override
  public ResolvedTable resolvePath(
      String provider, String path, Map<String, String> options, Settings settings) {
    return recorded(() -> tables.resolvePath(provider, path, options, settings));
  }

  @Override
  public boolean isProvider(String name) {
    return tables.isProvider(name);
  }

  private ResolvedTable recorded(Supplier<ResolvedTable> question) {
    ResolvedTable answer = question.get();
    resolutions.add(new Resolution(question, answer));
    return answer;
  }

  /**
   * Whether every table has the columns and files, by path, length and time of change, that it had.
   *
   * @throws io.firesteel.core.error.SqlException if one cannot be read any more
   */
  boolean unchanged() {
    return resolutions.stream().allMatch(Resolution::unchanged);
  }
}
