package io.firesteel.server.statement;

import io.firesteel.core.type.SqlType;
import io.firesteel.planner.analyse.Constant;
import java.util.Optional;

/** A variable of a session or of a script. One thread sets it, any may read. */
public final class Variable {
  private final String name;
  private final SqlType type;
  private final String defaultSql;
  private volatile Object value;

  /**
   * @param name the full name that messages show
   * @param defaultSql what SET ... = DEFAULT evaluates, or null for NULL
   * @param value boxed as in {@code Vectors}
   */
  public Variable(String name, SqlType type, String defaultSql, Object value) {
    this.name = name;
    this.type = type;
    this.defaultSql = defaultSql;
    this.value = value;
  }

  public String name() {
    return name;
  }

  public SqlType type() {
    return type;
  }

  public Optional<String> defaultSql() {
    return Optional.ofNullable(defaultSql);
  }

  public Constant constant() {
    return new Constant(type, value);
  }

  public void set(Object newValue) {
    value = newValue;
  }
}
