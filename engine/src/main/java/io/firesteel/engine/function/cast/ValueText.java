package io.firesteel.engine.function.cast;

import io.firesteel.core.type.PhysicalType;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.DayTimeIntervalType;
import io.firesteel.core.type.SqlType.DecimalType;
import io.firesteel.core.type.SqlType.YearMonthIntervalType;
import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Decimal128Vector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.core.vector.FloatVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.ListVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.MapVector;
import io.firesteel.core.vector.StructVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.time.CivilDate;
import io.firesteel.engine.time.ZoneOffsets;
import io.firesteel.engine.variant.VariantJson;
import io.firesteel.engine.variant.VariantTree;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** How values of a type are written as text. Belongs to one thread. */
abstract class ValueText {
  private static final String[] UNITS = {"DAY", "HOUR", "MINUTE", "SECOND"};
  private static final long[] UNIT_MICROS = {
    CivilDate.MICROS_PER_DAY,
    CivilDate.MICROS_PER_HOUR,
    CivilDate.MICROS_PER_MINUTE,
    CivilDate.MICROS_PER_SECOND
  };

  /** Appends row {@code row} of a flat vector, which is not null. */
  abstract void append(ColumnVector flat, int row, TextBuffer out);

  /** Bytes that a value takes, roughly. */
  int widthHint() {
    return 12;
  }

  private interface Row {
    void append(ColumnVector flat, int row, TextBuffer out);
  }

  private static ValueText of(int width, Row row) {
    return new ValueText() {
      @Override
      void append(ColumnVector flat, int i, TextBuffer out) {
        row.append(flat, i, out);
      }

      @Override
      int widthHint() {
        return width;
      }
    };
  }

  static ValueText of(SqlType type, EvalMode mode, ZoneId zone) {
    switch (type.kind()) {
      case VOID:
        return of(4, (v, i, out) -> out.append("null"));
      case BOOLEAN:
        return of(5, (v, i, out) -> out.append(((BooleanVector) v).get(i) ? "true" : "false"));
      case TINYINT:
      case SMALLINT:
      case INT:
        return of(8, (v, i, out) -> out.append((long) ((IntVector) v).get(i)));
      case BIGINT:
        return of(12, (v, i, out) -> out.append(((LongVector) v).get(i)));
      case FLOAT:
        return of(10, (v, i, out) -> out.append(Float.toString(((FloatVector) v).get(i))));
      case DOUBLE:
        return of(16, (v, i, out) -> out.append(Double.toString(((DoubleVector) v).get(i))));
      case DECIMAL:
        return decimal((DecimalType) type, mode);
      case STRING:
      case CHAR:
      case VARCHAR:
      case BINARY:
        return of(
            16,
            (v, i, out) -> {
              BytesVector b = (BytesVector) v;
              out.append(b.base(i), b.offset(i), b.size(i));
            });
      case DATE:
        return of(10, (v, i, out) -> date(((IntVector) v).get(i), out));
      case TIMESTAMP:
      case TIMESTAMP_NTZ:
        ZoneOffsets.Cursor cursor =
            ZoneOffsets.of(
                    type.kind() == io.firesteel.core.type.TypeKind.TIMESTAMP
                        ? zone
                        : ZoneOffset.UTC)
                .cursor();
        return of(19, (v, i, out) -> timestamp(((LongVector) v).get(i), cursor, out));
      case TIME:
        return of(8, (v, i, out) -> time(((LongVector) v).get(i), out));
      case YEAR_MONTH_INTERVAL:
        YearMonthIntervalType months = (YearMonthIntervalType) type;
        return of(26, (v, i, out) -> yearMonth(months, ((IntVector) v).get(i), out));
      case DAY_TIME_INTERVAL:
        DayTimeIntervalType days = (DayTimeIntervalType) type;
        return of(36, (v, i, out) -> dayTime(days, ((LongVector) v).get(i), out));
      case CALENDAR_INTERVAL:
        return of(20, ValueText::calendarInterval);
      case ARRAY:
        return array((SqlType.ArrayType) type, mode, zone);
      case MAP:
        return map((SqlType.MapType) type, mode, zone);
      case STRUCT:
        return struct(Vectors.parts(type), mode, zone);
      case VARIANT:
        return of(
            32,
            (v, i, out) -> {
              byte[] text =
                  VariantJson.print(
                          VariantTree.decode((java.util.List<?>) Vectors.get(type, v, i)), zone)
                      .getBytes(java.nio.charset.StandardCharsets.UTF_8);
              out.append(text, 0, text.length);
            });
    }
    throw new UnsupportedOperationException("CAST of " + type.simpleName() + " as string");
  }

  private static ValueText decimal(DecimalType type, EvalMode mode) {
    int scale = type.scale();
    boolean isLong = type.physical() == PhysicalType.LONG;
    return of(
        16,
        (v, i, out) -> {
          if (isLong || fitsLong((Decimal128Vector) v, i)) {
            long value = isLong ? ((LongVector) v).get(i) : ((Decimal128Vector) v).low()[i];
            if (value != Long.MIN_VALUE && scale <= 18) {
              plain(value, scale, mode, out);
              return;
            }
          }
          BigDecimal value = (BigDecimal) Vectors.get(type, v, i);
          out.append(mode == EvalMode.LEGACY ? value.toString() : value.toPlainString());
        });
  }

  private static boolean fitsLong(Decimal128Vector v, int i) {
    return v.high()[i] == v.low()[i] >> 63;
  }

  private static void plain(long value, int scale, EvalMode mode, TextBuffer out) {
    if (scale == 0) {
      out.append(value);
      return;
    }
    long power = io.firesteel.engine.function.operator.WideInteger.power(scale);
    long whole = value / power;
    long fraction = Math.abs(value % power);
    // Legacy mode writes small numbers with an exponent, as BigDecimal does.
    if (mode == EvalMode.LEGACY && scale > 6 && whole == 0 && fraction < power / 1_000_000) {
      out.append(BigDecimal.valueOf(value, scale).toString());
      return;
    }
    if (value < 0 && whole == 0) {
      out.append('-');
    }
    out.append(whole);
    out.append('.');
    out.appendPadded(fraction, scale);
  }

  private static void date(long days, TextBuffer out) {
    long civil = CivilDate.fromDays(days);
    long year = CivilDate.year(civil);
    if (year < 0) {
      out.append('-');
      year = -year;
    } else if (year > 9999) {
      out.append('+');
    }
    out.appendPadded(year, 4);
    out.append('-');
    out.appendPadded(CivilDate.month(civil), 2);
    out.append('-');
    out.appendPadded(CivilDate.day(civil), 2);
  }

  private static void timestamp(long instant, ZoneOffsets.Cursor zone, TextBuffer out) {
    // The wall clock of an instant at the end of the range may be out of it: days take the offset.
    long offset = zone.toLocal(instant) - instant;
    long days = Math.floorDiv(instant, CivilDate.MICROS_PER_DAY);
    long ofDay = instant - days * CivilDate.MICROS_PER_DAY + offset;
    days += Math.floorDiv(ofDay, CivilDate.MICROS_PER_DAY);
    date(days, out);
    out.append(' ');
    time(Math.floorMod(ofDay, CivilDate.MICROS_PER_DAY) * 1000, out);
  }

  private static void time(long nanos, TextBuffer out) {
    long seconds = nanos / 1_000_000_000L;
    out.appendPadded(seconds / 3600, 2);
    out.append(':');
    out.appendPadded(seconds / 60 % 60, 2);
    out.append(':');
    out.appendPadded(seconds % 60, 2);
    out.appendFraction(nanos % 1_000_000_000L, 9);
  }

  private static void yearMonth(YearMonthIntervalType type, int value, TextBuffer out) {
    out.append("INTERVAL '");
    long months = value;
    if (months < 0) {
      out.append('-');
      months = -months;
    }
    if (type.start() == YearMonthIntervalType.MONTH) {
      out.append(months);
      out.append("' MONTH");
    } else if (type.end() == YearMonthIntervalType.YEAR) {
      out.append(months / 12);
      out.append("' YEAR");
    } else {
      out.append(months / 12);
      out.append('-');
      out.append(months % 12);
      out.append("' YEAR TO MONTH");
    }
  }

  private static void dayTime(DayTimeIntervalType type, long value, TextBuffer out) {
    out.append("INTERVAL '");
    // Kept negative, so that the smallest value needs no care.
    long rest = value > 0 ? -value : value;
    if (value < 0) {
      out.append('-');
    }
    for (int unit = type.start(); unit <= type.end(); unit++) {
      long count = -(rest / UNIT_MICROS[unit]);
      rest = rest % UNIT_MICROS[unit];
      if (unit > type.start()) {
        out.append(unit == DayTimeIntervalType.HOUR ? ' ' : ':');
      }
      out.appendPadded(count, unit == DayTimeIntervalType.DAY ? 1 : 2);
      if (unit == DayTimeIntervalType.SECOND) {
        out.appendFraction(-rest, 6);
      }
    }
    out.append("' ");
    out.append(UNITS[type.start()]);
    if (type.end() != type.start()) {
      out.append(" TO ");
      out.append(UNITS[type.end()]);
    }
  }

  private static void calendarInterval(ColumnVector v, int i, TextBuffer out) {
    StructVector s = (StructVector) v;
    int months = ((IntVector) s.field(0).flatten()).get(i);
    int days = ((IntVector) s.field(1).flatten()).get(i);
    long micros = ((LongVector) s.field(2).flatten()).get(i);
    int from = out.size();
    unit(months / 12, "years", from, out);
    unit(months % 12, "months", from, out);
    unit(days, "days", from, out);
    unit(micros / CivilDate.MICROS_PER_HOUR, "hours", from, out);
    long rest = micros % CivilDate.MICROS_PER_HOUR;
    unit(rest / CivilDate.MICROS_PER_MINUTE, "minutes", from, out);
    rest %= CivilDate.MICROS_PER_MINUTE;
    if (rest != 0) {
      if (out.size() > from) {
        out.append(' ');
      }
      out.append(
          BigDecimal.valueOf(rest, 6)
              .stripTrailingZeros()
              .toPlainString()
              .toLowerCase(Locale.ROOT));
      out.append(" seconds");
    } else if (out.size() == from) {
      out.append("0 seconds");
    }
  }

  private static void unit(long value, String name, int from, TextBuffer out) {
    if (value != 0) {
      if (out.size() > from) {
        out.append(' ');
      }
      out.append(value);
      out.append(' ');
      out.append(name);
    }
  }

  private static void element(
      ValueText text, ColumnVector vector, int row, boolean first, TextBuffer out) {
    if (!first) {
      out.append(", ");
    }
    if (vector.isNull(row)) {
      out.append("null");
    } else {
      text.append(vector, row, out);
    }
  }

  private static ValueText array(SqlType.ArrayType type, EvalMode mode, ZoneId zone) {
    ValueText elements = of(type.element(), mode, zone);
    return of(
        32,
        (v, i, out) -> {
          ListVector list = (ListVector) v;
          ColumnVector flat = list.elements().flatten();
          out.append('[');
          for (int k = 0; k < list.size(i); k++) {
            element(elements, flat, list.offset(i) + k, k == 0, out);
          }
          out.append(']');
        });
  }

  private static ValueText map(SqlType.MapType type, EvalMode mode, ZoneId zone) {
    ValueText keys = of(type.key(), mode, zone);
    ValueText values = of(type.value(), mode, zone);
    return of(
        32,
        (v, i, out) -> {
          MapVector map = (MapVector) v;
          ColumnVector flatKeys = map.keys().flatten();
          ColumnVector flatValues = map.values().flatten();
          out.append('{');
          for (int k = 0; k < map.size(i); k++) {
            element(keys, flatKeys, map.offset(i) + k, k == 0, out);
            out.append(" -> ");
            element(values, flatValues, map.offset(i) + k, true, out);
          }
          out.append('}');
        });
  }

  private static ValueText struct(List<SqlType> parts, EvalMode mode, ZoneId zone) {
    ValueText[] fields = parts.stream().map(p -> of(p, mode, zone)).toArray(ValueText[]::new);
    return of(
        32,
        (v, i, out) -> {
          StructVector struct = (StructVector) v;
          out.append('{');
          for (int k = 0; k < fields.length; k++) {
            element(fields[k], struct.field(k).flatten(), i, k == 0, out);
          }
          out.append('}');
        });
  }
}
