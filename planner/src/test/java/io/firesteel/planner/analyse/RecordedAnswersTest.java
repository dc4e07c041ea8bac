package io.firesteel.planner.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import io.firesteel.core.error.SqlException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names and types of results, and errors, against answers recorded from Spark 4.2. */
class RecordedAnswersTest {
  @TempDir Path warehouse;

  private static List<String> lines(String resource) throws IOException {
    List<String> lines = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                RecordedAnswersTest.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.startsWith("#")) {
          lines.add(line);
        }
      }
    }
    return lines;
  }

  @Test
  void columnsHaveSparksNamesAndTypes() throws IOException {
    List<String> lines = lines("schemas.txt");
    SoftAssertions all = new SoftAssertions();
    try (TestAnalysis analysis = new TestAnalysis(warehouse)) {
      for (int i = 0; i + 1 < lines.size(); i += 2) {
        String sql = lines.get(i);
        String expected = lines.get(i + 1).strip();
        try {
          all.assertThat(analysis.columns(sql).replaceAll("  +", "  ")).as(sql).isEqualTo(expected);
        } catch (RuntimeException e) {
          all.fail(sql + ": " + e);
        }
      }
    }
    all.assertAll();
    assertThat(lines.size()).isGreaterThan(500);
  }

  @Test
  void errorsHaveSparksConditionParametersAndPlace() throws IOException {
    List<String> lines = lines("errors.txt");
    SoftAssertions all = new SoftAssertions();
    try (TestAnalysis analysis = new TestAnalysis(warehouse)) {
      for (int i = 0; i + 3 < lines.size(); i += 4) {
        String sql = lines.get(i);
        String expected =
            lines.get(i + 1).strip()
                + " | "
                + lines.get(i + 2).strip()
                + " | "
                + lines.get(i + 3).strip();
        all.assertThat(error(analysis, sql)).as(sql).isEqualTo(expected);
      }
    }
    all.assertAll();
  }

  private static String error(TestAnalysis analysis, String sql) {
    try {
      return "columns " + analysis.columns(sql);
    } catch (SqlException e) {
      Map<String, String> sorted = new TreeMap<>(e.parameters());
      List<String> parameters = new ArrayList<>();
      sorted.forEach((k, v) -> parameters.add(k + "=" + v));
      return e.code().name()
          + " | "
          + String.join(" ; ", parameters)
          + " | "
          + (e.place() == null ? "" : e.place().fragment());
    }
  }
}
