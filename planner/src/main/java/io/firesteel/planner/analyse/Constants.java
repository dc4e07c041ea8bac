package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.SparkSettings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.planner.algebra.Literals;
import io.firesteel.planner.syntax.CalendarInterval;
import io.firesteel.planner.syntax.Literal;
import io.firesteel.planner.syntax.NamedParameter;
import io.firesteel.planner.syntax.PositionalParameter;
import io.firesteel.planner.syntax.TypedLiteral;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/** Literals and parameters. */
final class Constants {
  private final Analysis analysis;

  Constants(Analysis analysis) {
    this.analysis = analysis;
  }

  RexNode literal(Literal node) {
    return analysis.literal(node.type(), node.value().map(Constants::boxed).orElse(null));
  }

  /** From the syntax tree's values to those of {@code Vectors}. */
  private static Object boxed(Object value) {
    if (value instanceof Byte || value instanceof Short) {
      return ((Number) value).intValue();
    } else if (value instanceof String text) {
      return ByteSlice.of(text);
    } else if (value instanceof byte[] bytes) {
      return ByteSlice.of(bytes);
    } else if (value instanceof CalendarInterval interval) {
      return List.of(interval.months(), interval.days(), interval.microseconds());
    }
    return value;
  }

  RexNode string(String text) {
    return analysis.literal(SqlType.STRING, ByteSlice.of(text));
  }

  RexNode integer(int value) {
    return analysis.literal(SqlType.INT, value);
  }

  RexNode typed(TypedLiteral node) {
    SqlType type =
        switch (node.kind()) {
          case DATE -> SqlType.DATE;
          case TIME -> SqlType.TIME;
          case TIMESTAMP_NTZ -> SqlType.TIMESTAMP_NTZ;
          case TIMESTAMP_LTZ -> SqlType.TIMESTAMP;
          case TIMESTAMP -> timestampType(node.text());
        };
    Object value = plain(type, node.text().strip());
    if (value == null) {
      value = parsed(type, node);
    }
    return analysis.literal(type, value);
  }

  /** TIMESTAMP means what the setting says, but a text with a zone is always an instant. */
  private SqlType timestampType(String text) {
    if (!analysis.settings.get(SparkSettings.TIMESTAMP_TYPE).equals("TIMESTAMP_NTZ")) {
      return SqlType.TIMESTAMP;
    }
    String time = text.strip();
    int clock = Math.max(time.indexOf(' '), time.indexOf('T'));
    String rest = clock < 0 ? "" : time.substring(clock + 1);
    boolean zoned = rest.chars().anyMatch(c -> Character.isLetter(c) || c == '+' || c == '-');
    return zoned ? SqlType.TIMESTAMP : SqlType.TIMESTAMP_NTZ;
  }

  /** The usual forms without the way through a cast; null for any other. */
  private Object plain(SqlType type, String text) {
    try {
      if (type == SqlType.DATE && text.length() == 10) {
        return (int) LocalDate.parse(text).toEpochDay();
      }
      if (text.length() == 19 && text.charAt(10) == ' ' && type != SqlType.TIME) {
        LocalDateTime time = LocalDateTime.parse(text.substring(0, 10) + "T" + text.substring(11));
        long seconds =
            type == SqlType.TIMESTAMP
                ? time.atZone(analysis.query.zone()).toEpochSecond()
                : time.toEpochSecond(ZoneOffset.UTC);
        return seconds * 1_000_000L;
      }
      return null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private Object parsed(SqlType type, TypedLiteral node) {
    Object value = null;
    try {
      RexNode cast =
          analysis.casts.make(
              string(node.text()), type, EvalMode.ANSI, analysis.place(node.span()));
      value = analysis.context.constants().evaluate(cast);
    } catch (SqlException e) {
      value = null;
    }
    if (value != null) {
      return value;
    }
    String word = node.kind().name();
    throw SqlException.of(
            "INVALID_TYPED_LITERAL",
            "The text '" + node.text() + "' is no literal of type " + word + ".")
        .with("valueType", Errors.quoted(word))
        .with("value", "'" + node.text() + "'")
        .at(analysis.at(node.span()));
  }

  RexNode parameter(NamedParameter node) {
    Constant value = analysis.context.parameters().named().get(node.name());
    if (value == null || analysis.inView) {
      throw SqlException.of(
              "UNBOUND_SQL_PARAMETER", "The parameter " + node.name() + " has no value.")
          .with("name", node.name())
          .at(analysis.at(node.span()));
    }
    return analysis.literal(value.type(), value.value());
  }

  RexNode parameter(PositionalParameter node) {
    Parameters parameters = analysis.context.parameters();
    int index = node.index();
    if (index < parameters.positional().size()) {
      Constant value = parameters.positional().get(index);
      return analysis.literal(value.type(), value.value());
    }
    List<SqlType> known = parameters.positionalTypes();
    SqlType type = index < known.size() ? known.get(index) : null;
    List<SqlType> types = analysis.shared.parameterTypes;
    while (types.size() <= index) {
      types.add(null);
    }
    if (type == null) {
      type = types.get(index);
    }
    if (type == null) {
      // An unknown type behaves as NULL's: the operand that it meets gives it one.
      return analysis.rex.makeDynamicParam(analysis.rel(SqlType.VOID, true), index);
    }
    types.set(index, type);
    return analysis.rex.makeDynamicParam(analysis.rel(type, true), index);
  }

  /** Whether {@code ?} was left without a type. */
  static boolean isUntypedParameter(RexNode node) {
    return node instanceof org.apache.calcite.rex.RexDynamicParam
        && Analysis.type(node) == SqlType.VOID;
  }

  /** A {@code ?} of now known type. */
  RexNode typedParameter(RexNode node, SqlType type) {
    int index = ((org.apache.calcite.rex.RexDynamicParam) node).getIndex();
    analysis.shared.parameterTypes.set(index, type);
    return analysis.rex.makeDynamicParam(analysis.rel(type, true), index);
  }

  /** Whether the analyser can know the value now: no columns, calls of which none is volatile. */
  boolean isFoldable(RexNode node) {
    return Foldable.test(node);
  }

  /** The value of a foldable node. */
  Object value(RexNode node) {
    return Literals.isConstant(node)
        ? Literals.value(node)
        : analysis.context.constants().evaluate(node);
  }
}
