package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.error.SqlPlace;
import io.firesteel.core.type.TypeNames;
import io.firesteel.planner.syntax.Name;
import io.firesteel.planner.syntax.Span;
import io.firesteel.server.session.Session;
import io.firesteel.server.statement.SessionState;
import io.firesteel.storage.catalog.CatalogFunction;
import io.firesteel.storage.catalog.TableName;
import java.time.Instant;
import java.util.List;

/** What all kinds of CREATE FUNCTION have in common. */
record FunctionCreation(
    Name name, boolean orReplace, boolean temporary, boolean ifNotExists, CommandContext context) {

  /** The function as it would be kept. */
  CatalogFunction function(Span statement) {
    Session session = context.session();
    List<String> parts = context.parts(name);
    if (temporary) {
      checkTemporary(parts, context.place(statement));
    }
    return new CatalogFunction(
        temporary
            ? new TableName("system", "session", SessionState.key(parts.get(parts.size() - 1)))
            : context.tableName(name),
        statement.of(context.statement().sql()),
        MeaningSettings.of(context),
        session.catalog(),
        session.database(),
        Instant.now(),
        session.user());
  }

  /** Refuses a qualifier other than the session's. */
  static void checkTemporary(List<String> parts, SqlPlace place) {
    if (!SessionState.isOfSession(parts)) {
      String last = TypeNames.quote(parts.get(parts.size() - 1));
      throw SqlException.of(
              "INVALID_TEMP_OBJ_QUALIFIER",
              "The temporary function " + last + " belongs to the session only.")
          .with("objectType", "FUNCTION")
          .with("objectName", last)
          .with("qualifier", TypeNames.quote(parts.subList(0, parts.size() - 1)))
          .at(place);
    }
  }

  /** As messages and column names show it. */
  List<String> shown(CatalogFunction function) {
    return temporary ? List.of(function.name().table()) : function.name().parts();
  }

  /** Whether there is such a function already and that is well. */
  boolean isThere(CatalogFunction function) {
    return !temporary && ifNotExists && context.catalog().function(function.name()).isPresent();
  }

  void refuseExisting(CatalogFunction function) {
    boolean exists =
        temporary
            ? context
                .statement()
                .state()
                .functions()
                .containsKey(SessionState.key(function.name().table()))
            : context.catalog().function(function.name()).isPresent();
    if (exists && !orReplace) {
      String quoted =
          temporary
              ? TypeNames.quote(function.name().table())
              : TypeNames.quote(List.of(function.name().database(), function.name().table()));
      throw SqlException.of("ROUTINE_ALREADY_EXISTS", "There is already a function " + quoted + ".")
          .with("routineName", quoted)
          .with("newRoutineType", "routine")
          .with("existingRoutineType", "routine");
    }
  }

  void create(CatalogFunction function) {
    if (temporary) {
      context
          .statement()
          .state()
          .functions()
          .put(SessionState.key(function.name().table()), function);
    } else {
      context.catalog().createFunction(function, orReplace);
    }
  }
}
