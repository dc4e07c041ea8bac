package io.firesteel.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the server is and holds. The catalog is asked of the server in one request. Things that do
 * not exist here (keys, indexes, procedures) are empty results, never errors.
 */
final class FiresteelDatabaseMetaData extends DialectMetaData {
  private static final String PRODUCT = "Firesteel";

  private final FiresteelConnection connection;

  FiresteelDatabaseMetaData(FiresteelConnection connection) {
    super(connection);
    this.connection = connection;
  }

  // Who we are.

  @Override
  public String getDatabaseProductName() {
    return PRODUCT;
  }

  @Override
  public String getDatabaseProductVersion() {
    return connection.serverVersion();
  }

  @Override
  public String getDriverName() {
    return "Firesteel JDBC Driver";
  }

  @Override
  public String getDriverVersion() {
    return FiresteelDriver.version();
  }

  private static int part(String version, int index) {
    String[] parts = version.split("[.-]");
    try {
      return Integer.parseInt(parts[index]);
    } catch (RuntimeException e) {
      return 0;
    }
  }

  @Override
  public int getDriverMajorVersion() {
    return part(FiresteelDriver.version(), 0);
  }

  @Override
  public int getDriverMinorVersion() {
    return part(FiresteelDriver.version(), 1);
  }

  @Override
  public int getDatabaseMajorVersion() {
    return part(connection.serverVersion(), 0);
  }

  @Override
  public int getDatabaseMinorVersion() {
    return part(connection.serverVersion(), 1);
  }

  @Override
  public int getJDBCMajorVersion() {
    return 4;
  }

  @Override
  public int getJDBCMinorVersion() {
    return 3;
  }

  @Override
  public String getURL() {
    return connection.displayUrl();
  }

  @Override
  public String getUserName() {
    return connection.user();
  }

  @Override
  public Connection getConnection() {
    return connection;
  }

  @Override
  public boolean isReadOnly() throws SQLException {
    return connection.isReadOnly();
  }

  // The catalog.

  private ResultSet ask(String question, String... arguments) throws SQLException {
    MessageWriter request = new MessageWriter().section(Tag.SESSION, connection.session());
    int begun = request.begin(Tag.CATALOG);
    request.writeString(question).writeInt(arguments.length);
    for (String argument : arguments) {
      request.writeString(argument);
    }
    Reply reply = connection.post("/catalog", request.end(begun));
    FiresteelStatement statement = connection.newStatement();
    statement.closeOnCompletion();
    return statement.execution.resultSet(statement, reply);
  }

  @Override
  public ResultSet getCatalogs() throws SQLException {
    return ask("catalogs");
  }

  @Override
  public ResultSet getSchemas() throws SQLException {
    return ask("schemas", null, null);
  }

  @Override
  public ResultSet getSchemas(String catalog, String schemaPattern) throws SQLException {
    return ask("schemas", catalog, schemaPattern);
  }

  @Override
  public ResultSet getTables(
      String catalog, String schemaPattern, String tablePattern, String[] types)
      throws SQLException {
    String wanted = types == null ? null : String.join("\0", types);
    return ask("tables", catalog, schemaPattern, tablePattern, wanted);
  }

  @Override
  public ResultSet getColumns(
      String catalog, String schemaPattern, String tablePattern, String columnPattern)
      throws SQLException {
    return ask("columns", catalog, schemaPattern, tablePattern, columnPattern);
  }

  @Override
  public ResultSet getFunctions(String catalog, String schemaPattern, String functionPattern)
      throws SQLException {
    return ask("functions", catalog, schemaPattern, functionPattern);
  }

  @Override
  public ResultSet getTableTypes() throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    for (String type : Arrays.asList("GLOBAL TEMPORARY", "LOCAL TEMPORARY", "TABLE", "VIEW")) {
      rows.add(new Object[] {type});
    }
    return MetadataColumns.result("TABLE_TYPE", rows);
  }

  @Override
  public ResultSet getClientInfoProperties() throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {"ApplicationName", 255, "", "The application's name."});
    rows.add(new Object[] {"ClientHostname", 255, "", "The host it runs on."});
    rows.add(new Object[] {"ClientUser", 255, "", "The user it works for."});
    return MetadataColumns.result("NAME,#MAX_LEN,DEFAULT_VALUE,DESCRIPTION", rows);
  }

  @Override
  public ResultSet getTypeInfo() throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    for (SqlType.Kind kind : SqlType.Kind.values()) {
      if (kind != SqlType.Kind.VOID) {
        rows.add(typeRow(kind));
      }
    }
    rows.sort((a, b) -> Integer.compare((Integer) a[1], (Integer) b[1]));
    return MetadataColumns.result(MetadataColumns.TYPE_INFO, rows);
  }

  private static Object[] typeRow(SqlType.Kind kind) {
    boolean text =
        kind == SqlType.Kind.STRING || kind == SqlType.Kind.CHAR || kind == SqlType.Kind.VARCHAR;
    boolean decimal = kind == SqlType.Kind.DECIMAL;
    SqlType type =
        decimal
            ? SqlType.of(kind, 38, 38)
            : kind == SqlType.Kind.STRING
                ? SqlType.string()
                : SqlType.of(kind, kind == SqlType.Kind.TIME ? 6 : 0, 0);
    boolean number = type.isNumber();
    String quote = text ? "'" : null;
    String prefix =
        kind.jdbcType == Types.DATE
                || kind.jdbcType == Types.TIMESTAMP
                || kind.jdbcType == Types.TIME
            ? kind.simpleName.toUpperCase(java.util.Locale.ROOT) + " '"
            : kind == SqlType.Kind.BINARY ? "X'" : quote;
    return new Object[] {
      kind.simpleName.toUpperCase(java.util.Locale.ROOT),
      kind.jdbcType,
      type.precision(),
      prefix,
      prefix == null ? null : "'",
      decimal
          ? "precision,scale"
          : kind == SqlType.Kind.CHAR || kind == SqlType.Kind.VARCHAR ? "length" : null,
      (short) DatabaseMetaData.typeNullable,
      text,
      (short)
          (kind == SqlType.Kind.MAP || kind == SqlType.Kind.VARIANT
              ? DatabaseMetaData.typePredNone
              : DatabaseMetaData.typeSearchable),
      false,
      false,
      false,
      kind.simpleName,
      (short) 0,
      (short) (decimal ? 38 : 0),
      null,
      null,
      number ? 10 : null
    };
  }

  // What does not exist here.

  @Override
  public ResultSet getPrimaryKeys(String catalog, String schema, String table) throws SQLException {
    return MetadataColumns.empty(MetadataColumns.PRIMARY_KEYS);
  }

  @Override
  public ResultSet getImportedKeys(String catalog, String schema, String table)
      throws SQLException {
    return MetadataColumns.empty(MetadataColumns.FOREIGN_KEYS);
  }

  @Override
  public ResultSet getExportedKeys(String catalog, String schema, String table)
      throws SQLException {
    return MetadataColumns.empty(MetadataColumns.FOREIGN_KEYS);
  }

  @Override
  public ResultSet getCrossReference(
      String parentCatalog,
      String parentSchema,
      String parentTable,
      String foreignCatalog,
      String foreignSchema,
      String foreignTable)
      throws SQLException {
    return MetadataColumns.empty(MetadataColumns.FOREIGN_KEYS);
  }

  @Override
  public ResultSet getIndexInfo(
      String catalog, String schema, String table, boolean unique, boolean approximate)
      throws SQLException {
    return MetadataColumns.empty(MetadataColumns.INDEX_INFO);
  }

  @Override
  public ResultSet getBestRowIdentifier(
      String catalog, String schema, String table, int scope, boolean nullable)
      throws SQLException {
    return MetadataColumns.empty(MetadataColumns.ROW_IDENTIFIER);
  }

  @Override
  public ResultSet getVersionColumns(String catalog, String schema, String table)
      throws SQLException {
    return MetadataColumns.empty(MetadataColumns.ROW_IDENTIFIER);
  }

  @Override
  public ResultSet getProcedures(String catalog, String schemaPattern, String namePattern)
      throws SQLException {
    return MetadataColumns.empty(MetadataColumns.PROCEDURES);
  }

  @Override
  public ResultSet getProcedureColumns(
      String catalog, String schemaPattern, String namePattern, String columnPattern)
      throws SQLException {
    return MetadataColumns.empty(MetadataColumns.PROCEDURE_COLUMNS);
  }

  @Override
  public ResultSet getFunctionColumns(
      String catalog, String schemaPattern, String namePattern, String columnPattern)
      throws SQLException {
    return MetadataColumns.empty(MetadataColumns.FUNCTION_COLUMNS);
  }

  @Override
  public ResultSet getColumnPrivileges(
      String catalog, String schema, String table, String columnPattern) throws SQLException {
    return MetadataColumns.empty(MetadataColumns.COLUMN_PRIVILEGES);
  }

  @Override
  public ResultSet getTablePrivileges(String catalog, String schemaPattern, String tablePattern)
      throws SQLException {
    return MetadataColumns.empty(MetadataColumns.TABLE_PRIVILEGES);
  }

  @Override
  public ResultSet getUDTs(String catalog, String schemaPattern, String typePattern, int[] types)
      throws SQLException {
    return MetadataColumns.empty(MetadataColumns.USER_TYPES);
  }

  @Override
  public ResultSet getSuperTypes(String catalog, String schemaPattern, String typePattern)
      throws SQLException {
    return MetadataColumns.empty(MetadataColumns.SUPER_TYPES);
  }

  @Override
  public ResultSet getSuperTables(String catalog, String schemaPattern, String tablePattern)
      throws SQLException {
    return MetadataColumns.empty(MetadataColumns.SUPER_TABLES);
  }

  @Override
  public ResultSet getAttributes(
      String catalog, String schemaPattern, String typePattern, String attributePattern)
      throws SQLException {
    return MetadataColumns.empty(MetadataColumns.ATTRIBUTES);
  }

  @Override
  public ResultSet getPseudoColumns(
      String catalog, String schemaPattern, String tablePattern, String columnPattern)
      throws SQLException {
    return MetadataColumns.empty(MetadataColumns.PSEUDO_COLUMNS);
  }
}
