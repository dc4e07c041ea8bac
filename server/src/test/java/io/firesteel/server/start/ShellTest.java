package io.firesteel.server.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.server.http.FrontServer;
import io.firesteel.server.query.FakeEngine;
import io.firesteel.server.query.QueryManager;
import io.firesteel.server.session.SessionManager;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ShellTest {
  private static final FakeEngine ENGINE = new FakeEngine();
  private static final QueryManager QUERIES = new QueryManager(ENGINE, 4, 100);
  private static final SessionManager SESSIONS = new SessionManager(Settings.DEFAULTS, 60_000);
  private static FrontServer front;

  @BeforeAll
  static void start() throws Exception {
    front = new FrontServer("127.0.0.1", 0, SESSIONS, QUERIES, "1");
    front.start();
  }

  @AfterAll
  static void stop() throws Exception {
    QUERIES.close();
    front.close();
  }

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private boolean run(String sql, String format) throws Exception {
    try (Connection c = DriverManager.getConnection("jdbc:firesteel://127.0.0.1:" + front.port())) {
      return new StatementRunner(
              c,
              new PrintStream(out, true, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8),
              format)
          .run(sql);
    }
  }

  @Test
  void rowsAreATableWithItsWidths() throws Exception {
    ENGINE.register(
        "words", SqlType.STRING, Arrays.asList(ByteSlice.of("long word"), null, ByteSlice.of("x")));
    assertThat(run("words", "table")).isTrue();
    assertThat(out.toString(StandardCharsets.UTF_8).replaceAll("\\(.*\\)", "(t)"))
        .isEqualTo(
            "+-----------+\n| v         |\n+-----------+\n| long word |\n| NULL      |\n"
                + "| x         |\n+-----------+\n3 rows (t)\n");
  }

  @Test
  void csvQuotesWhatItMust() throws Exception {
    ENGINE.register(
        "odd",
        SqlType.STRING,
        Arrays.asList(ByteSlice.of("a,b"), null, ByteSlice.of(""), ByteSlice.of("say \"x\"")));
    assertThat(run("odd", "csv")).isTrue();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("v\n\"a,b\"\n\n\"\"\n\"say \"\"x\"\"\"\n");
  }

  @Test
  void errorsShowTheirPlace() throws Exception {
    assertThat(run("syntax error", "table")).isFalse();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("[PARSE_SYNTAX_ERROR]")
        .contains("syntax error\n^^^^^^");
  }

  @Test
  void shellShowsProgressOfALongStatementAndWipesIt() throws Exception {
    String url = "jdbc:firesteel://127.0.0.1:" + front.port();
    ShellDriver driver =
        new ShellDriver(
            DriverManager.getDriver(url), new PrintStream(err, true, StandardCharsets.UTF_8));
    try (Connection connection = driver.connect(url, new Properties());
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
      assertThat(err.size()).as("nothing for a short statement").isZero();
      statement.execute("sleep 1300");
    }
    assertThat(err.toString(StandardCharsets.UTF_8))
        .matches("\r\033\\[K.*\\(1\\.\\d s\\).*\r\033\\[K");
  }

  @Test
  void shellsDriverPassesErrorsOn() throws Exception {
    String url = "jdbc:firesteel://127.0.0.1:" + front.port();
    ShellDriver driver = new ShellDriver(DriverManager.getDriver(url), System.err);
    try (Connection connection = driver.connect(url, new Properties());
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.executeQuery("syntax error"))
          .isInstanceOf(SQLException.class)
          .hasMessageStartingWith("[PARSE_SYNTAX_ERROR]");
    }
  }
}
