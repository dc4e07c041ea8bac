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
  private static SqlType[] promote(CallSite site) {
    Argument left = site.arguments().get(0);
    Argument right = site.arguments().get(1);
    SqlType a = left.type();
    SqlType b = right.type();
    if (a.kind() == TypeKind.VOID && b.kind() == TypeKind.VOID) {
      return new SqlType[] {SqlType.DOUBLE, SqlType.DOUBLE};
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

  /**
   * The types in which two decimals, or a decimal and an integer, are compared: one that holds both
   * if there is one, else each its own. Null for other operands.
   */
  static SqlType[] exactDecimals(CallSite site) {
    SqlType left = site.arguments().get(0).type();
    SqlType right = site.arguments().get(1).type();
    boolean exact =
        (left.isIntegral() || left.kind() == TypeKind.DECIMAL)
            && (right.isIntegral() || right.kind() == TypeKind.DECIMAL)
            && (left.kind() == TypeKind.DECIMAL || right.kind() == TypeKind.DECIMAL);
    if (!exact) {
      return null;
    }
    DecimalType a = decimalFor(site.arguments().get(0));
    DecimalType b = decimalFor(site.arguments().get(1));
    int scale = Math.max(a.scale(), b.scale());
    int integral = Math.max(a.precision() - a.scale(), b.precision() - b.scale());
    if (integral + scale > DecimalType.MAX_PRECISION) {
      return new SqlType[] {a, b};
    }
    SqlType both = SqlType.decimal(integral + scale, scale);
    return new SqlType[] {both, both};
  }

  private static boolean isApproximate(SqlType type) {
    return type.kind() == TypeKind.FLOAT || type.kind() == TypeKind.DOUBLE;
  }

  private static SqlType[] promoteStrings(SqlType a, SqlType b, boolean ansi) {
    if (DatetimeTypes.isInterval(a) || DatetimeTypes.isInterval(b)) {
      return new SqlType[] {a, b};
    }
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
    if (op == Arithmetic.Op.DIVIDE
        && site.arguments().get(0).type().kind() == TypeKind.VOID
        && site.arguments().get(1).type().isNumeric()) {
      return Resolved.of(List.of(SqlType.DOUBLE, SqlType.DOUBLE), SqlType.DOUBLE, true);
    }
    SqlType[] types = promote(site);
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
      // A string beside an integer is read as an integer, even here.
      boolean text =
          site.arguments().get(0).type().isText() || site.arguments().get(1).type().isText();
      SqlType type = text && a.kind() == TypeKind.BIGINT ? SqlType.BIGINT : SqlType.DOUBLE;
      return Resolved.of(List.of(type, type), SqlType.DOUBLE, true);
    }
    return Resolved.of(List.of(a, b), a, nullable);
  }

  private static Resolved integralDivide(CallSite site) {
    SqlType[] types = settle(site, true);
    SqlType a = types[0];
    SqlType b = types[1];
    if (a instanceof DecimalType && b instanceof DecimalType
        || a.kind() == TypeKind.BIGINT && a == b) {
      return Resolved.of(List.of(a, b), SqlType.BIGINT, true);
    }
    throw a.equals(b)
        ? Mismatch.wrongType(site, LONG_OR_DECIMAL, a)
        : Mismatch.differentTypes(site, a, b);
  }

  /**
   * The types that the operands of {@code div} and of bitwise operators take: these are for whole
   * numbers, and so nothing else is widened.
   *
   * @param toLong whether all integers become BIGINT first
   */
  private static SqlType[] settle(CallSite site, boolean toLong) {
    Argument left = site.arguments().get(0);
    Argument right = site.arguments().get(1);
    SqlType a = toLong && left.type().isIntegral() ? SqlType.BIGINT : left.type();
    SqlType b = toLong && right.type().isIntegral() ? SqlType.BIGINT : right.type();
    if (a.isText() || b.isText()) {
      SqlType[] promoted = promoteStrings(a, b, site.ansi());
      a = promoted[0];
      b = promoted[1];
    }
    SqlType whole = toLong ? SqlType.BIGINT : SqlType.INT;
    if (a.kind() == TypeKind.VOID && b.kind() == TypeKind.VOID) {
      return new SqlType[] {whole, whole};
    }
    boolean takesDecimal = toLong;
    if (a.kind() == TypeKind.VOID
        && (b.isIntegral() || takesDecimal && b.kind() == TypeKind.DECIMAL)) {
      return new SqlType[] {b, b};
    } else if (b.kind() == TypeKind.VOID
        && (a.isIntegral() || takesDecimal && a.kind() == TypeKind.DECIMAL)) {
      return new SqlType[] {a, a};
    }
    if (a.kind() == TypeKind.DECIMAL && isApproximate(b)) {
      return new SqlType[] {SqlType.DOUBLE, b};
    } else if (b.kind() == TypeKind.DECIMAL && isApproximate(a)) {
      return new SqlType[] {a, SqlType.DOUBLE};
    }
    if (a.kind() == TypeKind.DECIMAL && b.isIntegral()) {
      return new SqlType[] {a, decimalFor(right)};
    } else if (b.kind() == TypeKind.DECIMAL && a.isIntegral()) {
      return new SqlType[] {decimalFor(left), b};
    }
    if (a.isIntegral() && b.isIntegral()) {
      SqlType wider = TYPES.get(Math.max(WIDTHS.indexOf(a.kind()), WIDTHS.indexOf(b.kind())));
      return new SqlType[] {wider, wider};
    }
    return new SqlType[] {a, b};
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
    SqlType[] types = settle(site, false);
    SqlType a = types[0];
    if (!a.equals(types[1])) {
      throw Mismatch.differentTypes(site, a, types[1]);
    }
    if (!a.isIntegral()) {
      throw Mismatch.wrongType(site, "\"INTEGRAL\"", a);
    }
    return Resolved.of(List.of(a, a), a, nullable(site));
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
