package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.TypeNames;
import io.firesteel.planner.analyse.ViewDefinition;
import io.firesteel.planner.syntax.CreateTableLike;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.StatementKind;
import io.firesteel.storage.catalog.CatalogObject;
import io.firesteel.storage.catalog.CatalogTable;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.catalog.TableDetails;
import io.firesteel.storage.catalog.TableKind;
import io.firesteel.storage.catalog.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * CREATE TABLE ... LIKE: an empty table with the columns, partitioning and options of another; its
 * comment and properties are not taken over.
 */
public record CreateTableLikeCommand(CreateTableLike statement, CommandContext context)
    implements Command {
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
    PropertyNames.check(statement.format().properties().keySet(), false, statement.span(), context);
    Relations relations = new Relations(context);
    Optional<ViewDefinition> temporary = relations.temporary(statement.source());
    Optional<CatalogTable> source = Optional.empty();
    List<Column> columns;
    if (temporary.isPresent()) {
      columns = temporary.get().columns();
    } else {
      CatalogObject object = relations.object(statement.source());
      columns = relations.columns(object);
      source = object instanceof CatalogTable table ? Optional.of(table) : Optional.empty();
    }
    TableName name = context.tableName(statement.name());
    String database = context.catalog().requireDatabase(name.database()).location();
    if (context.catalog().find(name).isPresent()) {
      if (statement.ifNotExists()) {
        return Outcome.DONE;
      }
      String quoted = TypeNames.quote(List.of(name.database(), name.table()));
      throw SqlException.of(
              "TABLE_OR_VIEW_ALREADY_EXISTS", "There is already a table or view " + quoted + ".")
          .with("relationName", quoted);
    }
    Map<String, String> options = new TreeMap<>(source.map(CatalogTable::options).orElse(Map.of()));
    options.putAll(CreateTableCommand.options(statement.format().options(), context));
    Optional<String> location = statement.format().location();
    context
        .catalog()
        .create(
            new CatalogTable(
                name,
                location.isPresent() ? TableKind.EXTERNAL : TableKind.MANAGED,
                statement
                    .format()
                    .provider()
                    .map(p -> p.toLowerCase(Locale.ROOT))
                    .orElse(source.map(CatalogTable::provider).orElse("parquet")),
                location
                    .map(l -> context.location(l, database))
                    .orElseGet(() -> context.catalog().defaultLocation(name)),
                columns.stream().map(c -> c.withNullable(true)).toList(),
                source.map(CatalogTable::partitionColumns).orElse(List.of()),
                Optional.empty(),
                statement.format().properties(),
                options,
                Instant.now(),
                context.session().user(),
                TableDetails.NONE
                    .withWrittenProvider(
                        statement.format().provider().isPresent()
                            ? statement.format().provider()
                            : source.map(CatalogTable::writtenProvider))
                    .withBuckets(source.flatMap(s -> s.details().buckets()))
                    .withCollation(source.flatMap(s -> s.details().collation()))));
    return Outcome.DONE;
  }
}
