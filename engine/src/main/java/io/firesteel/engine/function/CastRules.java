package io.firesteel.engine.function;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.ArrayType;
import io.firesteel.core.type.SqlType.DayTimeIntervalType;
import io.firesteel.core.type.SqlType.DecimalType;
import io.firesteel.core.type.SqlType.MapType;
import io.firesteel.core.type.SqlType.StructType;
import io.firesteel.core.type.SqlType.YearMonthIntervalType;
import io.firesteel.core.type.TypeKind;
import java.util.function.BiPredicate;

/** Which casts exist, which INSERT and function calls do by themselves, and which may give NULL. */
public final class CastRules {
  private CastRules() {}

  /** Whether CAST(from AS to) exists. */
  public static boolean isCastable(SqlType from, SqlType to, boolean ansi) {
    SqlType a = TypeCoercion.plain(from);
    SqlType b = TypeCoercion.plain(to);
    if (TypeCoercion.sameShape(a, b) && !a.isNested() || a.kind() == TypeKind.VOID || b.isText()) {
      return true;
    }
    if (a.isNested() && b.kind() == a.kind()) {
      return isNestedCastable(a, b, ansi);
    }
    switch (a.kind()) {
      case BOOLEAN:
        return b.isNumeric()
            || b.kind() == TypeKind.VARIANT
            || !ansi && b.kind() == TypeKind.TIMESTAMP;
      case STRING:
        return TypeCoercion.isAtomic(b)
            || b.kind() == TypeKind.VARIANT
            || b.kind() == TypeKind.CALENDAR_INTERVAL;
      case BINARY:
        return b.kind() == TypeKind.VARIANT;
      case DATE:
        return b.kind().isDatetime()
            || b.kind() == TypeKind.VARIANT
            || !ansi && (b.isNumeric() || b.kind() == TypeKind.BOOLEAN);
      case TIMESTAMP:
        return b.kind().isDatetime()
            || b.isNumeric()
            || b.kind() == TypeKind.VARIANT
            || !ansi && b.kind() == TypeKind.BOOLEAN;
      case TIMESTAMP_NTZ:
        return b.kind().isDatetime() || b.kind() == TypeKind.VARIANT;
      case TIME:
        return b.kind() == TypeKind.TIME || isExact(b) || b.kind() == TypeKind.VARIANT;
      case YEAR_MONTH_INTERVAL:
        return b instanceof YearMonthIntervalType || isExact(b);
      case DAY_TIME_INTERVAL:
        return b instanceof DayTimeIntervalType || isExact(b);
      case ARRAY:
        return b.kind() == TypeKind.VARIANT && isCastable(((ArrayType) a).element(), b, ansi);
      case VARIANT:
        return isVariantReadable(b);
      default:
        return a.isNumeric() && isNumberCastable(a, b, ansi);
    }
  }

  private static boolean isNumberCastable(SqlType a, SqlType b, boolean ansi) {
    switch (b.kind()) {
      case BOOLEAN:
      case TIMESTAMP:
      case VARIANT:
        return true;
      case YEAR_MONTH_INTERVAL:
      case DAY_TIME_INTERVAL:
        return isExact(a);
      case BINARY:
        return !ansi && a.isIntegral();
      default:
        return b.isNumeric();
    }
  }

  private static boolean isVariantReadable(SqlType to) {
    if (to instanceof ArrayType array) {
      return isVariantReadable(array.element());
    }
    if (to instanceof MapType map) {
      return map.key().isText() && isVariantReadable(map.value());
    }
    if (to instanceof StructType struct) {
      return struct.fields().stream().allMatch(f -> isVariantReadable(f.type()));
    }
    return to.kind() != TypeKind.YEAR_MONTH_INTERVAL
        && to.kind() != TypeKind.DAY_TIME_INTERVAL
        && to.kind() != TypeKind.CALENDAR_INTERVAL;
  }

  private static boolean isExact(SqlType type) {
    return type.isIntegral() || type.kind() == TypeKind.DECIMAL;
  }

  private static boolean isNestedCastable(SqlType a, SqlType b, boolean ansi) {
    if (a instanceof ArrayType x && b instanceof ArrayType y) {
      return isCastable(x.element(), y.element(), ansi)
          && takesNulls(
              x.containsNull() || mayMakeNull(x.element(), y.element(), ansi), y.containsNull());
    }
    if (a instanceof MapType x && b instanceof MapType y) {
      return isCastable(x.key(), y.key(), ansi)
          && (ansi || !mayMakeNull(x.key(), y.key(), false))
          && isCastable(x.value(), y.value(), ansi)
          && takesNulls(
              x.valueContainsNull() || mayMakeNull(x.value(), y.value(), ansi),
              y.valueContainsNull());
    }
    StructType x = (StructType) a;
    StructType y = (StructType) b;
    boolean castable = x.fields().size() == y.fields().size();
    for (int i = 0; castable && i < x.fields().size(); i++) {
      SqlType f = x.fields().get(i).type();
      SqlType g = y.fields().get(i).type();
      castable =
          isCastable(f, g, ansi)
              && takesNulls(
                  x.fields().get(i).nullable() || mayMakeNull(f, g, ansi),
                  y.fields().get(i).nullable());
    }
    return castable;
  }

  private static boolean takesNulls(boolean from, boolean to) {
    return !from || to;
  }

  /** Whether INSERT stores {@code from} in a column of type {@code to} under the ANSI policy. */
  public static boolean isStoreAssignable(SqlType from, SqlType to) {
    SqlType a = TypeCoercion.plain(from);
    SqlType b = TypeCoercion.plain(to);
    if (a.equals(b) || a.kind() == TypeKind.VOID) {
      return true;
    }
    if (b.isText()) {
      return TypeCoercion.isAtomic(a)
          || a.kind() == TypeKind.VARIANT
          || a.kind() == TypeKind.CALENDAR_INTERVAL;
    }
    if (a.isNested()) {
      return a.kind() == b.kind() && parts(a, b, CastRules::isStoreAssignable);
    }
    return a.isNumeric() && b.isNumeric()
        || a.kind().isDatetime() && b.kind().isDatetime()
        || a.kind() == b.kind()
            && (a.kind() == TypeKind.YEAR_MONTH_INTERVAL
                || a.kind() == TypeKind.DAY_TIME_INTERVAL
                || a.kind() == TypeKind.TIME);
  }

  private static boolean parts(SqlType a, SqlType b, BiPredicate<SqlType, SqlType> rule) {
    if (a instanceof ArrayType x) {
      ArrayType y = (ArrayType) b;
      return takesNulls(x.containsNull(), y.containsNull()) && rule.test(x.element(), y.element());
    }
    if (a instanceof MapType x) {
      MapType y = (MapType) b;
      return takesNulls(x.valueContainsNull(), y.valueContainsNull())
          && rule.test(x.key(), y.key())
          && rule.test(x.value(), y.value());
    }
    StructType x = (StructType) a;
    StructType y = (StructType) b;
    boolean fits = x.fields().size() == y.fields().size();
    for (int i = 0; fits && i < x.fields().size(); i++) {
      SqlType.Field f = x.fields().get(i);
      SqlType.Field g = y.fields().get(i);
      fits = takesNulls(f.nullable(), g.nullable()) && rule.test(f.type(), g.type());
    }
    return fits;
  }

  /** Whether a cast loses nothing and cannot fail (Spark's up-cast): STRICT store assignment. */
  public static boolean isUpcast(SqlType from, SqlType to) {
    SqlType a = TypeCoercion.plain(from);
    SqlType b = TypeCoercion.plain(to);
    if (a.equals(b) || a.kind() == TypeKind.VOID) {
      return true;
    }
    if (a.isNested()) {
      return a.kind() == b.kind() && parts(a, b, CastRules::isUpcast);
    }
    if (b.isText()) {
      return TypeCoercion.isAtomic(a) && a.kind() != TypeKind.BINARY;
    }
    if (a.isNumeric() && b.isNumeric()) {
      if (b instanceof DecimalType d) {
        DecimalType needed = TypeCoercion.decimalFor(a);
        return needed != null && isWider(d, needed);
      }
      return !(a instanceof DecimalType) && a.kind().ordinal() <= b.kind().ordinal();
    }
    return a.kind() == TypeKind.DATE && b.kind().isDatetime()
        || a.kind() == TypeKind.TIMESTAMP_NTZ && b.kind() == TypeKind.TIMESTAMP
        || a.kind() == TypeKind.TIMESTAMP && b.kind() == TypeKind.TIMESTAMP_NTZ
        || a instanceof SqlType.TimeType x
            && b instanceof SqlType.TimeType y
            && x.precision() <= y.precision()
        || a instanceof YearMonthIntervalType && b instanceof YearMonthIntervalType
        || a instanceof DayTimeIntervalType && b instanceof DayTimeIntervalType;
  }

  private static boolean isWider(DecimalType wide, DecimalType narrow) {
    return wide.scale() >= narrow.scale()
        && wide.precision() - wide.scale() >= narrow.precision() - narrow.scale();
  }

  /**
   * Whether casting a value that is not null may give NULL under legacy rules. Types of nested
   * operands are settled by it in both modes.
   */
  public static boolean mayMakeNull(SqlType from, SqlType to, boolean ansi) {
    SqlType a = TypeCoercion.plain(from);
    SqlType b = TypeCoercion.plain(to);
    if (a.kind() == TypeKind.VOID || a.equals(b)) {
      return false;
    }
    if (a.kind() == TypeKind.VARIANT) {
      return true;
    }
    if (a.isText()) {
      return b.kind() != TypeKind.BINARY;
    }
    if (b.isText()) {
      return false;
    }
    if (b instanceof DecimalType d) {
      DecimalType needed = TypeCoercion.decimalFor(a);
      return a.kind() != TypeKind.BOOLEAN && (needed == null || !isWider(d, needed));
    }
    switch (b.kind()) {
      case DATE:
        return a.kind() != TypeKind.TIMESTAMP;
      case CALENDAR_INTERVAL:
        return true;
      case TIMESTAMP:
        return a.kind() == TypeKind.FLOAT || a.kind() == TypeKind.DOUBLE;
      default:
        return a.kind() == TypeKind.DATE
            || b.isIntegral()
                && (a.kind().isFractional()
                    || a.kind() == TypeKind.TIMESTAMP && b.kind() != TypeKind.BIGINT);
    }
  }
}
