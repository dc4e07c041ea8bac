package io.firesteel.engine.operator.scan;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.plan.Expression;
import io.firesteel.storage.scan.ColumnRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What conjuncts say about the range of a column. */
final class PruningRanges {
  private static final Map<String, String> MIRRORED =
      Map.of("=", "=", "<", ">", "<=", ">=", ">", "<", ">=", "<=");

  private PruningRanges() {}

  /** Conditions on single columns that follow from the conjuncts. */
  static List<ColumnRange> of(List<Expression> conjuncts) {
    List<ColumnRange> ranges = new ArrayList<>();
    for (Expression conjunct : conjuncts) {
      ColumnRange range = of(conjunct);
      if (range != null) {
        ranges.add(range);
      }
    }
    return ranges;
  }

  private static ColumnRange of(Expression e) {
    if (e instanceof Expression.In in && in.value() instanceof Expression.InputRef ref) {
      return isOrdered(ref.type()) ? ColumnRange.in(ref.index(), in.values()) : null;
    }
    if (e instanceof Expression.Logical or && !or.and()) {
      return union(or);
    }
    if (!(e instanceof Expression.Call call)) {
      return null;
    }
    List<Expression> args = call.arguments();
    if (args.size() == 1 && args.get(0) instanceof Expression.InputRef ref) {
      switch (call.function()) {
        case "isnull":
          return ColumnRange.isNull(ref.index());
        case "isnotnull":
          return ColumnRange.isNotNull(ref.index());
        default:
          return null;
      }
    }
    if (args.size() != 2) {
      return null;
    }
    if (args.get(0) instanceof Expression.InputRef ref
        && args.get(1) instanceof Expression.Literal literal) {
      return comparison(call.function(), ref, literal);
    }
    if (args.get(1) instanceof Expression.InputRef ref
        && args.get(0) instanceof Expression.Literal literal) {
      String mirrored = MIRRORED.get(call.function());
      return mirrored == null ? null : comparison(mirrored, ref, literal);
    }
    return null;
  }

  private static ColumnRange comparison(
      String function, Expression.InputRef ref, Expression.Literal literal) {
    Object value = literal.value();
    if (value == null || !ref.type().equals(literal.type()) || !isOrdered(ref.type())) {
      return null;
    }
    int column = ref.index();
    switch (function) {
      case "=":
      case "<=>":
        return ColumnRange.equalTo(column, value);
      case "<":
        return ColumnRange.between(column, null, true, value, false);
      case "<=":
        return ColumnRange.between(column, null, true, value, true);
      case ">":
        return ColumnRange.between(column, value, false, null, true);
      case ">=":
        return ColumnRange.between(column, value, true, null, true);
      case "startswith":
        return prefix(column, value);
      default:
        return null;
    }
  }

  private static ColumnRange prefix(int column, Object value) {
    if (!(value instanceof ByteSlice slice) || slice.length() == 0) {
      return null;
    }
    byte[] next = slice.toByteArray();
    int last = next.length - 1;
    while (last >= 0 && next[last] == (byte) 0xff) {
      last--;
    }
    if (last < 0) {
      return ColumnRange.between(column, value, true, null, true);
    }
    byte[] end = java.util.Arrays.copyOf(next, last + 1);
    end[last]++;
    return ColumnRange.between(column, value, true, ByteSlice.of(end), false);
  }

  /** The values of an OR whose operands all enumerate values of one column. */
  private static ColumnRange union(Expression.Logical or) {
    List<Object> values = new ArrayList<>();
    int column = -1;
    for (Expression operand : or.operands()) {
      ColumnRange range = of(operand);
      if (range == null
          || range.in() == null
          || range.nulls() != ColumnRange.Nulls.FAIL
          || column >= 0 && column != range.column()) {
        return null;
      }
      column = range.column();
      values.addAll(range.in());
    }
    return ColumnRange.in(column, values);
  }

  /** Whether ranges of the type mean the same to SQL and to storage. */
  private static boolean isOrdered(SqlType type) {
    if (type instanceof SqlType.StringType s) {
      return s.isBinary();
    }
    return !type.isNested()
        && type.kind() != TypeKind.CHAR
        && type.kind() != TypeKind.VARIANT
        && type.kind() != TypeKind.VOID
        && type.kind() != TypeKind.CALENDAR_INTERVAL;
  }
}
