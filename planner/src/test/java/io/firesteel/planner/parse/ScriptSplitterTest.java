package io.firesteel.planner.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Cutting a text into statements. */
class ScriptSplitterTest {
  private static List<String> split(String sql) {
    return SqlParser.splitScript(sql, ParseOptions.DEFAULTS).stream().map(s -> s.of(sql)).toList();
  }

  @Test
  void semicolonsPartStatementsExceptInLiteralsAndComments() {
    assertThat(split("SELECT ';' ; -- a;b\n; SELECT `x;` /* ; */ AS y;;"))
        .containsExactly("SELECT ';'", "SELECT `x;` /* ; */ AS y");
    assertThat(split("")).isEmpty();
    assertThat(split("SELECT 1")).containsExactly("SELECT 1");
  }

  @Test
  void wordsOfScriptsDoNotMatterOutsideOfThem() {
    assertThat(split("SELECT CASE WHEN a THEN 1 END; SELECT if(a, b, c); SELECT begin")).hasSize(3);
  }

  @Test
  void blocksStayWhole() {
    String script =
        "BEGIN DECLARE x INT; IF x = 1 THEN SET x = CASE WHEN x = 2 THEN 3 END; END IF; l: WHILE x < 3"
            + " DO SET x = if(x = 1, 2, 3); END WHILE l; REPEAT SET x = 1; UNTIL x = 1 END REPEAT; LOOP"
            + " LEAVE l; END LOOP; FOR r AS SELECT 1 DO SELECT r; END FOR; CASE WHEN x = 1 THEN SELECT"
            + " 1; END CASE; END";
    assertThat(split(script + "; SELECT 2")).containsExactly(script, "SELECT 2");
  }

  @Test
  void theWarmUpStatementsParse() {
    assertThatCode(ParserWarmUp::run).doesNotThrowAnyException();
  }
}
