package io.firesteel.planner.parse;

import io.firesteel.core.error.SqlException;
import java.util.List;

/**
 * Statements of the kinds that clients send. Parsing them once fills the parser's prediction
 * tables, which is most of what makes a first statement slow; a server does it in the background
 * after its start.
 */
public final class ParserWarmUp {
  private static final List<String> STATEMENTS =
      List.of(
          "SELECT 1",
          "SELECT a, b AS c, t.d, count(*) AS n FROM s.t AS t WHERE a = 1 AND b <> 'x' OR NOT d IS NULL"
              + " GROUP BY a, b HAVING count(*) > 10 ORDER BY n DESC, a NULLS LAST LIMIT 100 OFFSET 5",
          "SELECT t.*, u.x FROM t JOIN u ON t.id = u.id AND t.k > 1.5 LEFT OUTER JOIN v USING (id) CROSS"
              + " JOIN w WHERE t.d BETWEEN DATE '2020-01-01' AND DATE '2020-12-31' + INTERVAL 1 MONTH",
          "SELECT sum(a * (1 - b)), avg(c), min(d) FROM a, b, c WHERE a.x = b.x AND b.y IN (1, 2, 3) AND"
              + " c.z LIKE '%x%' AND (a.p = 'A' OR a.q < b.q)",
          "SELECT CASE WHEN a = 1 THEN 'x' WHEN b > 2 THEN 'y' ELSE NULL END, CAST(a AS decimal(10, 2)),"
              + " coalesce(a, b, -1), substr(c, 1, 2) || 'z', a % 2, CASE a WHEN 1 THEN 2 END FROM t",
          "WITH r AS (SELECT a, sum(b) AS s FROM t GROUP BY a), q AS (SELECT max(s) AS m FROM r) SELECT"
              + " * FROM r, q WHERE r.s = q.m AND EXISTS (SELECT 1 FROM u WHERE u.a = r.a) AND r.a NOT IN"
              + " (SELECT a FROM v) AND r.s > (SELECT avg(s) * 1.2 FROM r)",
          "SELECT a, rank() OVER (PARTITION BY b ORDER BY c DESC) AS r, sum(d) OVER (PARTITION BY b ORDER"
              + " BY c ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM (SELECT * FROM t) x WHERE"
              + " a IS NOT NULL",
          "SELECT DISTINCT a FROM t UNION ALL SELECT b FROM u INTERSECT SELECT c FROM v EXCEPT (SELECT d"
              + " FROM w ORDER BY 1 LIMIT 3)",
          "SELECT a, b, grouping(a) FROM t GROUP BY ROLLUP (a, b), GROUPING SETS ((a), ())",
          "SELECT transform(xs, x -> x + 1), m['k'], arr[0], s.f.g, array(1, 2), map('a', 1), explode(xs),"
              + " count(DISTINCT a), sum(b) FILTER (WHERE c), extract(year FROM d), current_date FROM t",
          "SELECT * FROM parquet.`/tmp/x` TABLESAMPLE (10 PERCENT) LATERAL VIEW explode(a) e AS v",
          "FROM t |> WHERE a > 1 |> AGGREGATE sum(b) AS s GROUP BY c |> ORDER BY s |> LIMIT 10",
          "VALUES (1, 'a', 1.5, true, NULL), (2, 'b', -2.5, false, X'00')",
          "INSERT INTO s.t (a, b) VALUES (1, 'x'), (2, 'y')",
          "INSERT OVERWRITE t PARTITION (p = 1) SELECT * FROM u",
          "CREATE TABLE IF NOT EXISTS s.t (a INT NOT NULL COMMENT 'x', b STRING, c decimal(10, 2), d"
              + " array<struct<x: int, y: string>>) USING parquet PARTITIONED BY (a) LOCATION '/x'",
          "CREATE OR REPLACE TABLE t USING parquet AS SELECT 1 AS a",
          "CREATE OR REPLACE TEMPORARY VIEW v AS SELECT a FROM t",
          "DROP TABLE IF EXISTS s.t",
          "DROP VIEW IF EXISTS v",
          "CREATE DATABASE IF NOT EXISTS s",
          "USE s",
          "SHOW TABLES IN s LIKE '*'",
          "SHOW DATABASES",
          "SHOW COLUMNS IN t",
          "DESCRIBE TABLE EXTENDED s.t",
          "SET spark.sql.ansi.enabled=true",
          "SET TIME ZONE 'UTC'",
          "EXPLAIN FORMATTED SELECT a FROM t WHERE b = ?");

  private ParserWarmUp() {}

  /** Parses every statement of the list once. */
  public static void run() {
    for (String sql : STATEMENTS) {
      try {
        SqlParser.parseStatement(sql, ParseOptions.DEFAULTS);
      } catch (SqlException e) {
        throw new IllegalStateException(sql, e);
      }
    }
  }
}
