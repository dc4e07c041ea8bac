package io.firesteel.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firesteel.core.memory.MemoryBudget;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.engine.operator.Cancellation;
import io.firesteel.engine.operator.Plans;
import io.firesteel.engine.plan.AggregateCall;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.plan.Expression;
import io.firesteel.engine.plan.JoinType;
import io.firesteel.engine.plan.PlanNode;
import io.firesteel.engine.plan.SortKey;
import io.firesteel.engine.plan.WindowCall;
import io.firesteel.engine.pool.LocalWorkerPool;
import io.firesteel.engine.stage.ResultStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every operator, whatever it computes. */
class OperatorContractTest {
  private static final LocalWorkerPool POOL = new LocalWorkerPool(4);
  private static final long MANY = 1_500_000;

  @AfterAll
  static void close() {
    POOL.close();
  }

  private static PlanNode range(int id, long rows) {
    return new PlanNode.Range(id, 0, rows, 1);
  }

  private static AggregateCall call(String function, SqlType type, Integer... arguments) {
    return new AggregateCall(
        function,
        List.of(arguments),
        List.of(arguments).stream().map(a -> SqlType.BIGINT).toList(),
        List.of(),
        type,
        EvalMode.ANSI,
        false,
        -1,
        List.of(),
        false,
        null);
  }

  private static PlanNode join(JoinType type, long left, long right) {
    return new PlanNode.HashJoin(
        9,
        range(1, left),
        range(2, right),
        type,
        List.of(0),
        List.of(0),
        List.of(false),
        null,
        true,
        List.of(),
        List.of(0));
  }

  static Stream<PlanNode> plans() {
    List<SortKey> byNumber = List.of(new SortKey(0, true, false));
    return Stream.of(
        range(1, 1L << 50),
        new PlanNode.Filter(2, range(1, 1L << 50), new Expression.Literal(SqlType.BOOLEAN, true)),
        new PlanNode.UnionAll(3, List.of(range(1, 1L << 50), range(2, 10))),
        new PlanNode.Aggregate(
            2,
            range(1, MANY),
            List.of(0),
            List.of(call("sum", SqlType.BIGINT, 0)),
            PlanNode.AggregateStep.SINGLE,
            List.of(SqlType.BIGINT, SqlType.BIGINT)),
        join(JoinType.INNER, MANY, MANY),
        join(JoinType.FULL, MANY, MANY),
        join(JoinType.LEFT_SEMI, MANY, MANY),
        join(JoinType.RIGHT_ANTI, MANY / 2, MANY),
        new PlanNode.NestedLoopJoin(
            9, range(1, MANY), range(2, MANY), JoinType.INNER, null, List.of(0, 1)),
        new PlanNode.Sort(2, range(1, MANY), byNumber),
        new PlanNode.TopN(2, range(1, MANY), byNumber, 200_000, 10),
        new PlanNode.Window(
            2,
            range(1, MANY),
            List.of(0),
            byNumber,
            List.of(new WindowCall(call("row_number", SqlType.INT), null))));
  }

  private static ResultStream start(PlanNode plan, MemoryBudget budget) {
    return POOL.execute(
        Plans.plan(plan), Plans.query(Settings.DEFAULTS), budget, new Cancellation());
  }

  @ParameterizedTest
  @MethodSource("plans")
  void closingInTheMiddleReturnsTheMemory(PlanNode plan) {
    MemoryBudget budget = MemoryBudget.root("test", 1L << 30);
    try (ResultStream stream = start(plan, budget)) {
      assertThat(stream.next().rows()).isPositive();
    }
    Plans.awaitZero(budget);
  }

  @ParameterizedTest
  @MethodSource("plans")
  void aCancelIsHeardAtOnceAndReturnsTheMemory(PlanNode plan) {
    MemoryBudget budget = MemoryBudget.root("test", 1L << 30);
    try (ResultStream stream = start(plan, budget)) {
      LockSupport.parkNanos(5_000_000);
      stream.cancel(Cancellation.byUser());
      long asked = System.nanoTime();
      assertThatThrownBy(stream::next).hasMessageContaining("QUERY_CANCELLED");
      assertThat(System.nanoTime() - asked).isLessThan(1_000_000_000L);
      // The tasks end without the client's help.
      Plans.awaitZero(budget);
    }
  }

  @ParameterizedTest
  @MethodSource("plans")
  void aQueryWithoutMemoryFailsAloneOrDoesWithout(PlanNode plan) {
    MemoryBudget none = MemoryBudget.root("none", 1 << 10);
    MemoryBudget budget = MemoryBudget.root("test", 1L << 30);
    try (ResultStream poor = start(plan, none);
        ResultStream rich = start(plan, budget)) {
      try {
        poor.next();
      } catch (RuntimeException e) {
        assertThat(e).hasMessageContaining("QUERY_MEMORY_EXCEEDED");
      }
      assertThat(rich.next().rows()).isPositive();
    }
    Plans.awaitZero(none);
    Plans.awaitZero(budget);
  }

  @ParameterizedTest
  @MethodSource("plans")
  void countersAndExplainTellOfEveryNode(PlanNode plan) {
    MemoryBudget budget = MemoryBudget.root("test", 1L << 30);
    List<String> lines = new ArrayList<>();
    try (ResultStream stream = start(plan, budget)) {
      stream.next();
      lines.addAll(List.of(stream.explain().split("\n")));
      assertThat(stream.counters().node(plan.id()).rowsOut.sum())
          .isGreaterThanOrEqualTo(plan instanceof PlanNode.UnionAll ? 0 : 1);
    }
    assertThat(lines).allMatch(l -> l.contains("rows="));
  }
}
