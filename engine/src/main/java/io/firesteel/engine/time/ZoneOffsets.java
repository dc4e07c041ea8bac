package io.firesteel.engine.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A zone's offsets as sorted arrays. A wall clock that a transition skips or repeats is read with
 * the offset before the transition, as {@code ZonedDateTime} does.
 */
public final class ZoneOffsets {
  private static final Map<ZoneId, ZoneOffsets> CACHE = new ConcurrentHashMap<>();
  private static final long MICROS = CivilDate.MICROS_PER_SECOND;
  private static final long LAST_SECOND = Instant.parse("2300-01-01T00:00:00Z").getEpochSecond();

  private final ZoneRules rules;

  /** From instants[i] on (seconds), offsets[i + 1] holds; before the first one offsets[0]. */
  private final long[] instants;

  /** The same for wall clocks (seconds). */
  private final long[] locals;

  private final int[] offsets;
  private final boolean endless;

  private ZoneOffsets(ZoneId zone) {
    rules = zone.getRules();
    List<ZoneOffsetTransition> all = new ArrayList<>(rules.getTransitions());
    endless = !rules.getTransitionRules().isEmpty();
    Instant last = all.isEmpty() ? Instant.EPOCH : all.get(all.size() - 1).getInstant();
    for (ZoneOffsetTransition next = rules.nextTransition(last);
        next != null && next.toEpochSecond() < LAST_SECOND;
        next = rules.nextTransition(next.getInstant())) {
      all.add(next);
    }
    instants = new long[all.size()];
    locals = new long[all.size()];
    offsets = new int[all.size() + 1];
    offsets[0] =
        (all.isEmpty() ? rules.getOffset(Instant.EPOCH) : all.get(0).getOffsetBefore())
            .getTotalSeconds();
    for (int i = 0; i < instants.length; i++) {
      ZoneOffsetTransition t = all.get(i);
      int before = t.getOffsetBefore().getTotalSeconds();
      int after = t.getOffsetAfter().getTotalSeconds();
      instants[i] = t.toEpochSecond();
      locals[i] = t.toEpochSecond() + Math.max(before, after);
      offsets[i + 1] = after;
    }
  }

  public static ZoneOffsets of(ZoneId zone) {
    return CACHE.computeIfAbsent(zone, ZoneOffsets::new);
  }

  /** A reader for one thread, which is quick while values stay between the same transitions. */
  public Cursor cursor() {
    return new Cursor();
  }

  /** Converts between instants and wall clocks, in microseconds. Belongs to one thread. */
  public final class Cursor {
    // Empty ranges at first, so that the first value is looked up.
    private long fromInstant = 1;
    private long toInstant;
    private long instantOffset;
    private long fromLocal = 1;
    private long toLocal;
    private long localOffset;

    private Cursor() {}

    /** The wall clock of an instant. Wraps at the ends of the range. */
    public long toLocal(long instant) {
      if (instant < fromInstant || instant >= toInstant) {
        long second = Math.floorDiv(instant, MICROS);
        int i = find(instants, second);
        fromInstant = i == 0 ? Long.MIN_VALUE : instants[i - 1] * MICROS;
        toInstant = i == instants.length ? Long.MAX_VALUE : instants[i] * MICROS;
        instantOffset = offsets[i] * MICROS;
        if (endless && i == instants.length) {
          toInstant = LAST_SECOND * MICROS;
          if (instant >= toInstant) {
            return instant
                + rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds() * MICROS;
          }
        }
      }
      return instant + instantOffset;
    }

    /** The instant of a wall clock. Wraps at the ends of the range. */
    public long toInstant(long local) {
      if (local < fromLocal || local >= toLocal) {
        long second = Math.floorDiv(local, MICROS);
        int i = find(locals, second);
        fromLocal = i == 0 ? Long.MIN_VALUE : locals[i - 1] * MICROS;
        toLocal = i == locals.length ? Long.MAX_VALUE : locals[i] * MICROS;
        localOffset = offsets[i] * MICROS;
        if (endless && i == locals.length) {
          toLocal = LAST_SECOND * MICROS;
          if (local >= toLocal) {
            LocalDateTime wall = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
            return local - rules.getOffset(wall).getTotalSeconds() * MICROS;
          }
        }
      }
      return local - localOffset;
    }

    /**
     * Moves an instant: months and days on the wall clock, microseconds after that.
     *
     * @throws ArithmeticException beyond the range of 64 bits
     */
    public long plus(long instant, long months, long days, long micros) {
      if (months == 0 && days == 0) {
        return Math.addExact(instant, micros);
      }
      long local = toLocal(instant);
      long day = Math.floorDiv(local, CivilDate.MICROS_PER_DAY);
      long ofDay = local - day * CivilDate.MICROS_PER_DAY;
      day = (months == 0 ? day : CivilDate.addMonths(day, months)) + days;
      long wall = Math.addExact(Math.multiplyExact(day, CivilDate.MICROS_PER_DAY), ofDay);
      return Math.addExact(toInstant(wall), micros);
    }

    /** The date of an instant: days since 1970-01-01. */
    public int toDays(long instant) {
      return (int) Math.floorDiv(toLocal(instant), CivilDate.MICROS_PER_DAY);
    }
  }

  /** The number of entries at or below a value. */
  private static int find(long[] sorted, long value) {
    int at = Arrays.binarySearch(sorted, value);
    return at >= 0 ? at + 1 : -at - 1;
  }
}
