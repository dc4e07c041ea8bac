package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.SparkSettings;
import io.firesteel.core.type.TypeNames;
import io.firesteel.planner.analyse.SearchPath;
import io.firesteel.planner.syntax.Name;
import io.firesteel.planner.syntax.SetPath;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.StatementKind;
import io.firesteel.server.statement.SessionState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** SET PATH: where the session looks up names without a qualifier. */
public record SetPathCommand(SetPath statement, CommandContext context) implements Command {
  @Override
  public StatementKind kind() {
    return StatementKind.OTHER;
  }

  @Override
  public List<OutputColumn> columns() {
    return List.of();
  }

  @Override
  public Outcome run(QueryContext execution) {
    if (!context.session().settings().get(SparkSettings.PATH_ENABLED)) {
      throw SqlException.of(
              "UNSUPPORTED_FEATURE.SET_PATH_WHEN_DISABLED",
              "SET PATH needs the setting " + SparkSettings.PATH_ENABLED.key() + ".")
          .with("config", SparkSettings.PATH_ENABLED.key());
    }
    SessionState state = context.statement().state();
    List<List<String>> entries = new ArrayList<>();
    Set<List<String>> seen = new HashSet<>();
    for (Name element : statement.elements()) {
      for (List<String> entry : entries(element, state)) {
        List<String> key = entry.stream().map(p -> p.toLowerCase(Locale.ROOT)).toList();
        if (!seen.add(key)) {
          String shown = String.join(".", entry.stream().map(TypeNames::quoteIfNeeded).toList());
          throw SqlException.of(
                  "DUPLICATE_SQL_PATH_ENTRY", "The path has " + shown + " more than once.")
              .with("pathEntry", shown);
        }
        entries.add(entry);
      }
    }
    state.setPath(new SearchPath(entries));
    return Outcome.DONE;
  }

  private List<List<String>> entries(Name element, SessionState state) {
    List<String> parts = context.parts(element);
    if (parts.size() > 1) {
      return List.of(parts);
    }
    return switch (parts.get(0).toUpperCase(Locale.ROOT)) {
      case "DEFAULT_PATH" -> SearchPath.DEFAULT.entries();
      case "SYSTEM_PATH" -> List.of(SearchPath.BUILTIN);
      case "PATH" -> state.path().entries();
      case "CURRENT_SCHEMA", "CURRENT_DATABASE" -> List.of(SearchPath.CURRENT);
      default ->
          throw SqlException.of(
                  "INVALID_SQL_PATH_SCHEMA_REFERENCE",
                  "A schema of the path needs its catalog: " + parts.get(0) + ".")
              .with("qualifiedName", parts.get(0));
    };
  }
}
