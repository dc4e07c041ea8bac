package io.firesteel.sqltests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firesteel.core.setting.Settings;
import io.firesteel.storage.file.FileAccess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The TPC-DS queries in Spark's wording (the build takes them from Spark's published test jar) over
 * the tables at scale factor 0.1, with answers recorded from Spark 4.2.0 over the same files. Rows
 * are compared in any order, floating-point numbers to nine digits: the order of their summation is
 * free.
 */
class TpcdsAnswersTest {
  private static final double SCALE = 0.1;
  private static final double TOLERANCE = 1e-9;

  @TempDir private static Path temporary;
  private static InProcessServer server;
  private static Connection connection;

  @BeforeAll
  static void makeTables() throws Exception {
    Path data = temporary.resolve("tpcds");
    TpcdsData.write(FileAccess.of(Settings.DEFAULTS), TpcdsData.tables(), "file:" + data, SCALE, 2);
    server = new InProcessServer(Map.of(), temporary.resolve("warehouse").toString());
    connection = DriverManager.getConnection(server.url());
    try (Statement statement = connection.createStatement()) {
      for (String table : TpcdsData.tables()) {
        statement.execute(
            "CREATE TABLE " + table + " USING parquet LOCATION '" + data.resolve(table) + "'");
      }
    }
  }

  @AfterAll
  static void stop() throws Exception {
    connection.close();
    server.close();
  }

  static List<String> queries() throws IOException {
    return read("/tpcds/answers/queries.txt").lines().toList();
  }

  @Test
  void allQueriesHaveAnswers() throws IOException {
    assertThat(queries()).hasSize(103).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("queries")
  void queryGivesSparksRows(String query) throws Exception {
    List<String> expected = read("/tpcds/answers/" + query + ".tsv").lines().toList();
    String sql = read("/tpcds/" + query + ".sql");
    if (expected.get(0).startsWith("[")) {
      try (Statement statement = connection.createStatement()) {
        assertThatThrownBy(() -> statement.executeQuery(sql).next())
            .hasMessageStartingWith(expected.get(0));
      }
      return;
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(header(rows.getMetaData())).isEqualTo(expected.get(0));
      List<String[]> actual = new ArrayList<>();
      while (rows.next()) {
        actual.add(row(rows));
      }
      assertSameRows(rows.getMetaData(), actual, expected.subList(1, expected.size()));
    }
  }

  private static String header(ResultSetMetaData columns) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      names.add(
          columns.getColumnLabel(i) + " " + columns.getColumnTypeName(i).toLowerCase(Locale.ROOT));
    }
    return String.join("\t", names);
  }

  private static String[] row(ResultSet rows) throws SQLException {
    String[] row = new String[rows.getMetaData().getColumnCount()];
    for (int i = 0; i < row.length; i++) {
      String value = rows.getString(i + 1);
      row[i] = value == null ? "NULL" : value;
    }
    return row;
  }

  /** Sorts both by their exact columns first, so that numbers which differ a little still meet. */
  private static void assertSameRows(
      ResultSetMetaData columns, List<String[]> actual, List<String> expected) throws SQLException {
    boolean[] approximate = new boolean[columns.getColumnCount()];
    for (int i = 0; i < approximate.length; i++) {
      approximate[i] = columns.getColumnClassName(i + 1).equals(Double.class.getName());
    }
    List<String[]> wanted = new ArrayList<>();
    expected.forEach(line -> wanted.add(line.split("\t", -1)));
    assertThat(sorted(actual, approximate, false)).isEqualTo(sorted(wanted, approximate, false));
    List<String> a = sorted(actual, approximate, true);
    List<String> b = sorted(wanted, approximate, true);
    for (int r = 0; r < a.size(); r++) {
      String[] x = a.get(r).split("\t", -1);
      String[] y = b.get(r).split("\t", -1);
      for (int i = 0; i < x.length; i++) {
        if (!x[i].equals(y[i])) {
          double wantedValue = Double.parseDouble(y[i]);
          assertThat(Double.parseDouble(x[i]))
              .isCloseTo(wantedValue, Offset.offset(Math.abs(wantedValue) * TOLERANCE));
        }
      }
    }
  }

  /** Exact columns, then the approximate ones if wanted, as lines in order. */
  private static List<String> sorted(
      List<String[]> rows, boolean[] approximate, boolean withApproximate) {
    List<String> lines = new ArrayList<>();
    for (String[] row : rows) {
      List<String> exact = new ArrayList<>();
      List<String> near = new ArrayList<>();
      for (int i = 0; i < row.length; i++) {
        (approximate[i] ? near : exact).add(row[i]);
      }
      if (withApproximate) {
        exact.addAll(near);
      }
      lines.add(String.join("\t", exact));
    }
    lines.sort(null);
    return lines;
  }

  private static String read(String resource) throws IOException {
    try (InputStream in = TpcdsAnswersTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
