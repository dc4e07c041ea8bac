package io.firesteel.engine.function.aggregate;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.SparkSettings;
import io.firesteel.core.type.PhysicalType;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.DecimalType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ListVector;
import io.firesteel.core.vector.StructVector;
import io.firesteel.core.vector.VectorBuilder;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.Accumulator;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.ValueOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** PERCENTILE and its relatives: all values of a group are kept, and sorted at the end. */
final class Percentiles {
  /** How a fraction picks a value. */
  enum Kind {
    /** Between the two nearest values, in proportion. */
    INTERPOLATED,
    /** The first value at or above the fraction of rows, as a double or interval. */
    DISCRETE,
    /** The same value in its own type. */
    APPROXIMATE
  }

  private final SqlType input;
  private final SqlType type;
  private final Kind kind;
  private final double[] fractions;
  private final boolean descending;
  private final boolean weighted;
  private final boolean roundedDown;

  private Percentiles(
      BindContext context, Kind kind, double[] fractions, boolean descending, boolean weighted) {
    this.input = context.argument(0);
    this.type = context.type();
    this.kind = kind;
    this.fractions = fractions;
    this.descending = descending;
    this.weighted = weighted;
    this.roundedDown =
        kind == Kind.DISCRETE
            && context.query().settings().get(SparkSettings.LEGACY_PERCENTILE_DISC);
  }

  static Accumulator bind(BindContext context, Kind kind) {
    double[] fractions = fractions(context.constant(1));
    int arguments = context.argumentTypes().size();
    boolean descending =
        kind != Kind.APPROXIMATE
            && arguments > 2
            && context.argument(2) == SqlType.BOOLEAN
            && Boolean.TRUE.equals(context.constant(2));
    return make(new Percentiles(context, kind, fractions, descending, false), context);
  }

  /** percentile(x, fraction, frequency). */
  static Accumulator bindWeighted(BindContext context) {
    boolean weighted = !(context.isConstant(2) && Long.valueOf(1).equals(context.constant(2)));
    return make(
        new Percentiles(
            context, Kind.INTERPOLATED, fractions(context.constant(1)), false, weighted),
        context);
  }

  static Accumulator bindMedian(BindContext context) {
    return make(
        new Percentiles(context, Kind.INTERPOLATED, new double[] {0.5}, false, false), context);
  }

  private static Accumulator make(Percentiles percentiles, BindContext context) {
    if (!percentiles.weighted) {
      return new CollectAccumulator(context.argument(0), false, false, percentiles::finish);
    }
    SqlType pair =
        SqlType.struct(
            List.of(
                SqlType.field("value", context.argument(0)),
                SqlType.field("fraction", context.argument(1)),
                SqlType.field("frequency", SqlType.BIGINT)));
    return new CollectAccumulator(pair, true, false, percentiles::finish);
  }

  private static double[] fractions(Object constant) {
    if (constant instanceof List<?> list) {
      return list.stream().mapToDouble(x -> ((Number) x).doubleValue()).toArray();
    }
    return constant == null ? new double[0] : new double[] {((Number) constant).doubleValue()};
  }

  private ColumnVector finish(ListVector lists, RowStore store) {
    VectorBuilder out = VectorBuilder.of(type, lists.length());
    for (int i = 0; i < lists.length(); i++) {
      Object result =
          lists.size(i) == 0 || fractions.length == 0
              ? null
              : kind == Kind.APPROXIMATE ? approximate(lists, i, store) : exact(lists, i);
      out.appendValue(result);
    }
    return out.build();
  }

  private Object approximate(ListVector lists, int row, RowStore store) {
    List<Object> values = store.values(lists, row);
    values.sort(ValueOrder.of(input));
    List<Object> results = new ArrayList<>();
    for (double fraction : fractions) {
      results.add(values.get(rank(fraction, values.size())));
    }
    return type instanceof SqlType.ArrayType array && !array.equals(input)
        ? results
        : results.get(0);
  }

  private static int rank(double fraction, long count) {
    return (int) Math.max(0, Math.min(count, (long) Math.ceil(fraction * count)) - 1);
  }

  private Object exact(ListVector lists, int row) {
    double[] values = weighted ? repeated(lists, row) : doubles(lists.elements(), lists, row);
    if (values.length == 0) {
      return null;
    }
    Arrays.sort(values);
    List<Object> results = new ArrayList<>();
    for (double fraction : fractions) {
      results.add(boxed(pick(values, fraction)));
    }
    return type instanceof SqlType.ArrayType ? results : results.get(0);
  }

  private double pick(double[] sorted, double fraction) {
    int n = sorted.length;
    if (kind == Kind.DISCRETE) {
      int at = roundedDown ? (int) Math.floor((n - 1) * fraction) : rank(fraction, n);
      return sorted[descending ? n - 1 - at : at];
    }
    double position = (n - 1) * fraction;
    int lower = (int) Math.floor(position);
    int higher = (int) Math.ceil(position);
    double a = sorted[descending ? n - 1 - lower : lower];
    double b = sorted[descending ? n - 1 - higher : higher];
    return lower == higher || a == b ? a : (higher - position) * a + (position - lower) * b;
  }

  private Object boxed(double value) {
    SqlType result = type instanceof SqlType.ArrayType array ? array.element() : type;
    switch (result.kind()) {
      case YEAR_MONTH_INTERVAL:
        return (int) value;
      case DAY_TIME_INTERVAL:
        return (long) value;
      default:
        return value;
    }
  }

  private double[] repeated(ListVector lists, int row) {
    StructVector pairs = (StructVector) lists.elements();
    double[] values = doubles(pairs.field(0), lists, row);
    List<Double> all = new ArrayList<>();
    for (int k = 0; k < values.length; k++) {
      Object times = Vectors.get(SqlType.BIGINT, pairs.field(2), lists.offset(row) + k);
      if (times != null && (Long) times < 0) {
        throw SqlException.of(
                "NEGATIVE_VALUES_IN_FREQUENCY_EXPRESSION",
                "A row cannot count " + times + " times in percentile.")
            .with("frequencyExpression", "frequency")
            .with("negativeValue", times + "L");
      }
      for (long n = times == null ? 0 : (Long) times; n > 0; n--) {
        all.add(values[k]);
      }
    }
    return all.stream().mapToDouble(x -> x).toArray();
  }

  private double[] doubles(ColumnVector elements, ListVector lists, int row) {
    int n = lists.size(row);
    int from = lists.offset(row);
    double[] out = new double[n];
    if (input.physical() == PhysicalType.DECIMAL128) {
      for (int k = 0; k < n; k++) {
        out[k] = ((BigDecimal) Vectors.get(input, elements, from + k)).doubleValue();
      }
      return out;
    }
    Input in = Input.of(elements).asDoubles(elements.length());
    double scale = input instanceof DecimalType d ? Math.pow(10, d.scale()) : 1;
    for (int k = 0; k < n; k++) {
      out[k] = in.doubles()[in.index(from + k)] / scale;
    }
    return out;
  }
}
