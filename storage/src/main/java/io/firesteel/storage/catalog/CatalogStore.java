package io.firesteel.storage.catalog;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.firesteel.core.error.SqlException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * The catalog's tables in a relational database (H2 or PostgreSQL) and the statements on them.
 *
 * <p>{@code firesteel_catalog} has one row, whose version grows with every change. A transaction
 * locks that row first, so that changes of several servers on one database follow each other, and
 * each sees whether its memory is of the latest version.
 */
final class CatalogStore implements AutoCloseable {
  private static final int FORMAT = 1;
  private static final String[] TABLES = {
    "CREATE TABLE IF NOT EXISTS firesteel_catalog"
        + " (id INT PRIMARY KEY, format INT NOT NULL, version BIGINT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS firesteel_database"
        + " (name VARCHAR(512) PRIMARY KEY, document TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS firesteel_object"
        + " (database_name VARCHAR(512) NOT NULL, name VARCHAR(512) NOT NULL,"
        + " kind VARCHAR(16) NOT NULL, document TEXT NOT NULL, PRIMARY KEY (database_name, name))",
    "CREATE TABLE IF NOT EXISTS firesteel_function"
        + " (database_name VARCHAR(512) NOT NULL, name VARCHAR(512) NOT NULL,"
        + " document TEXT NOT NULL, PRIMARY KEY (database_name, name))",
  };

  private final HikariDataSource source;

  /** Work inside a transaction that holds the version row. */
  interface Work<T> {
    T run(Transaction transaction) throws SQLException;
  }

  CatalogStore(CatalogConfiguration configuration) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("catalog");
    config.setJdbcUrl(configuration.url());
    if (!configuration.user().isEmpty()) {
      config.setUsername(configuration.user());
      config.setPassword(configuration.password());
    }
    // Writers take turns anyway; the second connection is for the look at the version.
    boolean unnamedMemory = configuration.url().equals("jdbc:h2:mem:");
    config.setMaximumPoolSize(unnamedMemory ? 1 : 2);
    config.setMinimumIdle(1);
    if (unnamedMemory) {
      config.setMaxLifetime(0);
    }
    config.setConnectionTimeout(10_000);
    config.setAutoCommit(false);
    try {
      source = new HikariDataSource(config);
    } catch (RuntimeException e) {
      throw unavailable(e);
    }
    try {
      createTables();
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }

  private void createTables() {
    try (Connection connection = source.getConnection()) {
      try (Statement statement = connection.createStatement()) {
        for (String table : TABLES) {
          statement.execute(table);
        }
        connection.commit();
        try (ResultSet rows = statement.executeQuery("SELECT format FROM firesteel_catalog")) {
          if (rows.next()) {
            if (rows.getInt(1) > FORMAT) {
              throw SqlException.of(
                  "CATALOG_UNAVAILABLE",
                  "The catalog's database was written by a later version of Firesteel.");
            }
            return;
          }
        }
        statement.execute("INSERT INTO firesteel_catalog VALUES (1, " + FORMAT + ", 0)");
        connection.commit();
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  /** The version now, without waiting for a writer. */
  long version() {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT version FROM firesteel_catalog")) {
      rows.next();
      long version = rows.getLong(1);
      connection.rollback();
      return version;
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  /** Runs work in a transaction: committed if it returns, undone if it throws. */
  <T> T inTransaction(Work<T> work) {
    try (Connection connection = source.getConnection()) {
      try {
        T result = work.run(new Transaction(connection));
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private static SqlException unavailable(Exception e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String reason = String.valueOf(root.getMessage());
    boolean locked = reason.toLowerCase(Locale.ROOT).contains("already in use");
    return SqlException.of(
            "CATALOG_UNAVAILABLE",
            locked
                ? "The catalog's database is in use by another server; stop that one, choose"
                    + " another warehouse, or set firesteel.catalog.url to a shared database."
                : "The catalog's database does not answer: " + reason + ".")
        .causedBy(e);
  }

  @Override
  public void close() {
    source.close();
  }

  /** The statements of one transaction. Belongs to the thread that runs it. */
  static final class Transaction {
    private final Connection connection;

    private Transaction(Connection connection) {
      this.connection = connection;
    }

    /** Locks the version row and returns the version. */
    long lockVersion() throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "SELECT version FROM firesteel_catalog WHERE id = 1 FOR UPDATE")) {
        rows.next();
        return rows.getLong(1);
      }
    }

    void setVersion(long version) throws SQLException {
      update("UPDATE firesteel_catalog SET version = ? WHERE id = 1", version);
    }

    /** Everything that is stored. */
    CatalogMemory load(long version) throws SQLException {
      CatalogMemory memory = new CatalogMemory(version);
      try (Statement statement = connection.createStatement()) {
        try (ResultSet rows =
            statement.executeQuery("SELECT name, document FROM firesteel_database")) {
          while (rows.next()) {
            memory.put(CatalogDocuments.readDatabase(rows.getString(1), rows.getString(2)));
          }
        }
        try (ResultSet rows =
            statement.executeQuery(
                "SELECT database_name, name, kind, document FROM firesteel_object")) {
          while (rows.next()) {
            memory.put(
                CatalogDocuments.readObject(
                    TableName.of(rows.getString(1), rows.getString(2)),
                    TableKind.valueOf(rows.getString(3)),
                    rows.getString(4)));
          }
        }
        try (ResultSet rows =
            statement.executeQuery(
                "SELECT database_name, name, document FROM firesteel_function")) {
          while (rows.next()) {
            memory.put(
                CatalogDocuments.readFunction(
                    TableName.of(rows.getString(1), rows.getString(2)), rows.getString(3)));
          }
        }
      }
      return memory;
    }

    void insert(Database database) throws SQLException {
      update(
          "INSERT INTO firesteel_database VALUES (?, ?)",
          database.name(),
          CatalogDocuments.write(database));
    }

    void update(Database database) throws SQLException {
      update(
          "UPDATE firesteel_database SET document = ? WHERE name = ?",
          CatalogDocuments.write(database),
          database.name());
    }

    void deleteDatabase(String name) throws SQLException {
      update("DELETE FROM firesteel_object WHERE database_name = ?", name);
      update("DELETE FROM firesteel_function WHERE database_name = ?", name);
      update("DELETE FROM firesteel_database WHERE name = ?", name);
    }

    void insert(CatalogObject object) throws SQLException {
      update(
          "INSERT INTO firesteel_object VALUES (?, ?, ?, ?)",
          object.name().database(),
          object.name().table(),
          object.kind().name(),
          CatalogDocuments.write(object));
    }

    void deleteObject(TableName name) throws SQLException {
      update(
          "DELETE FROM firesteel_object WHERE database_name = ? AND name = ?",
          name.database(),
          name.table());
    }

    void insert(CatalogFunction function) throws SQLException {
      update(
          "INSERT INTO firesteel_function VALUES (?, ?, ?)",
          function.name().database(),
          function.name().table(),
          CatalogDocuments.write(function));
    }

    void deleteFunction(TableName name) throws SQLException {
      update(
          "DELETE FROM firesteel_function WHERE database_name = ? AND name = ?",
          name.database(),
          name.table());
    }

    private void update(String sql, Object... values) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < values.length; i++) {
          statement.setObject(i + 1, values[i]);
        }
        statement.executeUpdate();
      }
    }
  }
}
