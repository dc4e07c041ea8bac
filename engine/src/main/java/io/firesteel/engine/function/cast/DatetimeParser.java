package io.firesteel.engine.function.cast;

import io.firesteel.core.setting.ZoneIds;
import io.firesteel.engine.time.CivilDate;
import io.firesteel.engine.time.ZoneOffsets;
import java.time.ZoneId;
import java.util.Locale;

/**
 * Dates, timestamps and times from bytes, by Spark's lenient rules:
 *
 * <pre>
 * [+-]yyyy[-[m]m[-[d]d[(' '|T)anything]]]                                       dates
 * [+-]yyyy[-[m]m[-[d]d[(' '|T)[h]h[:[m]m[:[s]s[.fraction]][zone]]]]]]           timestamps
 * [T][h]h:[m]m[:[s]s[.fraction]] [AM|PM]                                        times
 * </pre>
 *
 * <p>The last answer is kept in {@link #value}. Belongs to one thread.
 */
final class DatetimeParser {
  private final ZoneOffsets.Cursor sessionZone;
  private final long now;

  private String lastZoneText = "";
  private ZoneOffsets.Cursor lastZone;

  private byte[] bytes;
  private int at;
  private int end;
  private long number;
  private int digits;
  private boolean hasZone;

  /** Days, microseconds, or nanoseconds of the day. */
  long value;

  /**
   * @param zone of the session
   * @param now microseconds since 1970, for {@code now}, {@code today}, and times without a date
   */
  DatetimeParser(ZoneId zone, long now) {
    this.sessionZone = ZoneOffsets.of(zone).cursor();
    this.now = now;
  }

  private void start(byte[] base, int from, int to) {
    bytes = base;
    at = NumberParser.trimStart(base, from, to);
    end = NumberParser.trimEnd(base, at, to);
  }

  /** Reads digits into {@link #number}, at least {@code min} and at most {@code max} of them. */
  private boolean number(int min, int max) {
    int from = at;
    long n = 0;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      n = n * 10 + (bytes[at] - '0');
      at++;
      if (at - from > max) {
        return false;
      }
    }
    number = n;
    digits = at - from;
    return digits >= min;
  }

  private boolean skip(char c) {
    if (at < end && bytes[at] == c) {
      at++;
      return true;
    }
    return false;
  }

  /** A date into {@link #value}, with {@link #at} behind its last digit. */
  private boolean datePart(int maxYearDigits) {
    boolean negative = skip('-');
    if (!negative) {
      skip('+');
    }
    if (!number(4, maxYearDigits)) {
      return false;
    }
    long year = negative ? -number : number;
    int month = 1;
    int day = 1;
    complete = false;
    if (skip('-')) {
      if (!number(1, 2)) {
        return false;
      }
      month = (int) number;
      if (skip('-')) {
        if (!number(1, 2)) {
          return false;
        }
        day = (int) number;
        complete = true;
      }
    }
    if (!CivilDate.isValid(year, month, day)) {
      return false;
    }
    value = CivilDate.toDays(year, month, day);
    return true;
  }

  /** Whether the date that was read had a day. */
  private boolean complete;

  /** A date into {@link #value}; {@code special} admits words such as {@code today}. */
  boolean parseDate(byte[] base, int from, int to, boolean special) {
    start(base, from, to);
    if (special && parseSpecial()) {
      value = isEpoch ? 0 : sessionZone.toDays(value);
      return true;
    }
    if (!datePart(7)) {
      return false;
    }
    boolean ended = at == end || complete && (bytes[at] == ' ' || bytes[at] == 'T');
    return ended && value == (int) value;
  }

  /** Reads {@code h:m:s.fraction} into {@link #value} as nanoseconds. */
  private boolean timePart(boolean hourAlone) {
    if (!number(1, 2) || number > 23) {
      return false;
    }
    long seconds = number * 3600;
    secondsSeen = false;
    if (!skip(':')) {
      value = seconds * 1_000_000_000L;
      return hourAlone;
    }
    if (!number(1, 2) || number > 59) {
      return false;
    }
    seconds += number * 60;
    long nanos = 0;
    if (skip(':')) {
      if (!number(1, 2) || number > 59) {
        return false;
      }
      secondsSeen = true;
      seconds += number;
      if (skip('.')) {
        nanos = fraction();
      }
    }
    value = seconds * 1_000_000_000L + nanos;
    return true;
  }

  private boolean secondsSeen;

  /** Any number of digits, of which six count. */
  private long fraction() {
    long micros = 0;
    int count = 0;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      if (count < 6) {
        micros = micros * 10 + (bytes[at] - '0');
        count++;
      }
      at++;
    }
    for (; count < 6; count++) {
      micros *= 10;
    }
    return micros * 1000;
  }

  /** Microseconds of an instant into {@link #value}. */
  boolean parseTimestamp(byte[] base, int from, int to, boolean special) {
    start(base, from, to);
    if (special && parseSpecial()) {
      return true;
    }
    if (!parseLocal(true)) {
      return false;
    }
    ZoneOffsets.Cursor zone = sessionZone;
    if (hasZone) {
      zone = zone(NumberParser.text(bytes, at, end).trim());
      if (zone == null) {
        return false;
      }
    }
    long instant = zone.toInstant(value);
    // At the ends of the range the shift may wrap.
    if ((instant ^ value) < 0 && Math.abs(instant / 2) > Long.MAX_VALUE / 4) {
      return false;
    }
    value = instant;
    return true;
  }

  /** Microseconds of a wall clock into {@link #value}; a zone is checked and ignored. */
  boolean parseTimestampWithoutZone(byte[] base, int from, int to, boolean special) {
    start(base, from, to);
    if (special && parseSpecial()) {
      value = isEpoch ? 0 : sessionZone.toLocal(value);
      return true;
    }
    return parseLocal(false)
        && (!hasZone || zone(NumberParser.text(bytes, at, end).trim()) != null);
  }

  private boolean parseLocal(boolean timeAlone) {
    hasZone = false;
    if (isTimeAlone()) {
      if (!timeAlone) {
        return false;
      }
      skip('T');
      if (!timePart(false)) {
        return false;
      }
      long today = Math.floorDiv(sessionZone.toLocal(now), CivilDate.MICROS_PER_DAY);
      value = today * CivilDate.MICROS_PER_DAY + value / 1000;
      hasZone = at < end;
      return !hasZone || secondsSeen;
    }
    if (!datePart(6)) {
      return false;
    }
    long days = value;
    value = 0;
    if (at < end) {
      if (!complete || !skip(' ') && !skip('T') || !timePart(true)) {
        return false;
      }
      hasZone = at < end;
      if (hasZone && !secondsSeen) {
        return false;
      }
    }
    long high = Math.multiplyHigh(days, CivilDate.MICROS_PER_DAY);
    long micros = days * CivilDate.MICROS_PER_DAY;
    long sum = micros + value / 1000;
    if (high != micros >> 63 || (micros ^ sum) < 0 && micros > 0) {
      return false;
    }
    value = sum;
    return true;
  }

  /** {@code T...}, or a colon before any hyphen. */
  private boolean isTimeAlone() {
    if (at < end && bytes[at] == 'T') {
      return true;
    }
    for (int i = at; i < Math.min(end, at + 3); i++) {
      if (bytes[i] == ':') {
        return i > at;
      }
    }
    return false;
  }

  /** A zone, or null if the text names none. */
  private ZoneOffsets.Cursor zone(String text) {
    if (!text.equals(lastZoneText)) {
      try {
        lastZone = ZoneOffsets.of(ZoneIds.parse(text)).cursor();
      } catch (IllegalArgumentException e) {
        lastZone = null;
      }
      lastZoneText = text;
    }
    return lastZone;
  }

  /** Whether the word was {@code epoch}, which is the same date everywhere. */
  private boolean isEpoch;

  private boolean parseSpecial() {
    isEpoch = false;
    if (at == end || bytes[at] < 'A' || end - at > 64) {
      return false;
    }
    String text = NumberParser.text(bytes, at, end);
    int letters = 0;
    while (letters < text.length() && Character.isLetter(text.charAt(letters))) {
      letters++;
    }
    String rest = text.substring(letters).trim();
    ZoneOffsets.Cursor zone = rest.isEmpty() ? sessionZone : zone(rest);
    if (zone == null) {
      return false;
    }
    long today = Math.floorDiv(zone.toLocal(now), CivilDate.MICROS_PER_DAY);
    switch (text.substring(0, letters).toLowerCase(Locale.ROOT)) {
      case "epoch":
        value = 0;
        isEpoch = true;
        return true;
      case "now":
        value = now;
        return rest.isEmpty();
      case "today":
        value = zone.toInstant(today * CivilDate.MICROS_PER_DAY);
        return true;
      case "tomorrow":
        value = zone.toInstant((today + 1) * CivilDate.MICROS_PER_DAY);
        return true;
      case "yesterday":
        value = zone.toInstant((today - 1) * CivilDate.MICROS_PER_DAY);
        return true;
      default:
        return false;
    }
  }

  /** Nanoseconds of the day into {@link #value}. */
  boolean parseTime(byte[] base, int from, int to) {
    start(base, from, to);
    skip('T');
    // A twelve-hour clock is told by its last letter.
    int half = -1;
    if (end - at > 2 && (bytes[end - 1] == 'M' || bytes[end - 1] == 'm')) {
      char letter = Character.toUpperCase((char) bytes[end - 2]);
      half = letter == 'A' ? 0 : letter == 'P' ? 1 : -1;
      if (half < 0) {
        return false;
      }
      end = NumberParser.trimEnd(bytes, at, end - 2);
    }
    if (!timePart(false) || at != end) {
      return false;
    }
    if (half >= 0) {
      long hour = value / 3_600_000_000_000L;
      if (hour < 1 || hour > 12) {
        return false;
      }
      value += (hour % 12 + 12 * half - hour) * 3_600_000_000_000L;
    }
    return true;
  }
}
