package io.firesteel.server.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatementSplitterTest {

  @Test
  void semicolonsInsideLiteralsNamesAndCommentsDoNotSplit() {
    assertThat(
            StatementSplitter.split(
                "SELECT ';', \";\", `;` -- ; not here\n; SELECT /* ; */ 'it\\'s;' ;\n\n;  "))
        .containsExactly("SELECT ';', \";\", `;` -- ; not here", "SELECT /* ; */ 'it\\'s;'");
  }

  @Test
  void aScriptIsOneStatement() {
    String script =
        "BEGIN\n  DECLARE x INT = 1;\n  IF x = 1 THEN SELECT if(true, 1, 2); END IF;\n"
            + "  WHILE x < 3 DO SET x = x + 1; END WHILE;\n  SELECT CASE WHEN true THEN 1 END;\nEND";
    assertThat(StatementSplitter.split(script + "; SELECT 1")).containsExactly(script, "SELECT 1");
  }

  @Test
  void nothingButCommentsIsNoStatement() {
    assertThat(StatementSplitter.split(" -- only\n /* that */ ; ")).isEmpty();
    assertThat(StatementSplitter.split("SELECT 1")).containsExactly("SELECT 1");
  }
}
