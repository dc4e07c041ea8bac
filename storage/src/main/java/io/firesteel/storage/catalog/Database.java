package io.firesteel.storage.catalog;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A database, also called schema or namespace.
 *
 * @param name in lower case
 * @param location URI of the directory that holds its managed tables
 * @param collation DEFAULT COLLATION, of tables made in it
 */
public record Database(
    String name,
    String location,
    Optional<String> comment,
    Map<String, String> properties,
    String owner,
    Optional<String> collation) {
  /** A database without default collation. */
  public Database(
      String name,
      String location,
      Optional<String> comment,
      Map<String, String> properties,
      String owner) {
    this(name, location, comment, properties, owner, Optional.empty());
  }

  public Database {
    name = name.toLowerCase(Locale.ROOT);
    properties = Collections.unmodifiableMap(new TreeMap<>(properties));
  }

  public Database withProperties(Map<String, String> newProperties) {
    return new Database(name, location, comment, newProperties, owner, collation);
  }

  public Database withComment(Optional<String> newComment) {
    return new Database(name, location, newComment, properties, owner, collation);
  }

  public Database withLocation(String newLocation) {
    return new Database(name, newLocation, comment, properties, owner, collation);
  }

  public Database withOwner(String newOwner) {
    return new Database(name, location, comment, properties, newOwner, collation);
  }

  public Database withCollation(Optional<String> newCollation) {
    return new Database(name, location, comment, properties, owner, newCollation);
  }

  Database withName(String newName) {
    return new Database(newName, location, comment, properties, owner, collation);
  }
}
