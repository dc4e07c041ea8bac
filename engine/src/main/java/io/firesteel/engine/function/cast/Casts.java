package io.firesteel.engine.function.cast;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.plan.QueryContext;

/** Binds casts between any two types. */
public final class Casts {
  private Casts() {}

  /**
   * The kernel of a cast. Which casts exist at all is the analyser's matter; those that exist in
   * legacy mode only and never give a value give NULL.
   */
  public static Kernel bind(SqlType from, SqlType to, EvalMode mode, QueryContext query) {
    if (from.kind() == TypeKind.VOID) {
      return Kernel.infallible((arguments, n) -> Vectors.nulls(to, n));
    }
    if (from.equals(to) || from.isText() && to.isText()) {
      return identity();
    }
    if (to.kind() == TypeKind.VARIANT) {
      return VariantCasts.to(from);
    }
    if (from.kind() == TypeKind.VARIANT) {
      return VariantCasts.from(to, mode, query);
    }
    if (to.isText()) {
      return toText(from, mode, query);
    }
    if (from.isText()) {
      return FromText.bind(from, to, mode, query);
    }
    if (from.isNested()) {
      return NestedCasts.bind(from, to, mode, query);
    }
    Kernel kernel = null;
    if (isNumber(from) && isNumber(to)) {
      kernel = NumericCasts.bind(from, to, mode);
    } else if (isInterval(from) || isInterval(to)) {
      kernel = IntervalCasts.bind(from, to, mode);
    } else if (to.kind() == TypeKind.BINARY) {
      kernel = BinaryCasts.bind(from);
    } else {
      kernel = DatetimeCasts.bind(from, to, mode, query);
    }
    return kernel != null ? kernel : Kernel.infallible((arguments, n) -> Vectors.nulls(to, n));
  }

  static Kernel identity() {
    return Kernel.infallible((arguments, n) -> arguments[0]);
  }

  /** Numbers and booleans. */
  static boolean isNumber(SqlType type) {
    return type.isNumeric() || type.kind() == TypeKind.BOOLEAN;
  }

  private static boolean isInterval(SqlType type) {
    return type.kind() == TypeKind.YEAR_MONTH_INTERVAL || type.kind() == TypeKind.DAY_TIME_INTERVAL;
  }

  private static Kernel toText(SqlType from, EvalMode mode, QueryContext query) {
    if (from.kind() == TypeKind.BINARY) {
      return identity();
    }
    ValueText text = ValueText.of(from, mode, query.zone());
    return Kernel.infallible(
        (arguments, n) -> {
          ColumnVector flat = arguments[0].flatten();
          TextBuffer buffer = new TextBuffer(n * text.widthHint());
          int[] offsets = new int[n];
          int[] lengths = new int[n];
          for (int i = 0; i < n; i++) {
            offsets[i] = buffer.size();
            if (!flat.isNull(i)) {
              text.append(flat, i, buffer);
              lengths[i] = buffer.size() - offsets[i];
            }
          }
          return buffer.toVector(offsets, lengths, Vectors.validity(flat), n);
        });
  }

  /** A value, boxed as in {@link Vectors}, as CAST AS STRING shows it; null for null. */
  public static String toText(SqlType type, Object value, QueryContext query) {
    if (value == null) {
      return null;
    }
    if (value instanceof ByteSlice slice) {
      return slice.toString();
    }
    TextBuffer buffer = new TextBuffer(32);
    ValueText.of(type, query.mode(), query.zone())
        .append(Vectors.constant(type, value, 1).value(), 0, buffer);
    return buffer.toString();
  }

  /**
   * A value as the literal that Spark's error messages show: {@code 1L}, {@code 'a'}, {@code DATE
   * '2020-01-01'}. Timestamps are shown in UTC where no zone is at hand.
   */
  public static String literal(SqlType type, Object value) {
    return Literals.of(type, value, java.time.ZoneOffset.UTC);
  }
}
