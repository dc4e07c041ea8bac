package io.firesteel.storage.parquet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.TimeZone;

/**
 * Which old dates of a file count by the Julian calendar. Spark before 3.0 wrote them so, and says
 * its version in the footer; later ones say so by a key of their own.
 *
 * @param dates whether DATE values are to be rebased
 * @param timestamps how INT64 timestamps are to be rebased, or null if not
 * @param int96 the same for INT96
 */
record Rebase(boolean dates, Zoned timestamps, Zoned int96) {
  static final Rebase NONE = new Rebase(false, null, null);

  private static final String VERSION = "org.apache.spark.version";
  private static final String LEGACY = "org.apache.spark.legacyDateTime";
  private static final String LEGACY_INT96 = "org.apache.spark.legacyINT96";
  private static final String ZONE = "org.apache.spark.timeZone";
  private static final int FIRST_GREGORIAN_DAY = -141_427;
  private static final long FIRST_GREGORIAN_MICROS = FIRST_GREGORIAN_DAY * 86_400_000_000L;

  /**
   * What the key-value pairs of a footer say.
   *
   * @param otherwise whether files that do not come from Spark are legacy: dates and timestamps
   * @param otherwiseInt96 the same for INT96
   */
  static Rebase of(Map<String, String> footer, boolean otherwise, boolean otherwiseInt96) {
    String version = footer.get(VERSION);
    boolean legacy =
        version == null ? otherwise : before(version, 3, 0) || footer.containsKey(LEGACY);
    boolean legacy96 =
        version == null
            ? otherwiseInt96
            : before(version, 3, 1) || footer.containsKey(LEGACY_INT96);
    if (!legacy && !legacy96) {
      return NONE;
    }
    String zone = footer.get(ZONE);
    Zoned zoned = new Zoned(zone == null ? ZoneOffset.UTC : ZoneId.of(zone, ZoneId.SHORT_IDS));
    return new Rebase(legacy, legacy ? zoned : null, legacy96 ? zoned : null);
  }

  private static boolean before(String version, int major, int minor) {
    String[] parts = version.split("[.-]");
    try {
      int first = Integer.parseInt(parts[0]);
      int second = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
      return first < major || first == major && second < minor;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** The day whose name in today's calendar is that of the given day in the hybrid calendar. */
  static int day(int hybridDay) {
    if (hybridDay >= FIRST_GREGORIAN_DAY) {
      return hybridDay;
    }
    GregorianCalendar calendar = calendar(TimeZone.getTimeZone("UTC"));
    calendar.setTimeInMillis(hybridDay * 86_400_000L);
    return (int) date(calendar).toEpochDay();
  }

  private static GregorianCalendar calendar(TimeZone zone) {
    return new GregorianCalendar(zone, java.util.Locale.ROOT);
  }

  /** The calendar's fields; 29 February of a year that has none becomes 1 March. */
  private static LocalDate date(GregorianCalendar calendar) {
    int year = calendar.get(GregorianCalendar.YEAR);
    if (calendar.get(GregorianCalendar.ERA) == GregorianCalendar.BC) {
      year = 1 - year;
    }
    return LocalDate.of(year, calendar.get(GregorianCalendar.MONTH) + 1, 1)
        .plusDays(calendar.get(GregorianCalendar.DAY_OF_MONTH) - 1);
  }

  /** Rebases instants by their wall clock in a zone. */
  record Zoned(ZoneId zone) {
    /** Before 1900 the old time zone classes know no local mean times. */
    private static final long YEAR_1900 = -2_208_988_800_000_000L;

    private static final long DAY = 86_400_000_000L;

    /** The first instant whose clock both calendars read alike; a day of margin for the zone. */
    private long firstUnchanged() {
      return DAY + (zone.getRules().isFixedOffset() ? FIRST_GREGORIAN_MICROS : YEAR_1900);
    }

    long micros(long hybridMicros) {
      if (hybridMicros >= firstUnchanged()) {
        return hybridMicros;
      }
      GregorianCalendar calendar = calendar(TimeZone.getTimeZone(zone));
      calendar.setTimeInMillis(Math.floorDiv(hybridMicros, 1000L));
      LocalDateTime local =
          LocalDateTime.of(
              date(calendar),
              java.time.LocalTime.of(
                  calendar.get(GregorianCalendar.HOUR_OF_DAY),
                  calendar.get(GregorianCalendar.MINUTE),
                  calendar.get(GregorianCalendar.SECOND)));
      Instant instant = local.atZone(zone).toInstant();
      return instant.getEpochSecond() * 1_000_000L + Math.floorMod(hybridMicros, 1_000_000L);
    }
  }
}
