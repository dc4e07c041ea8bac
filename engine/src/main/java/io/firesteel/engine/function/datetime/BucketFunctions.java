package io.firesteel.engine.function.datetime;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.function.lift.Lift;
import io.firesteel.engine.function.lift.RowFunction;
import io.firesteel.engine.time.CivilDate;
import io.firesteel.engine.time.ZoneOffsets;
import java.util.ArrayList;
import java.util.List;

/**
 * time_bucket: the start of the span of some length, counted from an origin, that a timestamp falls
 * in. Whole days and months go by the wall clock of the session's zone, parts of days by elapsed
 * time.
 */
public final class BucketFunctions {
  private static final long DAY = CivilDate.MICROS_PER_DAY;

  private BucketFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        DateFunctions.named(
                "time_bucket",
                "The start of the bucket that a timestamp falls in; buckets have the length of an"
                    + " interval and start at an origin, by default 1970-01-01.",
                "time_bucket(INTERVAL '15' MINUTE, TIMESTAMP_NTZ '2024-01-01 11:27:00')",
                "2024-01-01 11:15:00")
            .resolver(BucketFunctions::types)
            .canFail()
            .bind(Lift.strict((BindContext context) -> bucket(context)))
            .define());
  }

  private static Resolved types(CallSite site) {
    List<Argument> arguments = site.arguments();
    if (arguments.size() < 2 || arguments.size() > 3) {
      throw CallErrors.argumentCount(site, "[2, 3]", arguments.size());
    }
    SqlType size = arguments.get(0).type();
    boolean months = size.kind() == TypeKind.YEAR_MONTH_INTERVAL;
    if (!months && size.kind() != TypeKind.DAY_TIME_INTERVAL && size.kind() != TypeKind.VOID) {
      throw CallErrors.inputType(
          site, 0, "(\"INTERVAL DAY TO SECOND\" or \"INTERVAL YEAR TO MONTH\")");
    }
    SqlType type = null;
    for (int i = 1; i < arguments.size(); i++) {
      SqlType given = arguments.get(i).type();
      boolean timestamp =
          given.kind() == TypeKind.TIMESTAMP || given.kind() == TypeKind.TIMESTAMP_NTZ;
      if (!timestamp && given.kind() != TypeKind.VOID) {
        throw CallErrors.inputType(site, i, "\"(TIMESTAMP OR TIMESTAMP WITHOUT TIME ZONE)\"");
      }
      if (timestamp && type != null && !given.equals(type)) {
        throw CallErrors.inputType(site, i, CallErrors.quoted(type));
      }
      type = timestamp ? given : type;
    }
    type = type == null ? SqlType.TIMESTAMP : type;
    if (!arguments.get(0).foldable()) {
      throw CallErrors.notConstant(site, 0, "bucketSize");
    }
    if (arguments.size() > 2 && !arguments.get(2).foldable()) {
      throw CallErrors.notConstant(site, 2, "origin");
    }
    if (arguments.get(0).value() instanceof Number n && n.longValue() <= 0) {
      throw CallErrors.outOfRange(site, "`bucketSize`", "(0, inf)", arguments.get(0).text());
    }
    List<SqlType> types = new ArrayList<>();
    types.add(size.kind() == TypeKind.VOID ? SqlType.DAY_TIME : size);
    for (int i = 1; i < arguments.size(); i++) {
      types.add(type);
    }
    return Resolved.of(types, type, arguments.stream().anyMatch(Argument::nullable));
  }

  private static RowFunction bucket(BindContext context) {
    boolean months = context.argument(0).kind() == TypeKind.YEAR_MONTH_INTERVAL;
    boolean zoned = context.argument(1).kind() == TypeKind.TIMESTAMP;
    ZoneOffsets.Cursor zone = ZoneOffsets.of(context.query().zone()).cursor();
    return (in, out) -> {
      long size = in.getWhole(0);
      long time = in.getLong(1);
      long origin = in.count() > 2 ? in.getLong(2) : zoned ? zone.toInstant(0) : 0;
      try {
        if (!months && size < DAY) {
          out.putLong(floor(time, origin, size));
          return;
        }
        long wall = zoned ? zone.toLocal(time) : time;
        long first = zoned ? zone.toLocal(origin) : origin;
        if (months) {
          long start = month(wall, first, size);
          out.putLong(zoned ? zone.toInstant(start) : start);
          return;
        }
        long n = Math.floorDiv(Math.subtractExact(wall, first), size) + 1;
        long start;
        do {
          start = later(zoned ? zone : null, first, Math.multiplyExact(n--, size));
        } while (start > time);
        out.putLong(start);
      } catch (ArithmeticException e) {
        throw DatetimeErrors.overflow("find the bucket of a timestamp");
      }
    };
  }

  /** Whole days later on the wall clock, and the rest later in elapsed time. */
  private static long later(ZoneOffsets.Cursor zone, long wall, long span) {
    long rest = Math.floorMod(span, DAY);
    long moved = Math.addExact(wall, span - rest);
    return (zone == null ? moved : zone.toInstant(moved)) + rest;
  }

  private static long floor(long time, long origin, long size) {
    long distance = Math.subtractExact(time, origin);
    return Math.addExact(origin, Math.multiplyExact(Math.floorDiv(distance, size), size));
  }

  /**
   * Months are added to the origin, so that the end of a month cuts only the bucket's own start.
   */
  private static long month(long wall, long origin, long size) {
    long a = CivilDate.fromDays(Math.floorDiv(origin, DAY));
    long b = CivilDate.fromDays(Math.floorDiv(wall, DAY));
    long months =
        (CivilDate.year(b) - CivilDate.year(a)) * 12 + CivilDate.month(b) - CivilDate.month(a);
    long buckets = Math.floorDiv(months, size);
    long start = later(origin, buckets * size);
    return start > wall ? later(origin, (buckets - 1) * size) : start;
  }

  private static long later(long origin, long months) {
    long day = CivilDate.addMonths(Math.floorDiv(origin, DAY), months);
    return Math.addExact(Math.multiplyExact(day, DAY), Math.floorMod(origin, DAY));
  }
}
