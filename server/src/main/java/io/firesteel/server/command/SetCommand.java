package io.firesteel.server.command;

import static io.firesteel.server.command.CommandContext.column;
import static io.firesteel.server.command.CommandContext.text;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.Setting;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.StatementKind;
import io.firesteel.server.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SET: changes a setting, shows one, or shows all ({@code -v}: with their meaning). */
public record SetCommand(Optional<String> key, Optional<String> value, CommandContext context)
    implements Command {
  @Override
  public StatementKind kind() {
    return StatementKind.OTHER;
  }

  @Override
  public List<OutputColumn> columns() {
    List<OutputColumn> columns = new ArrayList<>();
    columns.add(column("key", SqlType.STRING));
    columns.add(column("value", SqlType.STRING));
    if (verbose()) {
      columns.add(column("meaning", SqlType.STRING));
      columns.add(column("Since version", SqlType.STRING));
    }
    return columns;
  }

  private boolean verbose() {
    return key.equals(Optional.of("-v"));
  }

  @Override
  public Outcome run(QueryContext execution) {
    Session session = context.session();
    List<List<Object>> rows = new ArrayList<>();
    if (verbose()) {
      for (Map.Entry<String, Setting<?>> entry : Setting.all().entrySet()) {
        rows.add(
            List.of(
                text(entry.getKey()),
                text(shown(session, entry.getKey())),
                text(entry.getValue().doc()),
                text("")));
      }
    } else if (key.isEmpty()) {
      session.settings().explicit().forEach((k, v) -> rows.add(List.of(text(k), text(v))));
    } else {
      value.ifPresent(v -> set(session, key.get(), v));
      rows.add(List.of(text(key.get()), text(shown(session, key.get()))));
    }
    return Outcome.rows(rows);
  }

  private void set(Session session, String key, String value) {
    List<String> parts = List.of(key.split("\\."));
    if (context.statement().variable(parts).isPresent()) {
      String quoted = TypeNames.quote(parts);
      throw SqlException.of(
              "UNSUPPORTED_FEATURE.SET_VARIABLE_USING_SET",
              quoted + " is a variable: SET VARIABLE assigns to it.")
          .with("variableName", quoted);
    }
    Setting<?> declared = Setting.find(key);
    if (declared != null && !declared.session()) {
      throw SqlException.of(
              "CANNOT_MODIFY_STATIC_CONFIG",
              "The setting " + key + " is the server's and cannot be changed by a session.")
          .with("key", "\"" + key + "\"");
    }
    session.set(key, value);
  }

  private static String shown(Session session, String key) {
    String explicit = session.settings().explicit(key);
    if (explicit != null) {
      return explicit;
    }
    Setting<?> declared = Setting.find(key);
    return declared == null ? "<undefined>" : declared.defaultText();
  }
}
