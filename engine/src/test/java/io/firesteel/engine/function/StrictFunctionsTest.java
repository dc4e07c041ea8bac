package io.firesteel.engine.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.DictionaryVector;
import io.firesteel.core.vector.MapValue;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.plan.QueryContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every strict scalar function, whatever it computes. */
class StrictFunctionsTest {
  private static final int ROWS = 70;
  private static final List<String> TYPES =
      List.of(
          "int",
          "bigint",
          "double",
          "decimal(10,2)",
          "string",
          "binary",
          "date",
          "timestamp",
          "boolean",
          "array<int>",
          "map<int,string>");

  /** Called by the planner only, which knows their arguments. */
  private static final List<String> INTERNAL =
      List.of("get_field", "element", "pad_char", "fit_char");

  private static final List<String> SECOND =
      List.of("int", "string", "date", "double", "array<int>");

  static Stream<String> strictFunctions() {
    FunctionRegistry registry = FunctionRegistry.builtIn();
    TreeSet<String> names = new TreeSet<>();
    for (String name : registry.names()) {
      if (registry.find(name) instanceof ScalarFunction f
          && f.nulls() == NullPolicy.STRICT
          && f.deterministic()
          && !INTERNAL.contains(f.name())) {
        names.add(f.name());
      }
    }
    return names.stream();
  }

  @ParameterizedTest
  @MethodSource("strictFunctions")
  void encodingsChangeNothingAndNullsGiveNull(String name) {
    ScalarFunction function = (ScalarFunction) FunctionRegistry.builtIn().find(name);
    Random random = new Random(name.hashCode());
    for (String first : TYPES) {
      check(function, List.of(first), random);
      for (String second : SECOND) {
        check(function, List.of(first, second), random);
        check(function, List.of(first, second, second), random);
        check(function, List.of(first, second, "int"), random);
      }
    }
  }

  @Test
  void definitionsAreDocumented() {
    FunctionRegistry registry = FunctionRegistry.builtIn();
    for (String name : registry.names()) {
      assertThat(registry.find(name).doc().usage()).as(name).isNotNull();
      assertThat(registry.find(name).resolver()).as(name).isNotNull();
    }
  }

  private static void check(ScalarFunction function, List<String> typeNames, Random random) {
    List<Argument> arguments = typeNames.stream().map(t -> Argument.of(TypeText.parse(t))).toList();
    Resolved resolved;
    Kernel kernel;
    List<ConstantVector> constants;
    try {
      resolved =
          function
              .resolver()
              .resolve(
                  new CallSite(
                      function.name(), arguments, EvalMode.ANSI, Settings.DEFAULTS, () -> "f()"));
      constants = new ArrayList<>(Collections.nCopies(arguments.size(), null));
      for (int i = 0; i < resolved.defaults().size(); i++) {
        constants.add(
            Vectors.constant(
                resolved.argumentTypes().get(arguments.size() + i), resolved.defaults().get(i), 1));
      }
      kernel =
          function.bind(
              new BindContext(
                  function.name(),
                  resolved.argumentTypes(),
                  constants,
                  Collections.nCopies(constants.size(), null),
                  resolved.type(),
                  EvalMode.LEGACY,
                  QueryContext.of("", Settings.DEFAULTS)));
    } catch (SqlException e) {
      return;
    }
    ColumnVector[] flat = new ColumnVector[constants.size()];
    for (int k = 0; k < flat.length; k++) {
      flat[k] =
          constants.get(k) != null
              ? constants.get(k).withLength(ROWS)
              : column(resolved.argumentTypes().get(k), random);
    }
    ColumnVector expected;
    try {
      expected = kernel.evaluate(flat, ROWS);
    } catch (SqlException e) {
      return;
    }
    String call = function.name() + typeNames;
    ColumnVector[] encoded = flat.clone();
    encoded[0] = dictionary(flat[0]);
    ColumnVector actual = kernel.evaluate(encoded, ROWS);
    for (int i = 0; i < ROWS; i++) {
      Object value = Vectors.get(resolved.type(), expected, i);
      assertThat(Vectors.get(resolved.type(), actual, i)).as(call).isEqualTo(value);
      boolean anyNull = false;
      for (ColumnVector column : flat) {
        anyNull |= column.isNull(i);
      }
      if (anyNull) {
        assertThat(value).as(call + " of null").isNull();
      }
      if (i < 3) {
        ColumnVector[] row = new ColumnVector[flat.length];
        for (int k = 0; k < row.length; k++) {
          row[k] = flat[k].select(new int[] {i}, 1);
          row[k] =
              row[k] instanceof ConstantVector ? row[k] : new ConstantVector(row[k].flatten(), 1);
        }
        if (!anyNull) {
          assertThat(Vectors.get(resolved.type(), kernel.evaluate(row, 1), 0))
              .as(call + " of constants")
              .isEqualTo(value);
        }
      }
    }
  }

  private static ColumnVector column(SqlType type, Random random) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      values.add(random.nextInt(6) == 0 ? null : value(type, random));
    }
    return Vectors.of(type, values);
  }

  private static ColumnVector dictionary(ColumnVector flat) {
    if (flat instanceof ConstantVector) {
      return flat;
    }
    int[] valid = new int[ROWS];
    int[] codes = new int[ROWS];
    int count = 0;
    Validity.Builder validity = new Validity.Builder(ROWS);
    for (int i = 0; i < ROWS; i++) {
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
        Vectors.withValidity(entries, Validity.ALL), codes, validity.build(ROWS), ROWS, false);
  }

  private static Object value(SqlType type, Random random) {
    switch (type.kind()) {
      case VOID:
        return null;
      case BOOLEAN:
        return random.nextBoolean();
      case TINYINT:
      case SMALLINT:
      case INT:
      case DATE:
      case YEAR_MONTH_INTERVAL:
        return random.nextInt(20) - 5;
      case DECIMAL:
        return BigDecimal.valueOf(random.nextInt(900) - 100, 0)
            .setScale(((SqlType.DecimalType) type).scale());
      case FLOAT:
        return (float) random.nextInt(10);
      case DOUBLE:
        return random.nextInt(100) / 8.0;
      case STRING:
      case BINARY:
        return ByteSlice.of(
            List.of("", "a", "1", "Ab c", "é1,b", "2020-01-02").get(random.nextInt(6)));
      case ARRAY:
        List<Object> list = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
          list.add(value(((SqlType.ArrayType) type).element(), random));
        }
        return list;
      case MAP:
        return new MapValue(
            List.of(value(((SqlType.MapType) type).key(), random)),
            Collections.singletonList(value(((SqlType.MapType) type).value(), random)));
      case STRUCT:
        List<Object> fields = new ArrayList<>();
        Vectors.parts(type).forEach(t -> fields.add(value(t, random)));
        return fields;
      case CALENDAR_INTERVAL:
        return List.of(1, 2, 3L);
      default:
        return (long) random.nextInt(1_000_000);
    }
  }
}
