package io.firesteel.engine.function.datetime;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.function.lift.Lift;
import io.firesteel.engine.function.lift.Loops;
import io.firesteel.engine.function.lift.Output;
import io.firesteel.engine.function.lift.RowFunction;
import io.firesteel.engine.time.CivilDate;
import io.firesteel.engine.time.ZoneOffsets;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** EXTRACT and the fields of times of day. */
public final class PartFunctions {
  private static final SqlType SECONDS = SqlType.decimal(8, 6);

  private PartFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        DateFunctions.named(
                "extract",
                "A field of a date, timestamp, time or interval.",
                "extract(YEAR FROM TIMESTAMP '2019-08-12 01:00:00.123456')",
                "2019")
            .aliases("date_part", "datepart")
            .resolver(PartFunctions::resolve)
            .bind(PartFunctions::bind)
            .define(),
        clock("hour", "The hour, 0 to 23.", 3_600_000_000L, 24, "12"),
        clock("minute", "The minute, 0 to 59.", 60_000_000L, 60, "58"),
        clock("second", "The whole second, 0 to 59.", 1_000_000L, 60, "59"));
  }

  private static FunctionDefinition clock(
      String name, String usage, long micros, int modulo, String result) {
    return DateFunctions.named(name, usage, name + "('2009-07-30 12:58:59')", result)
        .on("(anytimestamp|time) -> int")
        .bind(context -> Kernel.infallible(clock(context, 0, micros, modulo)))
        .define();
  }

  private static Kernel clock(BindContext context, int index, long micros, int modulo) {
    if (context.argument(index).kind() == TypeKind.TIMESTAMP) {
      ZoneOffsets.Cursor zone = ZoneOffsets.of(context.query().zone()).cursor();
      return Loops.longToInt(
          t -> (int) Math.floorMod(Math.floorDiv(zone.toLocal(t), micros), (long) modulo));
    }
    long unit = context.argument(index).kind() == TypeKind.TIME ? micros * 1000 : micros;
    return Loops.longToInt(t -> (int) Math.floorMod(Math.floorDiv(t, unit), (long) modulo));
  }

  private static Resolved resolve(CallSite site) {
    List<Argument> arguments = site.arguments();
    if (arguments.size() != 2) {
      throw CallErrors.argumentCount(site, "2", arguments.size());
    }
    Argument field = arguments.get(0);
    if (!field.foldable()) {
      throw CallErrors.notConstant(site, 0, "field");
    }
    SqlType source = arguments.get(1).type();
    if (field.value() == null) {
      return Resolved.of(List.of(SqlType.STRING, source), SqlType.DOUBLE, true);
    }
    String name = field.value().toString();
    SqlType from = source.isText() || source.kind() == TypeKind.VOID ? SqlType.TIMESTAMP : source;
    SqlType type = type(DatePart.named(name), from);
    if (type == null) {
      throw SqlException.of(
              "INVALID_EXTRACT_FIELD",
              "There is no field " + name + " in " + arguments.get(1).text() + ".")
          .with("field", "`" + name + "`")
          .with("expr", CallErrors.quoted(arguments.get(1).text()));
    }
    return Resolved.of(List.of(SqlType.STRING, from), type, arguments.get(1).nullable());
  }

  private static SqlType type(DatePart part, SqlType source) {
    if (part == null) {
      return null;
    }
    switch (source.kind()) {
      case DATE:
      case TIMESTAMP:
      case TIMESTAMP_NTZ:
        return part == DatePart.SECOND ? SECONDS : SqlType.INT;
      case TIME:
        return part == DatePart.SECOND ? SECONDS : part.isOfTime() ? SqlType.INT : null;
      case YEAR_MONTH_INTERVAL:
        return part == DatePart.YEAR
            ? SqlType.INT
            : part == DatePart.MONTH ? SqlType.TINYINT : null;
      case DAY_TIME_INTERVAL:
        return part == DatePart.DAY
            ? SqlType.INT
            : part == DatePart.SECOND ? SECONDS : part.isOfTime() ? SqlType.TINYINT : null;
      case CALENDAR_INTERVAL:
        switch (part) {
          case YEAR:
          case DAY:
            return SqlType.INT;
          case QUARTER:
          case MONTH:
          case HOUR:
          case MINUTE:
            return SqlType.TINYINT;
          case SECOND:
            return SECONDS;
          default:
            return null;
        }
      default:
        return null;
    }
  }

  private static Kernel bind(BindContext context) {
    if (context.constant(0) == null) {
      return Lift.kernel(context, true, false, (in, out) -> {});
    }
    String name = ((ByteSlice) context.constant(0)).toString().toLowerCase(Locale.ROOT);
    return Lift.kernel(context, true, false, field(DatePart.named(name), context));
  }

  private static RowFunction field(DatePart part, BindContext context) {
    ZoneOffsets.Cursor zone = ZoneOffsets.of(context.query().zone()).cursor();
    switch (context.argument(1).kind()) {
      case DATE:
        return part == DatePart.SECOND
            ? (in, out) -> out.putValue(seconds(0, 1))
            : part.isOfTime()
                ? (in, out) -> out.putInt(0)
                : (in, out) -> out.putInt(part.of(in.getInt(1)));
      case TIMESTAMP:
        return (in, out) -> putField(part, zone.toLocal(in.getLong(1)), out);
      case TIMESTAMP_NTZ:
        return (in, out) -> putField(part, in.getLong(1), out);
      case TIME:
        return (in, out) -> putField(part, in.getLong(1) / 1000, out);
      case YEAR_MONTH_INTERVAL:
        return (in, out) ->
            out.putInt(part == DatePart.YEAR ? in.getInt(1) / 12 : in.getInt(1) % 12);
      case DAY_TIME_INTERVAL:
        return (in, out) -> putInterval(part, in.getLong(1), CivilDate.MICROS_PER_DAY, out);
      default:
        return (in, out) -> {
          List<Object> interval = in.getList(1);
          int months = (Integer) interval.get(0);
          switch (part) {
            case YEAR:
              out.putInt(months / 12);
              break;
            case QUARTER:
              out.putInt(months % 12 / 3 + 1);
              break;
            case MONTH:
              out.putInt(months % 12);
              break;
            case DAY:
              out.putInt((Integer) interval.get(1));
              break;
            default:
              putInterval(part, (Long) interval.get(2), CivilDate.MICROS_PER_DAY, out);
          }
        };
    }
  }

  private static void putField(DatePart part, long local, Output out) {
    if (!part.isOfTime()) {
      out.putInt(part.of((int) Math.floorDiv(local, CivilDate.MICROS_PER_DAY)));
      return;
    }
    putInterval(
        part, Math.floorMod(local, CivilDate.MICROS_PER_DAY), CivilDate.MICROS_PER_DAY, out);
  }

  private static void putInterval(DatePart part, long micros, long day, Output out) {
    switch (part) {
      case DAY:
        out.putInt((int) (micros / day));
        break;
      case HOUR:
        out.putInt((int) (micros % day / CivilDate.MICROS_PER_HOUR));
        break;
      case MINUTE:
        out.putInt((int) (micros % CivilDate.MICROS_PER_HOUR / CivilDate.MICROS_PER_MINUTE));
        break;
      default:
        out.putValue(seconds(micros % CivilDate.MICROS_PER_MINUTE, 1));
    }
  }

  private static BigDecimal seconds(long micros, long divisor) {
    return BigDecimal.valueOf(micros / divisor, 6);
  }
}
