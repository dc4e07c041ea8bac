package io.firesteel.engine.operator;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.plan.PlanNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Seeded rows of many types, with nulls and repeated values. */
public final class RandomRows {
  private RandomRows() {}

  public static List<List<Object>> of(
      List<SqlType> types, int rows, int domain, double nulls, Random random) {
    List<List<Object>> all = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      List<Object> row = new ArrayList<>();
      for (SqlType type : types) {
        row.add(random.nextDouble() < nulls ? null : value(type, random.nextInt(domain)));
      }
      all.add(row);
    }
    return all;
  }

  public static Object value(SqlType type, int n) {
    switch (type.kind()) {
      case BOOLEAN:
        return n % 2 == 0;
      case TINYINT:
      case SMALLINT:
      case INT:
      case DATE:
        return n % 100 - 7;
      case BIGINT:
        return n % 3 == 0 ? n * 1_000_000_007L : n - 3L;
      case DOUBLE:
        return n == 0 ? -0.0 : n == 1 ? 0.0 : n == 2 ? Double.NaN : n / 4.0;
      case FLOAT:
        return n == 0 ? -0.0f : n == 1 ? 0.0f : n / 4.0f;
      case DECIMAL:
        return BigDecimal.valueOf(n * 13L - 40, ((SqlType.DecimalType) type).scale());
      case STRING:
        return ByteSlice.of(n % 5 == 0 ? "" : "value that is long " + n % 50);
      case ARRAY:
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < n % 3; i++) {
          list.add(value(((SqlType.ArrayType) type).element(), n + i));
        }
        return list;
      default:
        throw new AssertionError(type);
    }
  }

  /** The rows as a plan; some of them by way of a union, so that several pipelines feed. */
  public static PlanNode plan(int firstId, List<SqlType> types, List<List<Object>> rows) {
    int cut = rows.size() / 3;
    return new PlanNode.UnionAll(
        firstId,
        List.of(
            new PlanNode.Values(firstId + 1, types, rows.subList(0, cut)),
            new PlanNode.Values(firstId + 2, types, rows.subList(cut, rows.size()))));
  }

  /** Equal as SQL groups: NaN is NaN, -0.0 is 0.0. */
  public static Object normal(Object value) {
    if (value instanceof Double d) {
      return d == 0 ? 0.0 : d;
    }
    return value instanceof Float f && f == 0 ? 0.0f : value;
  }

  public static List<Object> normal(List<Object> row) {
    List<Object> out = new ArrayList<>();
    row.forEach(v -> out.add(normal(v)));
    return out;
  }

  /** Any fixed order, to compare results that have none. */
  public static List<List<Object>> sorted(List<List<Object>> rows) {
    List<List<Object>> out = new ArrayList<>();
    rows.forEach(r -> out.add(normal(r)));
    out.sort(Comparator.comparing(Object::toString));
    return out;
  }
}
