package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.planner.analyse.ViewDefinition;
import io.firesteel.planner.syntax.CreateView;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.StatementKind;
import io.firesteel.storage.catalog.CatalogView;
import io.firesteel.storage.catalog.TableName;
import java.util.List;
import java.util.Locale;

/** CREATE VIEW, temporary ones too. The query is analysed now and its text is kept. */
public record CreateViewCommand(CreateView statement, CommandContext context) implements Command {
  @Override
  public StatementKind kind() {
    return StatementKind.DDL;
  }

  @Override
  public List<OutputColumn> columns() {
    return List.of();
  }

  @Override
  public Outcome run(QueryContext execution) {
    if (statement.temporary() || statement.global()) {
      createTemporary();
      return Outcome.DONE;
    }
    PropertyNames.check(statement.properties().keySet(), false, statement.span(), context);
    TableName name = context.tableName(statement.name());
    if (statement.ifNotExists() && context.catalog().find(name).isPresent()) {
      return Outcome.DONE;
    }
    CatalogView view =
        ViewDefinitions.permanent(name, statement.query(), statement.columns(), context)
            .withComment(statement.comment())
            .withProperties(statement.properties())
            .withCollation(statement.collation().map(c -> c.toUpperCase(Locale.ROOT)))
            .withSchemaBinding(statement.schemaBinding().orElse("COMPENSATION"));
    if (statement.orReplace()) {
      context.catalog().createOrReplace(view);
    } else {
      context.catalog().create(view);
    }
    return Outcome.DONE;
  }

  private void createTemporary() {
    if (!statement.properties().isEmpty()) {
      throw SqlException.of("_LEGACY_ERROR_TEMP_0035", "A temporary view takes no TBLPROPERTIES.")
          .with("message", "TBLPROPERTIES can't coexist with CREATE TEMPORARY VIEW")
          .at(context.place(statement.span()));
    }
    List<String> parts = context.parts(statement.name());
    String name = parts.get(parts.size() - 1);
    ViewDefinition view =
        ViewDefinitions.temporary(name, statement.query(), statement.columns(), context);
    var views =
        statement.global()
            ? context.statement().state().globalViews()
            : context.statement().state().views();
    if (!statement.ifNotExists() || views.find(name).isEmpty()) {
      views.create(name, view, statement.orReplace());
    }
  }
}
