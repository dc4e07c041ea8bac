package io.firesteel.engine.operator.sort;

import static org.assertj.core.api.Assertions.assertThat;

import io.firesteel.core.type.SqlType;
import io.firesteel.engine.function.ValueOrder;
import io.firesteel.engine.operator.Plans;
import io.firesteel.engine.operator.RandomRows;
import io.firesteel.engine.plan.PlanNode;
import io.firesteel.engine.plan.SortKey;
import io.firesteel.engine.pool.LocalWorkerPool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SortTest {
  private static final LocalWorkerPool ONE = new LocalWorkerPool(1);
  private static final LocalWorkerPool FOUR = new LocalWorkerPool(4);

  @AfterAll
  static void close() {
    ONE.close();
    FOUR.close();
  }

  private static Comparator<List<Object>> twin(List<SqlType> types, List<SortKey> keys) {
    return (a, b) -> {
      for (SortKey key : keys) {
        Object x = a.get(key.column());
        Object y = b.get(key.column());
        int order;
        if (x == null || y == null) {
          order = x == y ? 0 : (x == null) == key.nullsFirst() ? -1 : 1;
        } else {
          order = ValueOrder.compare(types.get(key.column()), x, y);
          order = key.descending() ? -order : order;
        }
        if (order != 0) {
          return order;
        }
      }
      return 0;
    };
  }

  private static List<List<Object>> keysOf(List<List<Object>> rows, List<SortKey> keys) {
    List<List<Object>> out = new ArrayList<>();
    for (List<Object> row : rows) {
      List<Object> values = new ArrayList<>();
      keys.forEach(k -> values.add(RandomRows.normal(row.get(k.column()))));
      out.add(values);
    }
    return out;
  }

  private void check(List<SqlType> types, List<SortKey> keys, int rows, int domain) {
    Random random = new Random(types.hashCode() + rows);
    List<List<Object>> input = RandomRows.of(types, rows, domain, 0.1, random);
    List<List<Object>> sorted = new ArrayList<>(input);
    sorted.sort(twin(types, keys));
    for (LocalWorkerPool pool : List.of(ONE, FOUR)) {
      for (int batch : new int[] {7, 2048}) {
        PlanNode values = RandomRows.plan(1, types, input);
        List<List<Object>> got =
            Plans.run(new PlanNode.Sort(9, values, keys), pool, Plans.settings(batch, false));
        assertThat(keysOf(got, keys)).isEqualTo(keysOf(sorted, keys));
        assertThat(RandomRows.sorted(got)).isEqualTo(RandomRows.sorted(input));
        for (int limit : new int[] {0, 1, 10, rows / 2, rows + 5}) {
          int offset = limit == 10 ? 3 : 0;
          List<List<Object>> top =
              Plans.run(
                  new PlanNode.TopN(9, values, keys, limit, offset),
                  pool,
                  Plans.settings(batch, false));
          assertThat(keysOf(top, keys))
              .isEqualTo(
                  keysOf(
                      sorted.subList(Math.min(rows, offset), Math.min(rows, offset + limit)),
                      keys));
        }
      }
    }
  }

  @Test
  void everyTypeSortsAsTheTwin() {
    for (SqlType type :
        List.of(
            SqlType.BOOLEAN,
            SqlType.TINYINT,
            SqlType.SMALLINT,
            SqlType.INT,
            SqlType.BIGINT,
            SqlType.FLOAT,
            SqlType.DOUBLE,
            SqlType.decimal(12, 2),
            SqlType.decimal(30, 2),
            SqlType.STRING,
            SqlType.array(SqlType.INT))) {
      for (int mode = 0; mode < 4; mode++) {
        check(
            List.of(type, SqlType.INT),
            List.of(new SortKey(0, (mode & 1) != 0, (mode & 2) != 0), new SortKey(1, true, true)),
            700,
            100);
      }
    }
  }

  @Test
  void severalKeysPackedIntoAPrefixSortAsTheTwin() {
    check(
        List.of(SqlType.BOOLEAN, SqlType.TINYINT, SqlType.SMALLINT, SqlType.INT, SqlType.STRING),
        List.of(
            new SortKey(0, true, false),
            new SortKey(1, false, true),
            new SortKey(2, true, true),
            new SortKey(3, false, false),
            new SortKey(4, true, false)),
        3000,
        30);
  }

  @Test
  void manyRowsSortInParallel() {
    check(
        List.of(SqlType.BIGINT, SqlType.STRING),
        List.of(new SortKey(0, false, true)),
        150_000,
        1_000_000);
  }
}
