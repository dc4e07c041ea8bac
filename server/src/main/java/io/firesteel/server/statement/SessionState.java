package io.firesteel.server.statement;

import io.firesteel.planner.analyse.SearchPath;
import io.firesteel.planner.analyse.ViewDefinition;
import io.firesteel.storage.catalog.CatalogFunction;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** A session's temporary views, variables and functions; attached to the session. */
public final class SessionState {
  private final TemporaryViews globalViews;
  private final TemporaryViews views = new TemporaryViews();
  private final Map<String, Variable> variables = new ConcurrentSkipListMap<>();
  private final Map<String, CatalogFunction> functions = new ConcurrentSkipListMap<>();

  private volatile SearchPath path = SearchPath.DEFAULT;

  SessionState(TemporaryViews globalViews) {
    this.globalViews = globalViews;
  }

  public TemporaryViews views() {
    return views;
  }

  public TemporaryViews globalViews() {
    return globalViews;
  }

  /** Where names without a qualifier are looked up. */
  public SearchPath path() {
    return path;
  }

  public void setPath(SearchPath newPath) {
    path = newPath;
  }

  /** Session variables by their name in lower case. */
  public Map<String, Variable> variables() {
    return variables;
  }

  public Optional<ViewDefinition> temporaryView(String name) {
    return views.find(name);
  }

  public Optional<ViewDefinition> globalView(String name) {
    return globalViews.find(name);
  }

  /** Temporary functions by their name in lower case. */
  public Map<String, CatalogFunction> functions() {
    return functions;
  }

  /** The variable of a name, alone or behind {@code session} or {@code system.session}. */
  public Optional<Variable> findVariable(List<String> name) {
    return isOfSession(name)
        ? Optional.ofNullable(variables.get(key(name.get(name.size() - 1))))
        : Optional.empty();
  }

  public Optional<CatalogFunction> temporaryFunction(String name) {
    return Optional.ofNullable(functions.get(key(name)));
  }

  /** Whether a name has no qualifier, or one that means the session. */
  public static boolean isOfSession(List<String> name) {
    List<String> prefix = name.subList(0, name.size() - 1).stream().map(SessionState::key).toList();
    return prefix.isEmpty()
        || prefix.equals(List.of("session"))
        || prefix.equals(List.of("system", "session"));
  }

  public List<String> temporaryViews() {
    return views.names();
  }

  /** How names compare. */
  public static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
