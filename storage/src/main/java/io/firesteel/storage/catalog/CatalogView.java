package io.firesteel.storage.catalog;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A stored query.
 *
 * @param sql the query's text
 * @param columns output columns: names and comments as declared, types as they were at creation
 * @param queryColumns the query's own output names at creation, as many as {@code columns}
 * @param settings settings of the creating session that change the query's meaning
 * @param currentCatalog where unqualified names of the query are looked up
 * @param currentDatabase where unqualified names of the query are looked up
 * @param collation DEFAULT COLLATION
 * @param schemaBinding BINDING, COMPENSATION, TYPE EVOLUTION or EVOLUTION
 */
public record CatalogView(
    TableName name,
    String sql,
    List<Column> columns,
    List<String> queryColumns,
    Map<String, String> settings,
    String currentCatalog,
    String currentDatabase,
    String schemaBinding,
    Optional<String> comment,
    Map<String, String> properties,
    Instant created,
    String owner,
    Optional<String> collation)
    implements CatalogObject {
  public CatalogView {
    columns = List.copyOf(columns);
    queryColumns = List.copyOf(queryColumns);
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    properties = Collections.unmodifiableMap(new TreeMap<>(properties));
  }

  /** A view without default collation. */
  public CatalogView(
      TableName name,
      String sql,
      List<Column> columns,
      List<String> queryColumns,
      Map<String, String> settings,
      String currentCatalog,
      String currentDatabase,
      String schemaBinding,
      Optional<String> comment,
      Map<String, String> properties,
      Instant created,
      String owner) {
    this(
        name,
        sql,
        columns,
        queryColumns,
        settings,
        currentCatalog,
        currentDatabase,
        schemaBinding,
        comment,
        properties,
        created,
        owner,
        Optional.empty());
  }

  @Override
  public TableKind kind() {
    return TableKind.VIEW;
  }

  @Override
  public CatalogView withName(TableName newName) {
    return new CatalogView(
        newName,
        sql,
        columns,
        queryColumns,
        settings,
        currentCatalog,
        currentDatabase,
        schemaBinding,
        comment,
        properties,
        created,
        owner,
        collation);
  }

  public CatalogView withProperties(Map<String, String> newProperties) {
    return new CatalogView(
        name,
        sql,
        columns,
        queryColumns,
        settings,
        currentCatalog,
        currentDatabase,
        schemaBinding,
        comment,
        newProperties,
        created,
        owner,
        collation);
  }

  public CatalogView withComment(Optional<String> newComment) {
    return new CatalogView(
        name,
        sql,
        columns,
        queryColumns,
        settings,
        currentCatalog,
        currentDatabase,
        schemaBinding,
        newComment,
        properties,
        created,
        owner,
        collation);
  }

  public CatalogView withSchemaBinding(String newBinding) {
    return new CatalogView(
        name,
        sql,
        columns,
        queryColumns,
        settings,
        currentCatalog,
        currentDatabase,
        newBinding,
        comment,
        properties,
        created,
        owner,
        collation);
  }

  public CatalogView withCollation(Optional<String> newCollation) {
    return new CatalogView(
        name,
        sql,
        columns,
        queryColumns,
        settings,
        currentCatalog,
        currentDatabase,
        schemaBinding,
        comment,
        properties,
        created,
        owner,
        newCollation);
  }

  public CatalogView withCreation(Instant newCreated, String newOwner) {
    return new CatalogView(
        name,
        sql,
        columns,
        queryColumns,
        settings,
        currentCatalog,
        currentDatabase,
        schemaBinding,
        comment,
        properties,
        newCreated,
        newOwner,
        collation);
  }
}
