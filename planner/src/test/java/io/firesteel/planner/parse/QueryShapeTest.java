package io.firesteel.planner.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.firesteel.planner.syntax.QueryStatement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shape of queries and expressions, shown with all parentheses. */
class QueryShapeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '\0',
      value = {
        "a + b * c - d # ((`a` + (`b` * `c`)) - `d`)",
        "a || b + c || d # (((`a` || `b`) + `c`) || `d`)",
        "1 + 2 << 3 & 4 | 5 ^ 6 = 7 # (((((1 + 2) << 3) & 4) | (5 ^ 6)) = 7)",
        "a >>> 1 >> 2 # ((`a` >>> 1) >> 2)",
        "a DIV b % c / d # (((`a` div `b`) % `c`) / `d`)",
        "a < b = c # ((`a` < `b`) = `c`)",
        "a == b, c <> d, e !> f, g !< h, i <=> j # (`a` = `b`), (`c` != `d`), (`e` <= `f`),"
            + " (`g` >= `h`), (`i` <=> `j`)",
        "a OR b AND NOT c OR d # (`a` OR (`b` AND (NOT `c`)) OR `d`)",
        "NOT a = b # (NOT (`a` = `b`))",
        "! a # (NOT `a`)",
        "a = b IS NOT NULL # ((`a` = `b`) IS NOT NULL)",
        "a IS NOT TRUE, a IS UNKNOWN # (`a` IS NOT TRUE), (`a` IS UNKNOWN)",
        "a IS DISTINCT FROM b # (`a` IS DISTINCT FROM `b`)",
        "a BETWEEN 1 AND 2 AND b # ((`a` BETWEEN 1 AND 2) AND `b`)",
        "a NOT IN (1, 2), a IN (SELECT 1) # (`a` NOT IN (1, 2)), (`a` IN (SELECT 1))",
        "(a, b) IN (TABLE t) # ((`a`, `b`) IN (TABLE `t`))",
        "a LIKE 'x' ESCAPE '!', a NOT RLIKE b # (`a` LIKE 'x' ESCAPE '!'), (`a` NOT RLIKE `b`)",
        "a ILIKE ANY ('x', b), a LIKE ALL ('y') # (`a` ILIKE ANY ('x', `b`)), (`a` LIKE ALL ('y'))",
        "EXISTS (SELECT 1) AND exists(a, x -> x > 1) # ((EXISTS (SELECT 1)) AND `exists`(`a`, (`x` ->"
            + " (`x` > 1))))",
        "(a, b) -> a + b # ((`a`, `b`) -> (`a` + `b`))",
        "-1, - 1, -a, - -1, -(1), ~a # -1, -1, (-(`a`)), (-(-1)), (-(1)), (~(`a`))",
        "-1::string, -a::string # (-1)::string, (-((`a`)::string))",
        "a[0].b.c[1], a.b.c, f(x).y # ((`a`[0]).`b`).`c`[1], `a`.`b`.`c`, (`f`(`x`)).`y`",
        "a:b.c[0]['d'], a:`q`::int # `a`:b.c[0]['d'], (`a`:`q`)::int",
        "CASE WHEN a THEN 1 ELSE 2 END, CASE a WHEN 1 THEN 2 END # CASE WHEN `a` THEN 1 ELSE 2 END,"
            + " CASE `a` WHEN 1 THEN 2 END",
        "CAST(a AS array<map<string, int>>), TRY_CAST(a AS decimal(5, 2)) # CAST(`a` AS"
            + " array<map<string,int>>), TRY_CAST(`a` AS decimal(5,2))",
        "a COLLATE UTF8_LCASE || b # (`a` COLLATE `UTF8_LCASE` || `b`)",
        "count(*), count(DISTINCT a, b), sum(ALL a) # `count`(*), `count`(DISTINCT `a`, `b`),"
            + " `sum`(`a`)",
        "f(x) FILTER (WHERE a) OVER w # `f`(`x`) FILTER (WHERE `a`) OVER `w`",
        "first(a IGNORE NULLS), last(a) RESPECT NULLS # `first`(`a`) IGNORE NULLS, `last`(`a`)"
            + " RESPECT NULLS",
        "percentile_cont(0.5) WITHIN GROUP (ORDER BY a DESC) # `percentile_cont`(0.5BD) WITHIN GROUP"
            + " (ORDER BY `a` DESC NULLS LAST)",
        "rank() OVER (PARTITION BY a ORDER BY b NULLS LAST ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) #"
            + " `rank`() OVER (PARTITION BY `a` ORDER BY `b` ASC NULLS LAST ROWS BETWEEN 1 PRECEDING"
            + " AND CURRENT ROW)",
        "f() OVER (ORDER BY a RANGE UNBOUNDED PRECEDING) # `f`() OVER (ORDER BY `a` ASC NULLS FIRST"
            + " RANGE UNBOUNDED PRECEDING)",
        "f(a => 1, b => TABLE(t) PARTITION BY c) # `f`(`a` => 1, `b` => TABLE(`t`) PARTITION BY"
            + " (`c`))",
        "EXTRACT(year FROM a), TRIM(LEADING 'x' FROM a), TRIM(a) # EXTRACT(`year` FROM `a`),"
            + " TRIM(LEADING 'x' FROM `a`), `TRIM`(`a`)",
        "SUBSTRING(a FROM 2), SUBSTR(a, 2), POSITION(a IN b) # `substring`(`a`, 2, 2147483647),"
            + " `SUBSTR`(`a`, 2), `locate`(`a`, `b`, 1)",
        "OVERLAY(a PLACING b FROM 1 FOR 2) # `overlay`(`a`, `b`, 1, 2)",
        "dateadd(day, 1, a), dateadd(a, 1), timestampdiff(HOUR, a, b) # DATEADD(day, 1, `a`),"
            + " `dateadd`(`a`, 1), TIMESTAMPDIFF(HOUR, `a`, `b`)",
        "struct(a AS x, b), (a, b) # STRUCT(`a` AS `x`, `b`), (`a`, `b`)",
        "t.* EXCEPT (a, b.c), * # `t`.* EXCEPT (`a`, `b`.`c`), *",
        "explode(m) AS (k, v), a b # `explode`(`m`) AS (`k`, `v`), `a` AS `b`",
        "IDENTIFIER('a.b'), IDENTIFIER('f')(1), IDENTIFIER(a || b) # `a`.`b`, `f`(1),"
            + " IDENTIFIER((`a` || `b`))",
        ":p, ?, x : y # :p, ?, `x`:y",
        "current_date, CURRENT_USER # `current_date`, `CURRENT_USER`",
        "DATE '2020-01-01', X'0aFF', TIMESTAMP_NTZ 'x' # DATE '2020-01-01', X'0aff', TIMESTAMP_NTZ"
            + " 'x'",
      })
  void expressionsHaveSparksPrecedence(String select, String shape) {
    assertThat(shape("SELECT " + select.trim())).isEqualTo("SELECT " + shape.trim());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '\0',
      value = {
        "SELECT a FROM t WHERE b # SELECT `a` FROM `t` WHERE `b`",
        "FROM t SELECT a WHERE b LIMIT 1 # (SELECT `a` FROM `t` WHERE `b` LIMIT 1)",
        "FROM t SELECT a SELECT b # (SELECT `a` FROM `t`) UNION ALL (SELECT `b` FROM `t`)",
        "SELECT 1 UNION SELECT 2 INTERSECT SELECT 3 # (SELECT 1) UNION ((SELECT 2) INTERSECT (SELECT"
            + " 3))",
        "SELECT 1 MINUS ALL SELECT 2 UNION ALL SELECT 3 ORDER BY 1 # ((SELECT 1) EXCEPT ALL (SELECT"
            + " 2)) UNION ALL (SELECT 3) ORDER BY 1 ASC NULLS FIRST",
        "(SELECT 1 LIMIT 2) UNION TABLE t # ((SELECT 1 LIMIT 2)) UNION (TABLE `t`)",
        "VALUES (1, 'a'), (2, 'b') AS t(x, y) # VALUES (1, 'a'), (2, 'b') AS `t`(`x`, `y`)",
        "WITH RECURSIVE r(n) MAX RECURSION LEVEL 5 AS (SELECT 1) SELECT * FROM r LIMIT ALL # WITH"
            + " RECURSIVE `r`(`n`) MAX RECURSION LEVEL 5 AS (SELECT 1) SELECT * FROM `r` LIMIT ALL",
        "SELECT * FROM a, b JOIN c ON x LEFT JOIN d USING (y, z) # SELECT * FROM `a`, `b` INNER JOIN"
            + " `c` ON `x` LEFT OUTER JOIN `d` USING (`y`, `z`)",
        "SELECT * FROM a NATURAL FULL JOIN b CROSS JOIN c SEMI JOIN d ANTI JOIN e # SELECT * FROM `a`"
            + " NATURAL FULL OUTER JOIN `b` CROSS JOIN `c` LEFT SEMI JOIN `d` LEFT ANTI JOIN `e`",
        "SELECT * FROM a JOIN LATERAL (SELECT a.x) l, LATERAL explode(y) # SELECT * FROM `a` INNER"
            + " JOIN LATERAL (SELECT `a`.`x`) AS `l`, LATERAL `explode`(`y`)",
        "SELECT * FROM a JOIN b APPROX NEAREST 3 BY DISTANCE x - y # SELECT * FROM `a` INNER JOIN `b`"
            + " APPROX NEAREST 3 BY DISTANCE (`x` - `y`)",
        "SELECT * FROM parquet.`/a/b` p # SELECT * FROM `parquet`.`/a/b` AS `p`",
        "SELECT * FROM t VERSION AS OF 3 # SELECT * FROM `t` VERSION AS OF 3",
        "SELECT * FROM t TABLESAMPLE (10 PERCENT) REPEATABLE (7) AS s # SELECT * FROM `t` TABLESAMPLE"
            + " (10 PERCENT) REPEATABLE (7) AS `s`",
        "SELECT * FROM t LATERAL VIEW OUTER explode(a) e AS x # SELECT * FROM `t` LATERAL VIEW OUTER"
            + " `explode`(`a`) `e` AS `x`",
        "SELECT * FROM t PIVOT (sum(a) s, max(b) FOR (c, d) IN ((1, 2) x, (3, 4))) p # SELECT * FROM"
            + " `t` PIVOT (`sum`(`a`) AS `s`, `max`(`b`) FOR (`c`, `d`) IN ((1, 2) AS `x`, (3, 4)))"
            + " AS `p`",
        "SELECT * FROM t UNPIVOT INCLUDE NULLS (v FOR n IN (a AS x, b)) # SELECT * FROM `t` UNPIVOT"
            + " INCLUDE NULLS (`v` FOR `n` IN (`a` AS `x`, `b`))",
        "SELECT /*+ BROADCAST(a), MERGE */ DISTINCT x FROM a # SELECT /*+ BROADCAST(`a`), MERGE */"
            + " DISTINCT `x` FROM `a`",
        "SELECT a FROM t GROUP BY ALL HAVING b QUALIFY c # SELECT `a` FROM `t` GROUP BY `ALL` HAVING"
            + " `b` QUALIFY `c`",
        "SELECT a FROM t GROUP BY a, b WITH ROLLUP # SELECT `a` FROM `t` GROUP BY ROLLUP((`a`),"
            + " (`b`))",
        "SELECT a FROM t GROUP BY CUBE(a, (b, c)), GROUPING SETS ((), a, ROLLUP(b)) # SELECT `a` FROM"
            + " `t` GROUP BY CUBE((`a`), (`b`, `c`)), GROUPING SETS ((), (`a`), ROLLUP((`b`)))",
        "SELECT a FROM t GROUP BY a, b GROUPING SETS ((a), (a, b)) # SELECT `a` FROM `t` GROUP BY"
            + " `a`, `b` GROUPING SETS ((`a`), (`a`, `b`))",
        "SELECT a FROM t WINDOW w AS (ORDER BY a) SORT BY b # SELECT `a` FROM `t` WINDOW `w` AS"
            + " (ORDER BY `a` ASC NULLS FIRST) SORT BY `b` ASC NULLS FIRST",
        "SELECT a FROM t DISTRIBUTE BY a, b LIMIT 1 + 1 OFFSET 2 # SELECT `a` FROM `t` DISTRIBUTE BY"
            + " `a`, `b` LIMIT (1 + 1) OFFSET 2",
        "FROM t |> WHERE a | SELECT b, c |> AS x # FROM `t` |> WHERE `a` |> SELECT `b`, `c` |> AS `x`",
        "SELECT a | b UNION SELECT 2 |> LIMIT 1 # ((SELECT (`a` | `b`)) UNION (SELECT 2)) |> LIMIT 1",
        "TABLE t |> EXTEND a + 1 AS b |> SET c = 2 |> DROP d, e # TABLE `t` |> EXTEND (`a` + 1) AS"
            + " `b` |> SET `c` = 2 |> DROP `d`, `e`",
        "TABLE t |> AGGREGATE sum(a) AS s GROUP BY b AS g # TABLE `t` |> AGGREGATE `sum`(`a`) AS `s`"
            + " GROUP BY `b` AS `g`",
        "TABLE t |> LEFT JOIN u ON a |> UNION ALL TABLE v |> ORDER BY a # TABLE `t` |> LEFT OUTER"
            + " JOIN `u` ON `a` |> UNION ALL (TABLE `v`) |> ORDER BY `a` ASC NULLS FIRST",
      })
  void queriesKeepWhatWasWritten(String sql, String shape) {
    assertThat(shape(sql.trim())).isEqualTo(shape.trim());
  }

  @Test
  void commentsNestAndEndWithTheLine() {
    assertThat(shape("SELECT a /* b /* c */ d */ , -- e\n b")).isEqualTo("SELECT `a`, `b`");
  }

  static String shape(String sql) {
    return TreeText.of(
        ((QueryStatement) SqlParser.parseStatement(sql, ParseOptions.DEFAULTS)).query());
  }
}
