package io.firesteel.engine.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firesteel.core.memory.MemoryBudget;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.engine.operator.Cancellation;
import io.firesteel.engine.operator.Plans;
import io.firesteel.engine.plan.Expression;
import io.firesteel.engine.plan.PlanNode;
import io.firesteel.engine.pool.LocalWorkerPool;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueryExecutionTest {
  private final LocalWorkerPool pool = new LocalWorkerPool(2);
  private final MemoryBudget budget = MemoryBudget.root("test", 1 << 30);

  @AfterEach
  void close() {
    pool.close();
  }

  private ResultStream start(PlanNode root) {
    return pool.execute(
        Plans.plan(root), Plans.query(Settings.DEFAULTS), budget, new Cancellation());
  }

  @Test
  void valuesComeOutInOrder() {
    PlanNode values =
        new PlanNode.Values(
            0,
            List.of(SqlType.INT, SqlType.STRING),
            List.of(Plans.row(1, null), Plans.row(2, null), Plans.row(null, null)));
    assertThat(Plans.run(values, pool, Plans.settings(2, false)))
        .containsExactly(Plans.row(1, null), Plans.row(2, null), Plans.row(null, null));
  }

  @Test
  void rangeGivesEveryNumberOnce() {
    List<List<Object>> rows =
        Plans.run(new PlanNode.Range(0, 0, 300_000, 3), pool, Settings.DEFAULTS);
    List<Long> numbers = new ArrayList<>();
    rows.forEach(r -> numbers.add((Long) r.get(0)));
    numbers.sort(null);
    assertThat(numbers).hasSize(100_000).startsWith(0L, 3L).endsWith(299_997L);
  }

  @Test
  void rangeStandsExtremes() {
    assertThat(
            Plans.run(
                new PlanNode.Range(0, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE),
                pool,
                Settings.DEFAULTS))
        .hasSize(3);
    assertThat(Plans.run(new PlanNode.Range(0, 5, 0, -2), pool, Settings.DEFAULTS))
        .containsExactly(Plans.row(5L), Plans.row(3L), Plans.row(1L));
  }

  @Test
  void limitStopsReadingItsInput() {
    ResultStream stream =
        start(new PlanNode.Limit(1, new PlanNode.Range(0, 0, Long.MAX_VALUE / 4, 1), 10, 5));
    try (stream) {
      int rows = 0;
      for (Batch b = stream.next(); b != null; b = stream.next()) {
        rows += b.rows();
      }
      assertThat(rows).isEqualTo(10);
      assertThat(stream.counters().node(0).rowsOut.sum()).isLessThan(1_000_000);
    }
  }

  @Test
  void aSlowConsumerHoldsProducersBack() {
    try (ResultStream stream = start(new PlanNode.Range(0, 0, 1L << 40, 1))) {
      stream.next();
      waitMillis(50);
      long produced = stream.counters().node(0).rowsOut.sum();
      assertThat(produced).isLessThan(200_000);
      long before = 0;
      for (int i = 0; i < 1000; i++) {
        before += stream.next().rows();
      }
      assertThat(before).isGreaterThan(1_000_000);
    }
    Plans.awaitZero(budget);
  }

  @Test
  void cancelEndsAWaitingConsumer() {
    PlanNode none =
        new PlanNode.Filter(
            1,
            new PlanNode.Range(0, 0, 1L << 60, 1),
            new Expression.Literal(SqlType.BOOLEAN, false));
    try (ResultStream stream = start(none)) {
      Thread canceller =
          new Thread(
              () -> {
                waitMillis(30);
                stream.cancel(Cancellation.byUser());
              });
      canceller.start();
      assertThatThrownBy(stream::next).hasMessageContaining("QUERY_CANCELLED");
    }
    Plans.awaitZero(budget);
  }

  @Test
  void aQueryTimesOut() {
    PlanNode none =
        new PlanNode.Filter(
            1,
            new PlanNode.Range(0, 0, 1L << 60, 1),
            new Expression.Literal(SqlType.BOOLEAN, false));
    Settings settings = Settings.DEFAULTS.with("firesteel.query.timeout", "50ms");
    try (ResultStream stream =
        pool.execute(Plans.plan(none), Plans.query(settings), budget, new Cancellation())) {
      assertThatThrownBy(stream::next).hasMessageContaining("QUERY_TIMEOUT");
    }
  }

  @Test
  void aShortQueryDoesNotWaitForLongOnes() {
    List<ResultStream> longOnes = new ArrayList<>();
    PlanNode none =
        new PlanNode.Filter(
            1,
            new PlanNode.Range(0, 0, 1L << 60, 1),
            new Expression.Literal(SqlType.BOOLEAN, false));
    for (int i = 0; i < 4; i++) {
      longOnes.add(start(none));
    }
    long start = System.nanoTime();
    assertThat(Plans.run(new PlanNode.Range(0, 0, 50_000, 1), pool, Settings.DEFAULTS))
        .hasSize(50_000);
    assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
    longOnes.forEach(ResultStream::close);
  }

  @Test
  void aTinyPlanHasLittleFixedCost() {
    PlanNode one =
        new PlanNode.Project(
            1,
            new PlanNode.Values(0, List.of(), List.of(List.of())),
            List.of(new Expression.Literal(SqlType.INT, 1)));
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 3000; i++) {
      long start = System.nanoTime();
      try (ResultStream stream = start(one)) {
        assertThat(stream.next().rows()).isEqualTo(1);
        stream.next();
      }
      best = Math.min(best, System.nanoTime() - start);
    }
    assertThat(best).isLessThan(200_000);
  }

  private static void waitMillis(long millis) {
    java.util.concurrent.locks.LockSupport.parkNanos(millis * 1_000_000);
  }
}
