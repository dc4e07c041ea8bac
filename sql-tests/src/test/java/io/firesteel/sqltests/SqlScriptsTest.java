package io.firesteel.sqltests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.firesteel.core.setting.Settings;
import io.firesteel.server.sample.TpchData;
import io.firesteel.storage.file.FileAccess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every script under {@code sql/}, under every group of settings: answers must not depend on batch
 * sizes, hashes, the number of workers or on what the optimiser does.
 */
class SqlScriptsTest {
  private static final Map<String, Map<String, String>> SETTINGS =
      Map.of(
          "default",
          Map.of(),
          "hostile",
          Map.of(
              "firesteel.workers", "1",
              "firesteel.debug.batchRows", "7",
              "firesteel.debug.optimizer", "false",
              "firesteel.debug.zeroHash", "true"));

  /** Line items that zero hashes and batches of seven rows still get through in seconds. */
  private static final double SCALE = 0.001;

  @TempDir private static Path temporary;

  private static final List<InProcessServer> SERVERS = new ArrayList<>();

  @BeforeAll
  static void makeTables() throws Exception {
    TpchData.write(FileAccess.of(Settings.DEFAULTS), "file:" + temporary.resolve("tpch"), SCALE, 2);
  }

  @AfterAll
  static void stop() throws Exception {
    for (InProcessServer server : SERVERS) {
      server.close();
    }
  }

  @TestFactory
  List<DynamicContainer> scriptsGiveTheirAnswers() throws Exception {
    Path root = Path.of(SqlScriptsTest.class.getResource("/sql").toURI());
    List<DynamicContainer> all = new ArrayList<>();
    for (Map.Entry<String, Map<String, String>> group : SETTINGS.entrySet()) {
      ScriptRunner runner = new ScriptRunner(start(group.getKey(), group.getValue()));
      List<DynamicTest> tests = new ArrayList<>();
      for (Path file : ScriptRunner.scripts(root)) {
        String name = root.relativize(file).toString();
        tests.add(
            dynamicTest(
                name,
                file.toUri(),
                () -> {
                  String script = Files.readString(file);
                  assertThat(runner.run(name, script)).isEqualTo(script);
                }));
      }
      all.add(dynamicContainer(group.getKey(), tests));
    }
    return all;
  }

  private static String start(String name, Map<String, String> settings) throws Exception {
    InProcessServer server = new InProcessServer(settings, temporary.resolve(name).toString());
    SERVERS.add(server);
    try (Connection connection = DriverManager.getConnection(server.url());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE tpch");
      for (String table : TpchData.tables()) {
        statement.execute(
            "CREATE TABLE tpch."
                + table
                + " USING parquet LOCATION '"
                + temporary.resolve("tpch").resolve(table)
                + "'");
      }
    }
    return server.url();
  }
}
