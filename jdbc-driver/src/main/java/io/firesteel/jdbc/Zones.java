package io.firesteel.jdbc;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.Calendar;
import java.util.TimeZone;

/**
 * The two zones that matter to a result: the session's, in which the server shows instants, and the
 * client's default, in which {@link Date}, {@link Time} and {@link Timestamp} show theirs.
 *
 * <p>Days, months and hours are kept as they are when going to those classes, also before 1582,
 * where they count by the Julian calendar. The way through a calendar object costs some 200 ns a
 * value; for days since 1930 the offset of each day is remembered instead. Belongs to one thread.
 */
final class Zones {
  private static final long MICROS_PER_DAY = 86_400_000_000L;

  /** 1930-01-01: before, java.util.TimeZone and java.time do not agree on all zones. */
  private static final long FIRST_FAST_DAY = LocalDate.of(1930, 1, 1).toEpochDay();

  private static final long LAST_FAST_DAY = LocalDate.of(2200, 1, 1).toEpochDay();
  private static final int SLOTS = 4096;
  private static final int UNSTEADY = Integer.MIN_VALUE;

  private final ZoneId session;
  private final ZoneId client;
  private final int[] days = new int[SLOTS];
  private final int[] offsetMillis = new int[SLOTS];

  Zones(ZoneId session) {
    this.session = session;
    this.client = TimeZone.getDefault().toZoneId();
    Arrays.fill(days, Integer.MIN_VALUE);
  }

  ZoneId session() {
    return session;
  }

  ZoneId client() {
    return client;
  }

  /** The client zone's offset all through the day, or UNSTEADY if it is not the same or unknown. */
  private int offset(long day) {
    if (day < FIRST_FAST_DAY || day > LAST_FAST_DAY) {
      return UNSTEADY;
    }
    int slot = (int) day & SLOTS - 1;
    if (days[slot] == (int) day) {
      return offsetMillis[slot];
    }
    ZoneRules rules = client.getRules();
    LocalDateTime midnight = LocalDate.ofEpochDay(day).atStartOfDay();
    int offset = UNSTEADY;
    ZoneOffset atMidnight =
        rules.getValidOffsets(midnight).size() == 1 ? rules.getOffset(midnight) : null;
    if (atMidnight != null) {
      Instant start = midnight.toInstant(atMidnight);
      ZoneOffsetTransition next = rules.nextTransition(start);
      if (next == null || next.getInstant().isAfter(start.plusSeconds(90_000))) {
        offset = atMidnight.getTotalSeconds() * 1000;
      }
    }
    days[slot] = (int) day;
    offsetMillis[slot] = offset;
    return offset;
  }

  Date date(long epochDay) {
    int offset = offset(epochDay);
    return offset == UNSTEADY
        ? Date.valueOf(LocalDate.ofEpochDay(epochDay))
        : new Date(epochDay * 86_400_000L - offset);
  }

  /** A wall clock (microseconds) as a Timestamp that shows it in the client's zone. */
  Timestamp wallClock(long micros) {
    long day = Math.floorDiv(micros, MICROS_PER_DAY);
    int offset = offset(day);
    if (offset == UNSTEADY) {
      return Timestamp.valueOf(TextFormat.localDateTime(micros));
    }
    return timestamp(micros - offset * 1000L);
  }

  /** An instant (microseconds) as a Timestamp that shows it in the client's zone. */
  Timestamp instant(long micros) {
    long day = Math.floorDiv(micros, MICROS_PER_DAY);
    if (day <= FIRST_FAST_DAY) {
      return Timestamp.valueOf(LocalDateTime.ofInstant(TextFormat.instant(micros), client));
    }
    return timestamp(micros);
  }

  private static Timestamp timestamp(long micros) {
    Timestamp out = new Timestamp(Math.floorDiv(micros, 1000L));
    out.setNanos((int) Math.floorMod(micros, 1_000_000L) * 1000);
    return out;
  }

  /** The wall clock of an instant where the server shows it. */
  LocalDateTime sessionClock(long micros) {
    return LocalDateTime.ofInstant(TextFormat.instant(micros), session);
  }

  /** The wall clock (microseconds) that a Timestamp shows in the client's zone. */
  static LocalDateTime shown(Timestamp value, Calendar calendar) {
    if (calendar == null || calendar.getTimeZone().equals(TimeZone.getDefault())) {
      return value.toLocalDateTime();
    }
    return LocalDateTime.ofInstant(
        Instant.ofEpochSecond(Math.floorDiv(value.getTime(), 1000L), value.getNanos()),
        calendar.getTimeZone().toZoneId());
  }

  /** The instant of a Timestamp, read through its fields where calendars differ. */
  static Instant instantOf(Timestamp value) {
    if (Math.floorDiv(value.getTime(), 86_400_000L) > FIRST_FAST_DAY) {
      return Instant.ofEpochSecond(Math.floorDiv(value.getTime(), 1000L), value.getNanos());
    }
    return value.toLocalDateTime().atZone(TimeZone.getDefault().toZoneId()).toInstant();
  }

  static LocalDate shown(Date value, Calendar calendar) {
    if (calendar == null || calendar.getTimeZone().equals(TimeZone.getDefault())) {
      return value.toLocalDate();
    }
    return Instant.ofEpochMilli(value.getTime())
        .atZone(calendar.getTimeZone().toZoneId())
        .toLocalDate();
  }

  static LocalTime shown(Time value, Calendar calendar) {
    ZoneId zone = (calendar == null ? TimeZone.getDefault() : calendar.getTimeZone()).toZoneId();
    return Instant.ofEpochMilli(value.getTime()).atZone(zone).toLocalTime();
  }

  /** A date, time or wall clock as that of the calendar's zone. */
  static long millisIn(LocalDateTime clock, Calendar calendar) {
    return clock.atZone(calendar.getTimeZone().toZoneId()).toInstant().toEpochMilli();
  }

  static Time time(LocalTime time) {
    long millis =
        LocalDate.ofEpochDay(0)
            .atTime(time)
            .atZone(TimeZone.getDefault().toZoneId())
            .toInstant()
            .toEpochMilli();
    return new Time(millis);
  }
}
