package io.firesteel.server.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.firesteel.core.setting.Settings;
import io.firesteel.engine.plan.PhysicalPlan;
import io.firesteel.server.query.CancelSignal;
import io.firesteel.server.query.PreparedQuery;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.RunningQuery;
import io.firesteel.server.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannedQueryTest {
  @TempDir Path warehouse;
  private SqlEngine engine;
  private Session session;

  @BeforeEach
  void open() {
    Settings settings = Settings.of(Map.of("spark.sql.warehouse.dir", warehouse.toString()));
    engine = SqlEngine.open(settings);
    session = new Session("s", "u", settings);
    run("CREATE TABLE t USING parquet AS SELECT 1 AS a");
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private void run(String sql) {
    PreparedQuery prepared = engine.prepare(sql, session, new CancelSignal());
    try (prepared;
        RunningQuery running =
            prepared.execute(
                new QueryContext("q", List.of(), 0, new CancelSignal(), warning -> {}))) {
      while (running.next() != null) {
        // Only its effect counts.
      }
    }
  }

  private PlannedQuery prepare(String sql) {
    PlannedQuery prepared = (PlannedQuery) engine.prepare(sql, session, new CancelSignal());
    // The first execution takes the plan of preparation.
    prepared.current();
    return prepared;
  }

  @Test
  void aPlanOverTablesIsUsedAgainWhileNothingChanges() {
    PlannedQuery query = prepare("SELECT a FROM t WHERE a > 0");
    PhysicalPlan plan = query.current();
    assertThat(query.current()).isSameAs(plan);
    assertThat(query.current()).isSameAs(plan);
  }

  @Test
  void newFilesGiveANewPlan() {
    PlannedQuery query = prepare("SELECT a FROM t");
    PhysicalPlan plan = query.current();
    run("INSERT INTO t VALUES (2)");
    PhysicalPlan second = query.current();
    assertThat(second).isNotSameAs(plan);
    assertThat(query.current()).isSameAs(second);
  }

  @Test
  void aSettingGivesANewPlan() {
    PlannedQuery query = prepare("SELECT 1 / 0");
    PhysicalPlan plan = query.current();
    run("SET spark.sql.ansi.enabled=false");
    assertThat(query.current()).isNotSameAs(plan);
  }

  @Test
  void aTemporaryViewThatHidesATableGivesANewPlan() {
    PlannedQuery query = prepare("SELECT a FROM t");
    PhysicalPlan plan = query.current();
    run("CREATE TEMPORARY VIEW t AS SELECT 5 AS a");
    assertThat(query.current()).isNotSameAs(plan);
  }

  @Test
  void aDefinitionOfTheCatalogGivesANewPlan() {
    run("CREATE VIEW v AS SELECT a FROM t");
    PlannedQuery query = prepare("SELECT a FROM v");
    PhysicalPlan plan = query.current();
    assertThat(query.current()).isSameAs(plan);
    run("CREATE OR REPLACE VIEW v AS SELECT a + 1 AS a FROM t");
    assertThat(query.current()).isNotSameAs(plan);
  }

  @Test
  void anotherDatabaseGivesANewPlan() {
    PlannedQuery query = prepare("SELECT a FROM t");
    PhysicalPlan plan = query.current();
    run("CREATE DATABASE d");
    run("CREATE TABLE d.t USING parquet AS SELECT 7 AS a");
    run("USE d");
    assertThat(query.current()).isNotSameAs(plan);
  }
}
