package io.firesteel.engine.function.datetime;

import io.firesteel.engine.time.CivilDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** The fields of a date, as EXTRACT and functions name them. */
enum DatePart {
  YEAR("year y years yr yrs", d -> (int) CivilDate.year(CivilDate.fromDays(d))),
  YEAROFWEEK("yearofweek", d -> weekYear(d)),
  QUARTER("quarter qtr", d -> (CivilDate.month(CivilDate.fromDays(d)) - 1) / 3 + 1),
  MONTH("month mon mons months", d -> CivilDate.month(CivilDate.fromDays(d))),
  WEEK("week w weeks", d -> week(d)),
  DAY("day d days", d -> CivilDate.day(CivilDate.fromDays(d))),
  DAYOFWEEK("dayofweek dow", d -> Math.floorMod(d + 4, 7) + 1),
  DAYOFWEEK_ISO("dayofweek_iso dow_iso", d -> Math.floorMod(d + 3, 7) + 1),
  WEEKDAY("", d -> Math.floorMod(d + 3, 7)),
  DOY("doy", d -> dayOfYear(d)),
  HOUR("hour h hours hr hrs", null),
  MINUTE("minute m min mins minutes", null),
  SECOND("second s sec seconds secs", null);

  private static final Map<String, DatePart> BY_NAME = new HashMap<>();

  static {
    for (DatePart part : values()) {
      for (String name : part.names.split(" ")) {
        BY_NAME.put(name, part);
      }
    }
    BY_NAME.remove("");
  }

  private final String names;
  private final IntUnaryOperator ofDays;

  DatePart(String names, IntUnaryOperator ofDays) {
    this.names = names;
    this.ofDays = ofDays;
  }

  /** The part of that name, without case; null if there is none. */
  static DatePart named(String name) {
    return BY_NAME.get(name.toLowerCase(Locale.ROOT));
  }

  boolean isOfTime() {
    return ofDays == null;
  }

  /** The field of a date given as days since 1970. */
  int of(int days) {
    return ofDays.applyAsInt(days);
  }

  IntUnaryOperator ofDays() {
    return ofDays;
  }

  private static int dayOfYear(int days) {
    return (int) (days - CivilDate.toDays(CivilDate.year(CivilDate.fromDays(days)), 1, 1)) + 1;
  }

  // An ISO week belongs to the year of its Thursday.
  private static int weekYear(int days) {
    return (int) CivilDate.year(CivilDate.fromDays(thursday(days)));
  }

  private static int week(int days) {
    return (dayOfYear((int) thursday(days)) - 1) / 7 + 1;
  }

  private static long thursday(int days) {
    return (long) days - Math.floorMod(days + 3, 7) + 3;
  }
}
