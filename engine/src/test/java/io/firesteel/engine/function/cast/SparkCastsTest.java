package io.firesteel.engine.function.cast;

import static org.assertj.core.api.Assertions.assertThat;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.DictionaryVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.expression.ConstantEvaluator;
import io.firesteel.engine.expression.ExpressionCompiler;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.plan.Expression;
import io.firesteel.engine.plan.QueryContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Casts give what Spark gave, as literals, as columns, and in dictionaries. */
class SparkCastsTest {
  private static final Settings SETTINGS =
      Settings.DEFAULTS.with("spark.sql.session.timeZone", "America/Los_Angeles");
  private static final QueryContext ANSI =
      QueryContext.of("", SETTINGS.with("spark.sql.ansi.enabled", "true"));
  private static final QueryContext LEGACY =
      QueryContext.of("", SETTINGS.with("spark.sql.ansi.enabled", "false"));

  private record Case(String text, SqlType first, SqlType second, String ansi, String legacy) {}

  private static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                SparkCastsTest.class.getResourceAsStream("spark-casts.tsv"),
                StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.startsWith("#")) {
          String[] f = line.split("\t", -1);
          SqlType second = f[2].isEmpty() ? null : TypeText.parse(f[2]);
          cases.add(
              new Case(
                  unescaped(f[0]), TypeText.parse(f[1]), second, unescaped(f[3]), unescaped(f[4])));
        }
      }
    }
    return cases;
  }

  private static String unescaped(String text) {
    return text.equals("\\N")
        ? text
        : text.replace("\\t", "\t").replace("\\n", "\n").replace("\\\\", "\\");
  }

  private static Expression cast(Expression e, SqlType to, EvalMode mode) {
    return e.type().equals(to) ? e : new Expression.Cast(e, to, mode, null);
  }

  private static Expression chain(Expression text, Case c, EvalMode mode) {
    Expression e = cast(text, c.first, mode);
    if (c.second != null) {
      e = cast(e, c.second, mode);
    }
    return cast(e, SqlType.STRING, mode);
  }

  @Test
  void literalsAreCastAsBySpark() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Case c : cases()) {
      Expression text = new Expression.Literal(SqlType.STRING, ByteSlice.of(c.text));
      check(
          c,
          c.ansi,
          wrong,
          "ansi",
          () -> show(ConstantEvaluator.evaluate(chain(text, c, EvalMode.ANSI), ANSI)));
      check(
          c,
          c.legacy,
          wrong,
          "legacy",
          () -> show(ConstantEvaluator.evaluate(chain(text, c, EvalMode.LEGACY), LEGACY)));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void columnsAreCastAsBySparkInEveryEncoding() throws IOException {
    List<String> wrong = new ArrayList<>();
    Expression column = new Expression.InputRef(0, SqlType.STRING);
    for (Case c : cases()) {
      if (c.text.equals("epoch")) {
        continue; // a word for constants only
      }
      BytesVector flat = BytesVector.of(c.text, null, c.text);
      BytesVector entries = BytesVector.of("no entry of a row", c.text);
      ColumnVector coded =
          new DictionaryVector(
              entries,
              new int[] {1, 0, 1},
              Validity.ofNulls(new boolean[] {false, true, false}, 3),
              3,
              true);
      for (ColumnVector input : List.of(flat, coded)) {
        for (boolean ansi : new boolean[] {true, false}) {
          EvalMode mode = ansi ? EvalMode.ANSI : EvalMode.LEGACY;
          check(
              c,
              ansi ? c.ansi : c.legacy,
              wrong,
              mode + " " + input.getClass().getSimpleName(),
              () -> {
                ColumnVector out =
                    ExpressionCompiler.compile(
                            chain(column, c, mode), List.of(SqlType.STRING), ansi ? ANSI : LEGACY)
                        .evaluate(new Batch(new ColumnVector[] {input}, 3));
                assertThat(out.isNull(1)).isTrue();
                Object first = Vectors.get(SqlType.STRING, out, 0);
                assertThat(Vectors.get(SqlType.STRING, out, 2)).isEqualTo(first);
                return show(first);
              });
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void tryCastGivesNullWhereAnsiModeFails() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Case c : cases()) {
      if (c.second == null) {
        Expression text = new Expression.Literal(SqlType.STRING, ByteSlice.of(c.text));
        Expression e = cast(cast(text, c.first, EvalMode.TRY), SqlType.STRING, EvalMode.ANSI);
        String expected = c.ansi.startsWith("!") ? "\\N" : c.ansi;
        check(c, expected, wrong, "try", () -> show(ConstantEvaluator.evaluate(e, ANSI)));
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static String show(Object value) {
    return value == null ? "\\N" : value.toString();
  }

  private static void check(
      Case c,
      String expected,
      List<String> wrong,
      String where,
      java.util.function.Supplier<String> evaluation) {
    if (expected.equals("-")) {
      return;
    }
    String actual;
    try {
      actual = evaluation.get();
    } catch (SqlException e) {
      actual = "!" + e.code().name() + "|" + shown(e, expected);
    } catch (RuntimeException | AssertionError e) {
      actual = e.toString();
    }
    boolean anyError = expected.equals("!") && actual.startsWith("!");
    if (!anyError && !actual.equals(expected)) {
      wrong.add(
          where
              + " "
              + c.text
              + " as "
              + c.first
              + (c.second == null ? "" : " as " + c.second)
              + ": "
              + actual
              + " instead of "
              + expected);
    }
  }

  /** The parameters that the table has. */
  private static String shown(SqlException e, String expected) {
    List<String> all = new ArrayList<>();
    for (String key :
        List.of("expression", "value", "sourceType", "targetType", "precision", "scale", "input")) {
      if (e.parameters().containsKey(key) && expected.contains(key + "=")) {
        all.add(key + "=" + e.parameters().get(key));
      }
    }
    return String.join(";", all);
  }
}
