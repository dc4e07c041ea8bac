package io.firesteel.server.command;

import io.firesteel.engine.function.collation.Collation;
import io.firesteel.planner.syntax.SetNamespaceCollation;
import io.firesteel.planner.syntax.SetNamespaceLocation;
import io.firesteel.storage.table.TableDirectories;
import java.util.Optional;

/** ALTER DATABASE; its properties are with those of tables. */
public final class DatabaseChanges {
  private DatabaseChanges() {}

  /** The collation of tables made from now on. */
  public static Command collation(SetNamespaceCollation statement, CommandContext context) {
    return SchemaChange.of(
        () ->
            context
                .catalog()
                .alterDatabase(
                    context.databaseName(statement.name()),
                    d -> d.withCollation(Optional.of(Collation.of(statement.collation()).name()))));
  }

  /** Where tables made from now on are put; those that are there stay where they are. */
  public static Command location(SetNamespaceLocation statement, CommandContext context) {
    return SchemaChange.of(
        () -> {
          String location =
              new TableDirectories(context.services().files()).qualify(statement.location());
          context
              .catalog()
              .alterDatabase(context.databaseName(statement.name()), d -> d.withLocation(location));
        });
  }
}
