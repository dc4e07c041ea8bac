package io.firesteel.engine.operator.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.firesteel.core.type.SqlType;
import io.firesteel.engine.operator.Plans;
import io.firesteel.engine.operator.RandomRows;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.plan.Expression;
import io.firesteel.engine.plan.JoinType;
import io.firesteel.engine.plan.PlanNode;
import io.firesteel.engine.pool.LocalWorkerPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class NestedLoopJoinTest {
  private static final LocalWorkerPool ONE = new LocalWorkerPool(1);
  private static final LocalWorkerPool FOUR = new LocalWorkerPool(4);
  private static final List<SqlType> TYPES = List.of(SqlType.INT, SqlType.STRING);

  @AfterAll
  static void close() {
    ONE.close();
    FOUR.close();
  }

  private void check(int leftCount, int rightCount, boolean condition) {
    Random random = new Random(leftCount * 31L + rightCount);
    List<List<Object>> left = RandomRows.of(TYPES, leftCount, 100, 0.1, random);
    List<List<Object>> right = RandomRows.of(TYPES, rightCount, 100, 0.1, random);
    Expression less =
        Expression.Call.of(
            "<",
            SqlType.BOOLEAN,
            EvalMode.ANSI,
            new Expression.InputRef(0, SqlType.INT),
            new Expression.InputRef(2, SqlType.INT));
    for (JoinType type : JoinType.values()) {
      int width = type.keepsLeft() && type.keepsRight() ? 4 : 2;
      List<Integer> output = new ArrayList<>();
      for (int i = 0; i < (type == JoinType.LEFT_MARK ? 3 : width); i++) {
        output.add(i);
      }
      List<List<Object>> expected =
          RandomRows.sorted(
              JoinTwin.join(
                  left,
                  right,
                  type,
                  (l, r) ->
                      !condition
                          ? Boolean.TRUE
                          : l.get(0) == null || r.get(0) == null
                              ? null
                              : (Integer) l.get(0) < (Integer) r.get(0),
                  2));
      for (LocalWorkerPool pool : List.of(ONE, FOUR)) {
        for (int batch : new int[] {1, 7, 2048}) {
          PlanNode plan =
              new PlanNode.NestedLoopJoin(
                  50,
                  RandomRows.plan(1, TYPES, left),
                  RandomRows.plan(10, TYPES, right),
                  type,
                  condition ? less : null,
                  output);
          assertThat(RandomRows.sorted(Plans.run(plan, pool, Plans.settings(batch, false))))
              .as("%s batch %d", type, batch)
              .isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void conditionsJoinAsTheTwin() {
    check(60, 45, true);
    check(10, 90, true);
    check(90, 4, true);
  }

  @Test
  void withoutAConditionEveryPairMatches() {
    check(30, 20, false);
    check(30, 1, false);
    check(0, 5, false);
    check(5, 0, false);
  }
}
