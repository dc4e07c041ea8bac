/**
 * The proleptic Gregorian calendar and time zones in plain long arithmetic, for loops over dates
 * and timestamps: days and microseconds since 1970, as vectors hold them. No java.time object is
 * made per value.
 *
 * <p>{@link io.firesteel.engine.time.CivilDate} is stateless. A {@link
 * io.firesteel.engine.time.ZoneOffsets} is shared by all threads; its {@link
 * io.firesteel.engine.time.ZoneOffsets.Cursor} belongs to one.
 */
package io.firesteel.engine.time;
