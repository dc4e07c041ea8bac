package io.firesteel.storage.catalog;

import io.firesteel.core.type.SqlType;
import java.util.Objects;
import java.util.Optional;

/**
 * A column of a table or view.
 *
 * @param name in the case it was written
 * @param defaultSql the SQL text of its DEFAULT
 */
public record Column(
    String name,
    SqlType type,
    boolean nullable,
    Optional<String> comment,
    Optional<String> defaultSql) {
  public Column {
    Objects.requireNonNull(name);
    Objects.requireNonNull(type);
    Objects.requireNonNull(comment);
    Objects.requireNonNull(defaultSql);
  }

  /** A nullable column without comment and default. */
  public static Column of(String name, SqlType type) {
    return new Column(name, type, true, Optional.empty(), Optional.empty());
  }

  public static Column of(SqlType.Field field) {
    return new Column(
        field.name(), field.type(), field.nullable(), Optional.empty(), Optional.empty());
  }

  public Column withType(SqlType newType) {
    return new Column(name, newType, nullable, comment, defaultSql);
  }

  public Column withName(String newName) {
    return new Column(newName, type, nullable, comment, defaultSql);
  }

  public Column withComment(Optional<String> newComment) {
    return new Column(name, type, nullable, newComment, defaultSql);
  }

  public Column withDefault(Optional<String> newDefault) {
    return new Column(name, type, nullable, comment, newDefault);
  }

  public Column withNullable(boolean nowNullable) {
    return new Column(name, type, nowNullable, comment, defaultSql);
  }

  public SqlType.Field field() {
    return new SqlType.Field(name, type, nullable);
  }
}
