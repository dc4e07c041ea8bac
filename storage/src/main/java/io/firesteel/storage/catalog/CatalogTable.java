package io.firesteel.storage.catalog;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A directory of files that has a name.
 *
 * @param kind MANAGED or EXTERNAL
 * @param provider the file format, {@code parquet}
 * @param location URI of the directory
 * @param columns data columns, then partition columns; empty means whatever the files have
 * @param partitionColumns names of the partition columns, outermost first
 * @param options OPTIONS of CREATE TABLE, passed to the reader
 * @param details what only some tables have
 */
public record CatalogTable(
    TableName name,
    TableKind kind,
    String provider,
    String location,
    List<Column> columns,
    List<String> partitionColumns,
    Optional<String> comment,
    Map<String, String> properties,
    Map<String, String> options,
    Instant created,
    String owner,
    TableDetails details)
    implements CatalogObject {
  public CatalogTable {
    if (kind == TableKind.VIEW) {
      throw new IllegalArgumentException("a view is no table");
    }
    columns = List.copyOf(columns);
    partitionColumns = List.copyOf(partitionColumns);
    properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    options = Collections.unmodifiableMap(new TreeMap<>(options));
  }

  /** A table without details. */
  public CatalogTable(
      TableName name,
      TableKind kind,
      String provider,
      String location,
      List<Column> columns,
      List<String> partitionColumns,
      Optional<String> comment,
      Map<String, String> properties,
      Map<String, String> options,
      Instant created,
      String owner) {
    this(
        name,
        kind,
        provider,
        location,
        columns,
        partitionColumns,
        comment,
        properties,
        options,
        created,
        owner,
        TableDetails.NONE);
  }

  /** The format as the statement has it that made the table. */
  public String writtenProvider() {
    return details.writtenProvider().orElse(provider);
  }

  @Override
  public CatalogTable withName(TableName newName) {
    return new CatalogTable(
        newName,
        kind,
        provider,
        location,
        columns,
        partitionColumns,
        comment,
        properties,
        options,
        created,
        owner,
        details);
  }

  public CatalogTable withLocation(String newLocation) {
    return new CatalogTable(
        name,
        kind,
        provider,
        newLocation,
        columns,
        partitionColumns,
        comment,
        properties,
        options,
        created,
        owner,
        details);
  }

  public CatalogTable withColumns(List<Column> newColumns) {
    return new CatalogTable(
        name,
        kind,
        provider,
        location,
        newColumns,
        partitionColumns,
        comment,
        properties,
        options,
        created,
        owner,
        details);
  }

  public CatalogTable withPartitionColumns(List<String> newPartitionColumns) {
    return new CatalogTable(
        name,
        kind,
        provider,
        location,
        columns,
        newPartitionColumns,
        comment,
        properties,
        options,
        created,
        owner,
        details);
  }

  public CatalogTable withComment(Optional<String> newComment) {
    return new CatalogTable(
        name,
        kind,
        provider,
        location,
        columns,
        partitionColumns,
        newComment,
        properties,
        options,
        created,
        owner,
        details);
  }

  public CatalogTable withProperties(Map<String, String> newProperties) {
    return new CatalogTable(
        name,
        kind,
        provider,
        location,
        columns,
        partitionColumns,
        comment,
        newProperties,
        options,
        created,
        owner,
        details);
  }

  public CatalogTable withOptions(Map<String, String> newOptions) {
    return new CatalogTable(
        name,
        kind,
        provider,
        location,
        columns,
        partitionColumns,
        comment,
        properties,
        newOptions,
        created,
        owner,
        details);
  }

  public CatalogTable withDetails(TableDetails newDetails) {
    return new CatalogTable(
        name,
        kind,
        provider,
        location,
        columns,
        partitionColumns,
        comment,
        properties,
        options,
        created,
        owner,
        newDetails);
  }
}
