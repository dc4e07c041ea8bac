package io.firesteel.engine.function.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.DictionaryVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.Accumulator;
import io.firesteel.engine.function.AggregateFunction;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionRegistry;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.function.TypeText;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.plan.QueryContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AggregateFunctionsTest {
  private record Bound(Accumulator accumulator, SqlType type, List<SqlType> arguments) {}

  private static Bound bind(String name, EvalMode mode, List<Argument> arguments) {
    AggregateFunction function = (AggregateFunction) FunctionRegistry.builtIn().find(name);
    Resolved resolved =
        function
            .resolver()
            .resolve(new CallSite(name, arguments, mode, Settings.DEFAULTS, () -> name + "()"));
    List<ConstantVector> constants = new ArrayList<>();
    for (int i = 0; i < resolved.argumentTypes().size(); i++) {
      int d = i - arguments.size();
      Object value =
          d >= 0
              ? resolved.defaults().get(d)
              : arguments.get(i).foldable() ? arguments.get(i).value() : null;
      boolean constant = d >= 0 || arguments.get(i).foldable();
      constants.add(constant ? Vectors.constant(resolved.argumentTypes().get(i), value, 1) : null);
    }
    QueryContext query = QueryContext.of("", Settings.DEFAULTS);
    BindContext context =
        new BindContext(
            name, resolved.argumentTypes(), constants, List.of(), resolved.type(), mode, query);
    return new Bound(function.bind(context), resolved.type(), resolved.argumentTypes());
  }

  private static Object one(String name, String type, Object... values) {
    SqlType t = TypeText.parse(type);
    Bound bound = bind(name, EvalMode.ANSI, List.of(Argument.of(t)));
    ColumnVector[] columns = columns(bound.arguments(), t, Arrays.asList(values));
    bound.accumulator().resize(1);
    bound.accumulator().addAll(0, columns, values.length);
    return Vectors.get(bound.type(), bound.accumulator().finish(0, 1), 0);
  }

  private static ColumnVector[] columns(List<SqlType> types, SqlType first, List<?> values) {
    ColumnVector[] columns = new ColumnVector[types.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] =
          i == 0
              ? Vectors.of(types.get(0), values)
              : Vectors.constant(types.get(i), defaultOf(types.get(i)), values.size());
    }
    return columns;
  }

  private static Object defaultOf(SqlType type) {
    return type == SqlType.BIGINT ? (Object) 1L : type == SqlType.BOOLEAN ? false : null;
  }

  @Test
  void answersAreSparks() {
    assertThat(one("sum", "int", 1, 2, null)).isEqualTo(3L);
    assertThat(one("sum", "decimal(3,2)", new BigDecimal("1.10"), new BigDecimal("2.25")))
        .hasToString("3.35");
    assertThat(one("avg", "decimal(3,2)", new BigDecimal("1.10"), new BigDecimal("2.25")))
        .hasToString("1.675000");
    assertThat(
            one(
                "avg",
                "decimal(1,0)",
                new BigDecimal("1"),
                new BigDecimal("2"),
                new BigDecimal("2")))
        .hasToString("1.6667");
    assertThat(
            one(
                "avg",
                "decimal(1,0)",
                new BigDecimal("-1"),
                new BigDecimal("-2"),
                new BigDecimal("-2")))
        .hasToString("-1.6667");
    assertThat(one("sum", "interval month", 1, 2, 2)).isEqualTo(5);
    assertThat(one("avg", "interval month", 1, 2, 2)).isEqualTo(2);
    assertThat(one("bit_and", "smallint", 3, 5)).isEqualTo(1);
    assertThat(one("bit_xor", "bigint", 3L, 5L)).isEqualTo(6L);
    assertThat(one("bool_and", "boolean", true, null)).isEqualTo(true);
    assertThat((Double) one("skewness", "double", 1.0, 2.0, 10.0))
        .isCloseTo(0.6745554845457655, within(1e-12));
    assertThat((Double) one("kurtosis", "double", 1.0, 2.0, 10.0))
        .isCloseTo(-1.5000000000000002, within(1e-12));
    assertThat((Double) one("stddev", "double", 1.0, 2.0, 10.0))
        .isCloseTo(4.932882862316248, within(1e-12));
    assertThat((Double) one("var_pop", "double", 1.0, 2.0, 10.0))
        .isCloseTo(16.222222222222225, within(1e-12));
    assertThat(one("stddev", "double", 1.0)).isNull();
    assertThat(one("stddev_pop", "double", 1.0)).isEqualTo(0.0);
    assertThat(one("max", "double", Double.NaN, 1.0)).isEqualTo(Double.NaN);
    assertThat(one("min", "string", ByteSlice.of("b"), ByteSlice.of("a"))).hasToString("a");
    assertThat(one("median", "int", 1, 2, 10, 10)).isEqualTo(6.0);
    assertThat(one("mode", "int", 1, 2, 10, 10)).isEqualTo(10);
    assertThat(one("collect_list", "int", 1, null, 1, 2)).hasToString("[1, 1, 2]");
    assertThat(one("collect_set", "int", 1, null, 1, 2)).hasToString("[1, 2]");
    assertThat(one("first", "int", null, 1, 2)).isNull();
    assertThat(one("last", "int", null, 1, 2)).isEqualTo(2);
    assertThat(one("count", "int", null, 1, 2)).isEqualTo(2L);
  }

  @Test
  void sumsOverAnyTypeAreNullWithoutRows() {
    for (String type : List.of("int", "double", "decimal(10,2)", "interval day to second")) {
      assertThat(one("sum", type)).isNull();
      assertThat(one("avg", type)).isNull();
      assertThat(one("max", type)).isNull();
    }
  }

  @Test
  void overflowIsAnErrorOrWrapsOrGivesNull() {
    assertThatThrownBy(() -> one("sum", "bigint", Long.MAX_VALUE, 1L))
        .isInstanceOfSatisfying(
            SqlException.class, e -> assertThat(e.code().name()).isEqualTo("ARITHMETIC_OVERFLOW"));
    assertThat(one("try_sum", "bigint", Long.MAX_VALUE, 1L)).isNull();
    BigDecimal nines = new BigDecimal("9".repeat(38));
    assertThatThrownBy(() -> one("sum", "decimal(38,0)", nines, BigDecimal.ONE))
        .isInstanceOf(SqlException.class);
    assertThat(one("try_sum", "decimal(38,0)", nines, BigDecimal.ONE)).isNull();
    assertThat(one("sum", "decimal(38,0)", nines, nines.negate())).hasToString("0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "count;int",
        "sum;int",
        "sum;bigint",
        "sum;double",
        "sum;decimal(7,2)",
        "sum;decimal(18,2)",
        "sum;decimal(30,2)",
        "avg;int",
        "avg;decimal(7,2)",
        "avg;decimal(30,2)",
        "min;int",
        "max;bigint",
        "min;string",
        "max;double",
        "max;decimal(30,2)",
        "bool_and;boolean",
        "bit_or;int",
        "var_samp;double",
        "kurtosis;double",
        "collect_list;int",
        "median;int",
        "mode;int",
        "first;string",
        "last;string",
        "min;array<int>",
        "try_sum;bigint",
        "sum;interval month",
        "avg;interval day to second",
        "max;boolean",
        "min;float"
      })
  void partialAndMergedGiveWhatSingleGives(String name, String typeText) {
    SqlType type = TypeText.parse(typeText);
    Random random = new Random(42);
    int groupCount = 7;
    for (int round = 0; round < 6; round++) {
      Bound single = bind(name, EvalMode.ANSI, List.of(Argument.of(type)));
      Bound merged = bind(name, EvalMode.ANSI, List.of(Argument.of(type)));
      single.accumulator().resize(groupCount);
      merged.accumulator().resize(groupCount);
      for (int part = 0; part < 3; part++) {
        int rows = random.nextInt(200);
        List<Object> values = new ArrayList<>();
        int[] groups = new int[rows];
        for (int i = 0; i < rows; i++) {
          values.add(round > 2 && random.nextInt(4) == 0 ? null : random(type, random));
          groups[i] = random.nextInt(groupCount - 1);
        }
        ColumnVector[] flat = columns(single.arguments(), type, values);
        Bound partial = bind(name, EvalMode.ANSI, List.of(Argument.of(type)));
        partial.accumulator().resize(groupCount);
        single.accumulator().add(groups, flat, rows);
        ColumnVector[] encoded = flat.clone();
        encoded[0] = round % 2 == 0 ? dictionary(flat[0], random) : flat[0];
        partial.accumulator().add(groups, encoded, rows);
        int[] identity = new int[groupCount];
        Arrays.setAll(identity, i -> i);
        merged
            .accumulator()
            .merge(identity, partial.accumulator().states(0, groupCount), groupCount);
        assertThat(partial.accumulator().states(0, groupCount))
            .hasSize(partial.accumulator().stateTypes().size());
      }
      for (int g = 0; g < groupCount; g++) {
        Object expected = Vectors.get(single.type(), single.accumulator().finish(0, groupCount), g);
        Object actual = Vectors.get(single.type(), merged.accumulator().finish(g, 1), 0);
        if (expected instanceof Double d && !d.isNaN()) {
          assertThat((Double) actual).isCloseTo(d, Percentage.withPercentage(1e-6));
        } else {
          assertThat(actual).isEqualTo(expected);
        }
      }
    }
  }

  private static ColumnVector dictionary(ColumnVector flat, Random random) {
    int n = flat.length();
    int[] valid = new int[n];
    int[] codes = new int[n];
    int count = 0;
    Validity.Builder validity = new Validity.Builder(n);
    for (int i = 0; i < n; i++) {
      if (flat.isNull(i)) {
        validity.setNull(i);
      } else {
        codes[i] = count;
        valid[count++] = i;
      }
    }
    if (count == 0) {
      return flat;
    }
    ColumnVector entries = flat.select(valid, count).flatten();
    return new DictionaryVector(
        Vectors.withValidity(entries, Validity.ALL), codes, validity.build(n), n, false);
  }

  private static Object random(SqlType type, Random random) {
    switch (type.physical()) {
      case BOOLEAN:
        return random.nextBoolean();
      case INT:
        return random.nextInt(2000) - 1000;
      case LONG:
        if (type instanceof SqlType.DecimalType d) {
          return BigDecimal.valueOf(
              random.nextLong() % (long) Math.pow(10, d.precision()), d.scale());
        }
        return random.nextLong() >> 8;
      case FLOAT:
        return (float) random.nextGaussian();
      case DOUBLE:
        return random.nextGaussian() * 1000;
      case DECIMAL128:
        return new BigDecimal(
            new java.math.BigInteger(90, random).subtract(java.math.BigInteger.TWO.pow(89)),
            ((SqlType.DecimalType) type).scale());
      case BYTES:
        return ByteSlice.of(Integer.toString(random.nextInt(300)));
      case LIST:
        return List.of(random.nextInt(10), random.nextInt(10));
      default:
        throw new AssertionError(type);
    }
  }
}
