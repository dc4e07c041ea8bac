package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.error.SqlPlace;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.planner.syntax.Name;
import io.firesteel.planner.syntax.Span;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.session.Session;
import io.firesteel.server.statement.EngineServices;
import io.firesteel.server.statement.StatementContext;
import io.firesteel.storage.catalog.Catalog;
import io.firesteel.storage.catalog.TableName;
import io.firesteel.storage.table.TableDirectories;
import java.util.List;
import java.util.Locale;

/** What commands ask of the statement they belong to: names, places, rows. */
public record CommandContext(StatementContext statement) {

  public Session session() {
    return statement.session();
  }

  public EngineServices services() {
    return statement.services();
  }

  public Catalog catalog() {
    return statement.services().catalog();
  }

  /** A table's or view's full name; what is not written comes from the session. */
  public TableName tableName(Name name) {
    List<String> parts = parts(name);
    return switch (parts.size()) {
      case 1 -> new TableName(session().catalog(), session().database(), parts.get(0));
      case 2 -> new TableName(session().catalog(), parts.get(0), parts.get(1));
      case 3 -> new TableName(requireCatalog(parts), parts.get(1), parts.get(2));
      default -> throw severalNamespaces(parts);
    };
  }

  /** A database's name. */
  public String databaseName(Name name) {
    List<String> parts = parts(name);
    boolean named = parts.size() == 2 && parts.get(0).equalsIgnoreCase(Catalog.SPARK_CATALOG);
    if (parts.size() > 1 && !named) {
      String shown = String.join(".", parts);
      throw SqlException.of("_LEGACY_ERROR_TEMP_1126", "There is no catalog for " + shown + ".")
          .with("catalog", shown)
          .at(place(name.span()));
    }
    return parts.get(parts.size() - 1).toLowerCase(Locale.ROOT);
  }

  private static String requireCatalog(List<String> parts) {
    if (!parts.get(0).equalsIgnoreCase(Catalog.SPARK_CATALOG)) {
      throw severalNamespaces(parts);
    }
    return Catalog.SPARK_CATALOG;
  }

  /** What is no catalog is taken for a namespace; there can only be one. */
  private static SqlException severalNamespaces(List<String> parts) {
    boolean catalog = parts.get(0).equalsIgnoreCase(Catalog.SPARK_CATALOG);
    String quoted = TypeNames.quote(catalog ? parts.subList(1, parts.size()) : parts);
    return SqlException.of(
            "REQUIRES_SINGLE_PART_NAMESPACE",
            "A name has a database and perhaps the catalog before it, unlike " + quoted + ".")
        .with("sessionCatalog", Catalog.SPARK_CATALOG)
        .with("identifier", quoted);
  }

  /** The parts of a name; IDENTIFIER(...) is evaluated. */
  public List<String> parts(Name name) {
    return name.dynamic().isEmpty() ? name.parts() : DynamicNames.parts(name, statement);
  }

  public SqlPlace place(Span span) {
    return new SqlPlace(statement.sql(), span.start(), span.stop());
  }

  public SqlException notFound(Name name) {
    List<String> parts = parts(name);
    return Catalog.notFound(
        TypeNames.quote(parts),
        "[`system`.`session`, "
            + TypeNames.quote(List.of(session().catalog(), session().database()))
            + "]");
  }

  /** A location as a URI; a relative one is below the base. */
  public String location(String path, String base) {
    return new TableDirectories(services().files()).qualify(path, base);
  }

  /** Text as a value. */
  public static ByteSlice text(String value) {
    return value == null ? null : ByteSlice.of(value);
  }

  /** A column that is never null. */
  public static OutputColumn column(String name, SqlType type) {
    return new OutputColumn(name, type, false);
  }
}
