package io.firesteel.planner.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firesteel.core.error.SqlException;
import io.firesteel.planner.syntax.Alias;
import io.firesteel.planner.syntax.ColumnReference;
import io.firesteel.planner.syntax.Expression;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every keyword is a name unless the session reserves the standard's. */
class KeywordTest {
  private static final ParseOptions RESERVED =
      new ParseOptions(true, false, false, false, false, false);

  /** Words that are constants where an expression may stand. */
  private static final Set<String> CONSTANTS = Set.of("NULL", "TRUE", "FALSE");

  static List<String> keywords() {
    return KeywordTable.all();
  }

  @Test
  void thereAreAllOfSparksKeywords() {
    assertThat(keywords()).hasSizeGreaterThanOrEqualTo(423).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("keywords")
  void everyKeywordNamesAColumnATableAFunctionAndAnAlias(String keyword) {
    String word = keyword.toLowerCase(Locale.ROOT);
    SqlParser.parseStatement("CREATE TABLE " + word + " (" + word + " INT)", ParseOptions.DEFAULTS);
    SqlParser.parseStatement(
        "SELECT a." + word + " AS " + word + " FROM x." + word, ParseOptions.DEFAULTS);
    SqlParser.parseStatement("SELECT x." + word + "(1)", ParseOptions.DEFAULTS);
    Expression e = SqlParser.parseExpression("1 AS " + word, ParseOptions.DEFAULTS);
    assertThat(((Alias) e).names()).containsExactly(word);
    if (!CONSTANTS.contains(keyword)) {
      assertThat(SqlParser.parseExpression(word, ParseOptions.DEFAULTS))
          .isInstanceOfSatisfying(
              ColumnReference.class, c -> assertThat(c.parts()).containsExactly(word));
      SqlParser.parseStatement("SELECT " + word + " FROM " + word, ParseOptions.DEFAULTS);
    }
  }

  @Test
  void reservedWordsNeedQuotesWhereTheyAreReserved() {
    assertThatThrownBy(() -> SqlParser.parseStatement("SELECT 1 AS user", RESERVED))
        .isInstanceOfSatisfying(
            SqlException.class, e -> assertThat(e.parameters()).containsEntry("error", "'user'"));
    SqlParser.parseStatement("SELECT 1 AS `user`, left(a, 1), date FROM t", RESERVED);
    assertThat(TreeText.of(SqlParser.parseExpression("current_date", RESERVED)))
        .isEqualTo("`current_date`()");
  }

  @Test
  void keywordsHaveAnyCaseInAnyLocale() {
    assertThat(QueryShapeTest.shape("sElEcT a lImIt 1")).isEqualTo("SELECT `a` LIMIT 1");
    assertThat(QueryShapeTest.shape("select a where b like 'x' limit 1"))
        .isEqualTo("SELECT `a` WHERE (`b` LIKE 'x') LIMIT 1");
  }
}
