package io.firesteel.engine.time;

/**
 * Dates of the proleptic Gregorian calendar as days since 1970-01-01.
 *
 * @see <a href="https://howardhinnant.github.io/date_algorithms.html">Hinnant: chrono-compatible
 *     date algorithms</a>
 */
public final class CivilDate {
  public static final long MICROS_PER_SECOND = 1_000_000L;
  public static final long MICROS_PER_MINUTE = 60 * MICROS_PER_SECOND;
  public static final long MICROS_PER_HOUR = 60 * MICROS_PER_MINUTE;
  public static final long MICROS_PER_DAY = 24 * MICROS_PER_HOUR;
  public static final long NANOS_PER_DAY = MICROS_PER_DAY * 1000;

  private static final int DAYS_PER_ERA = 146_097;
  private static final int EPOCH_SHIFT = 719_468;
  private static final int[] MONTH_DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private CivilDate() {}

  /** Days since 1970-01-01 of a date; month 1 to 12, day 1 to 31, not checked. */
  public static long toDays(long year, int month, int day) {
    // Years start in March here, so that the leap day is a year's last.
    long y = month <= 2 ? year - 1 : year;
    long era = Math.floorDiv(y, 400);
    long yearOfEra = y - era * 400;
    long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * DAYS_PER_ERA + dayOfEra - EPOCH_SHIFT;
  }

  /**
   * Year, month and day in one long: {@code year << 16 | month << 8 | day}. Take them apart by
   * {@link #year}, {@link #month} and {@link #day}.
   */
  public static long fromDays(long days) {
    long z = days + EPOCH_SHIFT;
    long era = Math.floorDiv(z, DAYS_PER_ERA);
    int dayOfEra = (int) (z - era * DAYS_PER_ERA);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int shifted = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * shifted + 2) / 5 + 1;
    int month = shifted < 10 ? shifted + 3 : shifted - 9;
    long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    return year << 16 | (long) month << 8 | day;
  }

  public static long year(long civil) {
    return civil >> 16;
  }

  public static int month(long civil) {
    return (int) (civil >> 8 & 0xFF);
  }

  public static int day(long civil) {
    return (int) (civil & 0xFF);
  }

  public static boolean isLeapYear(long year) {
    return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  public static int daysInMonth(long year, int month) {
    return month == 2 && isLeapYear(year) ? 29 : MONTH_DAYS[month - 1];
  }

  public static boolean isValid(long year, int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  }

  /** The same day some months later, or that month's last day where it is shorter. */
  public static long addMonths(long days, long months) {
    long civil = fromDays(days);
    long total = year(civil) * 12 + month(civil) - 1 + months;
    long year = Math.floorDiv(total, 12);
    int month = (int) Math.floorMod(total, 12L) + 1;
    return toDays(year, month, Math.min(day(civil), daysInMonth(year, month)));
  }
}
