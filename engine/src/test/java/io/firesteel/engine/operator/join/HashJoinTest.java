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

class HashJoinTest {
  private static final LocalWorkerPool ONE = new LocalWorkerPool(1);
  private static final LocalWorkerPool FOUR = new LocalWorkerPool(4);

  @AfterAll
  static void close() {
    ONE.close();
    FOUR.close();
  }

  private record Case(List<SqlType> keys, boolean nullSafe, boolean residual, int domain) {}

  private void check(Case c, int leftCount, int rightCount, double nulls) {
    Random random = new Random(c.hashCode() + leftCount);
    List<SqlType> types = new ArrayList<>(c.keys());
    types.add(SqlType.INT);
    types.add(SqlType.STRING);
    List<List<Object>> left = RandomRows.of(types, leftCount, c.domain(), nulls, random);
    List<List<Object>> right = RandomRows.of(types, rightCount, c.domain(), nulls, random);
    int keys = c.keys().size();
    List<Integer> keyColumns = new ArrayList<>();
    List<Boolean> nullSafe = new ArrayList<>();
    for (int i = 0; i < keys; i++) {
      keyColumns.add(i);
      nullSafe.add(c.nullSafe());
    }
    Expression residual =
        c.residual()
            ? Expression.Call.of(
                "<",
                SqlType.BOOLEAN,
                EvalMode.ANSI,
                new Expression.InputRef(keys, SqlType.INT),
                new Expression.InputRef(types.size() + keys, SqlType.INT))
            : null;
    for (JoinType type : JoinType.values()) {
      int width = type.keepsLeft() && type.keepsRight() ? 2 * types.size() : types.size();
      List<Integer> output = new ArrayList<>();
      for (int i = 0; i < (type == JoinType.LEFT_MARK ? width + 1 : width); i++) {
        output.add(i);
      }
      List<List<Object>> expected =
          RandomRows.sorted(
              JoinTwin.join(left, right, type, (l, r) -> matches(c, keys, l, r), types.size()));
      for (LocalWorkerPool pool : List.of(ONE, FOUR)) {
        for (int batch : new int[] {1, 7, 2048}) {
          for (boolean zero : new boolean[] {false, true}) {
            PlanNode plan =
                new PlanNode.HashJoin(
                    50,
                    RandomRows.plan(1, types, left),
                    RandomRows.plan(10, types, right),
                    type,
                    keyColumns,
                    keyColumns,
                    nullSafe,
                    residual,
                    true,
                    List.of(),
                    output);
            assertThat(RandomRows.sorted(Plans.run(plan, pool, Plans.settings(batch, zero))))
                .as("%s %s batch %d zero %s", c, type, batch, zero)
                .isEqualTo(expected);
          }
        }
      }
    }
  }

  /** True, false or null (unknown). A residual that is not true makes it false, as in a WHERE. */
  private static Boolean matches(Case c, int keys, List<Object> l, List<Object> r) {
    boolean unknown = false;
    for (int k = 0; k < keys; k++) {
      Object a = RandomRows.normal(l.get(k));
      Object b = RandomRows.normal(r.get(k));
      if (c.nullSafe()) {
        if (!java.util.Objects.equals(a, b)) {
          return false;
        }
      } else if (a == null || b == null) {
        unknown = true;
      } else if (!a.equals(b)) {
        return false;
      }
    }
    if (c.residual()) {
      Integer a = (Integer) l.get(keys);
      Integer b = (Integer) r.get(keys);
      if (a == null || b == null || a >= b) {
        return false;
      }
    }
    return unknown ? null : Boolean.TRUE;
  }

  @Test
  void denseIntegersJoinAsTheTwin() {
    check(new Case(List.of(SqlType.INT), false, false, 60), 200, 150, 0.1);
    check(new Case(List.of(SqlType.INT), false, true, 60), 200, 150, 0.1);
  }

  @Test
  void sparseLongsJoinAsTheTwin() {
    check(new Case(List.of(SqlType.BIGINT), false, false, 60), 200, 150, 0.1);
    check(new Case(List.of(SqlType.BIGINT), true, true, 60), 200, 150, 0.1);
  }

  @Test
  void stringsAndSeveralKeysJoinAsTheTwin() {
    check(new Case(List.of(SqlType.STRING), false, false, 40), 150, 120, 0.1);
    check(new Case(List.of(SqlType.INT, SqlType.STRING), false, true, 12), 150, 120, 0.1);
    check(new Case(List.of(SqlType.BIGINT, SqlType.DOUBLE), false, false, 8), 150, 120, 0.2);
    check(new Case(List.of(SqlType.BIGINT, SqlType.BIGINT), true, false, 8), 150, 120, 0.2);
    check(new Case(List.of(SqlType.decimal(30, 2)), false, false, 30), 100, 80, 0.1);
  }

  @Test
  void emptySidesJoinAsTheTwin() {
    check(new Case(List.of(SqlType.INT), false, false, 60), 0, 50, 0.1);
    check(new Case(List.of(SqlType.INT), false, true, 60), 50, 0, 0.1);
  }

  @Test
  void uniqueKeysWithoutNullsJoinAsTheTwin() {
    check(new Case(List.of(SqlType.BIGINT), false, false, 100_000), 90, 90, 0.0);
  }
}
