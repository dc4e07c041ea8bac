package io.firesteel.planner.parse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.engine.function.collation.Collation;
import io.firesteel.planner.parse.SqlGrammar.ArrayTypeContext;
import io.firesteel.planner.parse.SqlGrammar.CollatedTypeContext;
import io.firesteel.planner.parse.SqlGrammar.DataTypeContext;
import io.firesteel.planner.parse.SqlGrammar.IntervalTypeContext;
import io.firesteel.planner.parse.SqlGrammar.MapTypeContext;
import io.firesteel.planner.parse.SqlGrammar.NamedTypeContext;
import io.firesteel.planner.parse.SqlGrammar.SizedCollatedTypeContext;
import io.firesteel.planner.parse.SqlGrammar.StructFieldContext;
import io.firesteel.planner.parse.SqlGrammar.StructTypeContext;
import io.firesteel.planner.parse.SqlGrammar.TimeTypeContext;
import io.firesteel.planner.parse.SqlGrammar.TimestampTypeContext;
import io.firesteel.planner.syntax.Span;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Builds types. */
final class TypeBuilder {
  private static final Map<String, SqlType> SIMPLE =
      Map.ofEntries(
          Map.entry("VOID", SqlType.VOID),
          Map.entry("BOOLEAN", SqlType.BOOLEAN),
          Map.entry("TINYINT", SqlType.TINYINT),
          Map.entry("BYTE", SqlType.TINYINT),
          Map.entry("SMALLINT", SqlType.SMALLINT),
          Map.entry("SHORT", SqlType.SMALLINT),
          Map.entry("INT", SqlType.INT),
          Map.entry("INTEGER", SqlType.INT),
          Map.entry("BIGINT", SqlType.BIGINT),
          Map.entry("LONG", SqlType.BIGINT),
          Map.entry("FLOAT", SqlType.FLOAT),
          Map.entry("REAL", SqlType.FLOAT),
          Map.entry("DOUBLE", SqlType.DOUBLE),
          Map.entry("DATE", SqlType.DATE),
          Map.entry("TIMESTAMP_NTZ", SqlType.TIMESTAMP_NTZ),
          Map.entry("TIMESTAMP_LTZ", SqlType.TIMESTAMP),
          Map.entry("STRING", SqlType.STRING),
          Map.entry("BINARY", SqlType.BINARY),
          Map.entry("INTERVAL", SqlType.CALENDAR_INTERVAL),
          Map.entry("VARIANT", SqlType.VARIANT),
          Map.entry("DECIMAL", SqlType.decimal(10, 0)),
          Map.entry("DEC", SqlType.decimal(10, 0)),
          Map.entry("NUMERIC", SqlType.decimal(10, 0)));

  private final TreeSource source;
  private final NameBuilder names;

  TypeBuilder(TreeSource source, NameBuilder names) {
    this.source = source;
    this.names = names;
  }

  SqlType type(DataTypeContext ctx) {
    if (ctx instanceof NamedTypeContext named) {
      return named(named);
    } else if (ctx instanceof ArrayTypeContext array) {
      return SqlType.array(type(array.dataType()));
    } else if (ctx instanceof MapTypeContext map) {
      return SqlType.map(type(map.dataType(0)), type(map.dataType(1)));
    } else if (ctx instanceof StructTypeContext struct) {
      return SqlType.struct(struct.structField().stream().map(this::field).toList());
    } else if (ctx instanceof IntervalTypeContext interval) {
      return interval(interval);
    } else if (ctx instanceof TimestampTypeContext timestamp) {
      return timestamp.WITHOUT() != null ? SqlType.TIMESTAMP_NTZ : SqlType.TIMESTAMP;
    } else if (ctx instanceof TimeTypeContext time) {
      return time(time);
    } else if (ctx instanceof CollatedTypeContext collated) {
      return collated(collated);
    } else if (ctx instanceof SizedCollatedTypeContext sized) {
      return sized(sized);
    }
    throw unsupported(ctx);
  }

  private SqlType.Field field(StructFieldContext ctx) {
    return new SqlType.Field(
        names.errorName(ctx.errorName()), type(ctx.dataType()), ctx.NOT() == null);
  }

  private SqlType collated(CollatedTypeContext ctx) {
    List<String> parts = names.parts(ctx.qualifiedName());
    return new SqlType.StringType(Collation.of(parts.get(parts.size() - 1)).name());
  }

  /** CHAR and VARCHAR compare by their bytes only. */
  private SqlType sized(SizedCollatedTypeContext ctx) {
    List<String> parts = names.parts(ctx.qualifiedName());
    if (!Collation.of(parts.get(parts.size() - 1)).name().equals("UTF8_BINARY")) {
      throw unsupported(ctx);
    }
    int length = size(ctx.INTEGER_VALUE(), ctx);
    return ctx.VARCHAR() != null ? new SqlType.VarcharType(length) : new SqlType.CharType(length);
  }

  private SqlType time(TimeTypeContext ctx) {
    int precision = ctx.INTEGER_VALUE() == null ? 6 : size(ctx.INTEGER_VALUE(), ctx);
    if (precision > 6) {
      throw source
          .error(
              "UNSUPPORTED_TIME_PRECISION",
              "TIME keeps 0 to 6 digits of the second, not " + precision + ".",
              source.span(ctx))
          .with("precision", Integer.toString(precision));
    }
    return new SqlType.TimeType(precision);
  }

  private SqlType interval(IntervalTypeContext ctx) {
    int from = ctx.getChild(TerminalNode.class, 1).getSymbol().getType();
    int to = ctx.TO() == null ? from : ctx.getStop().getType();
    int start = IntervalText.field(from);
    int end = IntervalText.field(to);
    if (start > end || (start == end && ctx.TO() != null)) {
      throw source.syntaxError(ctx.TO().getSymbol(), "");
    }
    return from == SqlGrammar.YEAR || from == SqlGrammar.MONTH
        ? new SqlType.YearMonthIntervalType(start, end)
        : new SqlType.DayTimeIntervalType(start, end);
  }

  private SqlType named(NamedTypeContext ctx) {
    String word =
        ctx.identifier() == null ? "" : ctx.identifier().getText().toUpperCase(Locale.ROOT);
    List<TerminalNode> sizes = ctx.INTEGER_VALUE();
    if (sizes.isEmpty()) {
      SqlType simple = SIMPLE.get(word);
      return simple != null ? simple : unsized(word, ctx);
    }
    int first = size(sizes.get(0), ctx);
    if (sizes.size() == 1) {
      switch (word) {
        case "CHAR":
        case "CHARACTER":
          return new SqlType.CharType(first);
        case "VARCHAR":
          return new SqlType.VarcharType(first);
        default:
      }
    }
    if (sizes.size() <= 2
        && (word.equals("DECIMAL") || word.equals("DEC") || word.equals("NUMERIC"))) {
      return decimal(first, sizes.size() == 1 ? 0 : size(sizes.get(1), ctx), source.span(ctx));
    }
    throw unsupported(ctx);
  }

  private SqlType unsized(String word, NamedTypeContext ctx) {
    Span span = source.span(ctx);
    switch (word) {
      case "TIMESTAMP":
        return source.options().timestampNtz() ? SqlType.TIMESTAMP_NTZ : SqlType.TIMESTAMP;
      case "CHAR":
      case "CHARACTER":
      case "VARCHAR":
        throw source
            .error(
                "DATATYPE_MISSING_SIZE",
                "The type " + word + " needs a length, for example " + word + "(10).",
                span)
            .with("type", "\"" + word + "\"");
      case "ARRAY":
        throw source
            .error(
                "INCOMPLETE_TYPE_DEFINITION.ARRAY",
                "ARRAY needs the type of its elements, for example ARRAY<INT>.",
                span)
            .with("elementType", "<INT>");
      case "MAP":
        throw source.error(
            "INCOMPLETE_TYPE_DEFINITION.MAP",
            "MAP needs the types of its keys and values, for example MAP<STRING, INT>.",
            span);
      case "STRUCT":
        throw source.error(
            "INCOMPLETE_TYPE_DEFINITION.STRUCT",
            "STRUCT needs its fields, for example STRUCT<name: STRING>.",
            span);
      default:
        throw unsupported(ctx);
    }
  }

  private SqlType decimal(int precision, int scale, Span span) {
    if (precision > SqlType.DecimalType.MAX_PRECISION) {
      throw precisionTooLarge(precision).at(source.place(span));
    }
    if (precision < 1 || scale > precision) {
      throw source
          .error(
              "UNSUPPORTED_DATATYPE",
              "A decimal's precision is 1 to 38, and its scale is not above its precision.",
              span)
          .with("typeName", "\"DECIMAL(" + precision + "," + scale + ")\"");
    }
    return SqlType.decimal(precision, scale);
  }

  static SqlException precisionTooLarge(int precision) {
    return SqlException.of(
            "DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION",
            "A decimal has 38 digits at most, not " + precision + ".")
        .with("precision", Integer.toString(precision))
        .with("maxPrecision", "38");
  }

  private int size(TerminalNode number, DataTypeContext ctx) {
    try {
      return Integer.parseInt(number.getText());
    } catch (NumberFormatException e) {
      throw unsupported(ctx);
    }
  }

  private SqlException unsupported(DataTypeContext ctx) {
    String shown = source.text(ctx).replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
    return source
        .error("UNSUPPORTED_DATATYPE", "There is no type " + shown + ".", source.span(ctx))
        .with("typeName", "\"" + shown + "\"");
  }
}
