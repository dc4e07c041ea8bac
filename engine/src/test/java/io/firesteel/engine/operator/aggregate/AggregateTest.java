package io.firesteel.engine.operator.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firesteel.core.memory.MemoryBudget;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.operator.Cancellation;
import io.firesteel.engine.operator.Plans;
import io.firesteel.engine.operator.RandomRows;
import io.firesteel.engine.plan.AggregateCall;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.plan.PlanNode;
import io.firesteel.engine.plan.PlanNode.AggregateStep;
import io.firesteel.engine.plan.SortKey;
import io.firesteel.engine.pool.LocalWorkerPool;
import io.firesteel.engine.stage.ResultStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AggregateTest {
  private static final LocalWorkerPool ONE = new LocalWorkerPool(1);
  private static final LocalWorkerPool FOUR = new LocalWorkerPool(4);

  @AfterAll
  static void close() {
    ONE.close();
    FOUR.close();
  }

  private static AggregateCall call(
      String function,
      List<Integer> arguments,
      List<SqlType> types,
      SqlType type,
      boolean distinct,
      int filter,
      List<SortKey> order) {
    return new AggregateCall(
        function,
        arguments,
        types,
        Collections.nCopies(arguments.size(), null),
        type,
        EvalMode.ANSI,
        distinct,
        filter,
        order,
        false,
        null);
  }

  private static PlanNode aggregate(
      PlanNode input, List<Integer> keys, List<AggregateCall> calls, AggregateStep step) {
    List<SqlType> types = new ArrayList<>();
    keys.forEach(k -> types.add(input.types().get(k)));
    calls.forEach(c -> types.add(c.type()));
    return new PlanNode.Aggregate(100, input, keys, calls, step, types);
  }

  /** Columns: keys, then a BIGINT argument, then a boolean filter. */
  private static void checkKeys(List<SqlType> keyTypes, int rows, int domain, double nulls) {
    long seed = keyTypes.hashCode() + rows;
    Random random = new Random(seed);
    List<SqlType> types = new ArrayList<>(keyTypes);
    types.add(SqlType.BIGINT);
    types.add(SqlType.BOOLEAN);
    List<List<Object>> input = RandomRows.of(types, rows, domain, nulls, random);
    int argument = keyTypes.size();
    List<Integer> keys = new ArrayList<>();
    for (int i = 0; i < keyTypes.size(); i++) {
      keys.add(i);
    }
    List<SqlType> long1 = List.of(SqlType.BIGINT);
    List<AggregateCall> calls =
        List.of(
            call("count", List.of(), List.of(), SqlType.BIGINT, false, -1, List.of()),
            call("sum", List.of(argument), long1, SqlType.BIGINT, false, -1, List.of()),
            call("max", List.of(argument), long1, SqlType.BIGINT, true, argument + 1, List.of()),
            call("count", List.of(argument), long1, SqlType.BIGINT, true, -1, List.of()),
            call(
                "collect_list",
                List.of(argument),
                long1,
                SqlType.array(SqlType.BIGINT),
                false,
                -1,
                List.of(new SortKey(argument, true, false))));
    List<List<Object>> expected = RandomRows.sorted(twin(input, keyTypes.size()));
    for (LocalWorkerPool pool : List.of(ONE, FOUR)) {
      for (int batch : new int[] {1, 7, 2048}) {
        for (boolean zeroHash : new boolean[] {false, true}) {
          if (zeroHash && rows > 2000 || batch == 1 && rows > 5000) {
            continue;
          }
          Settings settings = Plans.settings(batch, zeroHash);
          PlanNode plan =
              aggregate(RandomRows.plan(1, types, input), keys, calls, AggregateStep.SINGLE);
          assertThat(RandomRows.sorted(Plans.run(plan, pool, settings)))
              .as("seed %d keys %s batch %d zero %s", seed, keyTypes, batch, zeroHash)
              .isEqualTo(expected);
        }
      }
    }
  }

  private static List<List<Object>> twin(List<List<Object>> rows, int keys) {
    Map<List<Object>, List<List<Object>>> groups = new LinkedHashMap<>();
    for (List<Object> row : rows) {
      groups
          .computeIfAbsent(RandomRows.normal(row.subList(0, keys)), k -> new ArrayList<>())
          .add(row);
    }
    List<List<Object>> out = new ArrayList<>();
    groups.forEach(
        (key, members) -> {
          List<Object> result = new ArrayList<>(key);
          Long sum = null;
          Long max = null;
          List<Object> values = new ArrayList<>();
          for (List<Object> row : members) {
            Long v = (Long) row.get(keys);
            if (v != null) {
              sum = sum == null ? v : Long.valueOf(sum + v);
              values.add(v);
              if (Boolean.TRUE.equals(row.get(keys + 1))) {
                max = max == null ? v : Long.valueOf(Math.max(max, v));
              }
            }
          }
          result.add((long) members.size());
          result.add(sum);
          result.add(max);
          result.add((long) new HashSet<>(values).size());
          values.sort(Comparator());
          result.add(values);
          out.add(result);
        });
    return out;
  }

  @SuppressWarnings({"unchecked", "MethodName"})
  private static java.util.Comparator<Object> Comparator() {
    return (a, b) -> ((Comparable<Object>) b).compareTo(a);
  }

  @Test
  void everyKindOfKeyGroupsAsTheTwin() {
    checkKeys(List.of(SqlType.BIGINT), 1500, 300, 0.1);
    checkKeys(List.of(SqlType.INT), 1500, 300, 0.1);
    checkKeys(List.of(SqlType.STRING), 1500, 300, 0.1);
    checkKeys(List.of(SqlType.DOUBLE), 1500, 20, 0.1);
    checkKeys(List.of(SqlType.BOOLEAN, SqlType.STRING), 1500, 30, 0.1);
    checkKeys(List.of(SqlType.INT, SqlType.BIGINT, SqlType.STRING), 1500, 12, 0.2);
    checkKeys(List.of(SqlType.BIGINT, SqlType.BIGINT), 1500, 20, 0.0);
    checkKeys(List.of(SqlType.decimal(30, 2), SqlType.FLOAT), 1500, 20, 0.1);
    checkKeys(List.of(SqlType.array(SqlType.INT), SqlType.TINYINT), 900, 9, 0.1);
    checkKeys(List.of(), 700, 50, 0.1);
  }

  @Test
  void manyGroupsAreMergedByPartition() {
    checkKeys(List.of(SqlType.BIGINT), 60_000, 30_000, 0.01);
    checkKeys(List.of(SqlType.INT, SqlType.decimal(25, 1)), 60_000, 30_000, 0.01);
  }

  @Test
  void noInputGivesOneRowWithoutKeysAndNoneWithKeys() {
    PlanNode empty = new PlanNode.Values(1, List.of(SqlType.BIGINT), List.of());
    List<AggregateCall> count =
        List.of(call("count", List.of(), List.of(), SqlType.BIGINT, false, -1, List.of()));
    assertThat(
            Plans.run(
                aggregate(empty, List.of(), count, AggregateStep.SINGLE), ONE, Settings.DEFAULTS))
        .containsExactly(Plans.row(0L));
    assertThat(
            Plans.run(
                aggregate(empty, List.of(0), count, AggregateStep.SINGLE), ONE, Settings.DEFAULTS))
        .isEmpty();
  }

  @Test
  void partialAndFinalGiveWhatSingleGives() {
    PlanNode input = new PlanNode.Range(1, 0, 200_000, 1);
    AggregateCall sum =
        call("sum", List.of(0), List.of(SqlType.BIGINT), SqlType.BIGINT, false, -1, List.of());
    PlanNode single = aggregate(input, List.of(), List.of(sum), AggregateStep.SINGLE);
    List<SqlType> states = CallBinding.bind(sum, Plans.query(Settings.DEFAULTS)).stateTypes();
    PlanNode partial =
        new PlanNode.Aggregate(50, input, List.of(), List.of(sum), AggregateStep.PARTIAL, states);
    PlanNode last = aggregate(partial, List.of(), List.of(sum), AggregateStep.FINAL);
    assertThat(Plans.run(last, FOUR, Settings.DEFAULTS))
        .isEqualTo(Plans.run(single, FOUR, Settings.DEFAULTS))
        .isEqualTo(List.of(Plans.row(199_999L * 100_000L)));
  }

  @Test
  void aGroupTableBeyondTheBudgetFailsTheQueryAndReturnsTheMemory() {
    MemoryBudget budget = MemoryBudget.root("test", 4 << 20);
    PlanNode plan =
        aggregate(
            new PlanNode.Range(1, 0, 5_000_000, 1), List.of(0), List.of(), AggregateStep.SINGLE);
    try (ResultStream stream =
        FOUR.execute(
            Plans.plan(plan), Plans.query(Settings.DEFAULTS), budget, new Cancellation())) {
      assertThatThrownBy(
              () -> {
                while (stream.next() != null) {}
              })
          .hasMessageContaining("QUERY_MEMORY_EXCEEDED");
    }
    Plans.awaitZero(budget);
    assertThat(Arrays.asList(budget.used())).containsExactly(0L);
  }

  @Test
  void collatedStringsGroupByTheirCollationAndShowTheFirstComer() {
    SqlType type = new SqlType.StringType("UTF8_LCASE");
    List<List<Object>> rows = new ArrayList<>();
    for (String text : List.of("Aa", "b", "aA", "B", "AA", "c")) {
      rows.add(Plans.row(ByteSlice.of(text)));
    }
    rows.add(Plans.row((Object) null));
    PlanNode input = new PlanNode.Values(1, List.of(type), rows);
    List<AggregateCall> count =
        List.of(call("count", List.of(), List.of(), SqlType.BIGINT, false, -1, List.of()));
    assertThat(
            RandomRows.sorted(
                Plans.run(
                    aggregate(input, List.of(0), count, AggregateStep.SINGLE),
                    ONE,
                    Settings.DEFAULTS)))
        .isEqualTo(
            RandomRows.sorted(
                List.of(
                    Plans.row(ByteSlice.of("Aa"), 3L),
                    Plans.row(ByteSlice.of("b"), 2L),
                    Plans.row(ByteSlice.of("c"), 1L),
                    Plans.row(null, 1L))));
  }
}
