package io.firesteel.server.statement;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.TypeNames;
import io.firesteel.planner.analyse.ViewDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Views without a database: a session's, or those of global_temp. Names compare without case. */
public final class TemporaryViews {
  private final Map<String, ViewDefinition> views = new ConcurrentSkipListMap<>();

  public Optional<ViewDefinition> find(String name) {
    return Optional.ofNullable(views.get(key(name)));
  }

  public List<String> names() {
    return List.copyOf(views.keySet());
  }

  /**
   * Adds a view.
   *
   * @throws SqlException TEMP_TABLE_OR_VIEW_ALREADY_EXISTS unless it may replace one
   */
  public void create(String name, ViewDefinition view, boolean replace) {
    if (replace) {
      views.put(key(name), view);
    } else if (views.putIfAbsent(key(name), view) != null) {
      String quoted = TypeNames.quote(key(name));
      throw SqlException.of(
              "TEMP_TABLE_OR_VIEW_ALREADY_EXISTS",
              "There is already a temporary view " + quoted + ".")
          .with("relationName", quoted);
    }
  }

  /**
   * Gives a view another name.
   *
   * @throws SqlException TEMP_TABLE_OR_VIEW_ALREADY_EXISTS
   */
  public void rename(String from, String to) {
    ViewDefinition view = views.get(key(from));
    if (view != null && !key(from).equals(key(to))) {
      create(to, view, false);
      views.remove(key(from), view);
    }
  }

  /** Removes a view; false if there was none. */
  public boolean drop(String name) {
    return views.remove(key(name)) != null;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
