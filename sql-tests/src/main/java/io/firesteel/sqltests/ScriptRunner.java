package io.firesteel.sqltests;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.hydromatic.quidem.Quidem;

/**
 * Runs Quidem scripts over JDBC. A script says with {@code !use} what kind of session it wants:
 *
 * <ul>
 *   <li>{@code ansi}: a session as it comes,
 *   <li>{@code legacy}: with {@code spark.sql.ansi.enabled=false},
 *   <li>{@code tpch}: in the database tpch, which whoever starts the server provides.
 * </ul>
 *
 * <p>The first two are in an empty database of the script's own. A script passes if running it
 * gives the script again.
 */
public final class ScriptRunner {
  private final String url;

  public ScriptRunner(String url) {
    this.url = url;
  }

  /**
   * Runs a script.
   *
   * @param name names the script's database; letters and digits count
   * @return what the script would have to be to pass
   */
  public String run(String name, String script) {
    StringWriter out = new StringWriter();
    String database = "iq_" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    new Quidem(
            Quidem.configBuilder()
                .withReader(new StringReader(script))
                .withWriter(out)
                .withConnectionFactory((kind, reference) -> connect(kind, database))
                .withStackLimit(1000)
                .build())
        .execute();
    drop(database);
    return out.toString();
  }

  private Connection connect(String kind, String database) throws SQLException {
    Connection connection = DriverManager.getConnection(url);
    try (Statement statement = connection.createStatement()) {
      if (kind.equals("tpch")) {
        statement.execute("USE tpch");
        return connection;
      }
      statement.execute("CREATE DATABASE IF NOT EXISTS " + database);
      statement.execute("USE " + database);
      switch (kind) {
        case "ansi":
          return connection;
        case "legacy":
          statement.execute("SET spark.sql.ansi.enabled=false");
          return connection;
        default:
          throw new SQLException("!use takes ansi, legacy or tpch, not " + kind);
      }
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private void drop(String database) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + database + " CASCADE");
    } catch (SQLException e) {
      throw new IllegalStateException("could not drop " + database, e);
    }
  }

  /**
   * Runs scripts against a running server: URL, then files or directories. Exit status 1 if one
   * fails; what came is written beside it as {@code NAME.iq.out}.
   */
  public static void main(String[] args) throws IOException {
    if (args.length < 2) {
      System.err.println("usage: ScriptRunner JDBC_URL FILE_OR_DIRECTORY...");
      System.exit(2);
    }
    ScriptRunner runner = new ScriptRunner(args[0]);
    int failed = 0;
    for (int i = 1; i < args.length; i++) {
      for (Path file : scripts(Path.of(args[i]))) {
        String script = Files.readString(file);
        String came = runner.run(file.getFileName().toString(), script);
        boolean passed = came.equals(script);
        System.out.println((passed ? "ok    " : "FAILED ") + file);
        if (!passed) {
          failed++;
          Files.writeString(Path.of(file + ".out"), came);
        }
      }
    }
    System.exit(failed == 0 ? 0 : 1);
  }

  /** The scripts at or below a path, in order. */
  public static List<Path> scripts(Path root) throws IOException {
    try (var all = Files.walk(root)) {
      return new ArrayList<>(all.filter(p -> p.toString().endsWith(".iq")).sorted().toList());
    }
  }
}
