package io.firesteel.planner.parse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.planner.parse.SqlGrammar.BooleanConstantContext;
import io.firesteel.planner.parse.SqlGrammar.ConstantContext;
import io.firesteel.planner.parse.SqlGrammar.IntervalConstantContext;
import io.firesteel.planner.parse.SqlGrammar.IntervalContext;
import io.firesteel.planner.parse.SqlGrammar.IntervalFieldContext;
import io.firesteel.planner.parse.SqlGrammar.NullConstantContext;
import io.firesteel.planner.parse.SqlGrammar.NumberConstantContext;
import io.firesteel.planner.parse.SqlGrammar.ParameterConstantContext;
import io.firesteel.planner.parse.SqlGrammar.StringConstantContext;
import io.firesteel.planner.parse.SqlGrammar.TypedConstantContext;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.Literal;
import io.firesteel.planner.syntax.NamedParameter;
import io.firesteel.planner.syntax.PositionalParameter;
import io.firesteel.planner.syntax.Span;
import io.firesteel.planner.syntax.TypedLiteral;
import io.firesteel.planner.syntax.TypedLiteralKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;

/** Builds constants and parameters. */
final class LiteralBuilder {
  private static final Pattern NUMBER = Pattern.compile("\\s*[+-]?\\d*\\.?\\d*\\s*");
  private static final BigDecimal MAX_DOUBLE = new BigDecimal(Double.MAX_VALUE);
  private static final BigDecimal MAX_FLOAT = new BigDecimal(Float.MAX_VALUE);

  private final TreeSource source;
  private final NameBuilder names;

  LiteralBuilder(TreeSource source, NameBuilder names) {
    this.source = source;
    this.names = names;
  }

  Expression constant(ConstantContext ctx) {
    if (ctx instanceof NumberConstantContext number) {
      return number(number.getStop(), number.DASH() != null, source.span(ctx));
    } else if (ctx instanceof StringConstantContext string) {
      return literal(SqlType.STRING, names.string(string.stringText()), source.span(ctx));
    } else if (ctx instanceof NullConstantContext) {
      return new Literal(SqlType.VOID, Optional.empty(), source.span(ctx));
    } else if (ctx instanceof BooleanConstantContext bool) {
      return literal(SqlType.BOOLEAN, bool.TRUE() != null, source.span(ctx));
    } else if (ctx instanceof TypedConstantContext typed) {
      return typed(typed);
    } else if (ctx instanceof IntervalConstantContext interval) {
      return interval(interval.interval());
    }
    ParameterConstantContext parameter = (ParameterConstantContext) ctx;
    return parameter(
        parameter.identifier() == null ? null : names.identifier(parameter.identifier()),
        source.span(ctx));
  }

  /** A named parameter, or with no name the {@code ?} at the span. */
  Expression parameter(String name, Span span) {
    source.mark(name, span);
    return name != null
        ? new NamedParameter(name, span)
        : new PositionalParameter(source.questionIndex(span.start()), span);
  }

  private static Literal literal(SqlType type, Object value, Span span) {
    return new Literal(type, Optional.of(value), span);
  }

  Literal number(Token token, boolean negative, Span span) {
    String text = negative ? "-" + token.getText() : token.getText();
    switch (token.getType()) {
      case SqlGrammar.INTEGER_VALUE:
        return integer(text, span);
      case SqlGrammar.DECIMAL_VALUE:
        return decimal(new BigDecimal(text), span);
      case SqlGrammar.EXPONENT_VALUE:
        return doubleValue(text, span);
      default:
        return suffixed(text, span);
    }
  }

  private Literal integer(String text, Span span) {
    if (text.length() < 19) {
      long value = Long.parseLong(text);
      return value == (int) value
          ? literal(SqlType.INT, (int) value, span)
          : literal(SqlType.BIGINT, value, span);
    }
    BigInteger value = new BigInteger(text);
    return value.bitLength() < 64
        ? literal(SqlType.BIGINT, value.longValue(), span)
        : decimal(new BigDecimal(value), span);
  }

  private Literal suffixed(String text, Span span) {
    int last = text.length() - 1;
    char suffix = Character.toLowerCase(text.charAt(last));
    boolean big = suffix == 'd' && Character.toLowerCase(text.charAt(last - 1)) == 'b';
    String digits = text.substring(0, big ? last - 1 : last);
    switch (suffix) {
      case 'y':
        return ranged(
            digits, Byte.MIN_VALUE, Byte.MAX_VALUE, SqlType.TINYINT, Long::byteValue, span);
      case 's':
        return ranged(
            digits, Short.MIN_VALUE, Short.MAX_VALUE, SqlType.SMALLINT, Long::shortValue, span);
      case 'l':
        return ranged(digits, Long.MIN_VALUE, Long.MAX_VALUE, SqlType.BIGINT, v -> v, span);
      case 'f':
        if (new BigDecimal(digits).abs().compareTo(MAX_FLOAT) > 0) {
          throw outOfRange(
              digits, "-3.4028234663852886E+38", "3.4028234663852886E+38", "float", span);
        }
        return literal(SqlType.FLOAT, Float.valueOf(digits), span);
      default:
        return big ? decimal(new BigDecimal(digits), span) : doubleValue(digits, span);
    }
  }

  private Literal doubleValue(String digits, Span span) {
    // An exponent of many digits would make a huge BigDecimal comparison: the double tells as much.
    double value = Double.parseDouble(digits);
    if (Double.isInfinite(value) && new BigDecimal(digits).abs().compareTo(MAX_DOUBLE) > 0) {
      throw outOfRange(
          digits, "-1.7976931348623157E+308", "1.7976931348623157E+308", "double", span);
    }
    return literal(SqlType.DOUBLE, value, span);
  }

  private Literal ranged(
      String digits, long min, long max, SqlType type, Function<Long, Object> narrow, Span span) {
    BigInteger value = new BigInteger(digits);
    if (value.bitLength() > 63 || value.longValue() < min || value.longValue() > max) {
      throw outOfRange(digits, Long.toString(min), Long.toString(max), type.simpleName(), span);
    }
    return literal(type, narrow.apply(value.longValue()), span);
  }

  private SqlException outOfRange(String digits, String min, String max, String type, Span span) {
    return source
        .error(
            "INVALID_NUMERIC_LITERAL_RANGE",
            "The number "
                + digits
                + " is no "
                + type
                + ", which goes from "
                + min
                + " to "
                + max
                + ".",
            span)
        .with("rawStrippedQualifier", digits)
        .with("minValue", min)
        .with("maxValue", max)
        .with("typeName", type);
  }

  private Literal decimal(BigDecimal written, Span span) {
    long digits = Math.max(written.precision(), written.scale());
    if (written.scale() < 0) {
      digits = (long) written.precision() - written.scale();
    }
    if (digits > SqlType.DecimalType.MAX_PRECISION) {
      throw TypeBuilder.precisionTooLarge((int) Math.min(digits, Integer.MAX_VALUE))
          .at(source.place(span));
    }
    BigDecimal value = written.scale() < 0 ? written.setScale(0) : written;
    return literal(
        SqlType.decimal(Math.max(value.precision(), value.scale()), value.scale()), value, span);
  }

  private Expression typed(TypedConstantContext ctx) {
    String word = ctx.identifier().getText().toUpperCase(Locale.ROOT);
    String text = names.string(ctx.stringText());
    Span span = source.span(ctx);
    switch (word) {
      case "DATE":
      case "TIME":
      case "TIMESTAMP":
      case "TIMESTAMP_NTZ":
      case "TIMESTAMP_LTZ":
        return new TypedLiteral(TypedLiteralKind.valueOf(word), text, span);
      case "INTERVAL":
        return textInterval(text, span);
      case "X":
        return binary(text, span);
      default:
        throw source
            .error(
                "UNSUPPORTED_TYPED_LITERAL",
                "There are no literals of the type " + word + ".",
                span)
            .with("unsupportedType", "\"" + word + "\"")
            .with(
                "supportedTypes",
                "\"DATE\", \"TIMESTAMP_NTZ\", \"TIMESTAMP_LTZ\", \"TIMESTAMP\", \"INTERVAL\", \"X\","
                    + " \"TIME\"");
    }
  }

  private Literal binary(String text, Span span) {
    try {
      String even = text.length() % 2 == 0 ? text : "0" + text;
      return literal(SqlType.BINARY, HexFormat.of().parseHex(even), span);
    } catch (IllegalArgumentException e) {
      throw invalidTyped("X", text, span);
    }
  }

  private SqlException invalidTyped(String type, String text, Span span) {
    return source
        .error(
            "INVALID_TYPED_LITERAL", "'" + text + "' is no value of a literal " + type + ".", span)
        .with("valueType", "\"" + type + "\"")
        .with("value", "'" + text + "'");
  }

  private Literal textInterval(String text, Span span) {
    IntervalText interval;
    try {
      interval = IntervalText.parse(text);
    } catch (SqlException e) {
      throw invalidTyped("INTERVAL", text, span).causedBy(e);
    }
    return fromUnits(interval, span);
  }

  private Literal fromUnits(IntervalText interval, Span span) {
    if (source.options().legacyIntervals()) {
      return literal(SqlType.CALENDAR_INTERVAL, interval.calendar(), span);
    }
    if (interval.isMixed()) {
      throw source
          .error(
              "PARSE_SYNTAX_ERROR",
              "An interval has years and months, or days and times, but not both.",
              span)
          .with("error", "'" + source.text(span) + "'")
          .with("hint", "");
    }
    return literal(interval.type(), interval.value(), span);
  }

  Literal interval(IntervalContext ctx) {
    Span span = source.span(ctx);
    try {
      return ctx.TO() != null ? rangeInterval(ctx, span) : unitInterval(ctx, span);
    } catch (SqlException e) {
      throw e.at(source.place(span));
    }
  }

  private Literal rangeInterval(IntervalContext ctx, Span span) {
    IntervalRange range =
        IntervalRange.parse(
            ctx.DASH() != null,
            names.string(ctx.stringText()),
            ctx.intervalUnit(0).getText().toLowerCase(Locale.ROOT),
            ctx.intervalUnit(1).getText().toLowerCase(Locale.ROOT));
    if (source.options().legacyIntervals()) {
      return literal(SqlType.CALENDAR_INTERVAL, range.calendar(), span);
    }
    Object value =
        range.type() instanceof SqlType.YearMonthIntervalType
            ? (Object) range.months()
            : (Object) range.micros();
    return literal(range.type(), value, span);
  }

  private Literal unitInterval(IntervalContext ctx, Span span) {
    StringBuilder all = new StringBuilder();
    for (IntervalFieldContext field : ctx.intervalField()) {
      String value =
          field.stringText() != null ? names.string(field.stringText()) : numberText(field);
      if (!NUMBER.matcher(value).matches()) {
        throw source
            .error(
                "PARSE_SYNTAX_ERROR",
                "Before a unit of an interval only a number may stand, not '" + value + "'.",
                source.span(field))
            .with("error", "'" + value + "'")
            .with("hint", "");
      }
      String trimmed = value.trim();
      if (field.DASH() != null) {
        trimmed = trimmed.startsWith("-") ? trimmed.substring(1) : "-" + trimmed.replace("+", "");
      }
      all.append(' ').append(trimmed).append(' ').append(field.intervalUnit().getText());
    }
    return fromUnits(IntervalText.parse(all.toString()), span);
  }

  private static String numberText(IntervalFieldContext field) {
    return (field.INTEGER_VALUE() != null ? field.INTEGER_VALUE() : field.DECIMAL_VALUE())
        .getText();
  }
}
