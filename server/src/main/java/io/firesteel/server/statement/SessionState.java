package io.firesteel.server.statement;

import io.firesteel.planner.analyse.Constant;
import io.firesteel.planner.analyse.SessionObjects;
import io.firesteel.planner.analyse.ViewDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** A session's temporary views and variables; attached to the session. */
public final class SessionState implements SessionObjects {
  private final TemporaryViews globalViews;
  private final TemporaryViews views = new TemporaryViews();
  private final Map<String, Constant> variables = new ConcurrentSkipListMap<>();

  SessionState(TemporaryViews globalViews) {
    this.globalViews = globalViews;
  }

  public TemporaryViews views() {
    return views;
  }

  public TemporaryViews globalViews() {
    return globalViews;
  }

  /** Session variables by their name in lower case. */
  public Map<String, Constant> variables() {
    return variables;
  }

  @Override
  public Optional<ViewDefinition> temporaryView(String name) {
    return views.find(name);
  }

  @Override
  public Optional<ViewDefinition> globalView(String name) {
    return globalViews.find(name);
  }

  @Override
  public Optional<Constant> variable(List<String> name) {
    List<String> prefix = name.subList(0, name.size() - 1).stream().map(SessionState::key).toList();
    boolean session =
        prefix.isEmpty()
            || prefix.equals(List.of("session"))
            || prefix.equals(List.of("system", "session"));
    return session
        ? Optional.ofNullable(variables.get(key(name.get(name.size() - 1))))
        : Optional.empty();
  }

  @Override
  public List<String> temporaryViews() {
    return views.names();
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
