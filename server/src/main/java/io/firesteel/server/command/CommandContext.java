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
      case 3 -> {
        if (!parts.get(0).equalsIgnoreCase(Catalog.SPARK_CATALOG)) {
          throw nested(parts);
        }
        yield new TableName(Catalog.SPARK_CATALOG, parts.get(1), parts.get(2));
      }
      default -> throw nested(parts);
    };
  }

  /** A database's name. */
  public String databaseName(Name name) {
    List<String> parts = parts(name);
    if (parts.size() == 2) {
      requireCatalog(parts.get(0));
    } else if (parts.size() > 2) {
      throw tooManyParts(parts).at(place(name.span()));
    }
    return parts.get(parts.size() - 1).toLowerCase(Locale.ROOT);
  }

  /** What is no catalog is taken for a schema, and schemas hold no others. */
  private static SqlException nested(List<String> parts) {
    String quoted = TypeNames.quote(parts);
    return SqlException.of(
            "REQUIRES_SINGLE_PART_NAMESPACE",
            Catalog.SPARK_CATALOG + " has schemas of one part; " + quoted + " names several.")
        .with("sessionCatalog", Catalog.SPARK_CATALOG)
        .with("identifier", quoted);
  }

  private static SqlException tooManyParts(List<String> parts) {
    String quoted = TypeNames.quote(parts);
    return SqlException.of(
            "IDENTIFIER_TOO_MANY_NAME_PARTS", "The name " + quoted + " has too many parts.")
        .with("identifier", quoted)
        .with("limit", "2");
  }

  private String requireCatalog(String catalog) {
    if (!catalog.equalsIgnoreCase(Catalog.SPARK_CATALOG)) {
      String quoted = TypeNames.quote(catalog);
      throw SqlException.of("CATALOG_NOT_FOUND", "There is no catalog " + quoted + ".")
          .with("catalogName", quoted)
          .with("config", "\"spark.sql.catalog." + catalog + "\"");
    }
    return Catalog.SPARK_CATALOG;
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
