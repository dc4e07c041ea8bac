package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.planner.syntax.AddPartitions;
import io.firesteel.planner.syntax.DropPartitions;
import io.firesteel.planner.syntax.NewPartition;
import io.firesteel.planner.syntax.RenamePartition;
import io.firesteel.planner.syntax.RepairTable;
import io.firesteel.planner.syntax.SetLocation;
import io.firesteel.planner.syntax.TruncateTable;
import io.firesteel.storage.catalog.CatalogPartition;
import io.firesteel.storage.catalog.CatalogTable;
import io.firesteel.storage.catalog.TableKind;
import io.firesteel.storage.table.TableDirectories;
import io.firesteel.storage.table.TablePartitions.Partition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Statements on the partitions of a table, and TRUNCATE TABLE. A partition is a directory below the
 * table's; the catalog keeps only what differs from that.
 */
public final class PartitionChanges {
  private final CommandContext context;
  private final TableDirectories directories;

  private PartitionChanges(CommandContext context) {
    this.context = context;
    this.directories = new TableDirectories(context.services().files());
  }

  public static Command add(AddPartitions statement, CommandContext context) {
    return SchemaChange.of(() -> new PartitionChanges(context).add(statement));
  }

  public static Command drop(DropPartitions statement, CommandContext context) {
    return SchemaChange.of(() -> new PartitionChanges(context).drop(statement));
  }

  public static Command rename(RenamePartition statement, CommandContext context) {
    return SchemaChange.of(() -> new PartitionChanges(context).rename(statement));
  }

  public static Command location(SetLocation statement, CommandContext context) {
    return SchemaChange.of(() -> new PartitionChanges(context).location(statement));
  }

  public static Command repair(RepairTable statement, CommandContext context) {
    return SchemaChange.of(() -> new PartitionChanges(context).repair(statement));
  }

  public static Command truncate(TruncateTable statement, CommandContext context) {
    return SchemaChange.of(() -> new PartitionChanges(context).truncate(statement));
  }

  /** Changes the catalog's entries; what ANALYZE found about the whole table is forgotten. */
  private void entries(CatalogTable table, Consumer<Map<String, CatalogPartition>> change) {
    TableChanges.alter(
        context,
        table.name(),
        t -> {
          Map<String, CatalogPartition> changed = new TreeMap<>(t.details().partitions());
          change.accept(changed);
          return t.withDetails(
              t.details().withPartitions(changed).withStatistics(Optional.empty()));
        });
  }

  private void add(AddPartitions statement) {
    CatalogTable table =
        new Relations(context).table(statement.table(), "ALTER TABLE ... ADD PARTITION ...");
    PartitionSpecs specs = new PartitionSpecs(table, statement.span(), context);
    specs.requirePartitioned("ALTER TABLE ADD PARTITION");
    Map<String, NewPartition> wanted = new TreeMap<>();
    statement.partitions().forEach(p -> wanted.put(specs.path(p.values()), p));
    for (Partition there : specs.all()) {
      NewPartition again = wanted.remove(there.path());
      if (again != null && !statement.ifNotExists()) {
        throw specs.exists(again.values());
      }
    }
    Map<String, CatalogPartition> added = new TreeMap<>();
    wanted.forEach(
        (path, partition) -> {
          Optional<String> location =
              partition.location().map(l -> directories.qualify(l, table.location()));
          directories.ensure(location.orElse(table.location() + "/" + path));
          added.put(path, CatalogPartition.created(Instant.now()).withLocation(location));
        });
    entries(table, all -> all.putAll(added));
  }

  private void drop(DropPartitions statement) {
    CatalogTable table =
        new Relations(context).table(statement.table(), "ALTER TABLE ... DROP PARTITION ...");
    PartitionSpecs specs = new PartitionSpecs(table, statement.span(), context);
    specs.requirePartitioned("ALTER TABLE DROP PARTITION");
    Map<String, Partition> found = new TreeMap<>();
    for (NewPartition each : statement.partitions()) {
      boolean complete = specs.values(each.values()).size() == table.partitionColumns().size();
      Optional<Partition> partition =
          complete ? specs.find(specs.path(each.values())) : Optional.empty();
      if (partition.isEmpty() && !statement.ifExists()) {
        throw specs.notFound(each.values());
      }
      partition.ifPresent(p -> found.put(p.path(), p));
    }
    boolean managed = table.kind() == TableKind.MANAGED;
    entries(
        table,
        all ->
            found.forEach(
                (path, partition) -> {
                  if (managed) {
                    all.remove(path);
                  } else {
                    all.put(path, CatalogPartition.created(Instant.now()).drop());
                  }
                }));
    if (managed) {
      found.values().forEach(p -> directories.delete(p.location()));
    }
  }

  private void rename(RenamePartition statement) {
    CatalogTable table =
        new Relations(context).table(statement.table(), "ALTER TABLE ... RENAME TO PARTITION");
    PartitionSpecs specs = new PartitionSpecs(table, statement.span(), context);
    specs.requirePartitioned("ALTER TABLE RENAME PARTITION");
    String to = specs.path(statement.to());
    Partition from = specs.require(statement.from());
    if (specs.find(to).isPresent()) {
      throw specs.exists(statement.to());
    }
    boolean elsewhere = from.entry().flatMap(CatalogPartition::location).isPresent();
    if (!elsewhere) {
      directories.move(from.location(), table.location() + "/" + to);
    }
    entries(
        table,
        all -> {
          CatalogPartition entry = all.remove(from.path());
          all.remove(to);
          if (entry != null) {
            all.put(to, entry);
          }
        });
  }

  private void location(SetLocation statement) {
    CatalogTable table =
        new Relations(context).table(statement.table(), "ALTER TABLE ... SET LOCATION ...");
    String location = directories.qualify(statement.location(), table.location());
    if (statement.partition().isEmpty()) {
      TableChanges.alter(
          context,
          table.name(),
          t -> t.withLocation(location).withDetails(t.details().withStatistics(Optional.empty())));
      return;
    }
    PartitionSpecs specs = new PartitionSpecs(table, statement.span(), context);
    specs.requirePartitioned("ALTER TABLE ... SET LOCATION");
    Partition partition = specs.require(statement.partition());
    CatalogPartition entry =
        partition.entry().orElseGet(() -> CatalogPartition.created(Instant.now()));
    entries(
        table,
        all ->
            all.put(
                partition.path(),
                entry.withLocation(Optional.of(location)).withStatistics(Optional.empty())));
  }

  /**
   * Directories are partitions without being registered; what is left to do is to take dropped ones
   * back, and to forget places elsewhere that are gone.
   */
  private void repair(RepairTable statement) {
    CatalogTable table = new Relations(context).table(statement.table(), "MSCK REPAIR TABLE");
    if (table.partitionColumns().isEmpty()) {
      throw SqlException.of(
              "NOT_A_PARTITIONED_TABLE", "MSCK REPAIR TABLE needs a partitioned table.")
          .with("operation", "MSCK REPAIR TABLE")
          .with("tableIdentWithDB", table.name().quoted());
    }
    entries(
        table,
        all ->
            all.values()
                .removeIf(
                    entry ->
                        statement.addPartitions() && entry.dropped()
                            || statement.dropPartitions()
                                && entry
                                    .location()
                                    .filter(l -> !directories.exists(l))
                                    .isPresent()));
  }

  private void truncate(TruncateTable statement) {
    CatalogTable table = new Relations(context).table(statement.table(), "TRUNCATE TABLE");
    if (table.kind() == TableKind.EXTERNAL) {
      throw SqlException.of(
              "CANNOT_TRUNCATE_EXTERNAL_TABLE",
              "The files of the external table "
                  + table.name().quoted()
                  + " do not belong to the catalog.")
          .with("tableName", table.name().quoted());
    }
    PartitionSpecs specs = new PartitionSpecs(table, statement.span(), context);
    boolean partitioned = !table.partitionColumns().isEmpty();
    if (!partitioned && !statement.partition().isEmpty()) {
      throw SqlException.of(
              "_LEGACY_ERROR_TEMP_1267", "TRUNCATE TABLE ... PARTITION needs a partitioned table.")
          .with("tableIdentWithDB", table.name().quoted());
    }
    List<Partition> partitions = partitioned ? specs.matching(statement.partition()) : List.of();
    if (partitions.isEmpty()
        && !statement.partition().isEmpty()
        && specs.values(statement.partition()).size() == table.partitionColumns().size()) {
      throw specs.notFound(statement.partition());
    }
    if (!partitioned) {
      directories.clear(table.location());
    }
    partitions.forEach(p -> directories.clear(p.location()));
    entries(
        table,
        all ->
            partitions.forEach(
                p ->
                    all.computeIfPresent(
                        p.path(), (path, entry) -> entry.withStatistics(Optional.empty()))));
  }
}
