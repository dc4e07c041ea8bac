package io.firesteel.sqltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What DESCRIBE and SHOW tell, whose texts have places and times in them or blanks that scripts do
 * not show, and that changes of definitions outlive the server. Rows are as Spark 4.2.0 gives them.
 */
class CatalogStatementsTest {
  @TempDir private Path temporary;

  /** Runs statements; the rows of the last one, cells parted by bars. */
  private static List<String> run(InProcessServer server, String... statements)
      throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(server.url());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        rows.clear();
        if (statement.execute(sql)) {
          ResultSet result = statement.getResultSet();
          int columns = result.getMetaData().getColumnCount();
          while (result.next()) {
            List<String> cells = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
              cells.add(result.getString(i));
            }
            rows.add(String.join("|", cells.stream().map(String::valueOf).toList()));
          }
        }
      }
    }
    return rows;
  }

  private InProcessServer start() throws Exception {
    return new InProcessServer(Map.of(), temporary.resolve("warehouse").toString());
  }

  @Test
  void describeTellsColumnsPartitionsDetailsAndDefaults() throws Exception {
    try (InProcessServer server = start()) {
      List<String> rows =
          run(
              server,
              "CREATE TABLE t (a INT NOT NULL COMMENT 'ca', b STRING DEFAULT 'x', c CHAR(3), p INT)"
                  + " USING parquet PARTITIONED BY (p) COMMENT 'tc'"
                  + " TBLPROPERTIES (k='v', secret='s')",
              "INSERT INTO t VALUES (1, 'b', 'c', 3), (2, 'c', 'd', NULL)",
              "ANALYZE TABLE t COMPUTE STATISTICS",
              "DESCRIBE EXTENDED t");
      assertThat(rows.subList(0, 10))
          .containsExactly(
              "a|int|ca",
              "b|string|null",
              "c|char(3)|null",
              "p|int|null",
              "# Partition Information||",
              "# col_name|data_type|comment",
              "p|int|null",
              "||",
              "# Detailed Table Information||",
              "Catalog|spark_catalog|");
      assertThat(rows.stream().map(r -> r.substring(0, r.indexOf('|'))).toList().subList(9, 25))
          .containsExactly(
              "Catalog",
              "Database",
              "Table",
              "Created Time",
              "Last Access",
              "Created By",
              "Type",
              "Provider",
              "Comment",
              "Table Properties",
              "Statistics",
              "Location",
              "Partition Provider",
              "",
              "# Column Default Values",
              "b");
      assertThat(rows)
          .contains("Table Properties|[k=v, secret=*********(redacted)]|", "b|string|'x'");
      assertThat(rows).anyMatch(r -> r.matches("Statistics\\|\\d+ bytes, 2 rows\\|"));
    }
  }

  @Test
  void describeAndShowTellOfOnePartition() throws Exception {
    try (InProcessServer server = start()) {
      List<String> rows =
          run(
              server,
              "CREATE TABLE t (a INT, p INT) USING parquet PARTITIONED BY (p)",
              "INSERT INTO t VALUES (1, 3), (2, 3)",
              "ANALYZE TABLE t PARTITION (p=3) COMPUTE STATISTICS",
              "DESCRIBE EXTENDED t PARTITION (p=3)");
      assertThat(rows)
          .contains(
              "# Detailed Partition Information||",
              "Partition Values|[p=3]|",
              "# Storage Information||")
          .anyMatch(r -> r.matches("Partition Statistics\\|\\d+ bytes, 2 rows\\|"))
          .anyMatch(r -> r.matches("Location\\|file:.*/t/p=3\\|"));
      assertThat(run(server, "SHOW TABLE EXTENDED LIKE 't' PARTITION (p=3)"))
          .singleElement()
          .satisfies(
              r ->
                  assertThat(r)
                      .startsWith("default|t|false|Partition Values: [p=3]\nLocation: file:"));
      assertThat(run(server, "SHOW TABLE EXTENDED LIKE 't*'"))
          .singleElement()
          .satisfies(
              r ->
                  assertThat(r)
                      .contains("\nPartition Columns: [`p`]\nSchema: root\n |-- a: integer")
                      .endsWith(" |-- p: integer (nullable = true)\n\n"));
    }
  }

  @Test
  void showCreateTableGivesStatementsThatMakeTheSameAgain() throws Exception {
    try (InProcessServer server = start()) {
      String table =
          "CREATE TABLE spark_catalog.default.t (\n"
              + "  a INT COMMENT 'it\\'s',\n"
              + "  s STRUCT<x: ARRAY<INT>, y: MAP<STRING COLLATE UTF8_BINARY, DOUBLE>>,\n"
              + "  c VARCHAR(3) COLLATE UTF8_BINARY DEFAULT 'x',\n"
              + "  `we ird` DECIMAL(10,2),\n"
              + "  p INT)\n"
              + "USING parquet\n"
              + "PARTITIONED BY (p)\n"
              + "CLUSTERED BY (a)\nSORTED BY (c)\nINTO 2 BUCKETS\n"
              + "COMMENT 'tc'\n"
              + "TBLPROPERTIES (\n  'k' = 'v')\n";
      assertThat(run(server, table, "SHOW CREATE TABLE t")).containsExactly(table);
      String view =
          "CREATE VIEW default.v (\n  x COMMENT 'cx',\n  y)\nCOMMENT 'vc'\n"
              + "TBLPROPERTIES (\n  'z' = '1')\nWITH SCHEMA BINDING\nAS SELECT a, c FROM t\n";
      assertThat(run(server, view, "SHOW CREATE TABLE v")).containsExactly(view);
    }
  }

  @Test
  void whatStatementsChangeOutlivesTheServer() throws Exception {
    List<String> before;
    String[] questions = {
      "SELECT * FROM t ORDER BY a",
      "SHOW PARTITIONS t",
      "DESCRIBE EXTENDED t",
      "DESCRIBE EXTENDED t a",
      "DESCRIBE EXTENDED v",
      "DESCRIBE DATABASE EXTENDED d",
      "DESCRIBE d.c"
    };
    try (InProcessServer server = start()) {
      run(
          server,
          "CREATE TABLE s (a INT, p INT) USING parquet PARTITIONED BY (p)",
          "INSERT INTO s VALUES (1, 1)",
          "ALTER TABLE s ADD PARTITION (p=2) LOCATION '" + temporary.resolve("two") + "'",
          "INSERT INTO s VALUES (2, 2)",
          "ALTER TABLE s ADD COLUMN f INT DEFAULT 7",
          "ALTER TABLE s ALTER COLUMN a COMMENT 'about'",
          "ALTER TABLE s SET TBLPROPERTIES (k='v')",
          "ALTER TABLE s SET SERDEPROPERTIES (o='p')",
          "COMMENT ON TABLE s IS 'said'",
          "ALTER TABLE s RENAME TO t",
          "ANALYZE TABLE t COMPUTE STATISTICS FOR ALL COLUMNS",
          "CREATE VIEW v AS SELECT a FROM t",
          "ALTER VIEW v AS SELECT f FROM t",
          "CREATE DATABASE d DEFAULT COLLATION UTF8_LCASE",
          "ALTER DATABASE d SET DBPROPERTIES (x='y')",
          "CREATE TABLE d.c (a STRING, b STRING COLLATE UTF8_BINARY) USING parquet");
      before = answers(server, questions);
    }
    assertThat(before).contains("1|7|1", "2|7|2", "a|string collate UTF8_LCASE|null");
    try (InProcessServer server = start()) {
      assertThat(answers(server, questions)).isEqualTo(before);
    }
  }

  private static List<String> answers(InProcessServer server, String[] questions)
      throws SQLException {
    List<String> all = new ArrayList<>();
    for (String question : questions) {
      all.addAll(run(server, question));
    }
    return all;
  }

  @Test
  void droppedPartitionsOfExternalTablesStayAwayUntilTheyAreRepaired() throws Exception {
    try (InProcessServer server = start()) {
      String path = temporary.resolve("external").toString();
      run(
          server,
          "CREATE TABLE e (a INT, p INT) USING parquet PARTITIONED BY (p) LOCATION '" + path + "'",
          "INSERT INTO e VALUES (1, 1), (2, 2), (3, 3)",
          "ALTER TABLE e DROP PARTITION (p=1), PARTITION (p=2)");
      assertThat(run(server, "SELECT a FROM e")).containsExactly("3");
      assertThat(run(server, "INSERT INTO e VALUES (4, 2)", "SELECT a FROM e ORDER BY a"))
          .containsExactly("2", "3", "4");
      assertThat(run(server, "MSCK REPAIR TABLE e", "SELECT a FROM e ORDER BY a"))
          .containsExactly("1", "2", "3", "4");
    }
  }
}
