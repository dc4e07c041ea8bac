package io.firesteel.server.query;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.VectorBuilder;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The result sets of {@link DatabaseMetaData} that depend on the catalog, with the columns and the
 * order that JDBC demands.
 */
public final class MetadataAnswers {
  private static final Comparator<String> BY_NAME =
      Comparator.nullsFirst(Comparator.<String>naturalOrder());

  private final List<OutputColumn> columns = new ArrayList<>();
  private final List<VectorBuilder> builders = new ArrayList<>();
  private int rows;

  private MetadataAnswers() {}

  /**
   * A result.
   *
   * @param rows all of it
   */
  public record Answer(List<OutputColumn> columns, Batch rows) {}

  /**
   * Answers one question.
   *
   * @param question {@code catalogs}, {@code schemas}, {@code tables}, {@code columns}, {@code
   *     functions} or {@code functionColumns}
   * @param arguments those of the method of DatabaseMetaData, missing ones null; table types come
   *     last
   */
  public static Answer answer(CatalogView view, String question, List<String> arguments) {
    MetadataAnswers answer = new MetadataAnswers();
    switch (question) {
      case "catalogs":
        answer.catalogs(view);
        break;
      case "schemas":
        answer.schemas(view, arguments);
        break;
      case "tables":
        answer.tables(view, arguments);
        break;
      case "columns":
        answer.columnsOf(view, arguments);
        break;
      case "functions":
        answer.functions(view, arguments);
        break;
      default:
        throw io.firesteel.core.error.SqlException.of(
            "INVALID_HANDLE.FORMAT", "The server knows no catalog question " + question + ".");
    }
    return answer.build();
  }

  /** The types of the dialect, as getTypeInfo lists them. */
  public static Answer typeInfo() {
    MetadataAnswers answer = new MetadataAnswers();
    answer.types();
    return answer.build();
  }

  private void types() {
    text("TYPE_NAME");
    number("DATA_TYPE", "PRECISION");
    text("LITERAL_PREFIX", "LITERAL_SUFFIX", "CREATE_PARAMS");
    column("NULLABLE", SqlType.SMALLINT);
    column("CASE_SENSITIVE", SqlType.BOOLEAN);
    column("SEARCHABLE", SqlType.SMALLINT);
    column("UNSIGNED_ATTRIBUTE", SqlType.BOOLEAN);
    column("FIXED_PREC_SCALE", SqlType.BOOLEAN);
    column("AUTO_INCREMENT", SqlType.BOOLEAN);
    text("LOCAL_TYPE_NAME");
    column("MINIMUM_SCALE", SqlType.SMALLINT);
    column("MAXIMUM_SCALE", SqlType.SMALLINT);
    number("SQL_DATA_TYPE", "SQL_DATETIME_SUB", "NUM_PREC_RADIX");
    Stream.of(
            SqlType.BOOLEAN,
            SqlType.TINYINT,
            SqlType.SMALLINT,
            SqlType.INT,
            SqlType.BIGINT,
            SqlType.FLOAT,
            SqlType.DOUBLE,
            SqlType.decimal(38, 38),
            SqlType.STRING,
            SqlType.BINARY,
            SqlType.DATE,
            SqlType.TIMESTAMP,
            SqlType.TIMESTAMP_NTZ,
            SqlType.TIME,
            SqlType.array(SqlType.VOID),
            SqlType.map(SqlType.VOID, SqlType.VOID),
            SqlType.struct(List.of()))
        .sorted(Comparator.comparingInt(JdbcTypes::code))
        .forEach(this::typeRow);
  }

  private void typeRow(SqlType type) {
    String name = type.kind().simpleName().toUpperCase(Locale.ROOT);
    boolean decimal = type instanceof SqlType.DecimalType;
    String quote = type.isText() ? "'" : null;
    row(
        name,
        JdbcTypes.code(type),
        JdbcTypes.size(type),
        quote,
        quote,
        decimal ? "precision,scale" : null,
        DatabaseMetaData.typeNullable,
        type.isText(),
        DatabaseMetaData.typeSearchable,
        false,
        false,
        false,
        name,
        0,
        decimal ? SqlType.DecimalType.MAX_PRECISION : 0,
        null,
        null,
        type.isNumeric() ? 10 : null);
  }

  private static String argument(List<String> arguments, int index) {
    return index < arguments.size() ? arguments.get(index) : null;
  }

  private static LikePattern pattern(List<String> arguments, int index) {
    return LikePattern.of(argument(arguments, index));
  }

  /** Catalogs are named exactly, not by pattern; an empty name asks for what has none: take any. */
  private static LikePattern catalog(List<String> arguments) {
    String name = argument(arguments, 0);
    return name == null || name.isEmpty() || name.equals("%")
        ? LikePattern.ANY
        : LikePattern.exactly(name);
  }

  private void text(String... names) {
    for (String name : names) {
      column(name, SqlType.STRING);
    }
  }

  private void number(String... names) {
    for (String name : names) {
      column(name, SqlType.INT);
    }
  }

  private void column(String name, SqlType type) {
    columns.add(new OutputColumn(name, type, true));
    builders.add(VectorBuilder.of(type, 64));
  }

  private void row(Object... values) {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      builders.get(i).appendValue(value instanceof String s ? ByteSlice.of(s) : value);
    }
    rows++;
  }

  private Answer build() {
    ColumnVector[] vectors = new ColumnVector[builders.size()];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = builders.get(i).build();
    }
    return new Answer(List.copyOf(columns), new Batch(vectors, rows));
  }

  private void catalogs(CatalogView view) {
    text("TABLE_CAT");
    view.catalogs().stream().sorted().forEach(this::row);
  }

  private void schemas(CatalogView view, List<String> arguments) {
    text("TABLE_SCHEM", "TABLE_CATALOG");
    view.schemas(catalog(arguments), pattern(arguments, 1)).stream()
        .sorted(
            Comparator.comparing(CatalogView.SchemaInfo::catalog, BY_NAME)
                .thenComparing(CatalogView.SchemaInfo::schema, BY_NAME))
        .forEach(s -> row(s.schema(), s.catalog()));
  }

  private void tables(CatalogView view, List<String> arguments) {
    text("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "TABLE_TYPE", "REMARKS");
    text("TYPE_CAT", "TYPE_SCHEM", "TYPE_NAME", "SELF_REFERENCING_COL_NAME", "REF_GENERATION");
    Set<String> types = null;
    String wanted = argument(arguments, 3);
    if (wanted != null) {
      types = new TreeSet<>(Arrays.asList(wanted.toUpperCase(Locale.ROOT).split("\0")));
    }
    Set<String> only = types;
    view.tables(catalog(arguments), pattern(arguments, 1), pattern(arguments, 2)).stream()
        .filter(t -> only == null || only.contains(t.type()))
        .sorted(
            Comparator.comparing(CatalogView.TableInfo::type, BY_NAME)
                .thenComparing(CatalogView.TableInfo::catalog, BY_NAME)
                .thenComparing(CatalogView.TableInfo::schema, BY_NAME)
                .thenComparing(CatalogView.TableInfo::table, BY_NAME))
        .forEach(
            t ->
                row(
                    t.catalog(),
                    t.schema(),
                    t.table(),
                    t.type(),
                    t.comment(),
                    null,
                    null,
                    null,
                    null,
                    null));
  }

  private void columnsOf(CatalogView view, List<String> arguments) {
    text("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "COLUMN_NAME");
    number("DATA_TYPE");
    text("TYPE_NAME");
    number("COLUMN_SIZE", "BUFFER_LENGTH", "DECIMAL_DIGITS", "NUM_PREC_RADIX", "NULLABLE");
    text("REMARKS", "COLUMN_DEF");
    number("SQL_DATA_TYPE", "SQL_DATETIME_SUB", "CHAR_OCTET_LENGTH", "ORDINAL_POSITION");
    text("IS_NULLABLE", "SCOPE_CATALOG", "SCOPE_SCHEMA", "SCOPE_TABLE");
    column("SOURCE_DATA_TYPE", SqlType.SMALLINT);
    text("IS_AUTOINCREMENT", "IS_GENERATEDCOLUMN");
    view
        .columns(
            catalog(arguments), pattern(arguments, 1), pattern(arguments, 2), pattern(arguments, 3))
        .stream()
        .sorted(
            Comparator.comparing(CatalogView.ColumnInfo::catalog, BY_NAME)
                .thenComparing(CatalogView.ColumnInfo::schema, BY_NAME)
                .thenComparing(CatalogView.ColumnInfo::table, BY_NAME)
                .thenComparingInt(CatalogView.ColumnInfo::ordinal))
        .forEach(this::columnRow);
  }

  private void columnRow(CatalogView.ColumnInfo c) {
    SqlType type = c.type();
    Integer size = JdbcTypes.size(type);
    row(
        c.catalog(),
        c.schema(),
        c.table(),
        c.column(),
        JdbcTypes.code(type),
        type.simpleName(),
        size,
        null,
        JdbcTypes.scale(type),
        type.isNumeric() ? 10 : null,
        c.nullable() ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls,
        c.comment(),
        c.defaultValue(),
        null,
        null,
        type.isText() ? size : null,
        c.ordinal(),
        c.nullable() ? "YES" : "NO",
        null,
        null,
        null,
        null,
        "NO",
        "NO");
  }

  private void functions(CatalogView view, List<String> arguments) {
    text("FUNCTION_CAT", "FUNCTION_SCHEM", "FUNCTION_NAME", "REMARKS");
    column("FUNCTION_TYPE", SqlType.SMALLINT);
    text("SPECIFIC_NAME");
    view.functions(pattern(arguments, 2)).stream()
        .sorted(
            Comparator.comparing(CatalogView.FunctionInfo::schema, BY_NAME)
                .thenComparing(CatalogView.FunctionInfo::name, BY_NAME))
        .forEach(
            f ->
                row(
                    null,
                    f.schema(),
                    f.name(),
                    f.usage(),
                    f.tableFunction()
                        ? DatabaseMetaData.functionReturnsTable
                        : DatabaseMetaData.functionNoTable,
                    f.name()));
  }
}
