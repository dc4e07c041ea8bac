package io.firesteel.engine.operator.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.firesteel.core.type.SqlType;
import io.firesteel.engine.operator.Plans;
import io.firesteel.engine.operator.RandomRows;
import io.firesteel.engine.plan.AggregateCall;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.plan.PlanNode;
import io.firesteel.engine.plan.SortKey;
import io.firesteel.engine.plan.WindowCall;
import io.firesteel.engine.plan.WindowCall.Bound;
import io.firesteel.engine.plan.WindowCall.BoundKind;
import io.firesteel.engine.plan.WindowCall.Frame;
import io.firesteel.engine.plan.WindowCall.FrameUnit;
import io.firesteel.engine.pool.LocalWorkerPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final LocalWorkerPool POOL = new LocalWorkerPool(4);

  /** Partition, order key, argument, unique number. */
  private static final List<SqlType> TYPES =
      List.of(SqlType.INT, SqlType.INT, SqlType.BIGINT, SqlType.INT);

  @AfterAll
  static void close() {
    POOL.close();
  }

  private static AggregateCall call(String function, SqlType type, int... arguments) {
    List<Integer> args = Arrays.stream(arguments).boxed().toList();
    return new AggregateCall(
        function,
        args,
        args.stream().map(TYPES::get).toList(),
        Collections.nCopies(args.size(), null),
        type,
        EvalMode.ANSI,
        false,
        -1,
        List.of(),
        false,
        null);
  }

  private static Bound bound(BoundKind kind, Object offset) {
    return new Bound(kind, offset, SqlType.INT);
  }

  /** Rows of one partition, the current one, and its frame [low, high) give the expected value. */
  private interface Twin {
    Object value(List<List<Object>> partition, int row, int low, int high);
  }

  private void check(WindowCall call, boolean total, boolean descending, Twin twin) {
    Random random = new Random(call.toString().hashCode());
    List<List<Object>> input = RandomRows.of(TYPES, 900, 60, 0.1, random);
    int number = 0;
    for (List<Object> row : input) {
      row.set(0, number % 5 == 0 ? null : number % 7);
      row.set(3, number++);
    }
    List<SortKey> order = new ArrayList<>();
    order.add(new SortKey(1, descending, !descending));
    if (total) {
      order.add(new SortKey(3, false, true));
    }
    List<List<Object>> expected = RandomRows.sorted(expected(input, call.frame(), order, twin));
    for (int batch : new int[] {7, 2048}) {
      PlanNode plan =
          new PlanNode.Window(
              9, RandomRows.plan(1, TYPES, input), List.of(0), order, List.of(call));
      assertThat(RandomRows.sorted(Plans.run(plan, POOL, Plans.settings(batch, false))))
          .as(call.toString())
          .isEqualTo(expected);
    }
  }

  private static List<List<Object>> expected(
      List<List<Object>> input, Frame frame, List<SortKey> order, Twin twin) {
    Map<String, List<List<Object>>> partitions = new TreeMap<>();
    input.forEach(
        r -> partitions.computeIfAbsent(String.valueOf(r.get(0)), k -> new ArrayList<>()).add(r));
    List<List<Object>> out = new ArrayList<>();
    for (List<List<Object>> rows : partitions.values()) {
      Comparator<List<Object>> comparator =
          (a, b) -> {
            for (SortKey key : order) {
              int c = compare(a.get(key.column()), b.get(key.column()), key);
              if (c != 0) {
                return c;
              }
            }
            return 0;
          };
      rows.sort(comparator);
      for (int row = 0; row < rows.size(); row++) {
        int[] range = range(rows, row, frame, order.get(0), comparator);
        List<Object> result = new ArrayList<>(rows.get(row));
        result.add(twin.value(rows, row, range[0], range[1]));
        out.add(result);
      }
    }
    return out;
  }

  private static int compare(Object a, Object b, SortKey key) {
    if (a == null || b == null) {
      return a == b ? 0 : (a == null) == key.nullsFirst() ? -1 : 1;
    }
    int c = Integer.compare((Integer) a, (Integer) b);
    return key.descending() ? -c : c;
  }

  /** The frame by asking each row whether it is in it. */
  private static int[] range(
      List<List<Object>> rows,
      int row,
      Frame frame,
      SortKey key,
      Comparator<List<Object>> comparator) {
    if (frame == null) {
      return new int[] {0, rows.size()};
    }
    int low = -1;
    int high = -1;
    for (int other = 0; other < rows.size(); other++) {
      if (inside(rows, row, other, frame.unit(), frame.start(), -1, key, comparator)
          && inside(rows, row, other, frame.unit(), frame.end(), 1, key, comparator)) {
        low = low < 0 ? other : low;
        high = other + 1;
      }
    }
    return low < 0 ? new int[] {0, 0} : new int[] {low, high};
  }

  private static boolean inside(
      List<List<Object>> rows,
      int row,
      int other,
      FrameUnit unit,
      Bound bound,
      int side,
      SortKey key,
      Comparator<List<Object>> comparator) {
    if (bound.kind() == BoundKind.UNBOUNDED_FOLLOWING
        || bound.kind() == BoundKind.UNBOUNDED_PRECEDING) {
      return true;
    }
    long offset = bound.offset() == null ? 0 : ((Number) bound.offset()).longValue();
    offset = bound.kind() == BoundKind.PRECEDING ? -offset : offset;
    long distance;
    switch (unit) {
      case ROWS:
        distance = other - row;
        break;
      case GROUPS:
        distance = groups(rows, row, other, comparator);
        break;
      default:
        Integer mine = (Integer) rows.get(row).get(key.column());
        Integer theirs = (Integer) rows.get(other).get(key.column());
        if (mine == null || theirs == null) {
          if (mine == null && theirs == null) {
            return true;
          }
          boolean theirsFirst = (theirs == null) == key.nullsFirst();
          return side < 0 != theirsFirst;
        }
        distance = key.descending() ? mine - theirs : theirs - mine;
        break;
    }
    return side < 0 ? distance >= offset : distance <= offset;
  }

  private static long groups(
      List<List<Object>> rows, int row, int other, Comparator<List<Object>> comparator) {
    int from = Math.min(row, other);
    int to = Math.max(row, other);
    int count = 0;
    for (int i = from + 1; i <= to; i++) {
      count += comparator.compare(rows.get(i - 1), rows.get(i)) != 0 ? 1 : 0;
    }
    return other < row ? -count : count;
  }

  private static Object sum(List<List<Object>> rows, int row, int low, int high) {
    Long sum = null;
    for (int i = low; i < high; i++) {
      Long v = (Long) rows.get(i).get(2);
      sum = v == null ? sum : sum == null ? v : Long.valueOf(sum + v);
    }
    return sum;
  }

  private static Object max(List<List<Object>> rows, int row, int low, int high) {
    Long max = null;
    for (int i = low; i < high; i++) {
      Long v = (Long) rows.get(i).get(2);
      max = v == null ? max : max == null ? v : Long.valueOf(Math.max(max, v));
    }
    return max;
  }

  @Test
  void sumsOverEveryKindOfFrameEqualTheTwin() {
    List<Bound> starts =
        List.of(
            bound(BoundKind.UNBOUNDED_PRECEDING, null),
            bound(BoundKind.PRECEDING, 40),
            bound(BoundKind.PRECEDING, 3),
            bound(BoundKind.CURRENT_ROW, null),
            bound(BoundKind.FOLLOWING, 2));
    List<Bound> ends =
        List.of(
            bound(BoundKind.PRECEDING, 1),
            bound(BoundKind.CURRENT_ROW, null),
            bound(BoundKind.FOLLOWING, 35),
            bound(BoundKind.UNBOUNDED_FOLLOWING, null));
    for (FrameUnit unit : FrameUnit.values()) {
      for (Bound start : starts) {
        for (Bound end : ends) {
          Frame frame = new Frame(unit, start, end);
          boolean total = unit == FrameUnit.ROWS;
          check(
              new WindowCall(call("sum", SqlType.BIGINT, 2), frame),
              total,
              unit == FrameUnit.RANGE,
              WindowTest::sum);
          check(
              new WindowCall(call("max", SqlType.BIGINT, 2), frame), total, false, WindowTest::max);
        }
      }
    }
  }

  @Test
  void rankingEqualsTheTwin() {
    check(
        new WindowCall(call("row_number", SqlType.INT), null),
        true,
        false,
        (rows, row, low, high) -> row + 1);
    check(
        new WindowCall(call("rank", SqlType.INT), null),
        false,
        false,
        (rows, row, low, high) -> {
          int first = row;
          while (first > 0 && Objects.equals(rows.get(first - 1).get(1), rows.get(row).get(1))) {
            first--;
          }
          return first + 1;
        });
    check(
        new WindowCall(call("dense_rank", SqlType.INT), null),
        false,
        true,
        (rows, row, low, high) ->
            (int) rows.subList(0, row + 1).stream().map(r -> r.get(1)).distinct().count());
  }

  @Test
  void lagAndFirstAndLastEqualTheTwin() {
    check(
        new WindowCall(call("lag", SqlType.BIGINT, 2), null),
        true,
        false,
        (rows, row, low, high) -> row == 0 ? null : rows.get(row - 1).get(2));
    check(
        new WindowCall(call("lead", SqlType.BIGINT, 2), null),
        true,
        true,
        (rows, row, low, high) -> row + 1 == rows.size() ? null : rows.get(row + 1).get(2));
    Frame frame =
        new Frame(FrameUnit.ROWS, bound(BoundKind.PRECEDING, 2), bound(BoundKind.FOLLOWING, 3));
    check(
        new WindowCall(call("last", SqlType.BIGINT, 2), frame),
        true,
        false,
        (rows, row, low, high) -> low == high ? null : rows.get(high - 1).get(2));
    check(
        new WindowCall(call("first", SqlType.BIGINT, 2), frame),
        true,
        false,
        (rows, row, low, high) -> low == high ? null : rows.get(low).get(2));
  }
}
