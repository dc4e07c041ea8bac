package io.firesteel.server.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import sqlline.SqlLine;

/** {@code firesteel sql}: runs statements, or a shell if none are given. */
@Command(
    name = "sql",
    description = "Runs SQL statements; without -e and -f an interactive shell.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class SqlCommand implements Callable<Integer> {
  @Option(
      names = {"-u", "--url"},
      defaultValue = "jdbc:firesteel://localhost:8765",
      description = "Where to connect (default: ${DEFAULT-VALUE}).")
  private String url;

  @Option(
      names = {"-e", "--execute"},
      paramLabel = "SQL",
      description = "Statements to run, separated by semicolons. May be repeated.")
  private List<String> statements = new ArrayList<>();

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "File of statements to run, - for standard input. May be repeated.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "How to print rows: table, csv or tsv (default: ${DEFAULT-VALUE}).")
  private String format;

  @Option(names = "--user", description = "User name.")
  private String user;

  @Option(names = "--password", description = "Password.", interactive = true, arity = "0..1")
  private String password;

  @Option(names = "--keep-going", description = "Go on with the next statement after an error.")
  private boolean keepGoing;

  @Override
  public Integer call() throws Exception {
    if (statements.isEmpty() && files.isEmpty()) {
      return shell();
    }
    List<String> texts = new ArrayList<>(statements);
    try {
      for (String file : files) {
        texts.add(read(file));
      }
    } catch (IOException e) {
      System.err.println("firesteel: cannot read " + e.getMessage());
      return 1;
    }
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    try (Connection connection = DriverManager.getConnection(url, properties())) {
      StatementRunner runner = new StatementRunner(connection, out, System.err, format);
      boolean ok = true;
      for (String text : texts) {
        for (String sql : StatementSplitter.split(text)) {
          ok &= runner.run(sql);
          if (!ok && !keepGoing) {
            return 1;
          }
        }
      }
      return ok ? 0 : 1;
    } catch (SQLException e) {
      System.err.println(e.getMessage());
      return 1;
    } finally {
      out.flush();
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    return properties;
  }

  private static String read(String file) throws IOException {
    if (file.equals("-")) {
      InputStream in = System.in;
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    return Files.readString(Path.of(file));
  }

  private int shell() throws IOException, SQLException {
    if (ProgressLine.isWatched()) {
      ShellDriver.install(url, System.err);
    }
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-u",
                url,
                "-n",
                user == null ? "" : user,
                "-p",
                password == null ? "" : password,
                "--autoCommit=true",
                "--isolation=TRANSACTION_NONE",
                "--maxWidth=200",
                "--nullValue=NULL",
                "--dateFormat=default"));
    SqlLine.Status status = new SqlLine().begin(arguments.toArray(new String[0]), System.in, true);
    return status == SqlLine.Status.OK ? 0 : 1;
  }
}
