package io.firesteel.planner.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.firesteel.core.error.SqlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions, parameters and places of syntax errors; expected values are Spark's. */
class SyntaxErrorTest {
  private static SqlException error(String sql) {
    return error(sql, ParseOptions.DEFAULTS);
  }

  private static SqlException error(String sql, ParseOptions options) {
    SqlException e =
        catchThrowableOfType(SqlException.class, () -> SqlParser.parseStatement(sql, options));
    assertThat(e).as(sql).isNotNull();
    return e;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '\0',
      value = {
        "SELECT a AT TIME ZONE 'UTC' FROM t # 'TIME' # 12",
        "SELECT $1 # '$' # 7",
        "SELECT 'abc # ''' # 7",
        "SELECT a b c # 'c' # 11",
        "SELECT * FROM t x TABLESAMPLE (10 PERCENT) # 'TABLESAMPLE' # 18",
        "SELECT a.1 # '.1' # 8",
        "SELECT 1 FROM t GROUP BY a AS b # 'b' # 30",
        "SELECT (1 AS x) # ')' # 14",
        "CREATE TABLE t (a int) USING parquet USING orc # 'USING' # 37",
        "SELECT 1; SELECT 2 # 'SELECT' # 10",
      })
  void theOffendingTokenIsNamedWithItsPlace(String sql, String token, int start) {
    SqlException e = error(sql.trim());
    assertThat(e.code().name()).isEqualTo("PARSE_SYNTAX_ERROR");
    assertThat(e.sqlState()).isEqualTo("42601");
    assertThat(e.parameters()).containsEntry("error", token.trim());
    assertThat(e.place().start()).isEqualTo(start);
  }

  @Test
  void anUnfinishedStatementEndsAtTheEndOfInput() {
    SqlException e = error("SELECT a FROM t WHERE a =");
    assertThat(e.parameters()).containsEntry("error", "end of input").containsEntry("hint", "");
    assertThat(e.place().start()).isEqualTo(25);
  }

  @Test
  void extraAndMissingTokensGiveAHint() {
    assertThat(error("SELECT a b c").parameters()).containsEntry("hint", ": extra input 'c'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '\0',
      value = {
        " # PARSE_EMPTY_STATEMENT",
        "; -- nothing # PARSE_EMPTY_STATEMENT",
        "SELECT /* open # UNCLOSED_BRACKETED_COMMENT",
        "SELECT * FROM a-b # INVALID_IDENTIFIER",
        "SELECT é # INVALID_IDENTIFIER",
        "SELECT cast(a AS foo) # UNSUPPORTED_DATATYPE",
        "SELECT cast(a AS int(3)) # UNSUPPORTED_DATATYPE",
        "SELECT cast(a AS char) # DATATYPE_MISSING_SIZE",
        "SELECT cast(a AS array) # INCOMPLETE_TYPE_DEFINITION.ARRAY",
        "SELECT cast(a AS decimal(39, 1)) # DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION",
        "SELECT cast(a AS time(7)) # UNSUPPORTED_TIME_PRECISION",
        "SELECT a !IN (1) # SYNTAX_DISCONTINUED.BANG_EQUALS_NOT",
        "SELECT a IN () # INVALID_SQL_SYNTAX.EMPTY_IN_PREDICATE",
        "SELECT a LIKE b ESCAPE 'xx' # INVALID_ESC",
        "SELECT timestampadd('DAY', 1, a) # INVALID_PARAMETER_VALUE.DATETIME_UNIT",
        "VALUES (1, 2), (3) # INVALID_INLINE_TABLE.NUM_COLUMNS_MISMATCH",
        "SELECT * FROM VALUES (1) AS t(a, b) # INVALID_INLINE_TABLE.NUM_COLUMNS_MISMATCH",
        "WITH a AS (SELECT 1), A AS (SELECT 2) SELECT 1 # DUPLICATED_CTE_NAMES",
        "SELECT a FROM t ORDER BY a SORT BY b # UNSUPPORTED_FEATURE.COMBINATION_QUERY_RESULT_CLAUSES",
        "SELECT a FROM t |> ORDER BY a LIMIT 1 # MULTIPLE_QUERY_RESULT_CLAUSES_WITH_PIPE_OPERATORS",
        "SELECT 1 FROM t WINDOW w AS (), w AS () # INVALID_SQL_SYNTAX.REPETITIVE_WINDOW_DEFINITION",
        "SELECT * FROM a NATURAL JOIN LATERAL (SELECT 1) # INCOMPATIBLE_JOIN_TYPES",
        "SELECT * FROM a JOIN LATERAL (SELECT 1) USING (x) # UNSUPPORTED_FEATURE.LATERAL_JOIN_USING",
        "SELECT * FROM a FULL JOIN LATERAL (SELECT 1) # INVALID_LATERAL_JOIN_TYPE",
        "DESC t PARTITION (a) # INVALID_SQL_SYNTAX.EMPTY_PARTITION_VALUE",
        "DESC t AS JSON # DESCRIBE_JSON_NOT_EXTENDED",
        "CREATE TABLE t (a int) LOCATION 'a' LOCATION 'b' # DUPLICATE_CLAUSES",
        "CREATE TEMP VIEW a.v AS SELECT 1 # INVALID_TEMP_OBJ_QUALIFIER",
        "CREATE ROLE x # INVALID_STATEMENT_OR_CLAUSE",
        "SET a b # INVALID_SET_SYNTAX",
        "RESET a b # INVALID_RESET_COMMAND_FORMAT",
        "SET TIME ZONE INTERVAL 19 HOURS # INVALID_INTERVAL_FORMAT.TIMEZONE_INTERVAL_OUT_OF_RANGE",
        "DECLARE x # INVALID_SQL_SYNTAX.VARIABLE_TYPE_OR_DEFAULT_REQUIRED",
        "DELETE FROM t AS x(a) # COLUMN_ALIASES_NOT_ALLOWED",
        "ANALYZE TABLE t COMPUTE STATISTICS foo # INVALID_SQL_SYNTAX.ANALYZE_TABLE_UNEXPECTED_NOSCAN",
        "SHOW FOO FUNCTIONS # INVALID_SQL_SYNTAX.SHOW_FUNCTIONS_INVALID_SCOPE",
      })
  void mistakesHaveSparksConditions(String sql, String condition) {
    SqlException e = error(sql == null ? "" : sql);
    assertThat(e.code().name()).isEqualTo(condition);
    assertThat(e.place()).isNotNull();
  }

  @Test
  void aSyntaxErrorComesBeforeAWrongLiteral() {
    assertThat(error("SELECT 128Y FROM t )").code().name()).isEqualTo("PARSE_SYNTAX_ERROR");
  }

  @Test
  void doubleQuotesMakeNamesWhereTheSessionSaysSo() {
    ParseOptions options = new ParseOptions(false, true, false, false, false, false);
    assertThat(TreeText.of(SqlParser.parseExpression("\"a\"\"b\" = 'c'", options)))
        .isEqualTo("(`a\"b` = 'c')");
  }
}
