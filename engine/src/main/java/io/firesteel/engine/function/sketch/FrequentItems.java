package io.firesteel.engine.function.sketch;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.DecimalType;
import io.firesteel.core.vector.ByteSlice;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.datasketches.common.ArrayOfBooleansSerDe;
import org.apache.datasketches.common.ArrayOfDoublesSerDe;
import org.apache.datasketches.common.ArrayOfItemsSerDe;
import org.apache.datasketches.common.ArrayOfLongsSerDe;
import org.apache.datasketches.common.ArrayOfNumbersSerDe;
import org.apache.datasketches.common.ArrayOfStringsSerDe;
import org.apache.datasketches.frequencies.ErrorType;
import org.apache.datasketches.frequencies.ItemsSketch;

/** Sketches of frequent items: from SQL values to the library's items and back. */
final class FrequentItems {
  private static final double LOAD = 0.75;

  private FrequentItems() {}

  /** An empty sketch that tracks so many items. */
  static ItemsSketch<Object> create(int tracked) {
    int size = 8;
    while (size * LOAD < tracked) {
      size *= 2;
    }
    return new ItemsSketch<>(size);
  }

  /** The item of a value that is not null. */
  static Object item(SqlType type, Object value) {
    if (value instanceof ByteSlice || value instanceof BigDecimal) {
      return value instanceof BigDecimal d ? d.unscaledValue().toString() : value.toString();
    }
    switch (type.kind()) {
      case TINYINT:
        return ((Number) value).byteValue();
      case SMALLINT:
        return ((Number) value).shortValue();
      default:
        return value;
    }
  }

  private static Object value(SqlType type, Object item) {
    if (item instanceof String text) {
      return type instanceof DecimalType d
          ? new BigDecimal(new BigInteger(text), d.scale())
          : ByteSlice.of(text);
    }
    return item instanceof Byte || item instanceof Short ? ((Number) item).intValue() : item;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static ArrayOfItemsSerDe<Object> format(SqlType type) {
    if (type instanceof DecimalType || type.isText()) {
      return (ArrayOfItemsSerDe) new ArrayOfStringsSerDe();
    }
    switch (type.physical()) {
      case BOOLEAN:
        return (ArrayOfItemsSerDe) new ArrayOfBooleansSerDe();
      case LONG:
        return (ArrayOfItemsSerDe) new ArrayOfLongsSerDe();
      case DOUBLE:
        return (ArrayOfItemsSerDe) new ArrayOfDoublesSerDe();
      default:
        return (ArrayOfItemsSerDe) new ArrayOfNumbersSerDe();
    }
  }

  static byte[] bytes(ItemsSketch<Object> sketch, SqlType type) {
    return sketch.toByteArray(format(type));
  }

  static ItemsSketch<Object> read(SqlType type, ByteSlice bytes) {
    return Sketches.read(
        bytes,
        memory -> ItemsSketch.getInstance(memory, format(type)),
        "APPROX_TOP_K_SKETCH_SIZE_NOT_MATCH",
        "approx_top_k");
  }

  /** The number of nulls behind a sketch's bytes. */
  static long nulls(ByteSlice sketch) {
    return sketch.length() < 8
        ? 0
        : ByteBuffer.wrap(sketch.base(), sketch.offset() + sketch.length() - 8, 8).getLong();
  }

  /** The most frequent items and their counts; nulls are counted beside the sketch. */
  static List<Object> top(ItemsSketch<Object> sketch, SqlType type, int k, long nulls) {
    List<Object> top = new ArrayList<>();
    boolean nullsDue = nulls > 0;
    for (ItemsSketch.Row<Object> row : sketch.getFrequentItems(ErrorType.NO_FALSE_POSITIVES)) {
      if (nullsDue && nulls > row.getEstimate()) {
        top.add(pair(null, nulls));
        nullsDue = false;
      }
      top.add(pair(value(type, row.getItem()), row.getEstimate()));
    }
    if (nullsDue) {
      top.add(pair(null, nulls));
    }
    return new ArrayList<>(top.subList(0, Math.min(k, top.size())));
  }

  private static List<Object> pair(Object item, long count) {
    List<Object> pair = new ArrayList<>();
    pair.add(item);
    pair.add(count);
    return pair;
  }
}
