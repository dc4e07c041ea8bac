package io.firesteel.planner.analyse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.planner.algebra.QueryRoot;
import io.firesteel.planner.parse.ParseOptions;
import io.firesteel.planner.parse.SqlParser;
import io.firesteel.storage.catalog.Column;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the analyser makes of queries. */
class AnalysedPlanTest {
  @TempDir Path warehouse;
  private TestAnalysis analysis;

  @BeforeEach
  void open() {
    analysis = new TestAnalysis(warehouse);
  }

  @AfterEach
  void close() {
    analysis.close();
  }

  @Test
  void groupKeysAndArgumentsAreComputedBelowTheAggregate() {
    assertThat(
            analysis.plan(
                "SELECT id + 1, sum(amount) FROM q GROUP BY id + 1 HAVING count(*) > 2 ORDER BY 2"))
        .isEqualTo(
            """
            LogicalSort(sort0=[$1], dir0=[ASC-nulls-first])
              LogicalProject((id + 1)=[$0], sum(amount)=[$1])
                LogicalFilter(condition=[>($2, 2)])
                  LogicalAggregate(group=[{0}], a0=[sum->DECIMAL(20, 2)($1)], a1=[COUNT()])
                    LogicalProject(f0=[+($0, 1)], f1=[$1])
                      TableRead(table=[[q]])
            """);
  }

  @Test
  void columnsThatOnlyOrderByNeedsFollowTheResult() {
    QueryRoot root = analysis.analyse("SELECT name FROM p ORDER BY id");
    assertThat(root.columns()).hasSize(1);
    assertThat(root.rel().getRowType().getFieldCount()).isEqualTo(2);
  }

  @Test
  void subqueriesInFromHaveNoColumnsBehindTheirResult() {
    assertThat(analysis.plan("SELECT * FROM (SELECT name FROM p ORDER BY id LIMIT 3)"))
        .isEqualTo(
            """
            LogicalProject(name=[$0])
              LogicalProject(name=[$0])
                LogicalSort(sort0=[$1], dir0=[ASC-nulls-first], fetch=[3])
                  LogicalProject(name=[$1], s1=[$0])
                    TableRead(table=[[p]])
            """);
  }

  @Test
  void correlatedSubqueriesNameTheirVariableInTheNodeAround() {
    assertThat(analysis.plan("SELECT name FROM p WHERE EXISTS (SELECT 1 FROM q WHERE q.id = p.id)"))
        .contains("LogicalFilter(condition=[EXISTS({")
        .contains("=($0, $cor0.id)")
        .contains("variablesSet=[[$cor0]]");
  }

  @Test
  void subqueriesAboveAnAggregateReferToItsResult() {
    assertThat(
            analysis.plan(
                "SELECT id, EXISTS (SELECT 1 FROM q WHERE q.id = p.id) FROM p GROUP BY name, id"))
        .contains("$cor0.f1")
        .doesNotContain("$cor0.id");
  }

  @Test
  void inputsOfASetOperationAreCastToTheirCommonTypes() {
    assertThat(analysis.plan("SELECT id FROM p UNION ALL SELECT amount FROM q"))
        .isEqualTo(
            """
            LogicalUnion(all=[true])
              LogicalProject(id=[cast($0)])
                LogicalProject(id=[$0])
                  TableRead(table=[[p]])
              LogicalProject(amount=[cast($0)])
                LogicalProject(amount=[$1])
                  TableRead(table=[[q]])
            """);
  }

  @Test
  void fullJoinsUsingAColumnCoalesceIt() {
    QueryRoot root = analysis.analyse("SELECT * FROM p FULL JOIN q USING (id)");
    assertThat(root.columns().stream().map(SqlType.Field::name))
        .containsExactly("id", "name", "amount");
  }

  @Test
  void lateralOverAGlobalAggregateIsALeftCorrelate() {
    assertThat(
            analysis.plan("SELECT * FROM p, LATERAL (SELECT sum(amount) FROM q WHERE q.id = p.id)"))
        .contains("LogicalCorrelate(correlation=[$cor0], joinType=[left]");
    assertThat(analysis.plan("SELECT * FROM p, LATERAL (SELECT amount FROM q WHERE q.id = p.id)"))
        .contains("LogicalCorrelate(correlation=[$cor0], joinType=[inner]");
  }

  @Test
  void randomNumbersAreInAVolatileProject() {
    assertThat(analysis.plan("SELECT rand(1) AS r FROM p ORDER BY r"))
        .contains("VolatileProject")
        .doesNotContain("LogicalProject");
  }

  @Test
  void windowsAreComputedBeforeQualifyFilters() {
    assertThat(
            analysis.plan(
                "SELECT id, sum(id) OVER () FROM p QUALIFY row_number() OVER (ORDER BY id) = 1"))
        .matches(
            "(?s)LogicalProject.*LogicalFilter\\(condition=\\[=\\(\\$\\d, 1\\)\\].*LogicalProject.*OVER.*OVER.*");
  }

  @Test
  void repeatedGroupingSetsGiveTheirRowsAgain() {
    assertThat(analysis.plan("SELECT id, count(*) FROM p GROUP BY GROUPING SETS ((id), (id), ())"))
        .contains("LogicalUnion(all=[true])")
        .contains("groups=[[{0}, {}]]");
  }

  @Test
  void longInListsAreOneSearch() {
    assertThat(analysis.plan("SELECT * FROM p WHERE id IN (1, 2, 3, NULL)"))
        .contains("OR(SEARCH($0, Sarg[1, 2, 3]), null)");
  }

  @Test
  void parametersTakeTheTypeOfWhatTheyMeet() {
    String sql = "SELECT * FROM q WHERE amount > ? AND id IN (?, 2)";
    QueryRoot root =
        Analyser.analyse(
            TestAnalysis.parse(sql, Settings.DEFAULTS),
            analysis.context(sql, Settings.DEFAULTS, Parameters.NONE));
    assertThat(root.parameters()).containsExactly(SqlType.decimal(10, 2), SqlType.INT);
  }

  @Test
  void viewsAreReadUnderTheSettingsTheyWereMadeWith() {
    Settings legacy = Settings.DEFAULTS.with("spark.sql.ansi.enabled", "false");
    analysis.view(
        "v",
        "SELECT id + 1 AS n FROM p",
        Map.of("spark.sql.ansi.enabled", "false"),
        List.of(Column.of("n", SqlType.INT)));
    assertThat(analysis.plan("SELECT n + 1 FROM v"))
        .contains("[+($0, 1)]")
        .contains("+:LEGACY($0, 1)");
    assertThat(analysis.analyse("SELECT * FROM v", legacy).columns().get(0).name()).isEqualTo("n");
  }

  @Test
  void commonTablesMayUseEarlierOnesAndHideTables() {
    assertThat(
            analysis.columns(
                "WITH p AS (SELECT 1 AS x), r AS (SELECT x + 1 AS y FROM p) SELECT * FROM p, r"))
        .isEqualTo("x: INT! ; y: INT!");
  }

  @Test
  void columnsOfTheQueryAroundAreNotSeenWithoutLateral() {
    assertThatThrownBy(() -> analysis.analyse("SELECT * FROM p, (SELECT p.id)"))
        .isInstanceOfSatisfying(
            SqlException.class, e -> assertThat(e.code().name()).startsWith("UNRESOLVED_COLUMN"));
  }

  @Test
  void constantsAreEvaluatedForWhatTheyAreAssignedTo() {
    AnalysisContext context = analysis.context("1 + 1", Settings.DEFAULTS, Parameters.NONE);
    Object value =
        ExpressionAnalyser.evaluateFor(
            "c",
            SqlType.BIGINT,
            SqlParser.parseExpression("1 + 1", ParseOptions.DEFAULTS),
            context);
    assertThat(value).isEqualTo(2L);
  }

  @Test
  void storedValuesAreCastByTheAnsiPolicy() {
    String sql = "SELECT id, name FROM p";
    AnalysisContext context = analysis.context(sql, Settings.DEFAULTS, Parameters.NONE);
    QueryRoot query = Analyser.analyse(TestAnalysis.parse(sql, Settings.DEFAULTS), context);
    List<Column> target = List.of(Column.of("x", SqlType.BIGINT), Column.of("y", SqlType.INT));
    assertThatThrownBy(
            () -> StoreAssignment.assign(query, List.of("t"), target, List.of(), false, context))
        .isInstanceOfSatisfying(
            SqlException.class,
            e ->
                assertThat(e.code().name())
                    .isEqualTo("INCOMPATIBLE_DATA_FOR_TABLE.CANNOT_SAFELY_CAST"));
    String one = "SELECT id FROM p";
    AnalysisContext other = analysis.context(one, Settings.DEFAULTS, Parameters.NONE);
    QueryRoot stored =
        StoreAssignment.assign(
            Analyser.analyse(TestAnalysis.parse(one, Settings.DEFAULTS), other),
            List.of("t"),
            target,
            List.of("x"),
            false,
            other);
    assertThat(RelOptUtil.toString(stored.rel()))
        .startsWith("LogicalProject(x=[cast($0)], y=[null:INTEGER])");
  }
}
