package io.firesteel.server.start;

import io.firesteel.core.setting.Settings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import picocli.CommandLine;

/**
 * The run from which the build takes the class-data archive (JEP 350): it starts a server, sends it
 * statements of the usual kinds through the driver and ends. Under {@code
 * -XX:ArchiveClassesAtExit=FILE} the JVM then writes the classes that were loaded to the file, and
 * a server started with {@code -XX:SharedArchiveFile=FILE} maps them instead of loading and
 * verifying them.
 */
public final class ClassArchive {
  private static final List<String> STATEMENTS =
      List.of(
          "SELECT 1",
          "DROP DATABASE IF EXISTS training CASCADE",
          "CREATE DATABASE training",
          "USE training",
          "CREATE TABLE items USING parquet AS SELECT id, id % 10 AS k, cast(id AS decimal(12, 2)) AS price,"
              + " concat('n', id % 50) AS name, date_add(DATE'2020-01-01', cast(id % 365 AS int)) AS day,"
              + " cast(id AS double) AS d, timestamp_seconds(id) AS at FROM range(20000)",
          "CREATE TABLE kinds USING parquet AS SELECT id AS k, concat('kind ', id) AS kind FROM range(10)",
          "SHOW TABLES",
          "DESCRIBE TABLE items",
          "SELECT * FROM items LIMIT 100",
          "SELECT name, sum(price), avg(d), count(*), min(day), max(at) FROM items WHERE day < DATE'2020-06-01'"
              + " AND price BETWEEN 5 AND 15000 GROUP BY name ORDER BY name",
          "SELECT kind, sum(price * (1 - d / 100000)) AS s FROM items JOIN kinds ON items.k = kinds.k WHERE"
              + " kind LIKE 'kind%' AND name IN ('n1', 'n2', 'n3') GROUP BY kind ORDER BY s DESC LIMIT 3",
          "SELECT * FROM (SELECT name, id, rank() OVER (PARTITION BY name ORDER BY id DESC) AS r FROM items)"
              + " WHERE r < 3",
          "SELECT count(DISTINCT name), count(DISTINCT k) FROM items i WHERE EXISTS (SELECT 1 FROM kinds WHERE"
              + " kinds.k = i.k) AND price > (SELECT avg(price) FROM items) AND k NOT IN (SELECT k FROM kinds"
              + " WHERE k > 8)",
          "EXPLAIN SELECT k FROM items");

  private ClassArchive() {}

  /** Takes the directory of a warehouse of its own. */
  public static void main(String[] args) throws Exception {
    try (RunningServer server = RunningServer.start(Settings.DEFAULTS, args[0], "127.0.0.1", 0)) {
      String url = "jdbc:firesteel://127.0.0.1:" + server.port() + "/";
      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement()) {
        for (String sql : STATEMENTS) {
          run(sql, statement);
        }
        connection.getMetaData().getTables(null, null, "%", null).close();
        requireError(statement);
      }
      int status = new CommandLine(new SqlCommand()).execute("--url=" + url, "-e", "SELECT 1");
      if (status != 0) {
        throw new IllegalStateException("the shell ended with status " + status);
      }
    }
    // Threads of libraries may hold the process.
    System.exit(0);
  }

  private static void run(String sql, Statement statement) throws SQLException {
    if (statement.execute(sql)) {
      try (ResultSet rows = statement.getResultSet()) {
        while (rows.next()) {
          rows.getObject(1);
        }
      }
    }
  }

  /** Errors have classes too. */
  private static void requireError(Statement statement) {
    try {
      statement.execute("SELECT no_such_column FROM items");
    } catch (SQLException expected) {
      return;
    }
    throw new IllegalStateException("a statement that is wrong was executed");
  }
}
