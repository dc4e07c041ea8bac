package io.firesteel.engine.function.datetime;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.SparkSettings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.Resolver;
import io.firesteel.engine.function.Signature;
import io.firesteel.engine.function.cast.Casts;
import io.firesteel.engine.function.lift.Lift;
import io.firesteel.engine.function.lift.RowFunction;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.time.CivilDate;
import io.firesteel.engine.time.ZoneOffsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Reading and writing datetimes by patterns. */
public final class FormatFunctions {
  private static final String DEFAULT = "yyyy-MM-dd HH:mm:ss";

  private FormatFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        DateFunctions.named(
                "date_format",
                "The timestamp as text by a pattern.",
                "date_format('2016-04-08', 'y')",
                "2016")
            .on("(timestamp, string) -> string", "(time, string) -> string")
            .canFail()
            .bind(Lift.strict(FormatFunctions::dateFormat))
            .define(),
        DateFunctions.named(
                "from_unixtime",
                "The instant some seconds after 1970 as text by a pattern.",
                "from_unixtime(0, 'yyyy-MM-dd HH:mm:ss')",
                "1970-01-01 00:00:00")
            .on("(bigint, string = '" + DEFAULT + "') -> string?")
            .canFail()
            .bind(
                Lift.strict(
                    (BindContext context) -> {
                      ZoneId zone = context.query().zone();
                      if (isLegacy(context)) {
                        LegacyPatterns patterns = new LegacyPatterns(zone);
                        return (in, out) ->
                            out.putString(
                                patterns.print(
                                    in.getString(1), Instant.ofEpochSecond(in.getLong(0))));
                      }
                      return (in, out) ->
                          out.putString(
                              Patterns.printer(in.getString(1))
                                  .format(Instant.ofEpochSecond(in.getLong(0)).atZone(zone)));
                    }))
            .define(),
        reading(
            "to_date", SqlType.DATE, false, "to_date('2016-12-31', 'yyyy-MM-dd')", "2016-12-31"),
        reading("try_to_date", SqlType.DATE, true, "try_to_date('x', 'yyyy-MM-dd')", "NULL"),
        reading(
            "to_timestamp",
            SqlType.TIMESTAMP,
            false,
            "to_timestamp('2016-12-31', 'yyyy-MM-dd')",
            "2016-12-31 00:00:00"),
        reading(
            "try_to_timestamp",
            SqlType.TIMESTAMP,
            true,
            "try_to_timestamp('foo', 'yyyy-MM-dd')",
            "NULL"),
        reading(
            "to_timestamp_ltz",
            SqlType.TIMESTAMP,
            false,
            "to_timestamp_ltz('2016-12-31', 'yyyy-MM-dd')",
            "2016-12-31 00:00:00"),
        reading(
            "to_timestamp_ntz",
            SqlType.TIMESTAMP_NTZ,
            false,
            "to_timestamp_ntz('2016-12-31', 'yyyy-MM-dd')",
            "2016-12-31 00:00:00"),
        unix("unix_timestamp"),
        unix("to_unix_timestamp"),
        time("to_time", false),
        time("try_to_time", true));
  }

  private static boolean isLegacy(BindContext context) {
    return context.query().settings().get(SparkSettings.TIME_PARSER_POLICY).equals("LEGACY");
  }

  private static Patterns.Parsed parse(LegacyPatterns legacy, String pattern, String text) {
    return legacy == null
        ? Patterns.parse(Patterns.parser(pattern), text)
        : new Patterns.Parsed(legacy.parse(pattern, text), null);
  }

  private static RowFunction dateFormat(BindContext context) {
    ZoneId zone = context.query().zone();
    boolean time = context.argument(0).kind() == TypeKind.TIME;
    if (!time && isLegacy(context)) {
      LegacyPatterns patterns = new LegacyPatterns(zone);
      return (in, out) ->
          out.putString(patterns.print(in.getString(1), zoned(in.getLong(0), zone).toInstant()));
    }
    boolean constant = context.isConstant(1) && context.constant(1) != null;
    DateTimeFormatter fixed =
        constant ? Patterns.printer(((ByteSlice) context.constant(1)).toString()) : null;
    return (in, out) -> {
      DateTimeFormatter printer = constant ? fixed : Patterns.printer(in.getString(1));
      try {
        out.putString(
            printer.format(
                time ? LocalTime.ofNanoOfDay(in.getLong(0)) : zoned(in.getLong(0), zone)));
      } catch (DateTimeException e) {
        throw DatetimeErrors.outOfBoundsAlways(e.getMessage());
      }
    };
  }

  private static ZonedDateTime zoned(long micros, ZoneId zone) {
    long second = Math.floorDiv(micros, CivilDate.MICROS_PER_SECOND);
    long nanos = Math.floorMod(micros, CivilDate.MICROS_PER_SECOND) * 1000;
    return Instant.ofEpochSecond(second, nanos).atZone(zone);
  }

  private static FunctionDefinition reading(
      String name, SqlType type, boolean tries, String example, String result) {
    String always = " -> any" + (tries ? "?" : "");
    Resolver cast =
        Signature.resolver(
            (types, site) -> result(name, type, site.settings().get(SparkSettings.TIMESTAMP_TYPE)),
            "(date|timestamp|timestamp_ntz|string)" + always,
            "(date|timestamp|timestamp_ntz|string, string)" + always);
    Resolver numbers =
        Signature.resolver(
            (types, site) -> result(name, type, site.settings().get(SparkSettings.TIMESTAMP_TYPE)),
            "(numeric|string)" + always);
    return DateFunctions.named(
            name,
            "The text as a "
                + type.simpleName()
                + ", by a pattern or as CAST reads it"
                + (tries ? "; null if it is none." : "."),
            example,
            result)
        .resolver(
            site -> {
              boolean number =
                  type == SqlType.TIMESTAMP
                      && site.arguments().size() == 1
                      && site.arguments().get(0).type().isNumeric();
              return (number ? numbers : cast).resolve(site);
            })
        .canFail()
        .makesNull()
        .bind(context -> reading(context, name, tries))
        .define();
  }

  private static SqlType result(String name, SqlType type, String timestampType) {
    boolean ntz =
        timestampType.endsWith("NTZ")
            && (name.equals("to_timestamp") || name.startsWith("try_to_t"));
    return ntz && type == SqlType.TIMESTAMP ? SqlType.TIMESTAMP_NTZ : type;
  }

  private static Kernel reading(BindContext context, String name, boolean tries) {
    SqlType from = context.argument(0);
    EvalMode mode = tries ? EvalMode.TRY : context.mode();
    if (context.argumentTypes().size() == 1 || !from.isText()) {
      if (from.equals(context.type())) {
        return (arguments, rows) -> whereAllValid(arguments[0], arguments, rows);
      }
      Kernel cast = Casts.bind(from, context.type(), mode, context.query());
      return (arguments, rows) ->
          whereAllValid(cast.evaluate(new ColumnVector[] {arguments[0]}, rows), arguments, rows);
    }
    ZoneId zone = context.query().zone();
    TypeKind kind = context.type().kind();
    boolean silent = mode != EvalMode.ANSI;
    LegacyPatterns legacy = isLegacy(context) ? new LegacyPatterns(zone) : null;
    String instead = name.startsWith("to_date") ? "try_to_date" : "try_to_timestamp";
    return Lift.kernel(
        context,
        true,
        false,
        (in, out) -> {
          try {
            Patterns.Parsed parsed = parse(legacy, in.getString(1), in.getString(0));
            if (kind == TypeKind.DATE) {
              out.putInt((int) parsed.wall().toLocalDate().toEpochDay());
            } else if (kind == TypeKind.TIMESTAMP_NTZ) {
              out.putLong(MakeFunctions.micros(parsed.wall(), ZoneOffset.UTC));
            } else {
              out.putLong(
                  MakeFunctions.micros(
                      parsed.wall(), parsed.zone() == null ? zone : parsed.zone()));
            }
          } catch (DateTimeException e) {
            if (!silent) {
              throw DatetimeErrors.cannotParse(e.getMessage(), instead);
            }
          }
        });
  }

  /** The pattern that is not needed still makes the result null where it is null. */
  private static ColumnVector whereAllValid(
      ColumnVector result, ColumnVector[] arguments, int rows) {
    if (arguments.length == 1 || !arguments[1].mayHaveNulls()) {
      return result;
    }
    ColumnVector flat = result.flatten();
    return Vectors.withValidity(
        flat, Validity.and(Vectors.validity(flat), Vectors.validity(arguments[1]), rows));
  }

  private static FunctionDefinition unix(String name) {
    Resolver types =
        Signature.resolver(
            "(date|timestamp|timestamp_ntz|string, string = '" + DEFAULT + "') -> bigint");
    return DateFunctions.named(
            name,
            "The seconds since 1970 of a timestamp, or of a text read by a pattern.",
            name + "('2016-04-08', 'yyyy-MM-dd')",
            "1460073600")
        .resolver(
            site ->
                site.arguments().isEmpty() && name.equals("unix_timestamp")
                    ? Signature.resolver("() -> bigint!").resolve(site)
                    : types.resolve(site))
        .canFail()
        .makesNull()
        .bind(context -> unix(context))
        .define();
  }

  private static Kernel unix(BindContext context) {
    ZoneId zone = context.query().zone();
    if (context.argumentTypes().isEmpty()) {
      long now = TimeUnit.MICROSECONDS.toSeconds(context.query().startMicros());
      return Lift.kernel(context, true, false, (in, out) -> out.putLong(now));
    }
    ZoneOffsets.Cursor cursor = ZoneOffsets.of(zone).cursor();
    LegacyPatterns legacy = isLegacy(context) ? new LegacyPatterns(zone) : null;
    RowFunction function;
    switch (context.argument(0).kind()) {
      case DATE:
        function =
            (in, out) ->
                out.putLong(
                    Math.floorDiv(
                        cursor.toInstant(in.getInt(0) * CivilDate.MICROS_PER_DAY),
                        CivilDate.MICROS_PER_SECOND));
        break;
      case TIMESTAMP:
        function =
            (in, out) -> out.putLong(Math.floorDiv(in.getLong(0), CivilDate.MICROS_PER_SECOND));
        break;
      case TIMESTAMP_NTZ:
        function =
            (in, out) ->
                out.putLong(
                    Math.floorDiv(cursor.toInstant(in.getLong(0)), CivilDate.MICROS_PER_SECOND));
        break;
      default:
        function =
            (in, out) -> {
              try {
                Patterns.Parsed parsed = parse(legacy, in.getString(1), in.getString(0));
                ZoneId where = parsed.zone() == null ? zone : parsed.zone();
                out.putLong(
                    Math.floorDiv(
                        MakeFunctions.micros(parsed.wall(), where), CivilDate.MICROS_PER_SECOND));
              } catch (DateTimeException e) {
                if (context.ansi()) {
                  throw DatetimeErrors.cannotParse(e.getMessage(), "try_to_timestamp");
                }
              }
            };
    }
    return Lift.kernel(context, true, false, function);
  }

  private static FunctionDefinition time(String name, boolean tries) {
    return DateFunctions.named(
            name,
            "The text as a time, by a pattern or as CAST reads it"
                + (tries ? "; null if it is none." : "."),
            name + "('12.10.05', 'HH.mm.ss')",
            "12:10:05")
        .resolver(texts(Signature.resolver("(string, string?) -> time(6)?")))
        .canFail()
        .makesNull()
        .bind(context -> time(context, tries))
        .define();
  }

  /** Only strings are read, nothing is cast to one. */
  private static Resolver texts(Resolver types) {
    return site -> {
      for (int i = 0; i < Math.min(2, site.arguments().size()); i++) {
        SqlType type = site.arguments().get(i).type();
        if (!type.isText() && type.kind() != TypeKind.VOID) {
          throw CallErrors.inputType(site, i, "\"STRING\"");
        }
      }
      return types.resolve(site);
    };
  }

  private static Kernel time(BindContext context, boolean tries) {
    if (context.argumentTypes().size() == 1) {
      return Lift.kernel(
          context, true, tries, (in, out) -> out.putLong(readTime(in.getString(0), null)));
    }
    return Lift.kernel(
        context, true, tries, (in, out) -> out.putLong(readTime(in.getString(0), in.getString(1))));
  }

  private static long readTime(String text, String pattern) {
    try {
      if (pattern == null) {
        return LocalTime.parse(text.trim()).toNanoOfDay() / 1000 * 1000;
      }
      LocalTime time = Patterns.parser(pattern).parse(text).query(TemporalQueries.localTime());
      if (time == null) {
        throw new DateTimeParseException("no time", text, 0);
      }
      return time.toNanoOfDay();
    } catch (DateTimeException e) {
      throw SqlException.of(
              "CANNOT_PARSE_TIME", "'" + text + "' is no time; try_to_time gives NULL instead.")
          .with("input", "'" + text + "'")
          .with("format", "'" + (pattern == null ? "HH:mm:ss.SSSSSS" : pattern) + "'");
    }
  }
}
