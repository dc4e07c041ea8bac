package io.firesteel.engine.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.firesteel.core.type.SqlType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeCoercionTest {
  private interface Rule {
    String answer(SqlType left, SqlType right);
  }

  @ParameterizedTest
  @CsvSource({"common-ansi.tsv,true", "common-legacy.tsv,false"})
  void operandsMeetInSparksCommonType(String table, boolean ansi) throws IOException {
    check(table, (a, b) -> name(TypeCoercion.common(List.of(a, b), ansi)));
  }

  @ParameterizedTest
  @CsvSource({"comparison-ansi.tsv,true", "comparison-legacy.tsv,false"})
  void comparisonsMeetInSparksType(String table, boolean ansi) throws IOException {
    check(table, (a, b) -> name(TypeCoercion.comparison(a, b, ansi)));
  }

  @ParameterizedTest
  @CsvSource({"cast-ansi.tsv,true", "cast-legacy.tsv,false"})
  void castsExistWhereSparkHasThem(String table, boolean ansi) throws IOException {
    check(table, (a, b) -> TypeCoercion.isCastable(a, b, ansi) ? "yes" : "-");
  }

  @ParameterizedTest
  @ValueSource(strings = {"array<map<string,int>>", "map<string,int>", "variant", "interval"})
  void mapsVariantsAndLegacyIntervalsHaveNoOrder(String type) {
    assertThat(TypeCoercion.isOrderable(TypeText.parse(type))).isFalse();
  }

  private static String name(SqlType type) {
    return type == null ? "-" : type.simpleName();
  }

  private static void check(String table, Rule rule) throws IOException {
    List<String> wrong = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                TypeCoercionTest.class.getResourceAsStream(table), StandardCharsets.UTF_8))) {
      in.readLine();
      String[] types = in.readLine().split("\t");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = line.split("\t");
        for (int i = 1; i < cells.length; i++) {
          if (!cells[i].equals("?")) {
            String got = rule.answer(TypeText.parse(cells[0]), TypeText.parse(types[i]));
            if (!got.equals(cells[i])) {
              wrong.add(cells[0] + " , " + types[i] + ": " + cells[i] + " but " + got);
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }
}
