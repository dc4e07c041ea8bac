package io.firesteel.server.statement;

import io.firesteel.core.setting.Settings;
import java.util.List;
import java.util.Set;

/**
 * What a plan was made from besides its statement. As long as nothing of it changes, planning again
 * would give the same plan: a prepared statement then reuses the one it has. Looking costs a
 * listing of the tables' directories, a tenth of planning.
 *
 * @param settings the session's, an object of its own after each SET
 * @param catalogVersion grows with each change of a definition
 * @param views names of the session's temporary views, which hide tables
 * @param functions names of its temporary functions
 * @param tables the files of the tables
 */
record PlanBasis(
    Settings settings,
    String catalog,
    String database,
    long catalogVersion,
    List<String> views,
    Set<String> functions,
    RecordedTables tables) {

  static PlanBasis of(StatementContext context, RecordedTables tables) {
    SessionState state = context.state();
    return new PlanBasis(
        context.session().settings(),
        context.session().catalog(),
        context.session().database(),
        context.services().catalog().version(),
        state.temporaryViews(),
        Set.copyOf(state.functions().keySet()),
        tables);
  }

  PlanBasis with(RecordedTables read) {
    return new PlanBasis(settings, catalog, database, catalogVersion, views, functions, read);
  }

  boolean holds(StatementContext context) {
    PlanBasis now = of(context, tables);
    return now.settings == settings
        && now.catalog.equals(catalog)
        && now.database.equals(database)
        && now.catalogVersion == catalogVersion
        && now.views.equals(views)
        && now.functions.equals(functions)
        && tables.unchanged();
  }
}
