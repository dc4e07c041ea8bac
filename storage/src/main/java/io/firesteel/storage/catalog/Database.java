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
 */
public record Database(
    String name,
    String location,
    Optional<String> comment,
    Map<String, String> properties,
    String owner) {
  public Database {
    name = name.toLowerCase(Locale.ROOT);
    properties = Collections.unmodifiableMap(new TreeMap<>(properties));
  }

  public Database withProperties(Map<String, String> newProperties) {
    return new Database(name, location, comment, newProperties, owner);
  }

  public Database withComment(Optional<String> newComment) {
    return new Database(name, location, newComment, properties, owner);
  }

  public Database withLocation(String newLocation) {
    return new Database(name, newLocation, comment, properties, owner);
  }

  public Database withOwner(String newOwner) {
    return new Database(name, location, comment, properties, newOwner);
  }

  Database withName(String newName) {
    return new Database(newName, location, comment, properties, owner);
  }
}
