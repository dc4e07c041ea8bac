package io.firesteel.engine.function.collection;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.setting.SparkSettings;
import io.firesteel.core.vector.MapValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Equality of boxed values, and building maps of them. */
final class Elements {
  private Elements() {}

  /** The value that stands for all that are equal to it: one zero. */
  static Object key(Object value) {
    if (value instanceof Double d && d == 0) {
      return 0.0;
    }
    if (value instanceof Float f && f == 0) {
      return 0.0f;
    }
    return value;
  }

  static boolean equal(Object a, Object b) {
    return Objects.equals(key(a), key(b));
  }

  /** The index of a value among others, or -1. */
  static int indexOf(List<?> values, Object value) {
    for (int i = 0; i < values.size(); i++) {
      if (equal(values.get(i), value)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a later entry replaces an earlier one of the same key. */
  static boolean lastWins(Settings settings) {
    return settings.get(SparkSettings.MAP_KEY_DEDUP).equals("LAST_WIN");
  }

  /** A map in the order of its keys' first appearance; keys are unique and not null. */
  static final class MapBuilder {
    private final Map<Object, Object> entries = new LinkedHashMap<>();
    private final boolean lastWins;

    MapBuilder(boolean lastWins) {
      this.lastWins = lastWins;
    }

    void put(Object key, Object value) {
      if (key == null) {
        throw SqlException.of("NULL_MAP_KEY", "A map's key must not be null.");
      }
      Object k = key(key);
      if (entries.containsKey(k) && !lastWins) {
        throw SqlException.of(
                "DUPLICATED_MAP_KEY",
                "The key "
                    + key
                    + " occurs twice in a map; spark.sql.mapKeyDedupPolicy = LAST_WIN takes the"
                    + " last one.")
            .with("key", String.valueOf(key))
            .with("mapKeyDedupPolicy", "\"spark.sql.mapKeyDedupPolicy\"");
      }
      entries.put(k, value);
    }

    MapValue build() {
      return new MapValue(new ArrayList<>(entries.keySet()), new ArrayList<>(entries.values()));
    }
  }
}
