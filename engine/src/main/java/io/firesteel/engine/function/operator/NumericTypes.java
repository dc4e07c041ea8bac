package io.firesteel.engine.function.operator;

import io.firesteel.core.setting.SparkSettings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.DecimalType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.Resolved;
import java.math.BigDecimal;
import java.util.List;

/** Operand and result types of arithmetic on numbers, as Spark settles them. */
final class NumericTypes {
  private static final String LONG_OR_DECIMAL =
      "(\"BIGINT\" or \"DECIMAL\" or \"INTERVAL YEAR TO MONTH\" or \"INTERVAL DAY TO SECOND\")";
  private static final List<TypeKind> WIDTHS =
      List.of(
          TypeKind.TINYINT,
          TypeKind.SMALLINT,
          TypeKind.INT,
          TypeKind.BIGINT,
          TypeKind.FLOAT,
          TypeKind.DOUBLE);
  private static final List<SqlType> TYPES =
      List.of(
          SqlType.TINYINT,
          SqlType.SMALLINT,
          SqlType.INT,
          SqlType.BIGINT,
          SqlType.FLOAT,
          SqlType.DOUBLE);

  private NumericTypes() {}

  /** The decimal that holds every value of an integral type. */
  static DecimalType decimalFor(SqlType integral) {
    switch (integral.kind()) {
      case TINYINT:
        return SqlType.decimal(3, 0);
      case SMALLINT:
        return SqlType.decimal(5, 0);
      case INT:
        return SqlType.decimal(10, 0);
      default:
        return SqlType.decimal(20, 0);
    }
  }

  /** An integer beside a decimal: a literal needs only its own digits. */
  private static DecimalType decimalFor(Argument argument) {
    if (argument.type() instanceof DecimalType d) {
      return d;
    }
    if (argument.foldable()
        && argument.value() instanceof Number number
        && argument.text().matches("-?[0-9]+[LlSsYy]?")) {
      int digits = BigDecimal.valueOf(number.longValue()).precision();
      return SqlType.decimal(digits, 0);
    }
    return decimalFor(argument.type());
  }

  /**
   * The types that two operands take before the operator looks at them: strings beside numbers,
   * NULL beside anything, narrower beside wider. Types that do not meet stay as they are.
   */
  static SqlType[] promote(CallSite site, SqlType forNulls) {
    Argument left = site.arguments().get(0);
    Argument right = site.arguments().get(1);
    SqlType a = left.type();
    SqlType b = right.type();
    if (a.kind() == TypeKind.VOID && b.kind() == TypeKind.VOID) {
      return new SqlType[] {forNulls, forNulls};
    }
    boolean ansi = site.ansi();
    if (a.isText() || b.isText()) {
      SqlType[] promoted = promoteStrings(a, b, ansi);
      a = promoted[0];
      b = promoted[1];
    }
    if (a.kind() == TypeKind.VOID && b.isNumeric()) {
      a = b;
    } else if (b.kind() == TypeKind.VOID && a.isNumeric()) {
      b = a;
    }
    if (!a.isNumeric() || !b.isNumeric() || a.equals(b)) {
      return new SqlType[] {a, b};
    }
    boolean decimal = a.kind() == TypeKind.DECIMAL || b.kind() == TypeKind.DECIMAL;
    boolean approximate = isApproximate(a) || isApproximate(b);
    if (decimal && approximate) {
      return new SqlType[] {SqlType.DOUBLE, SqlType.DOUBLE};
    }
    if (decimal) {
      return new SqlType[] {
        a == left.type() ? decimalFor(left) : a, b == right.type() ? decimalFor(right) : b
      };
    }
    SqlType wider = TYPES.get(Math.max(WIDTHS.indexOf(a.kind()), WIDTHS.indexOf(b.kind())));
    if (ansi && wider.kind() == TypeKind.FLOAT) {
      // A float cannot hold all integers: ANSI mode meets in doubles.
      wider = SqlType.DOUBLE;
    }
    return new SqlType[] {wider, wider};
  }

  private static boolean isApproximate(SqlType type) {
    return type.kind() == TypeKind.FLOAT || type.kind() == TypeKind.DOUBLE;
  }

  private static SqlType[] promoteStrings(SqlType a, SqlType b, boolean ansi) {
    if (!ansi) {
      return new SqlType[] {a.isText() ? SqlType.DOUBLE : a, b.isText() ? SqlType.DOUBLE : b};
    }
    SqlType other = a.isText() ? b : a;
    if (other.isText()) {
      return new SqlType[] {a, b};
    }
    if (other.kind() == TypeKind.VOID) {
      return new SqlType[] {SqlType.STRING, SqlType.STRING};
    }
    if (other.isIntegral()) {
      return new SqlType[] {SqlType.BIGINT, SqlType.BIGINT};
    }
    if (other.isNumeric()) {
      return new SqlType[] {SqlType.DOUBLE, SqlType.DOUBLE};
    }
    return new SqlType[] {other, other};
  }

  /** Resolves {@code + - * / % div} of numbers. */
  static Resolved arithmetic(Arithmetic.Op op, CallSite site) {
    boolean nullable = nullable(site) || op.ordinal() >= Arithmetic.Op.DIVIDE.ordinal();
    if (op == Arithmetic.Op.INTEGRAL_DIVIDE) {
      return integralDivide(site);
    }
    SqlType[] types = promote(site, SqlType.DOUBLE);
    SqlType a = types[0];
    SqlType b = types[1];
    String required =
        switch (op) {
          case DIVIDE -> "(\"DOUBLE\" or \"DECIMAL\")";
          case ADD, SUBTRACT -> Mismatch.NUMERIC_OR_INTERVAL;
          default -> "\"NUMERIC\"";
        };
    if (a instanceof DecimalType d && b instanceof DecimalType e) {
      return new Resolved(List.of(a, b), List.of(), result(op, d, e, site), nullable);
    }
    if (!a.equals(b)) {
      throw Mismatch.differentTypes(site, a, b);
    }
    if (!a.isNumeric()) {
      throw Mismatch.wrongType(site, required, a);
    }
    if (op == Arithmetic.Op.DIVIDE) {
      return Resolved.of(List.of(SqlType.DOUBLE, SqlType.DOUBLE), SqlType.DOUBLE, true);
    }
    return Resolved.of(List.of(a, b), a, nullable);
  }

  private static Resolved integralDivide(CallSite site) {
    SqlType[] types = promote(site, SqlType.BIGINT);
    SqlType a = types[0];
    SqlType b = types[1];
    SqlType left = site.arguments().get(0).type();
    SqlType right = site.arguments().get(1).type();
    boolean strings = left.isText() || right.isText();
    if (a instanceof DecimalType && b instanceof DecimalType) {
      return Resolved.of(List.of(a, b), SqlType.BIGINT, true);
    }
    if (a.isIntegral() && b.isIntegral()) {
      return Resolved.of(List.of(SqlType.BIGINT, SqlType.BIGINT), SqlType.BIGINT, true);
    }
    // Integers became BIGINT before anything else was settled.
    SqlType shownLeft = left.isIntegral() ? SqlType.BIGINT : left.isText() ? a : left;
    SqlType shownRight = right.isIntegral() ? SqlType.BIGINT : right.isText() ? b : right;
    if (a.equals(b)
        && (strings && site.ansi() || left.equals(right) || left.kind() == TypeKind.DECIMAL)) {
      throw Mismatch.wrongType(site, LONG_OR_DECIMAL, a);
    }
    throw Mismatch.differentTypes(site, shownLeft, shownRight);
  }

  static boolean nullable(CallSite site) {
    return site.arguments().stream().anyMatch(Argument::nullable);
  }

  /** Spark's precision and scale of a result. */
  static DecimalType result(Arithmetic.Op op, DecimalType a, DecimalType b, CallSite site) {
    boolean mayLose = site.settings().get(SparkSettings.DECIMAL_PRECISION_LOSS);
    return result(op, a, b, mayLose);
  }

  static DecimalType result(Arithmetic.Op op, DecimalType a, DecimalType b, boolean mayLose) {
    int p1 = a.precision();
    int s1 = a.scale();
    int p2 = b.precision();
    int s2 = b.scale();
    int precision;
    int scale;
    switch (op) {
      case ADD:
      case SUBTRACT:
        scale = Math.max(s1, s2);
        precision = Math.max(p1 - s1, p2 - s2) + scale + 1;
        break;
      case MULTIPLY:
        scale = s1 + s2;
        precision = p1 + p2 + 1;
        break;
      case REMAINDER:
        scale = Math.max(s1, s2);
        precision = Math.min(p1 - s1, p2 - s2) + scale;
        precision = Math.max(precision, 1);
        break;
      default:
        if (!mayLose) {
          int integral = Math.min(DecimalType.MAX_PRECISION, p1 - s1 + s2);
          int fraction = Math.min(DecimalType.MAX_PRECISION, Math.max(6, s1 + p2 + 1));
          int excess = integral + fraction - DecimalType.MAX_PRECISION;
          if (excess > 0) {
            fraction -= excess / 2 + 1;
            integral = DecimalType.MAX_PRECISION - fraction;
          }
          return DecimalType.bounded(integral + fraction, fraction);
        }
        scale = Math.max(6, s1 + p2 + 1);
        precision = p1 - s1 + s2 + scale;
    }
    return mayLose ? DecimalType.adjusted(precision, scale) : DecimalType.bounded(precision, scale);
  }

  /** Resolves {@code & | ^}. */
  static Resolved bitwise(CallSite site) {
    Argument left = site.arguments().get(0);
    Argument right = site.arguments().get(1);
    SqlType[] types = promote(site, SqlType.INT);
    SqlType a = types[0];
    SqlType b = types[1];
    // Approximate numbers and decimals are not taken, and so NULL does not become one.
    if (left.type().kind() == TypeKind.VOID && !b.isIntegral()
        || right.type().kind() == TypeKind.VOID && !a.isIntegral()) {
      boolean text = site.ansi() && (left.type().isText() || right.type().isText());
      if (text) {
        throw Mismatch.wrongType(site, "\"INTEGRAL\"", SqlType.STRING);
      }
      throw Mismatch.differentTypes(
          site,
          left.type().isText() ? SqlType.DOUBLE : left.type(),
          right.type().isText() ? SqlType.DOUBLE : right.type());
    }
    boolean bothNumbers = left.type().isNumeric() && right.type().isNumeric();
    boolean sameOrDecimal =
        left.type().equals(right.type())
            || left.type().kind() == TypeKind.DOUBLE && right.type().kind() == TypeKind.DECIMAL;
    if (!a.equals(b) || bothNumbers && !a.isIntegral() && !sameOrDecimal) {
      boolean decimals = a.kind() == TypeKind.DECIMAL;
      SqlType shownLeft = bothNumbers && !decimals ? left.type() : a;
      SqlType shownRight =
          bothNumbers && !decimals && right.type().kind() != TypeKind.DECIMAL ? right.type() : b;
      throw Mismatch.differentTypes(site, shownLeft, shownRight);
    }
    if (!a.isIntegral()) {
      throw Mismatch.wrongType(site, "\"INTEGRAL\"", a);
    }
    return Resolved.of(List.of(a, b), a, nullable(site));
  }

  /** Resolves unary minus and plus. */
  static Resolved sign(CallSite site) {
    SqlType type = site.arguments().get(0).type();
    if (type.isText() || type.kind() == TypeKind.VOID) {
      type = SqlType.DOUBLE;
    }
    boolean interval =
        type.kind() == TypeKind.YEAR_MONTH_INTERVAL
            || type.kind() == TypeKind.DAY_TIME_INTERVAL
            || type.kind() == TypeKind.CALENDAR_INTERVAL;
    if (!type.isNumeric() && !interval) {
      throw Mismatch.unexpectedInput(site, 0, type, Mismatch.NUMERIC_OR_INTERVAL);
    }
    return Resolved.of(List.of(type), type, nullable(site));
  }

  /** Resolves {@code ~}. */
  static Resolved complement(CallSite site) {
    SqlType type = site.arguments().get(0).type();
    if (type.kind() == TypeKind.VOID) {
      type = SqlType.INT;
    }
    if (!type.isIntegral()) {
      throw Mismatch.unexpectedInput(site, 0, type, "\"INTEGRAL\"");
    }
    return Resolved.of(List.of(type), type, nullable(site));
  }

  /** Resolves the shifts. */
  static Resolved shift(CallSite site) {
    SqlType value = site.arguments().get(0).type();
    SqlType count = site.arguments().get(1).type();
    boolean takesNumber = value.isNumeric() || value.isText() || value.kind() == TypeKind.VOID;
    if (!takesNumber) {
      throw Mismatch.unexpectedInput(site, 0, value, "(\"INT\" or \"BIGINT\")");
    }
    if (!count.isNumeric() && !count.isText() && count.kind() != TypeKind.VOID) {
      throw Mismatch.unexpectedInput(site, 1, count, "\"INT\"");
    }
    SqlType type = value.kind() == TypeKind.BIGINT ? SqlType.BIGINT : SqlType.INT;
    return Resolved.of(List.of(type, SqlType.INT), type, nullable(site));
  }
}
