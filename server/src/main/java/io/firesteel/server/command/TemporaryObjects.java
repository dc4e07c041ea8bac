package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.TypeNames;
import io.firesteel.planner.analyse.AnalysisContext;
import io.firesteel.server.statement.UsedObjects;
import java.util.List;
import java.util.Map;

/** What a persistent object may not depend on, because it ends with the session. */
final class TemporaryObjects {
  private TemporaryObjects() {}

  /**
   * Refuses a persistent object whose analysis used one of the session.
   *
   * @throws SqlException INVALID_TEMP_OBJ_REFERENCE
   */
  static void refuse(String kind, String quotedName, AnalysisContext analysis) {
    if (!(analysis.session() instanceof UsedObjects objects) || objects.used().isEmpty()) {
      return;
    }
    Map.Entry<String, UsedObjects.Kind> used = objects.used().entrySet().iterator().next();
    String quoted = TypeNames.quote(List.of(used.getKey().split("\\.")));
    throw SqlException.of(
            "INVALID_TEMP_OBJ_REFERENCE",
            quotedName + " is to stay, but uses " + quoted + ", which ends with the session.")
        .with("obj", kind)
        .with("objName", quotedName)
        .with("tempObj", used.getValue().name())
        .with("tempObjName", quoted);
  }
}
