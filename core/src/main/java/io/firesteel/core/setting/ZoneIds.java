package io.firesteel.core.setting;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time zone names as Spark reads them. */
public final class ZoneIds {
  private static final Pattern OFFSET =
      Pattern.compile("(UTC|GMT|UT)?([+-])(\\d{1,2})(?::(\\d{1,2}))?(?::(\\d{1,2}))?");

  private ZoneIds() {}

  /**
   * A zone: a region id, a short id such as PST, {@code Z}, or an offset such as {@code +8:00},
   * {@code GMT+8} with one-digit parts allowed.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static ZoneId parse(String text) {
    String id = text.trim();
    try {
      Matcher m = OFFSET.matcher(id);
      if (m.matches()) {
        String prefix = m.group(1) == null ? "" : m.group(1);
        String offset = m.group(2) + two(m.group(3)) + ":" + two(m.group(4));
        return ZoneId.of(prefix + offset + (m.group(5) == null ? "" : ":" + two(m.group(5))));
      }
      return ZoneId.of(id, ZoneId.SHORT_IDS);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("it is not a time zone", e);
    }
  }

  private static String two(String digits) {
    return digits == null ? "00" : digits.length() == 1 ? "0" + digits : digits;
  }
}
