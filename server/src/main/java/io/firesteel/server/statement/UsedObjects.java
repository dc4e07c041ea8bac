package io.firesteel.server.statement;

import io.firesteel.planner.analyse.Constant;
import io.firesteel.planner.analyse.SearchPath;
import io.firesteel.planner.analyse.SessionObjects;
import io.firesteel.planner.analyse.ViewDefinition;
import io.firesteel.storage.catalog.CatalogFunction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The objects of a session as one statement sees them; notes which of them it used. Belongs to the
 * thread that analyses.
 */
public final class UsedObjects implements SessionObjects {
  /** What a name stood for. */
  public enum Kind {
    VIEW,
    VARIABLE,
    FUNCTION
  }

  private final SessionState state;
  private final LocalVariables locals;
  private final Map<String, Kind> used = new LinkedHashMap<>();

  UsedObjects(SessionState state, LocalVariables locals) {
    this.state = state;
    this.locals = locals;
  }

  /** Names as they were written, in the order of use. */
  public Map<String, Kind> used() {
    return used;
  }

  @Override
  public Optional<ViewDefinition> temporaryView(String name) {
    return note(name, Kind.VIEW, state.temporaryView(name));
  }

  @Override
  public Optional<ViewDefinition> globalView(String name) {
    return note("global_temp." + name, Kind.VIEW, state.globalView(name));
  }

  @Override
  public Optional<Constant> variable(List<String> name) {
    Optional<Variable> found = locals.find(name).or(() -> state.findVariable(name));
    return note(String.join(".", name), Kind.VARIABLE, found.map(Variable::constant));
  }

  @Override
  public String variableName(List<String> name) {
    return locals.find(name).or(() -> state.findVariable(name)).map(Variable::name).orElse("");
  }

  @Override
  public Optional<CatalogFunction> temporaryFunction(String name) {
    return note(name, Kind.FUNCTION, state.temporaryFunction(name));
  }

  @Override
  public SearchPath path() {
    return state.path();
  }

  @Override
  public List<String> temporaryViews() {
    return state.temporaryViews();
  }

  private <T> Optional<T> note(String name, Kind kind, Optional<T> found) {
    if (found.isPresent()) {
      used.putIfAbsent(name, kind);
    }
    return found;
  }
}
