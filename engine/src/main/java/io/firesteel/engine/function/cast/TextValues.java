package io.firesteel.engine.function.cast;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.plan.QueryContext;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;

/**
 * Single texts as values of an atomic type, by the rules of TRY_CAST without its words for points
 * in time. Belongs to one thread.
 */
public final class TextValues {
  private final SqlType type;
  private final DatetimeParser datetimes;
  private final Kernel others;

  /**
   * @param zone of timestamps without one
   */
  public TextValues(SqlType type, ZoneId zone) {
    this.type = type;
    boolean datetime =
        switch (type.kind()) {
          case DATE, TIMESTAMP, TIMESTAMP_NTZ -> true;
          default -> false;
        };
    this.datetimes = datetime ? new DatetimeParser(zone, 0) : null;
    this.others =
        datetime
            ? null
            : FromText.bind(
                SqlType.STRING,
                type,
                EvalMode.TRY,
                QueryContext.of("", io.firesteel.core.setting.Settings.DEFAULTS));
  }

  /** The value, boxed as in {@link Vectors}, or null if the text is none of the type. */
  public Object parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    switch (type.kind()) {
      case DATE:
        return datetimes.parseDate(bytes, 0, bytes.length, false) ? (int) datetimes.value : null;
      case TIMESTAMP:
        return datetimes.parseTimestamp(bytes, 0, bytes.length, false) ? datetimes.value : null;
      case TIMESTAMP_NTZ:
        return datetimes.parseTimestampWithoutZone(bytes, 0, bytes.length, false)
            ? datetimes.value
            : null;
      default:
        ColumnVector one =
            new BytesVector(bytes, new int[] {0}, new int[] {bytes.length}, Validity.ALL, 1);
        try {
          return Vectors.get(type, others.evaluate(new ColumnVector[] {one}, 1), 0);
        } catch (SqlException e) {
          return null;
        }
    }
  }
}
