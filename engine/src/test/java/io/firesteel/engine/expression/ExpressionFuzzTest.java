package io.firesteel.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.DictionaryVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.plan.Expression;
import io.firesteel.engine.plan.QueryContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Random expressions over random columns in random encodings give what an interpreter of single
 * rows gives, and fail only if a row of it fails.
 */
class ExpressionFuzzTest {
  private static final QueryContext QUERY = QueryContext.of("", Settings.DEFAULTS);
  private static final List<SqlType> TYPES =
      List.of(SqlType.BIGINT, SqlType.BIGINT, SqlType.STRING, SqlType.BOOLEAN);
  private static final SqlType LONG = SqlType.BIGINT;

  @Test
  void vectorsAgreeWithRows() {
    for (int seed = 0; seed < 800; seed++) {
      Random random = new Random(seed);
      EvalMode mode = random.nextBoolean() ? EvalMode.ANSI : EvalMode.LEGACY;
      Generator generator = new Generator(random, mode);
      Expression expression =
          random.nextInt(3) == 0
              ? generator.longs(4)
              : random.nextInt(3) == 0 ? generator.strings(3) : generator.booleans(4);
      int rows = 1 + random.nextInt(random.nextInt(8) == 0 ? 300 : 40);
      List<ColumnVector> columns = new ArrayList<>();
      for (SqlType type : TYPES) {
        columns.add(column(type, rows, random));
      }
      check(expression, columns, rows, "seed " + seed + ": " + mode + " " + expression);
    }
  }

  /** Twice with the same evaluator, since dictionaries are remembered. */
  private static void check(
      Expression expression, List<ColumnVector> columns, int rows, String where) {
    List<Object> expected = new ArrayList<>();
    Set<String> errors = new LinkedHashSet<>();
    int[] good = new int[rows];
    int goodCount = 0;
    for (int row = 0; row < rows; row++) {
      try {
        expected.add(Interpreter.evaluate(expression, columns, row));
        good[goodCount++] = row;
      } catch (Failure e) {
        expected.add(null);
        errors.add(e.getMessage());
      }
    }
    Batch batch = new Batch(columns.toArray(ColumnVector[]::new), rows);
    ExpressionEvaluator evaluator = ExpressionCompiler.compile(expression, TYPES, QUERY);
    Batch survivors = batch.select(good, goodCount);
    for (int pass = 0; pass < 2; pass++) {
      if (!errors.isEmpty()) {
        assertThatThrownBy(() -> evaluator.evaluate(batch), where)
            .isInstanceOfSatisfying(
                SqlException.class, e -> assertThat(errors).contains(e.code().name()));
      }
      ColumnVector values = evaluator.evaluate(survivors);
      assertThat(values.length()).as(where).isEqualTo(goodCount);
      for (int i = 0; i < goodCount; i++) {
        assertThat(Vectors.get(expression.type(), values, i))
            .as(where + " row " + good[i])
            .isEqualTo(expected.get(good[i]));
      }
      if (expression.type().equals(SqlType.BOOLEAN)) {
        int[] selected = new int[Math.max(goodCount, 1)];
        int count = evaluator.filter(survivors, selected);
        List<Integer> wanted = new ArrayList<>();
        for (int i = 0; i < goodCount; i++) {
          if (Boolean.TRUE.equals(expected.get(good[i]))) {
            wanted.add(i);
          }
        }
        assertThat(Arrays.stream(selected, 0, count).boxed().toList()).as(where).isEqualTo(wanted);
      }
    }
    // In a projection it may share its parts with itself.
    ProjectionEvaluator projection =
        ProjectionCompiler.compile(List.of(expression, expression), TYPES, QUERY);
    for (ColumnVector values : projection.evaluateColumns(survivors)) {
      for (int i = 0; i < goodCount; i++) {
        assertThat(Vectors.get(expression.type(), values, i))
            .as(where)
            .isEqualTo(expected.get(good[i]));
      }
    }
  }

  private static Object value(SqlType type, Random random) {
    switch (type.kind()) {
      case BIGINT:
        return random.nextInt(6) == 0
            ? (random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE)
            : (long) random.nextInt(7) - 3;
      case STRING:
        return ByteSlice.of(
            "ab".substring(0, random.nextInt(3)) + (random.nextBoolean() ? "c" : ""));
      default:
        return random.nextBoolean();
    }
  }

  private static ColumnVector column(SqlType type, int rows, Random random) {
    int nullsIn = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(5);
    boolean[] nulls = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      nulls[i] = nullsIn > 0 && random.nextInt(nullsIn + 1) == 0;
    }
    int encoding = random.nextInt(3);
    if (encoding == 0 && !type.equals(SqlType.BOOLEAN)) {
      List<Object> entries = new ArrayList<>();
      int size = 1 + random.nextInt(random.nextInt(6) == 0 ? 700 : 6);
      for (int i = 0; i < size; i++) {
        entries.add(value(type, random));
      }
      int[] codes = random.ints(rows, 0, size).toArray();
      return new DictionaryVector(
          Vectors.of(type, entries), codes, Validity.ofNulls(nulls, rows), rows, false);
    } else if (encoding == 1 && random.nextInt(3) == 0) {
      Object value = random.nextInt(4) == 0 ? null : value(type, random);
      return new ConstantVector(Vectors.of(type, Arrays.asList(value)), rows);
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      values.add(nulls[i] ? null : value(type, random));
    }
    return Vectors.of(type, values);
  }

  private record Generator(Random random, EvalMode mode) {
    Expression longs(int depth) {
      if (depth == 0 || random.nextInt(6) == 0) {
        return random.nextInt(3) == 0
            ? new Expression.Literal(LONG, value(LONG, random))
            : new Expression.InputRef(random.nextInt(2), LONG);
      }
      switch (random.nextInt(7)) {
        case 0:
          return call("+", LONG, longs(depth - 1), longs(depth - 1));
        case 1:
          return call("*", LONG, longs(depth - 1), longs(depth - 1));
        case 2:
          return call("div", LONG, longs(depth - 1), longs(depth - 1));
        case 3:
          return call("%", LONG, longs(depth - 1), longs(depth - 1));
        case 4:
          return new Expression.Coalesce(
              List.of(longs(depth - 1), longs(depth - 1), longs(depth - 1)), LONG);
        case 5:
          return new Expression.Cast(strings(depth - 1), LONG, mode, null);
        default:
          return caseOf(depth, LONG, longs(depth - 1), longs(depth - 1));
      }
    }

    Expression strings(int depth) {
      if (depth == 0 || random.nextInt(4) == 0) {
        return random.nextInt(3) == 0
            ? new Expression.Literal(SqlType.STRING, value(SqlType.STRING, random))
            : new Expression.InputRef(2, SqlType.STRING);
      }
      if (random.nextInt(3) == 0) {
        return new Expression.Cast(longs(depth - 1), SqlType.STRING, mode, null);
      }
      return caseOf(depth, SqlType.STRING, strings(depth - 1), strings(depth - 1));
    }

    Expression booleans(int depth) {
      if (depth == 0) {
        return new Expression.InputRef(3, SqlType.BOOLEAN);
      }
      switch (random.nextInt(8)) {
        case 0:
        case 1:
          List<Expression> operands = new ArrayList<>();
          int count = 2 + random.nextInt(3);
          for (int i = 0; i < count; i++) {
            operands.add(booleans(depth - 1));
          }
          return new Expression.Logical(random.nextBoolean(), operands);
        case 2:
          return call("not", SqlType.BOOLEAN, booleans(depth - 1));
        case 3:
          return call("isnull", SqlType.BOOLEAN, longs(depth - 1));
        case 4:
          List<Object> values = new ArrayList<>();
          int size = 1 + random.nextInt(8);
          for (int i = 0; i < size; i++) {
            values.add(value(LONG, random));
          }
          return new Expression.In(longs(depth - 1), values, random.nextInt(3) == 0);
        case 5:
          return call(comparison(), SqlType.BOOLEAN, strings(depth - 1), strings(depth - 1));
        case 6:
          return caseOf(depth, SqlType.BOOLEAN, booleans(depth - 1), booleans(depth - 1));
        default:
          return call(comparison(), SqlType.BOOLEAN, longs(depth - 1), longs(depth - 1));
      }
    }

    private String comparison() {
      return List.of("=", "<>", "<", "<=", ">", ">=", "<=>").get(random.nextInt(7));
    }

    private Expression caseOf(int depth, SqlType type, Expression a, Expression b) {
      Expression otherwise =
          random.nextBoolean() ? new Expression.Literal(type, null) : random.nextBoolean() ? a : b;
      return random.nextBoolean()
          ? new Expression.Case(List.of(booleans(depth - 1)), List.of(a), otherwise, type)
          : new Expression.Case(
              List.of(booleans(depth - 1), booleans(depth - 1)), List.of(a, b), otherwise, type);
    }

    private Expression call(String name, SqlType type, Expression... arguments) {
      return Expression.Call.of(name, type, mode, arguments);
    }
  }

  private static final class Failure extends RuntimeException {
    Failure(String condition) {
      super(condition, null, false, false);
    }
  }

  /** One row at a time, in the order of the operands. */
  private static final class Interpreter {
    static Object evaluate(Expression e, List<ColumnVector> columns, int row) {
      if (e instanceof Expression.InputRef ref) {
        return Vectors.get(ref.type(), columns.get(ref.index()), row);
      } else if (e instanceof Expression.Literal literal) {
        return literal.value();
      } else if (e instanceof Expression.Logical logical) {
        boolean unknown = false;
        for (Expression operand : logical.operands()) {
          Object value = evaluate(operand, columns, row);
          if (value == null) {
            unknown = true;
          } else if ((Boolean) value != logical.and()) {
            return value;
          }
        }
        return unknown ? null : (Object) logical.and();
      } else if (e instanceof Expression.Case c) {
        for (int i = 0; i < c.conditions().size(); i++) {
          if (Boolean.TRUE.equals(evaluate(c.conditions().get(i), columns, row))) {
            return evaluate(c.results().get(i), columns, row);
          }
        }
        return evaluate(c.otherwise(), columns, row);
      } else if (e instanceof Expression.Coalesce c) {
        for (Expression operand : c.operands()) {
          Object value = evaluate(operand, columns, row);
          if (value != null) {
            return value;
          }
        }
        return null;
      } else if (e instanceof Expression.In in) {
        Object value = evaluate(in.value(), columns, row);
        return value == null
            ? null
            : in.values().contains(value) ? (Object) true : in.hasNull() ? null : (Object) false;
      } else if (e instanceof Expression.Cast cast) {
        return cast(cast, evaluate(cast.operand(), columns, row));
      }
      return call((Expression.Call) e, columns, row);
    }

    private static Object cast(Expression.Cast cast, Object value) {
      if (value == null) {
        return null;
      }
      if (cast.type().equals(SqlType.STRING)) {
        return ByteSlice.of(value.toString());
      }
      try {
        return Long.parseLong(value.toString());
      } catch (NumberFormatException e) {
        if (cast.mode() == EvalMode.ANSI) {
          throw new Failure("CAST_INVALID_INPUT");
        }
        return null;
      }
    }

    private static Object call(Expression.Call call, List<ColumnVector> columns, int row) {
      Object a = evaluate(call.arguments().get(0), columns, row);
      switch (call.function()) {
        case "isnull":
          return a == null;
        case "not":
          return a == null ? null : (Object) !(Boolean) a;
        case "<=>":
          Object other = evaluate(call.arguments().get(1), columns, row);
          return a == null || other == null ? a == other : a.equals(other);
        default:
          if (a == null) {
            return null;
          }
          Object b = evaluate(call.arguments().get(1), columns, row);
          return b == null ? null : strict(call, a, b);
      }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object strict(Expression.Call call, Object a, Object b) {
      boolean ansi = call.mode() == EvalMode.ANSI;
      int order = ((Comparable) a).compareTo(b);
      switch (call.function()) {
        case "=":
          return order == 0;
        case "<>":
          return order != 0;
        case "<":
          return order < 0;
        case "<=":
          return order <= 0;
        case ">":
          return order > 0;
        case ">=":
          return order >= 0;
        default:
          break;
      }
      long x = (Long) a;
      long y = (Long) b;
      boolean divides = call.function().equals("div") || call.function().equals("%");
      if (divides && y == 0) {
        if (ansi) {
          throw new Failure(call.function().equals("%") ? "REMAINDER_BY_ZERO" : "DIVIDE_BY_ZERO");
        }
        return null;
      }
      try {
        switch (call.function()) {
          case "+":
            return ansi ? Math.addExact(x, y) : x + y;
          case "*":
            return ansi ? Math.multiplyExact(x, y) : x * y;
          case "%":
            return x % y;
          default:
            if (ansi && x == Long.MIN_VALUE && y == -1) {
              throw new ArithmeticException();
            }
            return x / y;
        }
      } catch (ArithmeticException e) {
        throw new Failure("ARITHMETIC_OVERFLOW");
      }
    }
  }
}
