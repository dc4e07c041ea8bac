package io.firesteel.planner.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.firesteel.core.error.SqlException;
import io.firesteel.planner.syntax.And;
import io.firesteel.planner.syntax.InList;
import io.firesteel.planner.syntax.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deep, long and broken texts neither overflow the stack nor take long. */
@Timeout(60)
class LargeStatementTest {
  private static Statement parse(String sql) {
    return SqlParser.parseStatement(sql, ParseOptions.DEFAULTS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "SELECT # ( # 1 # )",
        "SELECT # f(x, # 1 # )",
        "SELECT * FROM # (SELECT * FROM # t # )",
        "SELECT # CASE WHEN a THEN # 1 # END ",
        "SELECT # CASE a WHEN 1 THEN # 1 # END ",
        "SELECT # a[ # 1 # ]",
      })
  void deepNestingParses(String head, String open, String middle, String close) {
    parse(head + " " + (open + " ").repeat(900) + middle + (" " + close).repeat(900));
  }

  @Test
  void nestingBeyondTheLimitIsRefused() {
    SqlException e =
        catchThrowableOfType(
            SqlException.class,
            () -> parse("SELECT " + "(".repeat(100_000) + "1" + ")".repeat(100_000)));
    assertThat(e.code().name()).isEqualTo("FAILED_TO_PARSE_TOO_COMPLEX");
  }

  @Test
  void nestingWithoutParenthesesIsRefusedInsteadOfOverflowing() {
    SqlException e =
        catchThrowableOfType(
            SqlException.class, () -> parse("SELECT " + "x -> ".repeat(100_000) + "1"));
    assertThat(e.code().name()).isEqualTo("FAILED_TO_PARSE_TOO_COMPLEX");
  }

  @Test
  void longChainsAreFlatOrIterative() {
    And and =
        (And)
            SqlParser.parseExpression("a = 1" + " AND a = 1".repeat(9_999), ParseOptions.DEFAULTS);
    assertThat(and.operands()).hasSize(10_000);
    parse("SELECT 1" + " + 1".repeat(10_000));
    parse("SELECT 1" + " UNION ALL SELECT 1".repeat(10_000));
    parse("SELECT a[0]" + ".b".repeat(10_000));
    parse("SELECT " + "NOT ".repeat(10_000) + "a");
    parse("SELECT " + "- ".repeat(10_000) + "a");
    parse("SELECT 1 FROM t" + " JOIN t ON a = b".repeat(5_000));
    parse("FROM t" + " |> WHERE a = 1".repeat(5_000));
  }

  @Test
  void aListOfTenMegabytesParses() {
    StringBuilder sql = new StringBuilder("a IN ('x'");
    int values = 1;
    while (sql.length() < 10_000_000) {
      sql.append(", 'value ").append(values++).append('\'');
    }
    InList in =
        (InList) SqlParser.parseExpression(sql.append(')').toString(), ParseOptions.DEFAULTS);
    assertThat(in.values()).hasSize(values);
  }

  @Test
  @Timeout(value = 60)
  void brokenTextsFailFast() {
    String[] broken = {
      "SELECT " + "(".repeat(900),
      "SELECT " + "a ".repeat(1_000_000),
      "(".repeat(1_000),
      "'" + "x".repeat(1_000_000)
    };
    for (String sql : broken) {
      long start = System.nanoTime();
      SqlException e = catchThrowableOfType(SqlException.class, () -> parse(sql));
      assertThat(e.code().name()).isEqualTo("PARSE_SYNTAX_ERROR");
      assertThat(e.getMessage().length()).isLessThan(1_000);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }
  }
}
