package io.firesteel.engine.function.collection;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.TypeCoercion;
import io.firesteel.engine.function.lift.Lift;
import io.firesteel.engine.function.lift.RowFunction;
import io.firesteel.engine.time.CivilDate;
import io.firesteel.engine.time.ZoneOffsets;
import java.util.ArrayList;
import java.util.List;

/** sequence(start, stop, step) of whole numbers, dates and timestamps. */
public final class SequenceFunction {
  private static final int LONGEST = 10_000_000;

  private SequenceFunction() {}

  /** The function. */
  public static List<FunctionDefinition> all() {
    return List.of(
        ScalarFunction.named("sequence")
            .doc(
                "array_funcs",
                "The values from the first to the second, by a step: by default 1 or a day, down or"
                    + " up.",
                "sequence(1, 5)",
                "[1,2,3,4,5]")
            .resolver(SequenceFunction::types)
            .canFail()
            .bind(Lift.strict(SequenceFunction::bind))
            .define());
  }

  private static Resolved types(CallSite site) {
    List<Argument> arguments = site.arguments();
    int n = arguments.size();
    if (n < 2 || n > 3) {
      throw CallErrors.argumentCount(site, "[2, 3]", n);
    }
    List<SqlType> bounds = new ArrayList<>();
    bounds.add(arguments.get(0).type());
    bounds.add(arguments.get(1).type());
    SqlType step = n == 3 ? arguments.get(2).type() : null;
    if (step != null && step.isIntegral()) {
      bounds.add(step);
    }
    SqlType type = TypeCoercion.common(bounds, site.ansi());
    boolean numbers = type != null && type.isIntegral();
    boolean times = type != null && type.kind().isDatetime();
    boolean interval =
        step == null
            || step.kind() == TypeKind.YEAR_MONTH_INTERVAL
            || step.kind() == TypeKind.DAY_TIME_INTERVAL
            || step.kind() == TypeKind.CALENDAR_INTERVAL;
    if (!(numbers && (step == null || step.isIntegral())) && !(times && interval)) {
      throw CallErrors.mismatch(
              site,
              "SEQUENCE_WRONG_INPUT_TYPES",
              "sequence takes whole numbers, or datetimes with an interval as step.")
          .with("functionName", CallErrors.functionName(site))
          .with("startType", "(\"TIMESTAMP\" or \"TIMESTAMP_NTZ\" or \"DATE\")")
          .with(
              "stepType",
              "(\"INTERVAL\" or \"INTERVAL YEAR TO MONTH\" or \"INTERVAL DAY TO SECOND\")")
          .with("otherStartType", "\"INTEGRAL\"");
    }
    List<SqlType> types = new ArrayList<>(List.of(type, type));
    if (step != null) {
      types.add(numbers ? type : step);
    }
    boolean nullable = arguments.stream().anyMatch(Argument::nullable);
    return Resolved.of(types, SqlType.array(type, false), nullable);
  }

  private static RowFunction bind(BindContext context) {
    SqlType type = context.argument(0);
    boolean stepped = context.argumentTypes().size() == 3;
    if (type.isIntegral()) {
      boolean narrow = type.kind() != TypeKind.BIGINT;
      return (in, out) -> {
        long from = in.getWhole(0);
        long to = in.getWhole(1);
        long step = stepped ? in.getWhole(2) : from <= to ? 1 : -1;
        check(from, to, step);
        List<Object> all = new ArrayList<>();
        for (long v = from, n = count(from, to, step); n > 0; n--, v += step) {
          all.add(narrow ? (Object) (int) v : (Object) v);
        }
        out.putValue(all);
      };
    }
    ZoneOffsets.Cursor zone =
        type.kind() == TypeKind.TIMESTAMP ? ZoneOffsets.of(context.query().zone()).cursor() : null;
    boolean date = type.kind() == TypeKind.DATE;
    return (in, out) -> {
      long from = local(in.getWhole(0), date, zone);
      long to = local(in.getWhole(1), date, zone);
      long months = 0;
      long micros = from <= to ? CivilDate.MICROS_PER_DAY : -CivilDate.MICROS_PER_DAY;
      if (stepped) {
        Object step = in.getValue(2);
        months = step instanceof Integer m ? m : 0;
        micros = step instanceof Long t ? t : 0;
        if (step instanceof List<?> parts) {
          months = (Integer) parts.get(0);
          micros = (Integer) parts.get(1) * CivilDate.MICROS_PER_DAY + (Long) parts.get(2);
        }
      }
      check(from, to, months != 0 ? months : micros);
      List<Object> all = new ArrayList<>();
      boolean up = months > 0 || months == 0 && micros > 0;
      long day = Math.floorDiv(from, CivilDate.MICROS_PER_DAY);
      long rest = Math.floorMod(from, CivilDate.MICROS_PER_DAY);
      for (long k = 0; k < LONGEST; k++) {
        long value =
            CivilDate.addMonths(day, months * k) * CivilDate.MICROS_PER_DAY + rest + micros * k;
        if (up ? value > to : value < to) {
          out.putValue(all);
          return;
        }
        all.add(
            date
                ? (Object) (int) Math.floorDiv(value, CivilDate.MICROS_PER_DAY)
                : (Object) (zone == null ? value : zone.toInstant(value)));
      }
      throw tooLong();
    };
  }

  private static long local(long value, boolean date, ZoneOffsets.Cursor zone) {
    return date ? value * CivilDate.MICROS_PER_DAY : zone == null ? value : zone.toLocal(value);
  }

  private static void check(long from, long to, long step) {
    if (step > 0 && from > to || step < 0 && from < to || step == 0 && from != to) {
      throw SqlException.of(
          "INVALID_PARAMETER_VALUE.LENGTH",
          "A sequence from " + from + " to " + to + " by " + step + " never ends.");
    }
  }

  private static long count(long from, long to, long step) {
    if (step == 0) {
      return 1;
    }
    long n = Math.abs((to - from) / step) + 1;
    if (n > LONGEST || n <= 0) {
      throw tooLong();
    }
    return n;
  }

  private static SqlException tooLong() {
    return SqlException.of(
        "COLLECTION_SIZE_LIMIT_EXCEEDED.FUNCTION",
        "A sequence must not have more than " + LONGEST + " values.");
  }
}
