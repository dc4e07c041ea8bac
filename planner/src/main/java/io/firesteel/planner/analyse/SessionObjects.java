package io.firesteel.planner.analyse;

import io.firesteel.storage.catalog.CatalogFunction;
import java.util.List;
import java.util.Optional;

/** What a session has of its own that names in a query can mean. Names compare without case. */
public interface SessionObjects {
  /** A session without objects. */
  SessionObjects NONE = new SessionObjects() {};

  /** The local temporary view of that name. */
  default Optional<ViewDefinition> temporaryView(String name) {
    return Optional.empty();
  }

  /** The global temporary view of that name, without its database {@code global_temp}. */
  default Optional<ViewDefinition> globalView(String name) {
    return Optional.empty();
  }

  /** The session variable of that name, or of {@code session.name}, {@code system.session.name}. */
  default Optional<Constant> variable(List<String> name) {
    return Optional.empty();
  }

  /** The full name of a variable that {@link #variable} finds, as messages show it. */
  default String variableName(List<String> name) {
    return "system.session." + name.get(name.size() - 1).toLowerCase(java.util.Locale.ROOT);
  }

  /** The temporary SQL function of that name. */
  default Optional<CatalogFunction> temporaryFunction(String name) {
    return Optional.empty();
  }

  /** Where names without a qualifier are looked up. */
  default SearchPath path() {
    return SearchPath.DEFAULT;
  }

  /** Names of all temporary views, for messages. */
  default List<String> temporaryViews() {
    return List.of();
  }
}
