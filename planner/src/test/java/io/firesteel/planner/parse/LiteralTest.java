package io.firesteel.planner.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.planner.syntax.CalendarInterval;
import io.firesteel.planner.syntax.Literal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values, types and errors of literals, as Spark 4.2 gives them. */
class LiteralTest {
  private static final ParseOptions LEGACY_INTERVALS =
      new ParseOptions(false, false, false, true, false, false);

  private static Literal literal(String sql) {
    return (Literal) SqlParser.parseExpression(sql, ParseOptions.DEFAULTS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "1 # int # 1",
        "-2147483648 # int # -2147483648",
        "2147483648 # bigint # 2147483648",
        "9223372036854775808 # decimal(19,0) # 9223372036854775808",
        "1L # bigint # 1",
        "-128Y # tinyint # -128",
        "7s # smallint # 7",
        "1.50 # decimal(3,2) # 1.50",
        "0.05 # decimal(2,2) # 0.05",
        "1. # decimal(1,0) # 1",
        ".5 # decimal(1,1) # 0.5",
        "1e3BD # decimal(4,0) # 1000",
        "1.5BD # decimal(2,1) # 1.5",
        "1e3 # double # 1000.0",
        "1.e-1 # double # 0.1",
        "1D # double # 1.0",
        "2.5f # float # 2.5",
        "true # boolean # true",
        "INTERVAL 1 YEAR 2 MONTHS # interval year to month # 14",
        "INTERVAL '2' MONTH # interval month # 2",
        "INTERVAL -'1-2' YEAR TO MONTH # interval year to month # -14",
        "INTERVAL 1 WEEK # interval day # 604800000000",
        "INTERVAL 3 MILLISECONDS # interval second # 3000",
        "INTERVAL 1 HOUR 1 DAY # interval day to hour # 90000000000",
        "INTERVAL 1.5 SECONDS # interval second # 1500000",
        "INTERVAL '-0.5' SECOND # interval second # -500000",
        "INTERVAL -'1' DAY # interval day # -86400000000",
        "INTERVAL '1 2:3:4.5' DAY TO SECOND # interval day to second # 93784500000",
        "INTERVAL '25:3' HOUR TO MINUTE # interval hour to minute # 90180000000",
        "INTERVAL '-1 day -2 hours' # interval day to hour # -93600000000",
        "INTERVAL ' - 1 day' # interval day # -86400000000",
        "INTERVAL 'interval 3 hours' # interval hour # 10800000000",
      })
  void literalsHaveSparksTypes(String sql, String type, String value) {
    Literal literal = literal(sql);
    assertThat(literal.type().simpleName()).isEqualTo(type);
    assertThat(literal.value().orElseThrow().toString()).isEqualTo(value);
  }

  @Test
  void nullIsOfTypeVoid() {
    assertThat(literal("NULL").type()).isEqualTo(SqlType.VOID);
    assertThat(literal("NULL").value()).isEmpty();
  }

  @Test
  void binaryLiteralsTakeAnOddNumberOfDigits() {
    assertThat((byte[]) literal("X'123'").value().orElseThrow()).containsExactly(0x01, 0x23);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '\0',
      value = {
        "'it''s' # it's",
        "\"a\"\"b\" # a\"b",
        "'it\\'s' # it's",
        "'a' \"b\" r'c' # abc",
        "r'\\n' # \\n",
        "'\\101\\u0042\\U00000043' # ABC",
        "'\\%\\_\\q' # \\%\\_q",
        "'\\x41' # x41",
      })
  void stringsAreUnescaped(String sql, String value) {
    assertThat(literal(sql).value().orElseThrow()).isEqualTo(value);
  }

  @Test
  void controlCharactersAreUnescaped() {
    assertThat(literal("'\\0\\b\\n\\r\\t\\Z'").value()).contains("\0\b\n\r\t\u001a");
  }

  @Test
  void aBackslashIsPlainWhereTheSessionSaysSo() {
    ParseOptions options = new ParseOptions(false, false, true, false, false, false);
    Literal literal = (Literal) SqlParser.parseExpression("'a\\n'", options);
    assertThat(literal.value()).contains("a\\n");
  }

  @Test
  void legacyIntervalsKeepTheirThreeParts() {
    Literal literal =
        (Literal)
            SqlParser.parseExpression("INTERVAL '1 month 2 hours -3.5 seconds'", LEGACY_INTERVALS);
    assertThat(literal.type()).isEqualTo(SqlType.CALENDAR_INTERVAL);
    assertThat(literal.value()).contains(new CalendarInterval(1, 0, 7_196_500_000L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "128Y # INVALID_NUMERIC_LITERAL_RANGE",
        "99999999999999999999L # INVALID_NUMERIC_LITERAL_RANGE",
        "1e400 # INVALID_NUMERIC_LITERAL_RANGE",
        "1e39F # INVALID_NUMERIC_LITERAL_RANGE",
        "123456789012345678901234567890123456789 # DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION",
        "1e99999BD # DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION",
        "X'1G' # INVALID_TYPED_LITERAL",
        "foo 'x' # UNSUPPORTED_TYPED_LITERAL",
        "INTERVAL 'foo' # INVALID_TYPED_LITERAL",
        "INTERVAL '1.5 days' # INVALID_TYPED_LITERAL",
        "INTERVAL 1.5 DAY # INVALID_INTERVAL_FORMAT.INVALID_FRACTION",
        "INTERVAL 1.1234567891 SECOND # INVALID_INTERVAL_FORMAT.INVALID_PRECISION",
        "INTERVAL 3000000000 DAYS # INVALID_INTERVAL_FORMAT.ARITHMETIC_EXCEPTION",
        "INTERVAL 1 NANOSECOND # INVALID_INTERVAL_FORMAT.INVALID_UNIT",
        "INTERVAL '1-13' YEAR TO MONTH # INVALID_INTERVAL_FORMAT.INTERVAL_PARSING",
        "INTERVAL '1-x' YEAR TO MONTH # INVALID_INTERVAL_FORMAT.UNMATCHED_FORMAT_STRING",
        "INTERVAL '1 2:03' DAY TO HOUR #"
            + " INVALID_INTERVAL_FORMAT.UNMATCHED_FORMAT_STRING_WITH_NOTICE",
        "INTERVAL '1' MONTH TO YEAR # INVALID_INTERVAL_FORMAT.UNSUPPORTED_FROM_TO_EXPRESSION",
        "INTERVAL 1 MONTH 1 DAY # PARSE_SYNTAX_ERROR",
      })
  void badLiteralsAreRefusedWithSparksCondition(String sql, String condition) {
    assertThatThrownBy(() -> literal(sql))
        .isInstanceOfSatisfying(
            SqlException.class,
            e -> {
              assertThat(e.code().name()).isEqualTo(condition);
              assertThat(e.place().fragment()).isEqualTo(sql);
            });
  }

  @Test
  void theLongestDayTimeIntervalFits() {
    assertThat(literal("INTERVAL '106751991 04:00:54.775807' DAY TO SECOND").value())
        .contains(Long.MAX_VALUE);
    assertThatThrownBy(() -> literal("INTERVAL '106751991 04:00:54.775808' DAY TO SECOND"))
        .isInstanceOf(SqlException.class);
  }
}
