package io.firesteel.server.start;

import io.firesteel.core.setting.Settings;
import io.firesteel.server.sample.TpchData;
import io.firesteel.storage.file.FileAccess;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code firesteel quickstart}: makes the TPC-H data set, starts a server on it, shows three
 * queries through the JDBC driver, and stays up.
 */
@Command(
    name = "quickstart",
    description = "Makes a small TPC-H data set, starts a server and runs three queries on it.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class QuickStartCommand implements Callable<Integer> {
  /** Lies beside the data when all of it is written. */
  private static final String COMPLETE = "_COMPLETE";

  private static final List<String> QUERIES =
      List.of(
          """
          SELECT l_returnflag, l_linestatus, sum(l_quantity) AS quantity,
                 round(avg(l_extendedprice), 2) AS average_price, count(*) AS items
          FROM lineitem WHERE l_shipdate <= DATE '1998-09-02'
          GROUP BY ALL ORDER BY ALL""",
          """
          SELECT n_name AS nation, sum(l_extendedprice * (1 - l_discount)) AS revenue
          FROM customer JOIN orders ON c_custkey = o_custkey JOIN lineitem ON l_orderkey = o_orderkey
               JOIN nation ON c_nationkey = n_nationkey
          WHERE year(o_orderdate) = 1995
          GROUP BY n_name ORDER BY revenue DESC LIMIT 5""",
          """
          SELECT o_orderpriority, o_orderdate, o_totalprice
          FROM (SELECT *, rank() OVER (PARTITION BY o_orderpriority ORDER BY o_totalprice DESC) AS place
                FROM orders)
          WHERE place = 1 ORDER BY o_orderpriority""");

  @Option(
      names = "--port",
      defaultValue = "8765",
      description = "Port to listen on (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--directory",
      defaultValue = "data",
      paramLabel = "DIR",
      description = "Where data set and warehouse go (default: ./${DEFAULT-VALUE}).")
  private Path directory;

  @Option(
      names = "--scale",
      defaultValue = "0.1",
      description = "TPC-H scale factor; 1 has six million line items (default: ${DEFAULT-VALUE}).")
  private double scale;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  @Override
  public Integer call() throws Exception {
    Path data = directory.toAbsolutePath().normalize().resolve("tpch-sf" + scale);
    if (Files.exists(data.resolve(COMPLETE))) {
      out.println("TPC-H at scale factor " + scale + " is in " + data);
    } else {
      out.println("Making TPC-H at scale factor " + scale + " in " + data + " ...");
      TpchData.write(
          FileAccess.of(Settings.DEFAULTS),
          "file:" + data,
          scale,
          Runtime.getRuntime().availableProcessors());
      Files.createFile(data.resolve(COMPLETE));
    }
    int status =
        new CommandLine(new ServerCommand())
            .execute(
                "--port=" + port,
                "--warehouse=" + directory.resolve("warehouse").toAbsolutePath().normalize());
    if (status != ServerCommand.KEEP_RUNNING) {
      return status;
    }
    String url = "jdbc:firesteel://127.0.0.1:" + port + "/tpch";
    createTables(data);
    boolean ok = true;
    try (Connection connection = DriverManager.getConnection(url)) {
      StatementRunner runner = new StatementRunner(connection, out, System.err, "table");
      for (String sql : QUERIES) {
        out.println();
        out.println(sql.indent(2).stripTrailing() + ";");
        out.println();
        ok &= runner.run(sql);
      }
    }
    out.println();
    out.println("JDBC URL: " + url);
    out.println(
        "Driver:   jdbc-driver/target/firesteel-jdbc-*.jar, io.firesteel.jdbc.FiresteelDriver");
    out.println("Shell:    bin/firesteel sql -u " + url);
    out.println("Your own: SELECT * FROM parquet.`/path/to/a/file/or/directory`");
    out.println(ok ? "Ctrl-C stops the server." : "A query failed. Ctrl-C stops the server.");
    return ServerCommand.KEEP_RUNNING;
  }

  private void createTables(Path data) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:firesteel://127.0.0.1:" + port + "/");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE IF NOT EXISTS tpch");
      for (String table : TpchData.tables()) {
        statement.execute("DROP TABLE IF EXISTS tpch." + table);
        statement.execute(
            "CREATE TABLE tpch."
                + table
                + " USING parquet LOCATION '"
                + data.resolve(table).toString().replace("\\", "\\\\").replace("'", "\\'")
                + "'");
      }
    }
  }
}
