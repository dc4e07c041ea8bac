package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.planner.algebra.QueryRoot;
import io.firesteel.planner.analyse.Analyser;
import io.firesteel.planner.analyse.AnalysisContext;
import io.firesteel.planner.syntax.InsertOverwriteDirectory;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.StatementKind;
import io.firesteel.server.statement.QueryWrite;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.table.TableDirectories;
import io.firesteel.storage.write.OverwriteMode;
import io.firesteel.storage.write.WriteSpec;
import java.util.List;
import java.util.Map;

/** INSERT OVERWRITE DIRECTORY: a query's rows as files, without a table. */
public record InsertDirectoryCommand(InsertOverwriteDirectory statement, CommandContext context)
    implements Command {
  @Override
  public StatementKind kind() {
    return StatementKind.DML;
  }

  @Override
  public List<OutputColumn> columns() {
    return List.of();
  }

  @Override
  public Outcome run(QueryContext execution) {
    String provider =
        statement
            .provider()
            .orElseThrow(
                () ->
                    SqlException.of(
                            "NOT_SUPPORTED_COMMAND_WITHOUT_HIVE_SUPPORT",
                            "INSERT OVERWRITE DIRECTORY needs USING with a format.")
                        .with("cmd", "INSERT OVERWRITE DIRECTORY with the Hive format")
                        .at(context.place(statement.span())));
    if (!context.services().tables().isProvider(provider)) {
      throw SqlException.of("DATA_SOURCE_NOT_FOUND", "There is no data source " + provider + ".")
          .with("provider", provider);
    }
    Map<String, String> options = CreateTableCommand.options(statement.options(), context);
    String path = statement.path().orElse(options.remove("path"));
    if (path == null) {
      throw SqlException.of("INVALID_EMPTY_LOCATION", "The directory to write is not given.")
          .with("location", "");
    }
    AnalysisContext analysis = context.statement().analysis();
    QueryRoot query = Analyser.analyse(statement.query(), analysis);
    List<Column> columns =
        query.columns().stream().map(f -> Column.of(f.name(), f.type())).toList();
    WriteSpec spec =
        TableWrites.of(
            provider,
            new TableDirectories(context.services().files()).qualify(path),
            columns,
            0,
            OverwriteMode.REPLACE_ALL,
            options,
            context.session().settings());
    return Outcome.changed(
        QueryWrite.run(query, analysis, spec, path, execution, context.statement()).rows());
  }
}
