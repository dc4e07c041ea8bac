package io.firesteel.engine.function;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.ArrayType;
import io.firesteel.core.type.SqlType.DayTimeIntervalType;
import io.firesteel.core.type.SqlType.DecimalType;
import io.firesteel.core.type.SqlType.Field;
import io.firesteel.core.type.SqlType.MapType;
import io.firesteel.core.type.SqlType.StructType;
import io.firesteel.core.type.SqlType.TimeType;
import io.firesteel.core.type.SqlType.YearMonthIntervalType;
import io.firesteel.core.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Spark's implicit casts: which type two or more operands meet in, and what an argument may be cast
 * to, under the ANSI rules (type precedence) and the legacy ones. Shared by function resolution and
 * the analyser. CHAR and VARCHAR count as STRING everywhere.
 *
 * @see <a href="https://spark.apache.org/docs/latest/sql-ref-ansi-compliance.html">Spark: ANSI
 *     compliance</a>
 */
public final class TypeCoercion {
  private TypeCoercion() {}

  /** The rule by which two nested operands meet. */
  @FunctionalInterface
  private interface Meeting {
    SqlType of(SqlType a, SqlType b, boolean ansi);
  }

  /** The common type of set operations, CASE, COALESCE, IN, VALUES...; null if there is none. */
  public static SqlType common(List<SqlType> types, boolean ansi) {
    SqlType common = SqlType.VOID;
    // Legacy promotion to STRING is not associative: texts first, as Spark does.
    for (SqlType type : ansi ? types : textsFirst(types)) {
      common = wider(common, type, ansi);
      if (common == null) {
        return null;
      }
    }
    return common;
  }

  /**
   * The common type of a collection's elements and a value: tightest types only, and with {@code
   * decimals} also decimals that widen; a text never meets another type. Null if there is none.
   */
  public static SqlType ofElements(List<SqlType> types, boolean decimals, boolean ansi) {
    SqlType common = SqlType.VOID;
    for (SqlType type : types) {
      SqlType next = decimals ? withoutText(common, type, ansi) : tightest(common, type, ansi);
      if (next == null) {
        return null;
      }
      common = next;
    }
    return common;
  }

  private static SqlType withoutText(SqlType left, SqlType right, boolean ansi) {
    SqlType a = plain(left);
    SqlType b = plain(right);
    SqlType tight = tightest(a, b, ansi);
    SqlType number = tight != null ? tight : decimal(a, b);
    return number != null ? number : nested(a, b, ansi, TypeCoercion::withoutText);
  }

  private static List<SqlType> textsFirst(List<SqlType> types) {
    List<SqlType> ordered = new ArrayList<>(types.size());
    types.stream().filter(TypeCoercion::holdsText).forEach(ordered::add);
    types.stream().filter(t -> !holdsText(t)).forEach(ordered::add);
    return ordered;
  }

  private static boolean holdsText(SqlType type) {
    return type.isText() || type instanceof ArrayType array && holdsText(array.element());
  }

  /** The type in which two operands of a comparison meet; null if they cannot be compared. */
  public static SqlType comparison(SqlType left, SqlType right, boolean ansi) {
    SqlType a = plain(left);
    SqlType b = plain(right);
    if (a.equals(b)) {
      return a;
    }
    if (a instanceof StructType && sameLayout(a, b)) {
      return a;
    }
    if (ansi) {
      SqlType tight = tightest(a, b, true);
      SqlType number = tight != null ? tight : decimal(a, b);
      return number != null ? number : withText(a, b, true);
    }
    if (a.isText() && b.kind() == TypeKind.VOID || b.isText() && a.kind() == TypeKind.VOID) {
      return SqlType.STRING;
    }
    if (a.isText() && comparesWithText(b)) {
      return againstText(b);
    }
    if (b.isText() && comparesWithText(a)) {
      return againstText(a);
    }
    if (a.kind() == TypeKind.BOOLEAN && b.isNumeric()) {
      return b;
    }
    if (b.kind() == TypeKind.BOOLEAN && a.isNumeric()) {
      return a;
    }
    SqlType tight = tightest(a, b, false);
    return tight != null ? tight : decimal(a, b);
  }

  // No decimal is sure to hold a text's fraction, so that one with a scale gives way to double.
  private static SqlType againstText(SqlType other) {
    return other instanceof DecimalType d && d.scale() > 0 ? SqlType.DOUBLE : other;
  }

  private static boolean comparesWithText(SqlType type) {
    return (isAtomic(type) || type.kind() == TypeKind.VARIANT)
        && type.kind() != TypeKind.YEAR_MONTH_INTERVAL
        && type.kind() != TypeKind.DAY_TIME_INTERVAL;
  }

  /**
   * The narrowest type that both convert to without loss: numbers by precedence, datetimes,
   * intervals of one family, nested types part by part; null if there is none.
   */
  public static SqlType tightest(SqlType left, SqlType right, boolean ansi) {
    SqlType a = plain(left);
    SqlType b = plain(right);
    if (a.equals(b)) {
      return a;
    }
    if (a.kind() == TypeKind.VOID) {
      return b;
    }
    if (b.kind() == TypeKind.VOID) {
      return a;
    }
    if (a.isNumeric() && b.isNumeric()) {
      return tightestNumber(a, b, ansi);
    }
    if (a.kind().isDatetime() && b.kind().isDatetime()) {
      return widerDatetime(a, b);
    }
    if (a instanceof YearMonthIntervalType t && b instanceof YearMonthIntervalType u) {
      return new YearMonthIntervalType(Math.min(t.start(), u.start()), Math.max(t.end(), u.end()));
    }
    if (a instanceof DayTimeIntervalType t && b instanceof DayTimeIntervalType u) {
      return new DayTimeIntervalType(Math.min(t.start(), u.start()), Math.max(t.end(), u.end()));
    }
    return nested(a, b, ansi, TypeCoercion::tightest);
  }

  private static SqlType tightestNumber(SqlType a, SqlType b, boolean ansi) {
    if (a instanceof DecimalType || b instanceof DecimalType) {
      DecimalType d = (DecimalType) (a instanceof DecimalType ? a : b);
      SqlType other = a instanceof DecimalType ? b : a;
      return other.isIntegral() && holds(d, other) ? d : null;
    }
    SqlType wide = precedence(a) >= precedence(b) ? a : b;
    boolean mixed = a.isIntegral() || b.isIntegral();
    return ansi && mixed && wide.kind() == TypeKind.FLOAT ? SqlType.DOUBLE : wide;
  }

  private static int precedence(SqlType number) {
    return number.kind().ordinal();
  }

  private static SqlType widerDatetime(SqlType a, SqlType b) {
    boolean instant = a.kind() == TypeKind.TIMESTAMP || b.kind() == TypeKind.TIMESTAMP;
    return instant ? SqlType.TIMESTAMP : SqlType.TIMESTAMP_NTZ;
  }

  /** Whether every value of an integral type fits the decimal. */
  private static boolean holds(DecimalType decimal, SqlType integral) {
    DecimalType needed = decimalFor(integral);
    return decimal.precision() - decimal.scale() >= needed.precision();
  }

  /**
   * The type in which two operands meet when loss of precision is acceptable: beyond {@link
   * #tightest}, decimals, and texts with other atomic types; null if there is none.
   */
  public static SqlType wider(SqlType left, SqlType right, boolean ansi) {
    SqlType a = plain(left);
    SqlType b = plain(right);
    SqlType tight = tightest(a, b, ansi);
    if (tight != null) {
      return tight;
    }
    SqlType decimal = decimal(a, b);
    if (decimal != null) {
      return decimal;
    }
    SqlType text = withText(a, b, ansi);
    return text != null ? text : nested(a, b, ansi, TypeCoercion::wider);
  }

  /** Where one side is decimal and both are numbers. */
  private static SqlType decimal(SqlType a, SqlType b) {
    if (!a.isNumeric()
        || !b.isNumeric()
        || !(a instanceof DecimalType) && !(b instanceof DecimalType)) {
      return null;
    }
    DecimalType d = decimalFor(a);
    DecimalType e = decimalFor(b);
    return d == null || e == null ? SqlType.DOUBLE : wider(d, e);
  }

  /** The decimal that holds both: digits before and after the point of either, cut at 38. */
  public static DecimalType wider(DecimalType a, DecimalType b) {
    int scale = Math.max(a.scale(), b.scale());
    int integral = Math.max(a.precision() - a.scale(), b.precision() - b.scale());
    return DecimalType.bounded(integral + scale, scale);
  }

  /** The decimal that holds an integral type exactly, or the type itself; null for others. */
  public static DecimalType decimalFor(SqlType type) {
    switch (type.kind()) {
      case TINYINT:
        return SqlType.decimal(3, 0);
      case SMALLINT:
        return SqlType.decimal(5, 0);
      case INT:
        return SqlType.decimal(10, 0);
      case BIGINT:
        return SqlType.decimal(20, 0);
      case DECIMAL:
        return (DecimalType) type;
      default:
        return null;
    }
  }

  private static SqlType withText(SqlType a, SqlType b, boolean ansi) {
    if (a.isText() == b.isText()) {
      return null;
    }
    SqlType text = a.isText() ? a : b;
    SqlType other = a.isText() ? b : a;
    if (!isAtomic(other) && other.kind() != TypeKind.VARIANT) {
      return null;
    }
    if (!ansi) {
      boolean promoted = other.kind() != TypeKind.BINARY && other.kind() != TypeKind.BOOLEAN;
      return promoted ? text : null;
    }
    if (other.isIntegral()) {
      return SqlType.BIGINT;
    }
    if (other.kind().isFractional()) {
      return SqlType.DOUBLE;
    }
    boolean interval =
        other.kind() == TypeKind.YEAR_MONTH_INTERVAL || other.kind() == TypeKind.DAY_TIME_INTERVAL;
    return interval ? null : other;
  }

  private static SqlType nested(SqlType a, SqlType b, boolean ansi, Meeting meeting) {
    if (a instanceof ArrayType x && b instanceof ArrayType y) {
      SqlType element = meeting.of(x.element(), y.element(), ansi);
      return element == null
          ? null
          : new ArrayType(
              element,
              x.containsNull()
                  || y.containsNull()
                  || CastRules.mayMakeNull(x.element(), element, ansi)
                  || CastRules.mayMakeNull(y.element(), element, ansi));
    }
    if (a instanceof MapType x && b instanceof MapType y) {
      return nestedMap(x, y, ansi, meeting);
    }
    if (a instanceof StructType x && b instanceof StructType y) {
      return nestedStruct(x, y, ansi, meeting);
    }
    return null;
  }

  private static SqlType nestedMap(MapType x, MapType y, boolean ansi, Meeting meeting) {
    SqlType key = meeting.of(x.key(), y.key(), ansi);
    SqlType value = key == null ? null : meeting.of(x.value(), y.value(), ansi);
    if (value == null
        || CastRules.mayMakeNull(x.key(), key, ansi)
        || CastRules.mayMakeNull(y.key(), key, ansi)) {
      return null;
    }
    boolean nullable =
        x.valueContainsNull()
            || y.valueContainsNull()
            || CastRules.mayMakeNull(x.value(), value, ansi)
            || CastRules.mayMakeNull(y.value(), value, ansi);
    return new MapType(key, value, nullable);
  }

  private static SqlType nestedStruct(StructType x, StructType y, boolean ansi, Meeting meeting) {
    if (x.fields().size() != y.fields().size()) {
      return null;
    }
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < x.fields().size(); i++) {
      Field f = x.fields().get(i);
      Field g = y.fields().get(i);
      SqlType type =
          f.name().equalsIgnoreCase(g.name()) ? meeting.of(f.type(), g.type(), ansi) : null;
      if (type == null) {
        return null;
      }
      boolean nullable =
          f.nullable()
              || g.nullable()
              || CastRules.mayMakeNull(f.type(), type, ansi)
              || CastRules.mayMakeNull(g.type(), type, ansi);
      fields.add(new Field(f.name(), type, nullable));
    }
    return new StructType(fields);
  }

  /** Whether an argument of type {@code from} is cast to {@code to} without being asked. */
  public static boolean isImplicit(SqlType from, SqlType to, boolean ansi) {
    SqlType a = plain(from);
    SqlType b = plain(to);
    if (sameShape(a, b) || a.kind() == TypeKind.VOID) {
      return true;
    }
    if (ansi) {
      return a.isText() && isAtomic(b) || CastRules.isStoreAssignable(a, b);
    }
    return isImplicitLegacy(a, b);
  }

  private static boolean isImplicitLegacy(SqlType a, SqlType b) {
    if (a.isNumeric() && b.isNumeric()) {
      return true;
    }
    if (a.kind().isDatetime() && b.kind().isDatetime()) {
      return true;
    }
    if (a.isText()) {
      return isAtomic(b)
          && b.kind() != TypeKind.BOOLEAN
          && b.kind() != TypeKind.YEAR_MONTH_INTERVAL
          && b.kind() != TypeKind.DAY_TIME_INTERVAL;
    }
    if (b.isText()) {
      return isAtomic(a) || a.kind() == TypeKind.VARIANT;
    }
    if (a instanceof TimeType && b instanceof TimeType) {
      return true;
    }
    if (a instanceof ArrayType x && b instanceof ArrayType y) {
      return isImplicit(x.element(), y.element(), false);
    }
    if (a instanceof MapType x && b instanceof MapType y) {
      return isImplicit(x.key(), y.key(), false) && isImplicit(x.value(), y.value(), false);
    }
    return false;
  }

  /** Whether an explicit CAST exists at all (else DATATYPE_MISMATCH.CAST_WITHOUT_SUGGESTION...). */
  public static boolean isCastable(SqlType from, SqlType to, boolean ansi) {
    return CastRules.isCastable(from, to, ansi);
  }

  /**
   * Whether values of the type have an order (maps, variants and intervals of the legacy kind do
   * not).
   */
  public static boolean isOrderable(SqlType type) {
    if (type instanceof ArrayType array) {
      return isOrderable(array.element());
    }
    if (type instanceof StructType struct) {
      return struct.fields().stream().allMatch(f -> isOrderable(f.type()));
    }
    return type.kind() != TypeKind.MAP
        && type.kind() != TypeKind.VARIANT
        && type.kind() != TypeKind.CALENDAR_INTERVAL;
  }

  /**
   * Whether two types hold the same values, whatever may be null inside and whatever struct fields
   * are called in upper or lower case.
   */
  public static boolean sameShape(SqlType left, SqlType right) {
    if (left instanceof ArrayType x && right instanceof ArrayType y) {
      return sameShape(x.element(), y.element());
    }
    if (left instanceof MapType x && right instanceof MapType y) {
      return sameShape(x.key(), y.key()) && sameShape(x.value(), y.value());
    }
    if (left instanceof StructType x && right instanceof StructType y) {
      boolean same = x.fields().size() == y.fields().size();
      for (int i = 0; same && i < x.fields().size(); i++) {
        Field f = x.fields().get(i);
        Field g = y.fields().get(i);
        same = f.name().equalsIgnoreCase(g.name()) && sameShape(f.type(), g.type());
      }
      return same;
    }
    return Objects.equals(plain(left), plain(right));
  }

  /** {@link #sameShape} for any field names: structs of set operations and comparisons. */
  public static boolean sameLayout(SqlType left, SqlType right) {
    if (left instanceof ArrayType x && right instanceof ArrayType y) {
      return sameLayout(x.element(), y.element());
    }
    if (left instanceof MapType x && right instanceof MapType y) {
      return sameLayout(x.key(), y.key()) && sameLayout(x.value(), y.value());
    }
    if (left instanceof StructType x && right instanceof StructType y) {
      boolean same = x.fields().size() == y.fields().size();
      for (int i = 0; same && i < x.fields().size(); i++) {
        same = sameLayout(x.fields().get(i).type(), y.fields().get(i).type());
      }
      return same;
    }
    return sameShape(left, right);
  }

  /** Whether the type is one value: no array, map, struct, variant, void or legacy interval. */
  public static boolean isAtomic(SqlType type) {
    return !type.isNested()
        && type.kind() != TypeKind.VOID
        && type.kind() != TypeKind.VARIANT
        && type.kind() != TypeKind.CALENDAR_INTERVAL;
  }

  /** STRING instead of CHAR and VARCHAR, the type itself otherwise. */
  public static SqlType plain(SqlType type) {
    return type.kind() == TypeKind.CHAR || type.kind() == TypeKind.VARCHAR ? SqlType.STRING : type;
  }
}
